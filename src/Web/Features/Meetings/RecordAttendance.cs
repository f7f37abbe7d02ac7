using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <param name="Present">Ids of the organisations that came.</param>
/// <param name="Seen">Ids that stood as present when the person opened the page; null is what stands.</param>
/// <param name="Guest">One more organisation, by name or acronym.</param>
public sealed record AttendanceInput(IReadOnlyList<string>? Present, IReadOnlyList<string>? Seen, string? Guest);

/// <summary>
/// Who came. Only what the person changed is written, so that two who tick the list at once, at both doors of the room,
/// lose nothing.
/// </summary>
internal sealed class RecordAttendance(TesseraDb db, CurrentUser user, MeetingDoor door, ListsCache listsCache)
{
    public async Task Run(Operation operation, string code, long id, AttendanceInput input)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        if (meeting.IsCancelled) throw Problem.Conflict("meeting.cancelled-already");
        var lists = await listsCache.For(operation);
        var stands = await db.MeetingAttendances.Where(a => a.OperationId == operation.Id && a.MeetingId == id).ToListAsync();
        var present = (input.Present ?? []).Select(text => MeetingDoor.Organisation(lists, text)).ToHashSet();
        if (MeetingDoor.Blank(input.Guest) is { } guest) present.Add(Named(lists, guest));
        var seen = input.Seen?.Select(text => MeetingDoor.Organisation(lists, text)).ToHashSet() ?? [.. stands.Select(a => a.PartnerId)];
        db.MeetingAttendances.RemoveRange(stands.Where(a => seen.Contains(a.PartnerId) && !present.Contains(a.PartnerId)));
        foreach (var came in present.Except(seen).Where(came => !stands.Exists(a => a.PartnerId == came)))
            db.MeetingAttendances.Add(new MeetingAttendance { OperationId = operation.Id, MeetingId = id, PartnerId = came });
        await db.SaveChangesAsync();
    }

    private static long Named(OperationLists lists, string text) =>
        PartnerMatching.Match(lists.Registry, new TypedPartner(text, null, null)).PartnerId is { } id && lists.Partners.ContainsKey(id) ? id : throw Problem.Invalid("organisation.unknown", text);
}
