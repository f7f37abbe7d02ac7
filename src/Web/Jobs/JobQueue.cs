using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Jobs;

/// <summary>Jobs are rows: queued with the change that needs them, claimed by one worker, kept with their outcome.</summary>
public sealed class JobQueue(Engine engine, Ids ids, TimeProvider time, JobSignal signal, JobHandlers handlers)
{
    public const int MaxAttempts = 3;
    /// <summary>Every start ended with the process: whatever the work does to it, a further start would do again.</summary>
    public const string Died = "job.died";

    /// <summary>A job to be added to the caller's own save, so that work and cause are stored together.</summary>
    public Job Queued(int operationId, string kind, string subject, Actor actor) => new()
    {
        Id = ids.Next(),
        OperationId = operationId,
        Kind = kind,
        Subject = subject,
        QueuedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        UserId = actor.UserId,
        Actor = actor.Name,
    };

    /// <summary>Wakes the worker of this process; others look every second.</summary>
    public void Wake() => signal.Set();

    /// <summary>
    /// Takes the oldest job nobody works on: queued, or left behind by a worker that died. What somebody waits for comes
    /// before what nobody does, however old. Null when there is none.
    /// </summary>
    public async Task<ClaimedJob?> Claim(TesseraDb db, long? only = null, bool isInBetween = false)
    {
        var open = await db.Jobs.AsNoTracking().Where(j => (j.State == JobState.Queued || j.State == JobState.Running) && (only == null || j.Id == only))
            .OrderBy(j => j.Id).ToListAsync();
        foreach (var job in open.Where(j => !(isInBetween && handlers.IsBackground(j.Kind))).OrderBy(j => handlers.IsBackground(j.Kind)))
            if (await Claim(db, job) is { } claimed) return claimed;
        return null;
    }

    private async Task<ClaimedJob?> Claim(TesseraDb db, Job job)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var hold = await JobHold.Take(engine, job.Id);
        // Without the hold only a job whose worker has been silent for the whole lease is taken.
        var free = hold is not null || (job.State == JobState.Running && job.LeaseUntil < now);
        if (free && job.Attempts >= MaxAttempts) await GiveUp(db, job);
        else if (free && await Mark(db, job, now)) return new ClaimedJob(job, hold);
        if (hold is not null) await hold.DisposeAsync();
        return null;
    }

    private static Task GiveUp(TesseraDb db, Job job) =>
        db.Jobs.Where(j => j.Id == job.Id && j.Attempts == job.Attempts && j.State == job.State)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Failed).SetProperty(j => j.Failure, Died));

    /// <summary>Of two who saw the same job the first to count an attempt has it.</summary>
    private static async Task<bool> Mark(TesseraDb db, Job job, long now)
    {
        var marked = await db.Jobs.Where(j => j.Id == job.Id && j.Attempts == job.Attempts && j.State == job.State).ExecuteUpdateAsync(s => s
            .SetProperty(j => j.State, JobState.Running)
            .SetProperty(j => j.Attempts, job.Attempts + 1)
            .SetProperty(j => j.LeaseUntil, now + JobProgress.LeaseMilliseconds));
        if (marked == 0) return false;
        (job.State, job.Attempts, job.LeaseUntil) = (JobState.Running, job.Attempts + 1, now + JobProgress.LeaseMilliseconds);
        return true;
    }

    /// <summary>A start that the storage cut short is none of those that count: the job waits as if it had not been taken.</summary>
    public static Task PutBack(TesseraDb db, Job job) =>
        db.Jobs.Where(j => j.Id == job.Id && j.Attempts == job.Attempts && j.State == JobState.Running)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.Attempts, j => j.Attempts - 1));

    /// <param name="mayRetry">False for a refusal, which a further start would only repeat.</param>
    public static async Task Finish(TesseraDb db, Job job, string? failure, bool mayRetry)
    {
        var retry = failure is not null && mayRetry && job.Attempts < MaxAttempts;
        var state = failure is null ? JobState.Done : retry ? JobState.Queued : JobState.Failed;
        await db.Jobs.Where(j => j.Id == job.Id && j.Attempts == job.Attempts).ExecuteUpdateAsync(s => s
            .SetProperty(j => j.State, state)
            .SetProperty(j => j.Percent, j => failure == null ? 100 : j.Percent)
            .SetProperty(j => j.Failure, failure));
    }
}

/// <summary>A job that is this process's to do; disposing lets go of it.</summary>
public sealed class ClaimedJob : IAsyncDisposable
{
    private readonly JobHold? _hold;
    internal ClaimedJob(Job job, JobHold? hold) => (Job, _hold) = (job, hold);
    public Job Job { get; }
    public ValueTask DisposeAsync() => _hold?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Why this process cannot work on its jobs just now; null as long as it can. The jobs stay queued and go on by themselves.</summary>
public sealed class JobStandstill
{
    public Problem? Reason { get; set; }
}

/// <summary>Lets the worker sleep until something is queued in this process.</summary>
public sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);
    public void Set() { if (_semaphore.CurrentCount == 0) try { _semaphore.Release(); } catch (SemaphoreFullException) { /* set already */ } }
    public Task Wait(TimeSpan longest, CancellationToken cancel) => _semaphore.WaitAsync(longest, cancel);
    public void Dispose() => _semaphore.Dispose();
}
