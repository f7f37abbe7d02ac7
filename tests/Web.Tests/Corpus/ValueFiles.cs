using System.Globalization;
using System.Security;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Clusters;
using Tessera.Domain.Geography;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;
using Tessera.Web.Tests.Spreadsheets;

namespace Tessera.Web.Tests.Corpus;

/// <summary>The two good rows with other values in some columns, and columns added to them.</summary>
internal static class ValueFiles
{
    /// <summary>A cell in a number format; a cell as XML, where {0} is its address.</summary>
    internal sealed record Dated(double Serial, object Format);
    internal sealed record Raw(string Xml);

    /// <summary>The row of Salva Relief with one more value; the row of Mira Aid stays.</summary>
    public static byte[] With(params (string Head, object Value)[] values) => Book(Rows(values, [])).ToBytes();

    /// <summary>Both rows with another value in one column.</summary>
    public static byte[] Both(string head, object first, object second) => Book(Rows([(head, first)], [(head, second)])).ToBytes();

    public static byte[] Text(params (string Head, string Value)[] values) => CorpusFiles.Csv(CsvOf(Rows([.. values.Select(v => (v.Head, (object)v.Value))], [])));

    public static string CsvOf(object[][] rows) =>
        string.Concat(rows.Select(row => string.Join(',', row.Select(v => $"\"{Convert.ToString(v, CultureInfo.InvariantCulture)!.Replace("\"", "\"\"")}\"")) + "\r\n"));

    public static object[][] Rows((string Head, object Value)[] first, (string Head, object Value)[] second)
    {
        string[] heads = [.. CorpusFiles.Head, .. first.Concat(second).Select(v => v.Head).Where(h => !CorpusFiles.Head.Contains(h)).Distinct()];
        return [heads, Row(heads, CorpusFiles.Salva, first), Row(heads, CorpusFiles.Mira, second)];
    }

    private static object[] Row(string[] heads, string[] good, (string Head, object Value)[] values) =>
        [.. heads.Select((head, at) => values.FirstOrDefault(v => v.Head == head) is (_, { } value) ? value : at >= good.Length ? "" : at == 6 ? double.Parse(good[at], CultureInfo.InvariantCulture) : good[at])];

    public static HandMadeXlsx Book(params object[][] rows)
    {
        var formats = rows.SelectMany(r => r).OfType<Dated>().Select(d => d.Format).Distinct().ToList();
        var sheet = string.Concat(rows.Index().Select(r => $"<row r=\"{r.Index + 1}\">{string.Concat(r.Item.Index().Select(c => Cell(CellReference.Name(r.Index + 1, c.Index), c.Item, formats)))}</row>"));
        return HandMadeXlsx.OfRows(sheet).Styles([0, .. formats]);
    }

    private static string Cell(string place, object value, List<object> formats) => value switch
    {
        "" => "",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        bool yes => $"<c r=\"{place}\" t=\"b\"><v>{(yes ? 1 : 0)}</v></c>",
        Dated day => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"{formats.IndexOf(day.Format) + 1}\"><v>{day.Serial}</v></c>"),
        Raw raw => string.Format(CultureInfo.InvariantCulture, raw.Xml, place),
        _ => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\"><v>{value}</v></c>"),
    };

    public static object? Reached(ActivityDraft draft) => Amount(draft.Reached);
    public static object? Quantity(ActivityDraft draft) => Amount(draft.Quantity);
    public static object? Start(ActivityDraft draft) => draft.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static object? End(ActivityDraft draft) => draft.End?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static object? What(ActivityDraft draft) => draft.Kind;
    public static object? Place(ActivityDraft draft) => draft.AreaId is { } id ? Country.Gazetteer.ById(id)!.Pcode : null;
    public static object? AfghanPlace(ActivityDraft draft) => draft.AreaId is { } id ? Afghan.Gazetteer.ById(id)!.Pcode : null;
    public static object? Who(ActivityDraft draft) => draft.Who is { } id ? Country.PartnerName(id) : null;
    public static object? Cluster(ActivityDraft draft) => draft.ClusterId is { } id ? Country.Cluster(id)!.Code : null;
    public static object? Point(ActivityDraft draft) => draft.Latitude is { } lat ? string.Create(CultureInfo.InvariantCulture, $"{lat:0.###} {draft.Longitude:0.###}") : null;

    /// <summary>"2009-10" or "2009-10 to 2009-12": the months of presence.</summary>
    public static object? Months(ActivityDraft draft) => draft.FromMonth == 0 ? null : new ReportingPeriod(draft.FromMonth, draft.ToMonth).ToString();

    private static object? Amount(long? scaled) => scaled is { } value ? NumberReading.Text(value) : null;

    /// <summary>Five provinces and five districts of Viet Nam as at 2009, a province of before 2008, and what the kinds need of partners.</summary>
    public static readonly OperationLists Country = Lists("VNM", "Viet Nam",
    [
        Area(2, "VN101", 1, 1, "Hà Nội", 21.03, 105.84, population: 6_400_000), Area(3, "VN105", 1, 1, "Hà Tây", until: new(2008, 8, 1)),
        Area(4, "VN401", 1, 1, "Ha Tinh", 18.34, 105.91, population: 1_200_000), Area(5, "VN403", 1, 1, "Quảng Trị", 16.75, 107.19, population: 600_000),
        Area(6, "VN405", 1, 1, "Thua Thien Hue", 16.46, 107.59, population: 1_100_000),
        new() { Id = 7, Pcode = "VN501", Level = 1, ParentId = 1, Names = [new("vi", "Đà Nẵng"), new("fr", "Tourane")], Latitude = 16.05, Longitude = 108.2, Population = 900_000 },
        Area(8, "VN511", 1, 1, "Khánh Hòa", 12.25, 109.19, population: 1_200_000),
        Area(11, "VN40301", 2, 5, "Đông Hà"), Area(12, "VN40303", 2, 5, "Vĩnh Linh"), Area(13, "VN40305", 2, 5, "Phong Sơn"),
        Area(14, "VN40501", 2, 6, "Phú Lộc"), Area(15, "VN40503", 2, 6, "Phong Sơn"),
    ]);

    public static readonly OperationLists Afghan = Lists("AFG", "Afghanistan", [Area(2, "AF01", 1, 1, "Kabul"), Area(3, "AF02", 1, 1, "Kapisa"), Area(4, "AF10", 1, 1, "Nimroz")]);

    public const long Salva = 1, Health = 2;

    private static AdminArea Area(long id, string code, int level, long? parent, string name, double? lat = null, double? lon = null, long? population = null, DateOnly? until = null) =>
        new() { Id = id, Pcode = code, Level = level, ParentId = parent, Names = [new("", name)], Latitude = lat, Longitude = lon, Population = population, ValidTo = until };

    private static OperationLists Lists(string iso, string name, AdminArea[] areas)
    {
        var operation = new Operation { Id = 1, Code = "corpus", Name = name, Countries = iso };
        Partner[] partners =
        [
            new() { OperationId = 1, Id = Salva, Name = "Salva Relief" }, new() { OperationId = 1, Id = 2, Name = "Mira Aid", TypeCode = PartnerType.NationalNgo },
            new() { OperationId = 1, Id = 3, Name = "Save the Children International", Acronym = "SCI" }, new() { OperationId = 1, Id = 4, Name = "River Care", Acronym = "RC" },
            new() { OperationId = 1, Id = 5, Name = "Red Cross of Quang Tri", Acronym = "RC" }, new() { OperationId = 1, Id = 6, Name = "Nordic Fund", TypeCode = PartnerType.Donor },
            new() { OperationId = 1, Id = 7, Name = "لجنة كريم العربي" },
        ];
        Cluster[] clusters = [new() { OperationId = 1, Id = 1, Code = "WSH", Name = "Water, Sanitation and Hygiene", ShortName = "WASH" }, new() { OperationId = 1, Id = Health, Code = "HEA", Name = "Health", ShortName = "Health" }];
        return new OperationLists
        {
            Operation = operation,
            Gazetteer = new Gazetteer([Area(1, iso, 0, null, name), .. areas], [], [iso]),
            AreaRows = new Dictionary<long, Web.Database.Tables.AreaRow>(),
            Partners = partners.ToDictionary(p => p.Id),
            Registry = new PartnerRegistry(partners, [new PartnerAlias { OperationId = 1, Id = 1, PartnerId = 3, Text = "STC", Folded = "stc" }]),
            Clusters = GlobalLists.Registry(clusters, []),
            ClusterList = clusters,
            Leadership = Array.Empty<LeadershipTerm>().ToLookup(t => t.ClusterId),
        };
    }
}
