using Tessera.Domain;
using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Overlaps;

/// <summary>Overlaps as a table, alike in files, in the API and on the command line.</summary>
internal static class OverlapTables
{
    private const string AboveNeed = "above-need";

    /// <summary>Pairs first; then places where more people were reached than are in need, with reached and need as the two figures.</summary>
    public static FigureTable Of(OverlapView view, GapView gaps) => new("overlaps",
        ["id", "kind", "cluster_code", "activity", "admin_code", "period", "group", "partner_a", "partner_b", "figure_a", "figure_b", "decision"],
        ["#meta+id", "#meta+kind", "#sector+code", "#activity+type", "#adm+code", "#date", "#beneficiary+type", "#org+name+a", "#org+name+b", "#reached+num+a", "#reached+num+b", "#status+decision"],
        view.Pairs.Select(pair => Line(view, pair)).Concat(Above(gaps).Select(line => Line(gaps, line))));

    /// <summary>The pairs of a kind and decision ("open", "same", "different") as the address names them; null is every one.</summary>
    public static List<OverlapPair> Chosen(OverlapView view, string? kind, string? decision)
    {
        if (!string.IsNullOrEmpty(kind) && !Enum.GetValues<OverlapKind>().Any(one => Word(one) == kind)) throw Problem.Invalid("filter.unreadable", "kind", kind);
        if (!string.IsNullOrEmpty(decision) && decision is not ("open" or "same" or "different")) throw Problem.Invalid("filter.unreadable", "decision", decision);
        return [.. view.Pairs.Where(pair => (string.IsNullOrEmpty(kind) || Word(pair.Kind) == kind) && (string.IsNullOrEmpty(decision) || Decision(view, pair) == decision))];
    }

    public static string Decision(OverlapView view, OverlapPair pair) => view.Decisions.Of(pair.Key) is { } made ? made.IsSame ? "same" : "different" : "open";

    /// <summary>The text of what was said then.</summary>
    public static string Outcome(OverlapDecisionRow made) => made.IsWithdrawn ? "overlaps.withdrawn" : made.IsSame ? "overlaps.same" : "overlaps.different";

    public static string Word(OverlapKind kind) => kind switch
    {
        OverlapKind.LeadAndImplementer => "lead-and-implementer",
        OverlapKind.SimilarNumbers => "similar-numbers",
        _ => "same-activity",
    };

    public static IEnumerable<GapLine> Above(GapView gaps) =>
        gaps.Answer.Lines.Where(line => line.Group is null && line.ClusterId is not null && line.Beyond > 0).OrderByDescending(line => line.Beyond);

    private static Cell[] Line(OverlapView view, OverlapPair pair) =>
    [
        Cell.Of(pair.Key.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), Cell.Of(Word(pair.Kind)), Cell.Of(view.Lists.Cluster(pair.Key.ClusterId)?.Code ?? ""), Cell.Of(view.Terms.GetValueOrDefault(pair.Key.KindId, "")),
        Cell.Of(view.Lists.Area(pair.Key.PlaceId)?.Pcode ?? "?"), Cell.Of(pair.ToMonth == 0 ? "" : new ReportingPeriod(pair.FromMonth, pair.ToMonth).ToString()), Cell.Of(view.Terms.GetValueOrDefault(pair.Key.GroupId, "")),
        Cell.Of(view.Lists.PartnerName(pair.Key.PartnerA)), Cell.Of(view.Lists.PartnerName(pair.Key.PartnerB)), FigureCells.Number(pair.FigureA), FigureCells.Number(pair.FigureB),
        Cell.Of(view.Decisions.Of(pair.Key) is { } decision ? decision.IsSame ? "same" : "different" : ""),
    ];

    private static Cell[] Line(GapView gaps, GapLine line) =>
    [
        Cell.Empty, Cell.Of(AboveNeed), Cell.Of(gaps.ClusterCode(line)), Cell.Empty, Cell.Of(gaps.Lists.Area(line.AreaId)?.Pcode ?? "?"), Cell.Of(gaps.Filter.Rows.Period ?? ""), Cell.Empty,
        Cell.Empty, Cell.Empty, FigureCells.Number(line.Reached?.Reached), FigureCells.Number(line.InNeed), Cell.Empty,
    ];
}
