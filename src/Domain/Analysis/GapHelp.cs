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
    public static GapHelp Of(ReachOrder order, GapQuestion question, IReadOnlySet<long>? clusters, Func<long, string?> groupText) =>
        All(order, question, clusters, groupText).AsOne;

    /// <summary>Of clusters (null: all) as one and of every cluster by itself, from one pass over the rows for all of them.</summary>
    public static (GapHelp AsOne, IReadOnlyDictionary<long, GapHelp> ByCluster) All(ReachOrder order, GapQuestion question, IReadOnlySet<long>? clusters, Func<long, string?> groupText)
    {
        var filter = question.Filter with { Clusters = clusters };
        var presence = Presence.Of(order.Facts, filter, order.Reference);
        var recent = new RecentDeliveries(order, filter);
        var codes = order.Facts.Clusters;
        var asOne = new GapHelp(presence.Places.ToDictionary(place => place.AreaId, place => place.Organisations), recent.Places(RecentDeliveries.AsOne), recent.AsOf(RecentDeliveries.AsOne));
        var helps = codes.Keys.ToDictionary(id => id, id => new GapHelp([], recent.Places(codes.Find(id) + RecentDeliveries.FirstCluster), recent.AsOf(codes.Find(id) + RecentDeliveries.FirstCluster)));
        foreach (var place in presence.Places)
            foreach (var (cluster, organisations) in place.ByCluster)
                if (helps.TryGetValue(cluster, out var help)) help._partners[place.AreaId] = organisations;
        var reached = Reach.Cells(order, new ReachQuestion(filter, ReachBy.Total, ReachUnit.People) { Same = question.Same });
        foreach (var (cell, figure) in reached.AsOne) asOne.Add(cell, figure, groupText);
        foreach (var (cell, figure) in reached.ByCluster)
            if (helps.TryGetValue(cell.Cluster, out var help)) help.Add(cell, figure, groupText);
        return (asOne, helps);
    }

    /// <summary>Nothing known to be done.</summary>
    public static GapHelp None => new([], [], 0);

    public ReachFigure? Reached(long place, string? group) => _reached.TryGetValue((place, group), out var figure) ? figure : null;
    public int Partners(long place) => _partners.GetValueOrDefault(place);
    public bool HasDelivered(long place) => _delivered.Contains(place);

    /// <summary>Places that rows name without a group count for everybody only.</summary>
    private void Add(ReachCell cell, ReachFigure figure, Func<long, string?> groupText)
    {
        Add((cell.Place, null), figure);
        if (cell.Group != 0 && groupText(cell.Group) is { } group) Add((cell.Place, group), figure);
    }

    private void Add((long, string?) key, ReachFigure figure) => _reached[key] = _reached.GetValueOrDefault(key) + figure;
}
