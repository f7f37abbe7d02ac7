namespace Tessera.Domain.Analysis;

/// <summary>What is done for one cluster (or for all as one) by place: reached by group, partners present, delivered of late.</summary>
internal sealed class GapHelp
{
    private readonly Dictionary<(long Place, string? Group), ReachFigure> _reached = [];
    private readonly Dictionary<long, int> _partners;
    private readonly HashSet<long> _delivered;

    private GapHelp(Dictionary<long, int> partners, HashSet<long> delivered, int asOf) => (_partners, _delivered, AsOfMonth) = (partners, delivered, asOf);

    public int AsOfMonth { get; }

    /// <summary>Of clusters (null: all) as one.</summary>
    public static GapHelp Of(ReachOrder order, GapQuestion question, IReadOnlySet<long>? clusters, Func<long, string?> groupText)
    {
        var filter = question.Filter with { Clusters = clusters };
        var presence = Presence.Of(order.Facts, filter, order.Reference);
        var recent = new RecentDeliveries(order.Facts, filter, order.Reference, byCluster: false);
        var help = new GapHelp(presence.Places.ToDictionary(place => place.AreaId, place => place.Organisations), recent.Places(0), recent.AsOf(0));
        foreach (var (cell, figure) in Cells(order, question, filter, acrossClusters: true)) help.Add(cell, figure, groupText);
        return help;
    }

    /// <summary>Of every cluster by itself, from one pass over the rows for all of them.</summary>
    public static IReadOnlyDictionary<long, GapHelp> ByCluster(ReachOrder order, GapQuestion question, Func<long, string?> groupText)
    {
        var filter = question.Filter with { Clusters = null };
        var presence = Presence.Of(order.Facts, filter, order.Reference);
        var recent = new RecentDeliveries(order.Facts, filter, order.Reference, byCluster: true);
        var helps = order.Facts.Clusters.Keys.ToDictionary(id => id, id => new GapHelp([], recent.Places(order.Facts.Clusters.Find(id) + 1), recent.AsOf(order.Facts.Clusters.Find(id) + 1)));
        foreach (var place in presence.Places)
            foreach (var (cluster, organisations) in place.ByCluster)
                if (helps.TryGetValue(cluster, out var help)) help._partners[place.AreaId] = organisations;
        foreach (var (cell, figure) in Cells(order, question, filter, acrossClusters: false))
            if (helps.TryGetValue(cell.Cluster, out var help)) help.Add(cell, figure, groupText);
        return helps;
    }

    /// <summary>Nothing known to be done.</summary>
    public static GapHelp None => new([], [], 0);

    public ReachFigure? Reached(long place, string? group) => _reached.TryGetValue((place, group), out var figure) ? figure : null;
    public int Partners(long place) => _partners.GetValueOrDefault(place);
    public bool HasDelivered(long place) => _delivered.Contains(place);

    private static Dictionary<(long Place, long Cluster, long Group), ReachFigure> Cells(ReachOrder order, GapQuestion question, PresenceQuestion filter, bool acrossClusters) =>
        Reach.Cells(order, new ReachQuestion(filter, ReachBy.Total, ReachUnit.People) { Same = question.Same }, acrossClusters);

    /// <summary>Places that rows name without a group count for everybody only.</summary>
    private void Add((long Place, long Cluster, long Group) cell, ReachFigure figure, Func<long, string?> groupText)
    {
        Add((cell.Place, null), figure);
        if (cell.Group != 0 && groupText(cell.Group) is { } group) Add((cell.Place, group), figure);
    }

    private void Add((long, string?) key, ReachFigure figure) => _reached[key] = _reached.GetValueOrDefault(key) + figure;
}
