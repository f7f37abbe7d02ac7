using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Meetings;

/// <summary>Writes to the people of the table what was decided, agreed and said. A version goes out once, unless somebody means it again.</summary>
internal sealed class SendMinutes(TesseraDb db, CurrentUser user, MeetingViews views, MeetingLetters letters, TimeProvider time)
{
    /// <returns>How many letters were written.</returns>
    public async Task<int> Run(Operation operation, string code, long id, string site, bool again = false)
    {
        var view = await views.For(operation, code, id);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, view.Cluster));
        if (view.Minutes is not { } minutes || minutes is { Said: null, Decisions: null }) throw Problem.Conflict("minutes.none");
        var sent = await db.MinutesLetters.FirstOrDefaultAsync(l => l.OperationId == operation.Id && l.MeetingId == id && l.MinutesVersion == minutes.Version);
        if (sent is not null && !again) throw Problem.Conflict("minutes.sent-already");
        var people = await letters.People(operation, view.Cluster, view.Meeting);
        if (people.Count == 0) throw Problem.Conflict("meeting.nobody-to-invite");
        foreach (var person in people) letters.QueueMinutes(operation, view, person, site);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (sent is not null) (sent.SentAt, sent.Letters) = (now, people.Count);
        else db.MinutesLetters.Add(new MinutesLetter { OperationId = operation.Id, MeetingId = id, MinutesVersion = minutes.Version, SentAt = now, Letters = people.Count });
        await db.SaveChangesAsync();
        return people.Count;
    }
}
