using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Meetings;

/// <summary>Writes to the people of the table: to those not written to yet, and to those whose letter told another time or place.</summary>
internal sealed class InviteToMeeting(TesseraDb db, CurrentUser user, MeetingDoor door, MeetingLetters letters)
{
    /// <returns>How many letters were written.</returns>
    public async Task<int> Run(Operation operation, string code, long id, string site)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        if (meeting.IsCancelled) throw Problem.Conflict("meeting.cancelled-already");
        var people = await letters.People(operation, cluster, meeting);
        if (people.Count == 0) throw Problem.Conflict("meeting.nobody-to-invite");
        var (told, organiser, written) = (await db.MeetingInvitations.Where(i => i.OperationId == operation.Id && i.MeetingId == id).ToDictionaryAsync(i => i.UserId), await letters.Organiser(), 0);
        foreach (var person in people)
        {
            if (told.TryGetValue(person.Id, out var known) && known.Sequence == meeting.Sequence) continue;
            await letters.Queue((operation, cluster, meeting), person, site, organiser);
            if (known is null) db.MeetingInvitations.Add(new MeetingInvitation { OperationId = operation.Id, MeetingId = id, UserId = person.Id, Sequence = meeting.Sequence });
            else known.Sequence = meeting.Sequence;
            written++;
        }
        await db.SaveChangesAsync();
        return written;
    }
}

/// <summary>Says for oneself whether one comes, to a meeting one was written to about.</summary>
internal sealed class AnswerInvitation(TesseraDb db, CurrentUser user, MeetingDoor door)
{
    public async Task Run(Operation operation, string code, long id, string? answer)
    {
        var person = user.DemandSignedIn();
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var invitation = await db.MeetingInvitations.SingleOrDefaultAsync(i => i.OperationId == operation.Id && i.MeetingId == id && i.UserId == person) ?? throw Problem.NotFound("meeting.unknown");
        var meeting = await door.Meeting(cluster, id);
        if (meeting.IsCancelled) throw Problem.Conflict("meeting.cancelled-already");
        if (!Enum.TryParse<Coming>(answer, ignoreCase: true, out var coming) || coming is not (Coming.Yes or Coming.No or Coming.Perhaps)) throw Problem.Invalid("meeting.answer-unknown", answer ?? "");
        (invitation.Answer, invitation.AnsweredSequence) = (coming, meeting.Sequence);
        await db.SaveChangesAsync();
    }
}
