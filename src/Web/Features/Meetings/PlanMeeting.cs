using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Meetings;

/// <param name="Day">"2009-11-12".</param>
/// <param name="Time">"09:30", on the clock of the room.</param>
/// <param name="Lasts">Minutes; 120 when empty.</param>
/// <param name="Zone">IANA name; that of the operation's last meeting, or of its country's capital, when empty.</param>
/// <param name="Agenda">One item per line.</param>
/// <param name="Version">The version the person saw; null is whatever stands.</param>
public sealed record MeetingInput(string? Title, string? Day, string? Time, int? Lasts, string? Zone, string? Place, string? DialIn, string? Agenda, int? Version = null);

/// <summary>A cluster will meet.</summary>
internal sealed class PlanMeeting(TesseraDb db, CurrentUser user, MeetingDoor door, Ids ids, TimeProvider time)
{
    public async Task<Meeting> Run(Operation operation, string code, MeetingInput input)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var zone = MeetingDoor.Blank(input.Zone) ?? await db.UsualZone(operation);
        var (day, minute) = (MeetingTimes.Day(input.Day), MeetingTimes.Minute(input.Time));
        var meeting = new Meeting
        {
            OperationId = operation.Id, Id = ids.Next(), ClusterId = cluster.Id, Title = MeetingPlan.Title(input), Day = day, StartMinute = minute, Lasts = MeetingPlan.Length(input),
            Zone = zone, StartsAt = MeetingTimes.Instant(day, minute, zone), Place = MeetingDoor.Blank(input.Place), DialIn = MeetingDoor.Blank(input.DialIn), Agenda = MeetingDoor.Blank(input.Agenda),
            ChangedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        db.Meetings.Add(meeting);
        db.MeetingMinutes.Add(new MeetingMinutes { OperationId = operation.Id, MeetingId = meeting.Id });
        await db.SaveChangesAsync();
        return meeting;
    }
}

/// <summary>Moves a meeting or says more of it; calendars that hold it learn only of what they show.</summary>
internal sealed class ReviseMeeting(TesseraDb db, CurrentUser user, MeetingDoor door, TimeProvider time)
{
    public async Task<Meeting> Run(Operation operation, string code, long id, MeetingInput input)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        MeetingDoor.DemandSeen(input.Version, meeting.Version);
        if (meeting.IsCancelled) throw Problem.Conflict("meeting.cancelled-already");
        var before = MeetingPlan.Shown(meeting);
        (meeting.Title, meeting.Day, meeting.StartMinute, meeting.Lasts) = (MeetingPlan.Title(input), MeetingTimes.Day(input.Day), MeetingTimes.Minute(input.Time), MeetingPlan.Length(input));
        meeting.Zone = MeetingDoor.Blank(input.Zone) ?? meeting.Zone;
        meeting.StartsAt = MeetingTimes.Instant(meeting.Day, meeting.StartMinute, meeting.Zone);
        (meeting.Place, meeting.DialIn, meeting.Agenda) = (MeetingDoor.Blank(input.Place), MeetingDoor.Blank(input.DialIn), MeetingDoor.Blank(input.Agenda));
        if (before != MeetingPlan.Shown(meeting)) (meeting.Sequence, meeting.ChangedAt) = (meeting.Sequence + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
        await db.SaveChangesAsync();
        return meeting;
    }
}

/// <summary>The meeting will not be held; it stays in the list, crossed out, and calendars are told.</summary>
internal sealed class CancelMeeting(TesseraDb db, CurrentUser user, MeetingDoor door, MeetingLetters letters, TimeProvider time)
{
    /// <param name="site">"https://host": those who were invited are written to, and their letters lead there.</param>
    public async Task<Meeting> Run(Operation operation, string code, long id, string site)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        if (meeting.IsCancelled) throw Problem.Conflict("meeting.cancelled-already");
        if (await db.ActionPoints.AnyAsync(a => a.OperationId == operation.Id && a.MeetingId == id)) throw Problem.Conflict("meeting.has-actions");
        (meeting.IsCancelled, meeting.Sequence, meeting.ChangedAt) = (true, meeting.Sequence + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
        await Tell(operation, cluster, meeting, site);
        await db.SaveChangesAsync();
        return meeting;
    }

    private async Task Tell(Operation operation, Cluster cluster, Meeting meeting, string site)
    {
        var told = await db.MeetingInvitations.Where(i => i.OperationId == operation.Id && i.MeetingId == meeting.Id).Select(i => i.UserId).ToListAsync();
        if (told.Count == 0) return;
        var organiser = await letters.Organiser();
        foreach (var person in await db.Users.AsNoTracking().Where(u => told.Contains(u.Id) && !u.IsSuspended).OrderBy(u => u.Id).ToListAsync()) letters.Queue((operation, cluster, meeting), person, site, organiser);
    }
}

internal static class MeetingPlan
{
    private const int UsualLength = 120, LongestLength = 3 * 24 * 60;

    public static string Title(MeetingInput input) => MeetingDoor.Blank(input.Title) ?? throw Problem.Invalid("meeting.title-missing");

    public static int Length(MeetingInput input) => (input.Lasts ?? UsualLength) is var minutes and >= 5 and <= LongestLength ? minutes
        : throw Problem.Invalid("meeting.length", input.Lasts!.Value.ToString(CultureInfo.InvariantCulture));

    public static (string, long, int, string?, string?) Shown(Meeting meeting) => (meeting.Title, meeting.StartsAt, meeting.Lasts, meeting.Place, meeting.DialIn);

    public static async Task<string> UsualZone(this TesseraDb db, Operation operation) =>
        await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation.Id).OrderByDescending(m => m.Id).Select(m => m.Zone).FirstOrDefaultAsync() ?? MeetingTimes.Usual(operation);
}
