using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Analysis;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

/// <summary>Who is present in the clusters, as the person asking may see it.</summary>
internal sealed class ClusterPresence(PresenceDesk desk, OperationFigures figures, TesseraDb db, ClusterTable table, OperationDay day)
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
        var met = await Attended(operation, lists, cluster);
        return places.Keys.Union(last.Keys).Union(met.Keys).ToDictionary(id => id, id => new MemberWork(places.GetValueOrDefault(id), last.TryGetValue(id, out var month) ? ReportingPeriod.LastDayOf(month) : null, met.TryGetValue(id, out var came) ? came : null));
    }

    /// <summary>When each organisation last came to the cluster's table; who came is the table's to know (decision 14).</summary>
    private async Task<IReadOnlyDictionary<long, DateOnly>> Attended(Operation operation, OperationLists lists, Cluster cluster)
    {
        if (!await table.MayRead(operation, cluster)) return new Dictionary<long, DateOnly>();
        var (id, now) = (operation.Id, day.Instant);
        var met = await db.MeetingAttendances.Join(db.Meetings.Where(m => m.OperationId == id && m.ClusterId == cluster.Id && !m.IsCancelled && m.StartsAt <= now), a => new { a.OperationId, a.MeetingId }, m => new { m.OperationId, MeetingId = m.Id }, (a, m) => new { a.PartnerId, m.Day })
            .GroupBy(one => one.PartnerId).Select(group => new { group.Key, Last = group.Max(one => one.Day) }).ToListAsync();
        return met.GroupBy(one => lists.Survivor(one.Key)).ToDictionary(group => group.Key, group => group.Max(one => one.Last));
    }

    private static HashSet<long> Below(OperationLists lists, Cluster top) =>
        lists.ClusterList.Where(c => c.Id == top.Id || lists.Clusters.IsAbove(top.Id, c.Id)).Select(c => c.Id).ToHashSet();
}
