using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Meetings;

/// <param name="IsStale">The last letter told another time or place.</param>
public sealed record InvitedPerson(string Name, Coming Answer, bool IsStale);

/// <summary>Who was written to and what they said.</summary>
/// <param name="Own">The reader's own answer; null where they were not written to.</param>
/// <param name="Unwritten">People of the table whom a letter would reach and who have none, or one that is stale.</param>
public sealed record InvitationView(IReadOnlyList<InvitedPerson> People, Coming? Own, int Unwritten);

internal sealed class InvitationViews(TesseraDb db, CurrentUser user, MeetingLetters letters)
{
    /// <summary>How many people of the table a letter would reach.</summary>
    public async Task<int> Reach(Operation operation, Cluster cluster, Meeting meeting) => (await letters.People(operation, cluster, meeting)).Count;

    /// <summary>Names for those who manage the cluster; for everybody else their own answer alone.</summary>
    public async Task<InvitationView> For(Operation operation, Cluster cluster, Meeting meeting, bool mayManage)
    {
        var told = await db.MeetingInvitations.AsNoTracking().Where(i => i.OperationId == operation.Id && i.MeetingId == meeting.Id).ToListAsync();
        var own = told.Find(i => i.UserId == user.Id)?.To(meeting);
        if (!mayManage) return new InvitationView([], own, 0);
        var ids = told.ConvertAll(i => i.UserId);
        var names = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name);
        var current = told.Where(i => i.Sequence == meeting.Sequence).Select(i => i.UserId).ToHashSet();
        var unwritten = meeting.IsCancelled ? 0 : (await letters.People(operation, cluster, meeting)).Count(person => !current.Contains(person.Id));
        return new InvitationView([.. told.Select(i => new InvitedPerson(names.GetValueOrDefault(i.UserId) ?? "", i.To(meeting), i.Sequence != meeting.Sequence))
            .OrderBy(p => p.Answer == Coming.Unsaid).ThenBy(p => p.Answer).ThenBy(p => p.Name, StringComparer.Ordinal)], own, unwritten);
    }
}
