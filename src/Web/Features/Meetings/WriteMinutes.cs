using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Meetings;

/// <param name="Minutes">What was said.</param>
/// <param name="Decisions">One per line.</param>
/// <param name="Version">The version of the minutes the person saw; null is whatever stands.</param>
public sealed record MinutesInput(string? Minutes, string? Decisions, int? Version = null);

/// <summary>What was said and decided, by the word of whoever manages the cluster.</summary>
internal sealed class WriteMinutes(TesseraDb db, CurrentUser user, MeetingDoor door)
{
    private const int LongestSaid = 60_000, LongestDecisions = 20_000;

    public async Task<MeetingMinutes> Run(Operation operation, string code, long id, MinutesInput input)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        var minutes = await db.MeetingMinutes.SingleAsync(m => m.OperationId == operation.Id && m.MeetingId == meeting.Id);
        MeetingDoor.DemandSeen(input.Version, minutes.Version);
        var read = new FieldReading();
        (minutes.Said, minutes.Decisions) = (read.Read("minutes", () => TypedWords.Words(input.Minutes, "minutes.said", LongestSaid)), read.Read("decisions", () => TypedWords.Words(input.Decisions, "minutes.decisions", LongestDecisions)));
        read.Demand();
        await db.SaveChangesAsync();
        return minutes;
    }
}
