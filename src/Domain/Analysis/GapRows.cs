namespace Tessera.Domain.Analysis;

/// <summary>
/// What gaps read of the rows that a question lets through, read once for all levels it is asked at: reach by place and
/// the places of late deliveries add up to those above; presence is counted by level, for organisations do not.
/// </summary>
/// <param name="order">Of people.</param>
/// <param name="finest">The finest level that is asked about.</param>
public sealed class GapRows(ReachOrder order, GapQuestion question, int finest)
{
    private readonly record struct Read(PresenceQuestion Filter, RecentDeliveries Recent, Dictionary<ReachCell, ReachFigure> ByCluster, Dictionary<ReachCell, ReachFigure> AsOne);

    /// <summary>By the cluster asked for (0: all), with those below it.</summary>
    private readonly Dictionary<long, Read> _reads = [];
    private readonly Dictionary<(int Level, long Cluster), PresenceAnswer> _presence = [];

    private int? _asOf;

    public GapQuestion Question => question;
    /// <summary>
    /// The last month that a row tells of: the whole operation's, whatever cluster, place, organisation or group is asked
    /// about, so that a line says the same under every filter but the period.
    /// </summary>
    internal int AsOfMonth => _asOf ??= RecentDeliveries.LastMonth(order, question.Filter);
    internal long Sequence => order.Facts.Sequence;

    /// <summary>Who is present by the question's own filter; the same as Presence.Of gives.</summary>
    public PresenceAnswer Presence() => question.Filter.Clusters is null ? At(question.Filter.Level, 0, question.Filter) : Analysis.Presence.Of(order.Facts, question.Filter, order.Reference);

    /// <summary>Help of clusters (null: all) as one.</summary>
    /// <param name="cluster">By which they are known here; 0 for all.</param>
    internal GapHelp Of(int level, long cluster, IReadOnlySet<long>? clusters, Func<long, string?> groupText)
    {
        var read = Rows(cluster, clusters);
        var places = At(level, cluster, read.Filter).Places;
        var help = new GapHelp(places.ToDictionary(place => place.AreaId, place => place.Organisations), read.Recent.Places(RecentDeliveries.AsOne, level));
        foreach (var (cell, figure) in read.AsOne) help.Add(Place(cell, level), Group(cell, groupText), figure);
        return help;
    }

    /// <summary>Help of every cluster by itself, from one pass over the rows for all of them.</summary>
    internal Dictionary<long, GapHelp> ByCluster(int level, Func<long, string?> groupText)
    {
        var (read, codes) = (Rows(0, null), order.Facts.Clusters);
        var helps = codes.Keys.ToDictionary(id => id, id => new GapHelp([], read.Recent.Places(codes.Find(id) + RecentDeliveries.FirstCluster, level)));
        foreach (var place in At(level, 0, read.Filter).Places)
            foreach (var (cluster, organisations) in place.ByCluster)
                if (helps.TryGetValue(cluster, out var help)) help.Present(place.AreaId, organisations);
        foreach (var (cell, figure) in read.ByCluster)
            if (helps.TryGetValue(cell.Cluster, out var help)) help.Add(Place(cell, level), Group(cell, groupText), figure);
        return helps;
    }

    private Read Rows(long cluster, IReadOnlySet<long>? clusters)
    {
        if (_reads.TryGetValue(cluster, out var read)) return read;
        var filter = question.Filter with { Clusters = clusters };
        var (byCluster, asOne) = Reach.Cells(order, new ReachQuestion(filter with { Level = finest }, ReachBy.Total, ReachUnit.People) { Same = question.Same });
        return _reads[cluster] = new Read(filter, new RecentDeliveries(order, filter, AsOfMonth), byCluster, asOne);
    }

    private PresenceAnswer At(int level, long cluster, PresenceQuestion filter) =>
        _presence.TryGetValue((level, cluster), out var known) ? known : _presence[(level, cluster)] = Analysis.Presence.Of(order.Facts, filter with { Level = level }, order.Reference);

    private long Place(ReachCell cell, int level) => order.Reference.AreaAtLevel(cell.Place, level) ?? cell.Place;

    private static string? Group(ReachCell cell, Func<long, string?> groupText) => cell.Group == 0 ? null : groupText(cell.Group);
}
