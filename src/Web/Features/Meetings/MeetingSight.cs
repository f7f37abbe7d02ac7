using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <param name="Known">Clusters of whose meetings the person may know, and whether they may read what was said there.</param>
public sealed record SeenClusters(OperationLists Lists, IReadOnlyDictionary<long, (Cluster Cluster, bool IsReadable)> Known);

/// <summary>Meetings of several clusters at once, for whoever asks; of what they may not know of there is no sign.</summary>
internal sealed class MeetingSight(TesseraDb db, MeetingDoor door, ListsCache listsCache)
{
    // A meeting lasts three days at most (MeetingPlan), so no longer one reaches into another.
    private const long Longest = 3L * 24 * 60 * 60_000;

    public async Task<SeenClusters> Clusters(Operation operation)
    {
        var lists = await listsCache.For(operation);
        var known = new Dictionary<long, (Cluster, bool)>();
        foreach (var cluster in lists.ClusterList)
            if (await door.Sees(operation, cluster)) known[cluster.Id] = (cluster, await door.MayRead(operation, cluster));
        return new(lists, known);
    }

    /// <summary>For each of the meetings, others at the same time that organisations of its table are expected at; planned or only meant.</summary>
    public async Task<IReadOnlyList<(Meeting Meeting, IReadOnlyList<MeetingClash> Clashes)>> Clashes(Operation operation, SeenClusters seen, IReadOnlyList<Meeting> meetings)
    {
        if (meetings.Count == 0) return [];
        var (from, to, known) = (meetings.Min(m => m.StartsAt) - Longest, meetings.Max(m => m.EndsAt), seen.Known.Keys.ToList());
        var near = await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation.Id && m.StartsAt > from && m.StartsAt < to && !m.IsCancelled && known.Contains(m.ClusterId)).ToListAsync();
        var own = meetings.Select(m => m.Id).ToHashSet();
        // What is only meant is not stored yet, and what is stored stands as it was before.
        if (near.TrueForAll(m => own.Contains(m.Id)) && meetings.Count == 1) return [(meetings[0], [])];
        var tables = await ExpectedTables.Of(db, seen.Lists);
        var others = near.ConvertAll(tables.At);
        return [.. meetings.Select(meeting => (meeting, MeetingClashes.Of(tables.At(meeting), Near(others, meeting))))];
    }

    private static IEnumerable<TableAt> Near(List<TableAt> others, Meeting meeting) => others.Where(other => other.Meeting.StartsAt < meeting.EndsAt && other.Meeting.EndsAt > meeting.StartsAt);
}
