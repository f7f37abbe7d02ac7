namespace Tessera.Web.Database.Tables;

/// <summary>Filed: written to the outbox folder, since no server is confirmed. Withheld: this address may not be written to.</summary>
public enum MailState : byte { Queued, Sending, Sent, Filed, Failed, Withheld }

/// <summary>One letter to one person: queued with the change that causes it, handed over at most once.</summary>
public sealed class MailRow
{
    public required long Id { get; init; }
    /// <summary>0 for what concerns the installation.</summary>
    public int OperationId { get; init; }
    public long? UserId { get; init; }
    /// <summary>What it is about, e.g. "invitation".</summary>
    public required string Kind { get; init; }
    public required string Address { get; init; }
    public required string Name { get; init; }
    public required string Subject { get; init; }
    /// <summary>Plain text; of a secret letter unreadable without the installation's keys, and gone once handed over.</summary>
    public required string Body { get; set; }
    public bool IsSecret { get; init; }
    /// <summary>An iCalendar object that goes with it, and its method, e.g. "REQUEST".</summary>
    public string? Calendar { get; init; }
    public string? CalendarMethod { get; init; }
    /// <summary>Where a click ends such letters.</summary>
    public string? StopAddress { get; init; }
    public MailState State { get; set; }
    public int Attempts { get; set; }
    public long QueuedAt { get; init; }
    public long DueAt { get; set; }
    public long? DoneAt { get; set; }
    /// <summary>Problem code and details, separated by U+001F.</summary>
    public string? Failure { get; set; }
}

/// <summary>The one server that takes letters, once an administrator has confirmed it.</summary>
public sealed class MailServerRow
{
    public const int Only = 1;

    public int Id { get; init; } = Only;
    public required string Host { get; set; }
    public required int Port { get; set; }
    /// <summary>STARTTLS.</summary>
    public required bool IsEncrypted { get; set; }
    public string? UserName { get; set; }
    /// <summary>Unreadable without the installation's keys.</summary>
    public string? Password { get; set; }
    public required string Sender { get; set; }
    public bool IsConfirmed { get; set; }
    public int Version { get; set; }
}
