using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <summary>Meetings as somebody means to plan them: to be stored, or only to be looked at for clashes.</summary>
/// <param name="Series">Null for one meeting alone.</param>
internal sealed record MeantMeetings(IReadOnlyList<Meeting> Meetings, MeetingSeries? Series);

internal sealed class MeetingDrafts(TesseraDb db, MeetingTemplates templates, ListsCache listsCache, Ids ids, TimeProvider time)
{
    /// <summary>One meeting, or those of a series.</summary>
    public async Task<MeantMeetings> Of(Operation operation, Cluster cluster, MeetingInput input)
    {
        var read = MeetingReading.Of(input, await db.UsualZone(operation));
        var hub = MeetingDoor.Hub(await listsCache.For(operation), cluster, input.Hub, read.Day)?.Id;
        var series = read.Rhythm is { } rhythm ? new MeetingSeries { OperationId = operation.Id, Id = ids.Next(), ClusterId = cluster.Id, Frequency = rhythm, FirstDay = read.Day } : null;
        var agenda = await templates.Agenda(cluster, hub, read.Agenda, input.Template);
        var days = series is null ? [read.Day] : SeriesDays.After(series.FirstDay, series.Frequency, series.FirstDay.AddDays(-1)).Take(read.Count);
        return new([.. days.Select(day => Planned((operation.Id, cluster.Id, hub), read.Plan, day, agenda, series))], series);
    }

    /// <summary>Further meetings like the last one of a series.</summary>
    /// <param name="filled">The last day of the rhythm that a meeting stands for.</param>
    public IReadOnlyList<Meeting> After(Meeting last, DateOnly filled, MeetingSeries series, int count) =>
        [.. SeriesDays.Next(series.FirstDay, series.Frequency, filled).Take(count).Select(day => Planned((last.OperationId, last.ClusterId, last.HubId), Arranged.Of(last), day, last.Agenda, series))];

    /// <summary>Followed for saving, each with its empty minutes.</summary>
    public void Add(IEnumerable<Meeting> meetings)
    {
        foreach (var meeting in meetings)
        {
            db.Meetings.Add(meeting);
            db.MeetingMinutes.Add(new MeetingMinutes { OperationId = meeting.OperationId, MeetingId = meeting.Id });
        }
    }

    private Meeting Planned((int Operation, long Cluster, long? Hub) table, Arranged plan, DateOnly day, string? agenda, MeetingSeries? series) => new()
    {
        OperationId = table.Operation, Id = ids.Next(), ClusterId = table.Cluster, HubId = table.Hub, SeriesId = series?.Id, SeriesDay = series is null ? null : day,
        Title = plan.Title, Day = day, StartMinute = plan.StartMinute, Lasts = plan.Lasts, Zone = plan.Zone, StartsAt = Instant(day, plan.StartMinute, plan.Zone, series),
        Place = plan.Place, DialIn = plan.DialIn, Agenda = agenda, Language = plan.Language, Interpretation = plan.Interpretation, ChangedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    /// <summary>Of many days the one whose clocks leave the hour out is named.</summary>
    private static long Instant(DateOnly day, int minute, string zone, MeetingSeries? series)
    {
        try { return MeetingTimes.Instant(day, minute, zone); }
        catch (Problem skipped) when (series is not null && skipped.Code == "meeting.time-skipped") { throw Problem.Invalid("series.time-skipped", $"{minute / 60:00}:{minute % 60:00}", zone, MeetingTimes.Written(day)); }
    }
}
