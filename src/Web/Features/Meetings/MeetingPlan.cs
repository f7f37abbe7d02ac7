using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>What a meeting's plan may say.</summary>
internal static class MeetingPlan
{
    public const int UsualCount = 6;
    private const int UsualLength = 120, LongestLength = 3 * 24 * 60, MostAtOnce = 53;

    public static int Length(int? lasts) => (lasts ?? UsualLength) is var minutes and >= 5 and <= LongestLength ? minutes : throw NoLength(Said(lasts));

    public static Problem NoLength(string typed) => Problem.Invalid("meeting.length", typed);

    /// <summary>Null for one meeting alone.</summary>
    public static MeetingFrequency? Rhythm(string? text) => MeetingDoor.Blank(text) is not { } word ? null
        : Enum.TryParse<MeetingFrequency>(word, out var frequency) && Enum.IsDefined(frequency) && SeriesDays.Has(frequency) ? frequency : throw Problem.Invalid("series.rhythm-unknown", word);

    public static int Count(int? count) => (count ?? UsualCount) is var many and >= 1 and <= MostAtOnce ? many : throw NoCount(Said(count));

    public static Problem NoCount(string typed) => Problem.Invalid("series.count", typed, MostAtOnce.ToString(CultureInfo.InvariantCulture));

    private static string Said(int? number) => number!.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>All of a plan but its agenda; calendars are told where they would show something else.</summary>
    public static void Set(Meeting meeting, Arranged plan, DateOnly day, long now)
    {
        var before = Shown(meeting);
        (meeting.Title, meeting.Day, meeting.StartMinute, meeting.Lasts, meeting.Zone) = (plan.Title, day, plan.StartMinute, plan.Lasts, plan.Zone);
        meeting.StartsAt = MeetingTimes.Instant(meeting.Day, meeting.StartMinute, meeting.Zone);
        (meeting.Place, meeting.DialIn, meeting.Language, meeting.Interpretation) = (plan.Place, plan.DialIn, plan.Language, plan.Interpretation);
        if (before != Shown(meeting)) (meeting.Sequence, meeting.ChangedAt) = (meeting.Sequence + 1, now);
    }

    private static (string, long, int, string?, string?) Shown(Meeting meeting) => (meeting.Title, meeting.StartsAt, meeting.Lasts, meeting.Place, meeting.DialIn);

    public static async Task<string> UsualZone(this TesseraDb db, Operation operation) =>
        await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation.Id).OrderByDescending(m => m.Id).Select(m => m.Zone).FirstOrDefaultAsync() ?? MeetingTimes.Usual(operation);

    /// <summary>The table's latest meeting, planned or held: the next is usually like it.</summary>
    public static Task<Meeting?> LastMeeting(this TesseraDb db, Cluster cluster, long? hub) => db.Meetings.AsNoTracking().Where(m => m.OperationId == cluster.OperationId && m.ClusterId == cluster.Id && m.HubId == hub && !m.IsCancelled)
        .OrderByDescending(m => m.StartsAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync();

    /// <summary>Meetings of the same series after one, that are still to be held.</summary>
    public static Task<List<Meeting>> Later(this TesseraDb db, Meeting meeting) => meeting.SeriesId is not { } series ? Task.FromResult(new List<Meeting>())
        : db.Meetings.Where(m => m.OperationId == meeting.OperationId && m.SeriesId == series && m.StartsAt > meeting.StartsAt && !m.IsCancelled).OrderBy(m => m.StartsAt).ToListAsync();
}

/// <summary>What the meetings of a series may share: all of a plan but the day and the agenda.</summary>
internal sealed record Arranged(string Title, int StartMinute, int Lasts, string Zone, string? Place, string? DialIn, string? Language, string? Interpretation)
{
    public static Arranged Of(Meeting meeting) => new(meeting.Title, meeting.StartMinute, meeting.Lasts, meeting.Zone, meeting.Place, meeting.DialIn, meeting.Language, meeting.Interpretation);

    /// <summary>As another meeting of the series was changed: what was agreed for this one alone stays.</summary>
    public Arranged Changed(Arranged was, Arranged said) => new(
        Changed(Title, was.Title, said.Title), Changed(StartMinute, was.StartMinute, said.StartMinute), Changed(Lasts, was.Lasts, said.Lasts), Changed(Zone, was.Zone, said.Zone),
        Changed(Place, was.Place, said.Place), Changed(DialIn, was.DialIn, said.DialIn), Changed(Language, was.Language, said.Language), Changed(Interpretation, was.Interpretation, said.Interpretation));

    private static T Changed<T>(T own, T was, T said) => EqualityComparer<T>.Default.Equals(own, was) ? said : own;
}
