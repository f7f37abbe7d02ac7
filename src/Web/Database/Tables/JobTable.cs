using Tessera.Domain;

namespace Tessera.Web.Database.Tables;

public enum JobState : byte { Queued, Running, Done, Failed }

/// <summary>Long work as a row: claimed by one worker, its progress and result kept, retried after a crash.</summary>
public sealed class Job
{
    public long Id { get; init; }
    public int OperationId { get; init; }
    public required string Kind { get; init; }
    public required string Subject { get; init; }
    public JobState State { get; set; }
    public int Percent { get; set; }
    /// <summary>Resource key of the stage, e.g. "job.reading".</summary>
    public string Stage { get; set; } = "";
    /// <summary>Why it failed: problem code and details, separated by U+001F.</summary>
    public string? Failure { get; set; }
    public int Attempts { get; set; }
    public long QueuedAt { get; init; }
    /// <summary>A running job whose lease has run out belongs to whoever claims it next.</summary>
    public long LeaseUntil { get; set; }
    public long? UserId { get; init; }
    public string Actor { get; init; } = "system";

    /// <summary>The failure as a refusal, for words; null while nothing has failed.</summary>
    public Problem? Refused() => Failure?.Split('\u001f') is [var code, .. var details] ? Problem.Invalid(code, details) : null;
}
