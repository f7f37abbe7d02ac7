using System.Text.Json.Serialization;
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
public sealed record MeetingInput(string? Title, string? Day, string? Time, int? Lasts, string? Zone, string? Place, string? DialIn, string? Agenda, int? Version = null)
{
    /// <summary>ISO 639, two letters.</summary>
    public string? Language { get; init; }
    public string? Interpretation { get; init; }
    /// <summary>A rhythm such as "Monthly", for as many meetings as Count says; empty for one meeting.</summary>
    public string? Repeats { get; init; }
    public int? Count { get; init; }
    /// <summary>What an empty agenda begins with: "last", "regular", "emergency" or "review".</summary>
    public string? Template { get; init; }
    /// <summary>The later meetings of the series change as well.</summary>
    public bool Following { get; init; }
    /// <summary>A hub of the cluster, by its id or the code of its place; empty for the cluster's own table. A meeting stays with its table.</summary>
    public string? Hub { get; init; }
    /// <summary>What of a form could not be read at all.</summary>
    [JsonIgnore]
    public IReadOnlyList<Problem> Unread { get; init; } = [];
}

/// <summary>A cluster will meet: once, or several times in a rhythm, each of which is a meeting of its own.</summary>
internal sealed class PlanMeeting(TesseraDb db, CurrentUser user, MeetingDoor door, MeetingDrafts drafts)
{
    /// <returns>The first of them.</returns>
    public async Task<Meeting> Run(Operation operation, string code, MeetingInput input)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var (meetings, series) = await drafts.Of(operation, cluster, input);
        if (series is not null) db.MeetingSeries.Add(series);
        drafts.Add(meetings);
        await db.SaveChangesAsync();
        return meetings[0];
    }
}

/// <summary>Plans further meetings of a series, after its last one and like it.</summary>
internal sealed class ContinueSeries(TesseraDb db, CurrentUser user, MeetingDoor door, MeetingDrafts drafts)
{
    /// <param name="id">Any meeting of the series.</param>
    /// <param name="seen">The version of the series the person saw, so that a second click plans nothing; null is whatever stands.</param>
    /// <returns>The first of them.</returns>
    public async Task<Meeting> Run(Operation operation, string code, long id, int? count, int? seen)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        var series = await db.MeetingSeries.SingleOrDefaultAsync(s => s.OperationId == operation.Id && s.Id == meeting.SeriesId) ?? throw Problem.Conflict("series.none");
        if (seen is { } version && version != series.Version) throw Problem.Conflict("series.changed-meanwhile");
        var planned = db.Meetings.AsNoTracking().Where(m => m.OperationId == operation.Id && m.SeriesId == series.Id);
        var last = await planned.OrderByDescending(m => m.StartsAt).ThenByDescending(m => m.Id).FirstAsync();
        var filled = await planned.MaxAsync(m => m.SeriesDay);
        var meetings = drafts.After(last, filled ?? last.Day, series, MeetingPlan.Count(count));
        drafts.Add(meetings);
        // Of two who plan at the same moment the later finds another version.
        db.Entry(series).Property(s => s.Version).IsModified = true;
        await db.SaveChangesAsync();
        return meetings[0];
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
        var (read, now) = (MeetingReading.Of(input, meeting.Zone), time.GetUtcNow().ToUnixTimeMilliseconds());
        var later = input.Following ? await db.Later(meeting) : [];
        var was = Arranged.Of(meeting);
        // Each of the later ones keeps its own day in the rhythm and moves by as many days as this one, and the rhythm with them.
        var days = read.Day.DayNumber - meeting.Day.DayNumber;
        if (input.Following && days != 0) await MoveRhythm([meeting, .. later], days);
        MeetingPlan.Set(meeting, read.Plan, read.Day, now);
        meeting.Agenda = read.Agenda;
        foreach (var each in later) MeetingPlan.Set(each, Arranged.Of(each).Changed(was, read.Plan), each.Day.AddDays(days), now);
        await db.SaveChangesAsync();
        return meeting;
    }

    private async Task MoveRhythm(List<Meeting> meetings, int days)
    {
        var (meeting, stands) = (meetings[0], meetings[0].SeriesDay ?? meetings[0].Day);
        if (await db.MeetingSeries.SingleOrDefaultAsync(s => s.OperationId == meeting.OperationId && s.Id == meeting.SeriesId) is not { } series) return;
        series.FirstDay = SeriesDays.Nearest(series.FirstDay, series.Frequency, stands).AddDays(days);
        foreach (var each in meetings) each.SeriesDay = (each.SeriesDay ?? each.Day).AddDays(days);
    }
}

/// <summary>The meeting will not be held; it stays in the list, crossed out, and calendars are told.</summary>
internal sealed class CancelMeeting(TesseraDb db, CurrentUser user, MeetingDoor door, MeetingLetters letters, TimeProvider time)
{
    /// <param name="site">"https://host": those who were invited are written to, and their letters lead there.</param>
    /// <param name="following">The later meetings of its series as well.</param>
    public async Task<Meeting> Run(Operation operation, string code, long id, string site, bool following = false)
    {
        var cluster = await door.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var meeting = await door.Meeting(cluster, id);
        if (meeting.IsCancelled) throw Problem.Conflict("meeting.cancelled-already");
        List<Meeting> all = following ? [meeting, .. await db.Later(meeting)] : [meeting];
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var meant = all.Where(m => m.StartsAt <= now).Select(m => m.Id).ToList();
        if (await db.ActionPoints.AnyAsync(a => a.OperationId == operation.Id && meant.Contains(a.MeetingId))) throw Problem.Conflict("meeting.has-actions");
        foreach (var each in all)
        {
            (each.IsCancelled, each.Sequence, each.ChangedAt) = (true, each.Sequence + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
            await Tell(operation, cluster, each, site);
        }
        await db.SaveChangesAsync();
        return meeting;
    }

    private async Task Tell(Operation operation, Cluster cluster, Meeting meeting, string site)
    {
        var told = await db.MeetingInvitations.Where(i => i.OperationId == operation.Id && i.MeetingId == meeting.Id).Select(i => i.UserId).ToListAsync();
        if (told.Count == 0) return;
        var organiser = await letters.Organiser();
        foreach (var person in await db.Users.AsNoTracking().Where(u => told.Contains(u.Id) && !u.IsSuspended).OrderBy(u => u.Id).ToListAsync()) await letters.Queue((operation, cluster, meeting), person, site, organiser);
    }
}
