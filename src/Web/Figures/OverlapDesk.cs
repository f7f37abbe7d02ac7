using Tessera.Domain;
using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Figure = Tessera.Domain.Analysis.Reach;

namespace Tessera.Web.Figures;

/// <summary>Pairs of partners that may report the same people, most people at stake first.</summary>
internal sealed record OverlapView(Operation Operation, OperationLists Lists, PresenceFilter Filter, IReadOnlyList<OverlapPair> Pairs, OverlapDecisionList Decisions, IReadOnlyDictionary<long, string> Terms)
{
    /// <summary>Pairs in all that nobody decided about.</summary>
    public int Open => Pairs.Count(pair => Decisions.Of(pair.Key) is null);
}

/// <summary>One pair with its rows and what a decision does to the figures of its place and cluster.</summary>
/// <param name="Apart">The figure while the two are different people.</param>
/// <param name="Together">The figure once they are the same.</param>
internal sealed record OverlapCase(OverlapView View, OverlapPair Pair, IReadOnlyList<ReachRow> Rows, ReachFigure Apart, ReachFigure Together, ReachFigure ClusterApart, ReachFigure ClusterTogether);

/// <summary>Answers overlaps for those who may open the rows: nobody is told of a pair whose rows they may not see.</summary>
internal sealed class OverlapDesk(PresenceDesk presence, OverlapDecisions decisions, TermNames terms, RecentAnswers recent)
{
    public async Task<OverlapView> Ask(Operation operation, PresenceFilter filter) =>
        await Ask(operation, filter, await presence.Seen(operation, new PresenceFilter()));

    /// <summary>The pair of this id among those that the person asking may see.</summary>
    public async Task<(OverlapView View, OverlapPair Pair)> Find(Operation operation, long id) =>
        Find(await Ask(operation, new PresenceFilter()), id);

    /// <summary>The level on which places are compared now.</summary>
    public async Task<int> LowestLevel(Operation operation)
    {
        var (lists, _, facts) = await presence.Seen(operation, new PresenceFilter());
        return new LowestPlaces(facts, PresenceDesk.Reference(lists)).Level.Level;
    }

    private static (OverlapView View, OverlapPair Pair) Find(OverlapView view, long id) =>
        (view, view.Pairs.FirstOrDefault(pair => pair.Key.Id == id) ?? throw Problem.NotFound("overlaps.unknown"));

    private async Task<OverlapView> Ask(Operation operation, PresenceFilter filter, (OperationLists, PresenceQuestion, FactTable) seen)
    {
        var (lists, question, facts) = seen;
        // Found once for a state of the rows; filters choose among them.
        var all = recent.Of(("overlaps", PresenceDesk.Key(lists, facts, question)), () => Overlaps.Of(presence.Order(lists, facts, ReachUnit.People), question), pairs => pairs.Count * 4L);
        var chosen = Chosen(lists, filter.Question(lists), all);
        var names = await terms.Of(operation.Id, [.. chosen.SelectMany(pair => new[] { pair.Key.KindId, pair.Key.GroupId }).Where(id => id != 0).Distinct().Take(5000)]);
        return new OverlapView(operation, lists, filter, chosen, await decisions.For(operation), names);
    }

    public async Task<OverlapCase> Case(Operation operation, long id)
    {
        var seen = await presence.Seen(operation, new PresenceFilter());
        var (view, pair) = Find(await Ask(operation, new PresenceFilter(), seen), id);
        var (lists, question, facts) = seen;
        var order = presence.Order(lists, facts, ReachUnit.People);
        var here = question with { Area = pair.Key.PlaceId, OnlyArea = false };
        ReachFigure Total(PresenceQuestion filter, bool isSame) => Figure.Of(order, new ReachQuestion(filter, ReachBy.Total, ReachUnit.People) { Same = view.Decisions.With(pair.Key, isSame) }).Total;
        var inCluster = question with { Clusters = new HashSet<long> { pair.Key.ClusterId } };
        var rows = Figure.Rows(order, new ReachQuestion(here, ReachBy.Total, ReachUnit.People) { Same = view.Decisions.Same }).Where(row => IsOf(pair.Key, row)).ToList();
        return new OverlapCase(view, pair, rows, Total(here, false), Total(here, true), Total(inCluster, false), Total(inCluster, true));
    }

    private static bool IsOf(OverlapKey key, ReachRow row) =>
        (row.ClusterId, row.KindId, row.PlaceId, row.GroupId) == (key.ClusterId, key.KindId, key.PlaceId, key.GroupId) && (row.PartnerId == key.PartnerA || row.PartnerId == key.PartnerB);

    private static List<OverlapPair> Chosen(OperationLists lists, PresenceQuestion filter, IReadOnlyList<OverlapPair> all) => [.. all.Where(pair =>
        (filter.Clusters is not { } clusters || clusters.Contains(pair.Key.ClusterId))
        && (filter.Partners is not { } partners || partners.Contains(pair.Key.PartnerA) || partners.Contains(pair.Key.PartnerB))
        && (filter.Area is not { } area || IsWithin(lists, pair.Key.PlaceId, area))
        && (filter.Period is not { } period || (pair.FromMonth <= period.LastMonth && pair.ToMonth >= period.FirstMonth)))];

    private static bool IsWithin(OperationLists lists, long place, long area) => Enumerable.Range(0, 5).Any(level => lists.AreaAtLevel(place, level) == area);
}
