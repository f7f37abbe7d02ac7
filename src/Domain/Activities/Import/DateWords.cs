using System.Collections.Frozen;

namespace Tessera.Domain.Activities.Import;

/// <summary>Month names and the words around dates in English, French, Spanish, Portuguese, Vietnamese and Arabic; all folded.</summary>
internal static class DateWords
{
    private static readonly string[] MonthNames =
    [
        "january jan janvier janv enero ene janeiro يناير جانفي كانون_الثاني",
        "february feb febr fevrier fevr fev febrero fevereiro فبراير فيفري شباط",
        "march mar mars marzo marco مارس آذار",
        "april apr avril avr abril abr أبريل أفريل نيسان",
        "may mai mayo maio مايو ماي أيار",
        "june jun juin junio junho يونيو جوان حزيران",
        "july jul juillet juil julio julho يوليو جويلية تموز",
        "august aug aout agosto ago أغسطس أوت آب",
        "september sep sept septembre septiembre setiembre setembro set سبتمبر أيلول",
        "october oct octobre octubre outubro out أكتوبر تشرين_الأول",
        "november nov novembre noviembre novembro نوفمبر تشرين_الثاني",
        "december dec decembre diciembre dic dezembro dez ديسمبر كانون_الأول",
    ];

    // Said only after "tháng": "năm" alone is "year".
    private static readonly string[] VietnameseNumbers =
        ["gieng", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai"];

    private static readonly FrozenDictionary<string, int> Months = MonthNames
        .SelectMany((names, at) => names.Split(' ').Select(name => (Name: Folding.Fold(name.Replace('_', ' ')), Month: at + 1)))
        .ToFrozenDictionary(entry => entry.Name, entry => entry.Month);

    private static readonly FrozenSet<string> Fillers =
        ("day days ngay nam year annee ano anho de del do da du le la the of st nd rd th er e y " +
         "monday mon tuesday tue wednesday wed thursday thu friday fri saturday sat sunday sun " +
         "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> OpenEnds = new[]
    {
        "ongoing", "on going", "continuing", "continuous", "present", "to date", "open", "open ended", "until further notice", "until now", "current", "no end date",
        "en cours", "indetermine", "a ce jour", "en curso", "en ejecucion", "a la fecha", "actualidad", "indefinido", "em curso", "em andamento", "ate a data",
        "dang thuc hien", "dang tien hanh", "dang trien khai", "hien nay", "den nay", "tiep tuc", "مستمر", "مستمره", "جاري",
    }.Select(word => Folding.Fold(word)).ToFrozenSet();

    public static int? Month(string word) => Months.TryGetValue(word, out var month) ? month : null;

    public static int? VietnameseMonth(string words) => Array.IndexOf(VietnameseNumbers, words) is >= 0 and var at ? at + 1 : null;

    public static bool IsVietnameseMonth(string word) => word is "thang" or "thg" or "th" or "t";

    public static bool IsQuarter(string word) => word is "q" or "quarter" or "qtr" or "quy" or "trimestre" or "trim" or "trimester";

    public static bool IsWeek(string word) => word is "w" or "wk" or "week" or "semaine" or "semana" or "tuan";

    public static int? Roman(string word) => word switch { "i" => 1, "ii" => 2, "iii" => 3, "iv" => 4, _ => null };

    public static bool IsFiller(string word) => Fillers.Contains(word);

    public static bool IsOpenEnd(string folded) => OpenEnds.Contains(folded);
}
