using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Jobs;

/// <summary>Jobs are rows: queued with the change that needs them, claimed by one worker, kept with their outcome.</summary>
public sealed class JobQueue(Engine engine, Ids ids, TimeProvider time, JobSignal signal)
{
    private const int MaxAttempts = 3;

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

    /// <summary>Takes the oldest job nobody works on: queued, or left behind by a worker that died. Null when there is none.</summary>
    public async Task<Job?> Claim(TesseraDb db, long? only = null)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var skip = engine.IsSqlite ? "" : " FOR UPDATE SKIP LOCKED";
        var which = only is { } id ? string.Create(CultureInfo.InvariantCulture, $" AND id = {id}") : "";
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            UPDATE job SET state = {(int)JobState.Running}, attempts = attempts + 1, lease_until = {now + JobProgress.LeaseMilliseconds}
            WHERE id = (SELECT id FROM job WHERE (state = {(int)JobState.Queued} OR (state = {(int)JobState.Running} AND lease_until < {now})){which}
                        ORDER BY id LIMIT 1{skip})
            RETURNING id
            """);
        await using var connection = await engine.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() is { } claimed
            ? await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == Convert.ToInt64(claimed, CultureInfo.InvariantCulture))
            : null;
    }

    public static async Task Finish(TesseraDb db, Job job, string? failure)
    {
        var retry = failure is not null && job.Attempts < MaxAttempts;
        var state = failure is null ? JobState.Done : retry ? JobState.Queued : JobState.Failed;
        await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(s => s
            .SetProperty(j => j.State, state)
            .SetProperty(j => j.Percent, j => failure == null ? 100 : j.Percent)
            .SetProperty(j => j.Failure, failure));
    }
}

/// <summary>Lets the worker sleep until something is queued in this process.</summary>
public sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);
    public void Set() { if (_semaphore.CurrentCount == 0) try { _semaphore.Release(); } catch (SemaphoreFullException) { /* set already */ } }
    public Task Wait(TimeSpan longest, CancellationToken cancel) => _semaphore.WaitAsync(longest, cancel);
    public void Dispose() => _semaphore.Dispose();
}
