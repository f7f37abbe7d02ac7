using Tessera.Domain.Analysis;
using Tessera.Domain.Geography;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;

namespace Tessera.Web.Figures;

/// <summary>Gaps with everything needed to name their parts.</summary>
/// <param name="Totals">Of the whole operation, or of the place asked for, by cluster and group.</param>
public sealed record GapView(Operation Operation, OperationLists Lists, GapFilter Filter, NeedTable Needs, GapAnswer Answer, IReadOnlyList<GapLine> Totals, PresenceAnswer Presence)
{
    public DateOnly? AsOf => ReportingPeriod.LastDayOf(Answer.AsOfMonth);

    /// <summary>The whole by cluster, everybody first where somebody counted everybody, then the largest gap first.</summary>
    public IReadOnlyList<GapLine> ByCluster => [.. Totals.Where(line => line.Group == Filter.Group).OrderBy(line => line.ClusterId is not null).ThenByDescending(line => line.Gap)];

    /// <summary>Gaps of clusters in places, the largest first; of everybody together where no cluster states a need.</summary>
    public IReadOnlyList<GapLine> Largest
    {
        get
        {
            var lines = Answer.Lines.Where(line => line.Group == Filter.Group).OrderByDescending(line => line.Gap).ThenBy(line => line.AreaId).ToList();
            return lines.Exists(line => line.ClusterId is not null) ? [.. lines.Where(line => line.ClusterId is not null)] : lines;
        }
    }

    public string ClusterCode(GapLine line) => line.ClusterId is { } id ? Lists.Cluster(id)?.Code ?? "?" : "";

    /// <summary>Where the numbers of need come from.</summary>
    public IEnumerable<Caseload> Sources => Needs.Loaded.Select(c => c.Head);
}

/// <summary>Answers gaps for whoever asks, by the same hiding as presence.</summary>
internal sealed class GapDesk(PresenceDesk presence, OperationNeeds needs, OverlapDecisions decisions, TermNames terms, RecentAnswers recent)
{
    public async Task<GapView> Ask(Operation operation, GapFilter filter)
    {
        var (lists, rows, facts) = await presence.Counted(operation, filter.Rows);
        var table = await needs.For(operation);
        var same = (await decisions.For(operation)).Same;
        var groups = await terms.Of(operation.Id, facts.Groups.Keys);
        return recent.Of(("gaps", table, PresenceDesk.Key(lists, facts, rows), filter), () => View((operation, lists, filter), new GapQuestion(rows, filter.Threshold / 100m, filter.Group) { Same = same }, presence.Order(lists, facts, ReachUnit.People), table, groups), view => view.Answer.Lines.Count + view.Presence.Cells.Count) with { Operation = operation };
    }

    private static GapView View((Operation Operation, OperationLists Lists, GapFilter Filter) asked, GapQuestion question, ReachOrder order, NeedTable table, Dictionary<long, string> groups)
    {
        var (lists, rows) = (asked.Lists, question.Filter);
        var whole = rows.Area is { } area ? lists.Area(area) : null;
        var read = new GapRows(order, question, Math.Max(rows.Level, whole?.Level ?? 0));
        GapAnswer At(int level, IEnumerable<AdminArea> places) => Gaps.Of(read, table, level,
            new GapReference([.. places.Select(a => a.Id)], [.. Tops(lists).Select(a => a.Id)], id => Below(lists, id), id => groups.GetValueOrDefault(id)));
        var answer = At(rows.Level, lists.Gazetteer.AtLevel(rows.Level, rows.Area));
        var totals = whole is not null ? At(whole.Level, [whole]) : At(0, Tops(lists));
        return new GapView(asked.Operation, lists, asked.Filter, table, answer, [.. totals.Lines.Select(total => OfParts(total, answer.Lines))], read.Presence());
    }

    /// <summary>Places that state the need are added up; without any the whole speaks for itself.</summary>
    private static GapLine OfParts(GapLine whole, IReadOnlyList<GapLine> lines)
    {
        var parts = lines.Where(line => line.ClusterId == whole.ClusterId && line.Group == whole.Group && line.AreaId != whole.AreaId && line.Gap is not null).ToList();
        return parts.Count == 0 || whole.InNeed is null || parts.Sum(line => line.InNeed) != whole.InNeed ? whole : whole with { GapOfParts = parts.Sum(line => line.Gap) };
    }

    private static IEnumerable<AdminArea> Tops(OperationLists lists) => lists.Gazetteer.AtLevel(0);

    internal static HashSet<long> Below(OperationLists lists, long id) => [.. lists.ClusterList.Where(c => c.Id == id || lists.Clusters.IsAbove(id, c.Id)).Select(c => c.Id)];
}
