namespace Tessera.Domain.Clusters;

/// <summary>A meeting of one cluster: what was planned. What was said there, and who came, stands in records of its own.</summary>
public sealed class Meeting
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ClusterId { get; init; }
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
    /// <summary>One item per line.</summary>
    public string? Agenda { get; set; }
    public bool IsCancelled { get; set; }
    /// <summary>How often what calendars show has changed; they keep the copy with the highest.</summary>
    public int Sequence { get; set; }
    public long ChangedAt { get; set; }
    public int Version { get; set; }

    public string Clock => $"{StartMinute / 60:00}:{StartMinute % 60:00}";

    public bool IsHeldBy(long instant) => !IsCancelled && StartsAt <= instant;

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

/// <summary>What an organisation took upon itself at a meeting.</summary>
public sealed class ActionPoint
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ClusterId { get; init; }
    /// <summary>The meeting that agreed it.</summary>
    public required long MeetingId { get; init; }
    public required string Task { get; init; }
    /// <summary>Null while nobody took it.</summary>
    public long? PartnerId { get; set; }
    public DateOnly? Due { get; set; }
    public ActionState State { get; set; } = ActionState.Open;
    /// <summary>When it was done or dropped, in milliseconds since 1970; null while it is open.</summary>
    public long? ClosedAt { get; set; }
    public int Version { get; set; }

    public bool IsOverdue(DateOnly today) => State == ActionState.Open && Due < today;
}

/// <summary>An action as an earlier meeting left it to a later one.</summary>
/// <param name="Times">How many meetings found it open, the one asked about included.</param>
public sealed record CarriedAction(ActionPoint Action, Meeting Agreed, int Times);

public static class Carrying
{
    /// <summary>
    /// What stood open when a meeting began, the longest carried first. Reckoned from the meetings themselves, so that
    /// one moved, cancelled or written down late needs no counting again.
    /// </summary>
    /// <param name="meetings">All meetings of the cluster.</param>
    public static IReadOnlyList<CarriedAction> Into(Meeting meeting, IEnumerable<ActionPoint> actions, IReadOnlyCollection<Meeting> meetings)
    {
        var agreed = meetings.ToDictionary(other => other.Id);
        return [.. actions.Where(action => agreed[action.MeetingId].StartsAt < meeting.StartsAt && !(action.ClosedAt <= meeting.StartsAt))
            .Select(action => new CarriedAction(action, agreed[action.MeetingId], Times(agreed[action.MeetingId], meetings, meeting.StartsAt)))
            .OrderByDescending(carried => carried.Times).ThenBy(carried => carried.Action.Due ?? DateOnly.MaxValue).ThenBy(carried => carried.Action.Id)];
    }

    /// <summary>Meetings after the one that agreed an action, up to an instant; cancelled ones carry nothing.</summary>
    public static int Times(Meeting agreed, IEnumerable<Meeting> meetings, long until) =>
        meetings.Count(other => other.StartsAt > agreed.StartsAt && other.IsHeldBy(until));
}
