using System.Collections.Frozen;
using Tessera.Domain.Needs;

namespace Tessera.Domain.Caseloads;

/// <summary>Words of headers and cells that say which figure is meant, in English, French, Spanish, Portuguese and Vietnamese; folded.</summary>
internal static class NeedWords
{
    private const int LongestPhrase = 4;

    /// <summary>The first that is found decides: "affected population" counts the affected.</summary>
    private static readonly (NeedFigure Figure, string Phrases)[] Figures =
    [
        (NeedFigure.Severity, "severity|severities|severite|gravite|severidad|gravedad|severidade|muc do nghiem trong"),
        (NeedFigure.InNeed, "in need|inneed|pin|need|needs|dans le besoin|besoin|besoins|necesidad|necesidades|necesitadas|necessidade|necessidades|necessitadas|can ho tro|can cuu tro"),
        (NeedFigure.Targeted, "targeted|target|targets|ciblees|ciblee|cibles|cible|meta|metas|objetivo|alvo|alvos|muc tieu"),
        (NeedFigure.Reached, "expected reach|reached|reach|assisted|atteint|atteintes|atteints|alcanzadas|alcanzados|alcancadas|alcancados|tiep can|da tiep can"),
        (NeedFigure.Affected, "affected|affectees|affectes|touchees|sinistrees|afectadas|afectados|afetadas|afetados|bi anh huong"),
        (NeedFigure.Population, "population|populations|baseline|poblacion|populacao|dan so"),
    ];

    private static readonly FrozenDictionary<string, NeedFigure> ByPhrase = Figures.SelectMany(f => f.Phrases.Split('|').Select(p => (p, f.Figure))).ToFrozenDictionary(p => p.p, p => p.Figure);

    /// <summary>Values of a column that says the figure row by row; the short ones are HDX HAPI's.</summary>
    private static readonly FrozenDictionary<string, NeedFigure> Codes = new Dictionary<string, NeedFigure>
    {
        ["inn"] = NeedFigure.InNeed, ["tgt"] = NeedFigure.Targeted, ["aff"] = NeedFigure.Affected, ["rea"] = NeedFigure.Reached,
        ["all"] = NeedFigure.Population, ["pop"] = NeedFigure.Population, ["total population"] = NeedFigure.Population,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Everything =
        Set("total|totals|overall|all|everybody|grand total|toute|tous|totale|todos|todas|tong|tong so|tong cong|toan bo|tat ca");

    private static readonly FrozenSet<string> AcrossSectors =
        Set("intersectoral|inter sectoral|intersector|inter sector|intersectorial|intersectoriel|inter sectoriel|intersetorial|inter cluster|lien nganh|all|all clusters|all sectors|tous les secteurs|todos los sectores|total|overall");

    private static readonly FrozenSet<string> Noise =
        Set("estimate|estimates|estimated|by|of|the|and|per|for|in|to|cluster|clusters|sector|sectors|number|nb|no|people|persons|person|individuals|figure|figures|group|groups|age|sex|gender|summary|response|total|overall|all|sadd|priority|final|plan|hrp|hno|de|du|des|la|le|les|par|pour|personnes|nombre|personas|poblacion|por|numero|pessoas|nguoi|so|theo|nhom|needs overview");

    public static bool IsEverything(string folded) => Everything.Contains(folded);

    public static bool IsAcrossSectors(string folded) => AcrossSectors.Contains(folded);

    public static NeedFigure? OfCell(string folded) => Codes.TryGetValue(folded, out var figure) ? figure : Take(folded).Figure;

    public static NeedFigure? OfTag(string tag) => tag switch
    {
        "#population" => NeedFigure.Population,
        "#affected" => NeedFigure.Affected,
        "#inneed" => NeedFigure.InNeed,
        "#targeted" or "#target" => NeedFigure.Targeted,
        "#reached" => NeedFigure.Reached,
        "#severity" => NeedFigure.Severity,
        _ => null,
    };

    /// <summary>The figure a text names, and what else it says: "idp target by cluster" is targeted, and "idp".</summary>
    public static (NeedFigure? Figure, string Others, bool SaysAll) Take(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rest = new List<string>();
        NeedFigure? figure = null;
        var all = false;
        for (var at = 0; at < words.Length;)
        {
            if (Phrase(words, at, out var found, out var used)) (figure, at) = (Stronger(figure, found), at + used);
            else
            {
                all |= Everything.Contains(words[at]);
                if (!Noise.Contains(words[at])) rest.Add(words[at]);
                at++;
            }
        }
        return (figure, string.Join(' ', rest), all);
    }

    private static NeedFigure Stronger(NeedFigure? one, NeedFigure other) =>
        one is { } first && Array.FindIndex(Figures, f => f.Figure == first) < Array.FindIndex(Figures, f => f.Figure == other) ? first : other;

    private static bool Phrase(string[] words, int at, out NeedFigure figure, out int used)
    {
        for (used = Math.Min(LongestPhrase, words.Length - at); used > 0; used--)
            if (ByPhrase.TryGetValue(string.Join(' ', words, at, used), out figure)) return true;
        figure = default;
        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split('|').ToFrozenSet();
}
