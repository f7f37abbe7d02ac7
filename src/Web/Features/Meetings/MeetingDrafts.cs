using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Meetings;

/// <summary>Meetings as somebody means to plan them: to be stored, or only to be looked at for clashes.</summary>
internal sealed class MeetingDrafts(TesseraDb db, MeetingTemplates templates, Ids ids, TimeProvider time)
{
    /// <summary>One meeting, or those of a series.</summary>
    public async Task<IReadOnlyList<Meeting>> Of(Operation operation, Cluster cluster, MeetingInput input, MeetingSeries? series)
    {
        var (zone, minute, agenda) = (MeetingDoor.Blank(input.Zone) ?? await db.UsualZone(operation), MeetingTimes.Minute(input.Time), await templates.Agenda(cluster, input));
        var days = series is null ? [MeetingTimes.Day(input.Day)] : SeriesDays.After(series.FirstDay, series.Frequency, series.FirstDay.AddDays(-1)).Take(MeetingPlan.Count(input.Count));
        return [.. days.Select(day => new Meeting
        {
            OperationId = operation.Id, Id = ids.Next(), ClusterId = cluster.Id, SeriesId = series?.Id, Title = MeetingPlan.Title(input), Day = day, StartMinute = minute, Lasts = MeetingPlan.Length(input),
            Zone = zone, StartsAt = Instant(day, minute, zone, series), Place = MeetingDoor.Blank(input.Place), DialIn = MeetingDoor.Blank(input.DialIn), Agenda = agenda,
            Language = MeetingPlan.Language(input), Interpretation = MeetingDoor.Blank(input.Interpretation), ChangedAt = Now,
        })];
    }

    /// <summary>Further meetings like the last one of a series.</summary>
    /// <param name="before">The day of the one before the last.</param>
    public IReadOnlyList<Meeting> After(Meeting last, DateOnly? before, MeetingSeries series, int count) => [.. SeriesDays.Next(series.FirstDay, series.Frequency, last.Day, before).Take(count).Select(day => new Meeting
    {
        OperationId = last.OperationId, Id = ids.Next(), ClusterId = last.ClusterId, SeriesId = series.Id, Title = last.Title, Day = day, StartMinute = last.StartMinute, Lasts = last.Lasts,
        Zone = last.Zone, StartsAt = Instant(day, last.StartMinute, last.Zone, series), Place = last.Place, DialIn = last.DialIn, Agenda = last.Agenda, Language = last.Language, Interpretation = last.Interpretation, ChangedAt = Now,
    })];

    /// <summary>Followed for saving, each with its empty minutes.</summary>
    public void Add(IEnumerable<Meeting> meetings)
    {
        foreach (var meeting in meetings)
        {
            db.Meetings.Add(meeting);
            db.MeetingMinutes.Add(new MeetingMinutes { OperationId = meeting.OperationId, MeetingId = meeting.Id });
        }
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Of many days the one whose clocks leave the hour out is named.</summary>
    private static long Instant(DateOnly day, int minute, string zone, MeetingSeries? series)
    {
        try { return MeetingTimes.Instant(day, minute, zone); }
        catch (Problem skipped) when (series is not null && skipped.Code == "meeting.time-skipped") { throw Problem.Invalid("series.time-skipped", $"{minute / 60:00}:{minute % 60:00}", zone, MeetingTimes.Written(day)); }
    }
}
