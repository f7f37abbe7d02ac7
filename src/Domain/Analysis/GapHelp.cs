namespace Tessera.Domain.Analysis;

/// <summary>What is done for one cluster (or for all as one) by place: reached by group, partners present, delivered of late.</summary>
internal sealed class GapHelp
{
    private readonly Dictionary<(long Place, string? Group), ReachFigure> _reached = [];
    private readonly Dictionary<long, int> _partners;
    private readonly HashSet<long> _delivered;

    private GapHelp(Dictionary<long, int> partners, HashSet<long> delivered, int asOf) => (_partners, _delivered, AsOfMonth) = (partners, delivered, asOf);

    public int AsOfMonth { get; }

    /// <summary>Places that rows name without a group count for everybody only.</summary>
    public static GapHelp Of(ReachOrder order, GapQuestion question, IReadOnlySet<long>? clusters, Func<long, string?> groupText)
    {
        var (facts, reference, filter) = (order.Facts, order.Reference, question.Filter with { Clusters = clusters });
        var presence = Presence.Of(facts, filter, reference);
        var partners = presence.Places.ToDictionary(place => place.AreaId, place => place.Organisations);
        var help = new GapHelp(partners, Delivered(facts, filter, reference, presence.AsOfMonth), presence.AsOfMonth);
        foreach (var (cell, figure) in Reach.Cells(order, new ReachQuestion(filter, ReachBy.Total, ReachUnit.People) { Same = question.Same }, acrossClusters: true))
        {
            help.Add((cell.Place, null), figure);
            if (cell.Group != 0 && groupText(cell.Group) is { } group) help.Add((cell.Place, group), figure);
        }
        return help;
    }

    public ReachFigure? Reached(long place, string? group) => _reached.TryGetValue((place, group), out var figure) ? figure : null;
    public int Partners(long place) => _partners.GetValueOrDefault(place);
    public bool HasDelivered(long place) => _delivered.Contains(place);

    private void Add((long, string?) key, ReachFigure figure) => _reached[key] = _reached.GetValueOrDefault(key) + figure;

    /// <summary>Places with a row of the last 90 days before as-of that states something reached or handed out.</summary>
    private static HashSet<long> Delivered(FactTable facts, PresenceQuestion question, PresenceReference reference, int asOf)
    {
        var filter = new FactFilter(facts, question, reference);
        var areas = new HashSet<int>();
        foreach (var visible in facts.Segments)
            for (var row = 0; row < visible.Segment.Count; row++)
                if (!visible.IsHidden(row) && filter.Admits(visible.Segment, row) == FactFilter.Verdict.In && IsRecent(visible.Segment, row, asOf) && States(visible.Segment, row)) areas.Add(visible.Segment.Area[row]);
        return [.. areas.Select(area => facts.Areas[area]).Select(area => reference.AreaAtLevel(area, question.Level) ?? area)];
    }

    private static bool IsRecent(FactSegment segment, int row, int asOf) => segment.ToMonth[row] != 0 && segment.ToMonth[row] > asOf - GapQuestion.RecentMonths && segment.FromMonth[row] <= asOf;

    /// <summary>What is not stated is long.MinValue.</summary>
    private static bool States(FactSegment segment, int row) => segment.Reached[row] > 0 || segment.Households?[row] > 0 || segment.Quantity?[row] > 0;
}
