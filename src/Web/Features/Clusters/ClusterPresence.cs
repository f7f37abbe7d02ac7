using Tessera.Domain.Analysis;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

/// <summary>Who is present in the clusters, as the person asking may see it.</summary>
internal sealed class ClusterPresence(PresenceDesk desk, OperationFigures figures)
{
    private const int Level = 1;

    /// <param name="top">A cluster, with everything below it; null for all.</param>
    public Task<PresenceAnswer> Ask(Operation operation, OperationLists lists, Cluster? top = null) => desk.Ask(operation, lists, new PresenceQuestion
    {
        Level = Level,
        Clusters = top is null ? null : Below(lists, top),
    });

    /// <summary>Not one above the level, whose rows belong to no place of it.</summary>
    public static bool IsPlace(OperationLists lists, long areaId) => lists.Area(areaId)?.Level >= Level;

    public bool IsHidden(Operation operation, Cluster cluster) => desk.Hides(operation, cluster);

    /// <summary>What each organisation does in a cluster and below it: places now, last report; empty where that is hidden from the person asking.</summary>
    public async Task<IReadOnlyDictionary<long, MemberWork>> Work(Operation operation, OperationLists lists, Cluster cluster)
    {
        if (IsHidden(operation, cluster)) return new Dictionary<long, MemberWork>();
        var answer = await Ask(operation, lists, cluster);
        var places = answer.Cells.GroupBy(cell => cell.PartnerId).ToDictionary(group => group.Key, group => group.Select(cell => cell.AreaId).Distinct().Count());
        var last = LastReports.Of(await figures.For(operation.Id), Below(lists, cluster).Where(id => !IsHidden(operation, lists.Cluster(id)!)).ToHashSet(), lists.Survivor);
        return places.Keys.Union(last.Keys).ToDictionary(id => id, id => new MemberWork(places.GetValueOrDefault(id), last.TryGetValue(id, out var month) ? ReportingPeriod.LastDayOf(month) : null));
    }

    private static HashSet<long> Below(OperationLists lists, Cluster top) =>
        lists.ClusterList.Where(c => c.Id == top.Id || lists.Clusters.IsAbove(top.Id, c.Id)).Select(c => c.Id).ToHashSet();
}
