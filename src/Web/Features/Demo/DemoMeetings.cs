using Tessera.Domain.Clusters;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Demo;

/// <summary>Stores the sample meetings with who may have come, what may have been agreed and what became of it.</summary>
internal sealed class DemoMeetings(TesseraDb db, Ids ids, DemoFacts facts, IReadOnlyDictionary<string, Cluster> clusters, IReadOnlyDictionary<string, long> partners)
{
    private const string Zone = "Asia/Ho_Chi_Minh", Said = "Sample. Members told what they do where and what they lack; what was agreed stands under actions.";
    private const ulong Seed = 20091012;
    private static readonly TimeSpan AheadOfUtc = TimeSpan.FromHours(7), HourOfDay = TimeSpan.FromHours(17);
    private static readonly DateOnly End = new(2012, 1, 1), Recent = new(2011, 9, 1);
    private readonly SampleDice _dice = new(Seed);
    private readonly Dictionary<string, MeetingSeries> _series = [];

    public void Add()
    {
        foreach (var sample in SampleMeetings.Of(facts))
        {
            var meeting = Planned(sample);
            var isHeld = sample.Day < End;
            db.Meetings.Add(meeting);
            db.MeetingMinutes.Add(new MeetingMinutes { OperationId = meeting.OperationId, MeetingId = meeting.Id, Said = isHeld ? Said : null, Decisions = isHeld && _dice.Chance(40) ? _dice.Pick(SampleAgreements.Decisions) : null });
            if (isHeld) Held(sample, meeting);
        }
    }

    private Meeting Planned(SampleMeeting sample)
    {
        var cluster = clusters[sample.Cluster];
        var starts = Instant(sample.Day, TimeSpan.FromMinutes(sample.Minute));
        return new()
        {
            OperationId = cluster.OperationId, Id = ids.Next(), ClusterId = cluster.Id, SeriesId = sample.InSeries ? Series(cluster, sample.Day).Id : null, Title = sample.Title, Day = sample.Day, StartMinute = sample.Minute, Lasts = sample.Lasts,
            Zone = Zone, StartsAt = starts, Place = sample.Cluster == "NUT" ? "National Institute of Nutrition, Ha Noi" : $"Ha Noi {SampleMeetings.Label}", Language = "en", Interpretation = "into Vietnamese, one after the other",
            Agenda = "Situation and needs by province\nWho does what where\nStocks\nAny other matter", ChangedAt = starts,
        };
    }

    private MeetingSeries Series(Cluster cluster, DateOnly first)
    {
        if (_series.TryGetValue(cluster.Code, out var known)) return known;
        var series = _series[cluster.Code] = new() { OperationId = cluster.OperationId, Id = ids.Next(), ClusterId = cluster.Id, Frequency = cluster.Frequency!.Value, FirstDay = first };
        db.MeetingSeries.Add(series);
        return series;
    }

    private void Held(SampleMeeting sample, Meeting meeting)
    {
        var table = facts.Members.Where(member => member.Cluster == sample.Cluster).Select(member => (Partner: partners[member.Key], IsGovernment: member.Role == "counterpart"))
            .Concat(facts.Clusters.First(cluster => cluster.Code == sample.Cluster).Leads.Select(lead => (Partner: partners[lead], IsGovernment: false))).DistinctBy(one => one.Partner).ToList();
        // The review speaks of limited participation of the government's side.
        foreach (var (partner, _) in table.Where(one => _dice.Chance(one.IsGovernment ? 30 : 75)))
            db.MeetingAttendances.Add(new MeetingAttendance { OperationId = meeting.OperationId, MeetingId = meeting.Id, PartnerId = partner });
        for (var i = _dice.Between(0, 2); i > 0; i--) db.ActionPoints.Add(Agreed(meeting, sample, [.. table.Select(one => one.Partner)]));
    }

    /// <summary>Most are done in time; of the last months half are still open, and now and then one is simply left.</summary>
    private ActionPoint Agreed(Meeting meeting, SampleMeeting sample, IReadOnlyList<long> table)
    {
        var due = sample.Day.AddDays(_dice.Between(10, 45));
        var isOpen = _dice.Chance(sample.Day >= Recent ? 55 : 3);
        return new()
        {
            OperationId = meeting.OperationId, Id = ids.Next(), ClusterId = meeting.ClusterId, MeetingId = meeting.Id, Task = _dice.Pick(SampleAgreements.Tasks[sample.Cluster]), PartnerId = _dice.Chance(95) ? _dice.Pick(table) : null,
            Due = due, State = isOpen ? ActionState.Open : _dice.Chance(90) ? ActionState.Done : ActionState.Dropped, ClosedAt = isOpen ? null : Instant(due.AddDays(_dice.Between(-8, 12)), HourOfDay),
        };
    }

    private static long Instant(DateOnly day, TimeSpan time) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue).Add(time), AheadOfUtc).ToUnixTimeMilliseconds();
}
