using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Meetings;

/// <param name="Minutes">What was said.</param>
/// <param name="Decisions">One per line.</param>
/// <param name="Version">The version of the minutes the person saw; null is whatever stands.</param>
public sealed record MinutesInput(string? Minutes, string? Decisions, int? Version = null);

/// <summary>What was said and decided, by the word of whoever manages the cluster.</summary>
internal sealed class WriteMinutes(TesseraDb db, CurrentUser user, MeetingDoor door)
{
    public async Task<MeetingMinutes> Run(Operation operation, string code, long id, MinutesInput input)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        var minutes = await db.MeetingMinutes.SingleAsync(m => m.OperationId == operation.Id && m.MeetingId == meeting.Id);
        MeetingDoor.DemandSeen(input.Version, minutes.Version);
        (minutes.Said, minutes.Decisions) = (MeetingDoor.Blank(input.Minutes), MeetingDoor.Blank(input.Decisions));
        await db.SaveChangesAsync();
        return minutes;
    }
}
