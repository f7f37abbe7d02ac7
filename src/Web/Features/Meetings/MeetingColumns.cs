using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>Of all clusters: when they met last at their own table and meet next, and for whoever sits at the table how much is left to do.</summary>
internal sealed class MeetingColumns(TesseraDb db, ClusterTable table, MeetingClock clock, Text text) : ClusterColumns
{
    public override async Task<IReadOnlyList<ClusterColumn>> For(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now)
    {
        var sight = await TableSight.Of(table, operation, clusters);
        var (today, instant) = await clock.For(operation, lists);
        var meetings = db.Meetings.AsNoTracking().Where(m => m.OperationId == operation.Id && sight.Seen.Contains(m.ClusterId) && m.HubId == null && !m.IsCancelled);
        var last = await meetings.Where(m => m.StartsAt <= instant).GroupBy(m => m.ClusterId).Select(g => g.Max(m => m.StartsAt)).ToListAsync();
        var next = await meetings.Where(m => m.StartsAt > instant).GroupBy(m => m.ClusterId).Select(g => g.Min(m => m.StartsAt)).ToListAsync();
        return
        [
            new(ClusterColumnPlace.LastMeeting, text["inter-cluster.met"], await WithFirst(operation, sight.Seen, Cells(operation, lists, [.. (await meetings.Where(m => last.Contains(m.StartsAt)).ToListAsync()).GroupBy(m => m.ClusterId).Select(g => g.Where(m => m.StartsAt <= instant).MaxBy(m => m.StartsAt)!)]))),
            new(ClusterColumnPlace.NextMeeting, text["inter-cluster.meets"], Cells(operation, lists, [.. (await meetings.Where(m => next.Contains(m.StartsAt)).ToListAsync()).GroupBy(m => m.ClusterId).Select(g => g.Where(m => m.StartsAt > instant).MinBy(m => m.StartsAt)!)])),
            new(ClusterColumnPlace.Actions, text["briefing.actions.open"], await Actions(operation, lists, sight.Read, today)),
        ];
    }

    private Dictionary<long, ClusterCell> Cells(Operation operation, OperationLists lists, IReadOnlyList<Meeting> meetings) =>
        meetings.ToDictionary(m => m.ClusterId, m => new ClusterCell(text.Date(m.Day), m.Title, Links.Meeting(operation.Code, lists.Cluster(m.ClusterId)!.Code, m.Id)));

    /// <summary>Where no meeting was kept, the first one may be known as a step of the cluster's life.</summary>
    private async Task<Dictionary<long, ClusterCell>> WithFirst(Operation operation, IReadOnlyList<long> seen, Dictionary<long, ClusterCell> cells)
    {
        var first = await db.Milestones.AsNoTracking().Where(m => m.OperationId == operation.Id && seen.Contains(m.ClusterId) && m.Kind == MilestoneKind.FirstMeeting).ToListAsync();
        foreach (var step in first) cells.TryAdd(step.ClusterId, new(text.Loose(step.Date), text["milestone.firstmeeting"]));
        return cells;
    }

    private async Task<Dictionary<long, ClusterCell>> Actions(Operation operation, OperationLists lists, IReadOnlyList<long> read, DateOnly today)
    {
        var open = (await db.ActionPoints.Where(a => a.OperationId == operation.Id && read.Contains(a.ClusterId) && a.State == ActionState.Open)
            .GroupBy(a => a.ClusterId).Select(g => new { g.Key, All = g.Count(), Late = g.Sum(a => a.Due < today ? 1 : 0) }).ToListAsync()).ToDictionary(g => g.Key);
        return read.ToDictionary(id => id, id => open.TryGetValue(id, out var counts)
            ? new ClusterCell(text.Number((long)counts.All), counts.Late == 0 ? null : text.Count("briefing.actions.late", counts.Late), Links.Meetings(operation.Code, AddressQuery.Of(("cluster", lists.Cluster(id)!.Code))), counts.Late > 0)
            : new ClusterCell(text.Number(0L)));
    }
}
