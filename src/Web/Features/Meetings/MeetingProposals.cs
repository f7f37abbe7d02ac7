using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <summary>What the form of a new meeting begins with.</summary>
/// <param name="Last">The cluster's latest meeting: the next is usually like it.</param>
/// <param name="Next">The next day in the cluster's rhythm; null where it meets as required or never met.</param>
public sealed record MeetingProposal(OperationLists Lists, Meeting? Last, DateOnly? Next, string Zone);

internal sealed class MeetingProposals(TesseraDb db, MeetingSight sight, MeetingDrafts drafts, MeetingClock clock)
{
    public async Task<MeetingProposal> For(Operation operation, Cluster cluster, long? hub)
    {
        var lists = (await sight.Clusters(operation)).Lists;
        var last = await db.LastMeeting(cluster, hub);
        var today = (await clock.For(operation, lists)).Today;
        DateOnly? next = last is not null && cluster.Frequency is { } often && SeriesDays.Has(often) ? SeriesDays.After(last.SeriesDay ?? last.Day, often, last.Day > today ? last.Day : today).First() : null;
        return new(lists, last, next, await db.UsualZone(operation));
    }

    /// <summary>The days somebody means, with what each would clash with; nothing is stored.</summary>
    public async Task<IReadOnlyList<(Meeting Meeting, IReadOnlyList<MeetingClash> Clashes)>> Look(Operation operation, Cluster cluster, MeetingInput meant)
    {
        return await sight.Clashes(operation, await sight.Clusters(operation), (await drafts.Of(operation, cluster, meant)).Meetings);
    }
}
