namespace Tessera.Domain.Clusters;

/// <summary>A meeting of one cluster, or of one of its hubs: what was planned. What was said there, and who came, stands in records of its own.</summary>
public sealed class Meeting
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ClusterId { get; init; }
    /// <summary>The cluster's table at one place; null for the cluster's own.</summary>
    public long? HubId { get; init; }
    /// <summary>The series it was planned with; null for one of its own.</summary>
    public long? SeriesId { get; init; }
    /// <summary>The day of the rhythm it stands for, wherever it is moved alone; null outside a series.</summary>
    public DateOnly? SeriesDay { get; set; }
    public required string Title { get; set; }
    /// <summary>The day on the wall of the room.</summary>
    public required DateOnly Day { get; set; }
    /// <summary>Minutes after midnight on the clock of the room, 0 to 1439.</summary>
    public required int StartMinute { get; set; }
    /// <summary>How long it is planned to last, in minutes.</summary>
    public required int Lasts { get; set; }
    /// <summary>IANA name of the room's time zone.</summary>
    public required string Zone { get; set; }
    /// <summary>Day and time above as an instant (milliseconds since 1970), reckoned anew whenever they change.</summary>
    public required long StartsAt { get; set; }
    public string? Place { get; set; }
    public string? DialIn { get; set; }
    /// <summary>Spoken in the room: ISO 639, two letters.</summary>
    public string? Language { get; set; }
    /// <summary>"into Vietnamese, one after the other".</summary>
    public string? Interpretation { get; set; }
    /// <summary>One item per line.</summary>
    public string? Agenda { get; set; }
    public bool IsCancelled { get; set; }
    /// <summary>How often what calendars show has changed; they keep the copy with the highest.</summary>
    public int Sequence { get; set; }
    public long ChangedAt { get; set; }
    public int Version { get; set; }

    public long EndsAt => StartsAt + Lasts * 60_000L;

    public string Clock => $"{StartMinute / 60:00}:{StartMinute % 60:00}";

    public IReadOnlyList<string> AgendaLines => [.. (Agenda ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>What was said and decided, with a version of its own, so that writing it never collides with moving the meeting.</summary>
public sealed class MeetingMinutes
{
    public required int OperationId { get; init; }
    public required long MeetingId { get; init; }
    public string? Said { get; set; }
    /// <summary>One decision per line.</summary>
    public string? Decisions { get; set; }
    public int Version { get; set; }
}

/// <summary>A version of the minutes that went out by letter.</summary>
public sealed class MinutesLetter
{
    public required int OperationId { get; init; }
    public required long MeetingId { get; init; }
    public required int MinutesVersion { get; init; }
    /// <summary>Milliseconds since 1970.</summary>
    public required long SentAt { get; set; }
    /// <summary>How many people were written to.</summary>
    public required int Letters { get; set; }
}

/// <summary>An organisation that came, member or guest; never a person.</summary>
public sealed class MeetingAttendance
{
    public required int OperationId { get; init; }
    public required long MeetingId { get; init; }
    public required long PartnerId { get; init; }
}

/// <summary>What somebody says of coming (RFC 5545, PARTSTAT). The numbers are stored.</summary>
public enum Coming : byte { Unsaid = 0, Yes = 1, No = 2, Perhaps = 3 }

/// <summary>A person who was written to about a meeting.</summary>
public sealed class MeetingInvitation
{
    public required int OperationId { get; init; }
    public required long MeetingId { get; init; }
    public required long UserId { get; init; }
    /// <summary>The state of the meeting that the last letter told: its sequence.</summary>
    public required int Sequence { get; set; }
    public Coming Answer { get; set; }
    /// <summary>Of the meeting that was answered to; an answer to another time is no answer.</summary>
    public int AnsweredSequence { get; set; }

    public Coming To(Meeting meeting) => AnsweredSequence == meeting.Sequence ? Answer : Coming.Unsaid;
}

/// <summary>The numbers are stored.</summary>
public enum ActionState : byte { Open = 1, Done = 2, Dropped = 3 }

/// <summary>What an organisation, or a person of the directory, took upon itself at a meeting.</summary>
public sealed class ActionPoint
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ClusterId { get; init; }
    /// <summary>The meeting that agreed it.</summary>
    public required long MeetingId { get; init; }
    public required string Task { get; init; }
    /// <summary>What it is about, as it stood when it was agreed.</summary>
    public PointerNoun? AboutNoun { get; init; }
    public string? AboutKey { get; init; }
    public string? AboutTitle { get; init; }
    /// <summary>The organisation that took it, or that of the person who did; null while nobody took it.</summary>
    public long? PartnerId { get; set; }
    /// <summary>The person who took it; who that is, is told only to those who may know the person.</summary>
    public long? ContactId { get; set; }
    public DateOnly? Due { get; set; }
    public ActionState State { get; set; } = ActionState.Open;
    /// <summary>When it was done or dropped, in milliseconds since 1970; null while it is open.</summary>
    public long? ClosedAt { get; set; }
    public int Version { get; set; }

    public Pointer? About => AboutNoun is { } noun ? new(noun, AboutKey ?? "", AboutTitle ?? "") : null;

    public bool IsOverdue(DateOnly today) => State == ActionState.Open && Due < today;
}

/// <summary>When a meeting was, and whether it was held.</summary>
public sealed record MeetingMoment(long Id, DateOnly Day, long StartsAt, bool IsCancelled);

/// <summary>An action as an earlier meeting left it to a later one.</summary>
/// <param name="Times">How many meetings found it open, the one asked about included.</param>
public sealed record CarriedAction(ActionPoint Action, MeetingMoment Agreed, int Times);

/// <summary>Counts meetings that found actions open, reckoned from the meetings of a cluster themselves, so that one moved, cancelled or written down late needs no counting again.</summary>
public sealed class Carrying
{
    private readonly Dictionary<long, MeetingMoment> _meetings;
    private readonly List<long> _held;

    /// <param name="meetings">All meetings of one table, a cluster's own or a hub's; cancelled ones carry nothing.</param>
    public Carrying(IEnumerable<MeetingMoment> meetings)
    {
        _meetings = meetings.ToDictionary(meeting => meeting.Id);
        _held = [.. _meetings.Values.Where(meeting => !meeting.IsCancelled).Select(meeting => meeting.StartsAt).Order()];
    }

    /// <summary>The meeting that agreed an action.</summary>
    public MeetingMoment Agreed(ActionPoint action) => _meetings[action.MeetingId];

    /// <summary>Meetings after the one that agreed it, up to an instant or until it was closed.</summary>
    public int Times(ActionPoint action, long until) => Math.Max(0, UpTo(Math.Min(until, action.ClosedAt ?? until)) - UpTo(Agreed(action).StartsAt));

    /// <summary>What stood open when a meeting began, the longest carried first.</summary>
    public IReadOnlyList<CarriedAction> Into(Meeting meeting, IEnumerable<ActionPoint> actions) =>
    [
        .. actions.Where(action => _meetings.TryGetValue(action.MeetingId, out var agreed) && agreed.StartsAt < meeting.StartsAt && !(action.ClosedAt <= meeting.StartsAt))
            .Select(action => new CarriedAction(action, Agreed(action), UpTo(meeting.StartsAt) - UpTo(Agreed(action).StartsAt)))
            .OrderByDescending(carried => carried.Times).ThenBy(carried => carried.Action.Due ?? DateOnly.MaxValue).ThenBy(carried => carried.Action.Id),
    ];

    /// <summary>Meetings that had begun by an instant.</summary>
    private int UpTo(long instant)
    {
        var (low, high) = (0, _held.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_held[middle] > instant) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
