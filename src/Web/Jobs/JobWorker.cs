using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Jobs;

/// <summary>Works on one job at a time per process, so that a large file never takes the second core from the pages.</summary>
public sealed partial class JobWorker(JobRunner runner, JobSignal signal, JobStandstill standstill, ILogger<JobWorker> logger) : BackgroundService
{
    // The first pauses are short, because most lost connections are back at once.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250), LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = FirstPause; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                while (await runner.RunNext(null, stoppingToken) is not null) { }
                (standstill.Reason, pause) = (null, FirstPause);
                await signal.Wait(TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure)
            {
                if (standstill.Reason is null) LogFailure(logger, failure);
                standstill.Reason = StorageTrouble.Of(failure) ?? Problem.Unavailable("server.failed");
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job worker cannot work just now; it tries again every few seconds")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}

/// <summary>Claims a job and does it in a scope of its own, as the person who asked for it.</summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, Engine engine, JobHandlers handlers, TimeProvider time, ILogger<JobRunner> logger)
{
    // The job that the storage cut short, as long as that could not be written down either.
    private Job? _cut;

    /// <summary>Null when there is nothing to do. Storage that fails is a refusal: the job waits, and nothing of it counts.</summary>
    public Task<Job?> RunNext(long? only, CancellationToken cancel) => RunNext(only, false, cancel);

    private async Task<Job?> RunNext(long? only, bool isInBetween, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
        await PutBack(db);
        if (await scope.ServiceProvider.GetRequiredService<JobQueue>().Claim(db, only, isInBetween) is not { } claimed) return null;
        await using var held = claimed;
        var job = claimed.Job;
        try
        {
            var (failure, mayRetry) = await Run(job, only is null && handlers.IsBackground(job.Kind), cancel);
            if (!cancel.IsCancellationRequested) await JobQueue.Finish(db, job, failure, mayRetry);
            return job;
        }
        catch (Exception failure) when (StorageTrouble.Of(failure) is { } trouble)
        {
            _cut = job;
            await PutBack(db).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw trouble;
        }
    }

    private async Task PutBack(TesseraDb db)
    {
        if (_cut is null) return;
        await JobQueue.PutBack(db, _cut);
        _cut = null;
    }

    private async Task<(string? Failure, bool MayRetry)> Run(Job job, bool givesWay, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        // Who queued the job was asked then; the job acts with the installation's rights and under that person's name.
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(job.Actor, job.UserId);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var progress = new JobProgress(engine, job, time) { InBetween = givesWay ? () => RunWaitedFor(cancel) : null };
        var alive = KeepAlive(progress, done.Token);
        try
        {
            await handlers.For(job.Kind)(scope.ServiceProvider, job, progress, cancel);
            return (null, false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested) { return (null, false); }
        catch (Problem refusal) when (refusal.Kind != ProblemKind.Unavailable)
        {
            return (string.Join('\u001f', [refusal.Code, .. refusal.Details]), false);
        }
        // What only took too long counts as a start: put back for ever, it would keep all others from theirs.
        catch (Exception bug) when (StorageTrouble.Of(bug) is null || bug.GetBaseException() is TimeoutException)
        {
            LogBug(logger, job.Kind, job.Subject, bug);
            return ("job.failed", true);
        }
        finally
        {
            await done.CancelAsync();
            await alive;
        }
    }

    /// <summary>Inside a job that nobody waits for, so that there are never two workers and nothing of that job is lost.</summary>
    private async Task RunWaitedFor(CancellationToken cancel)
    {
        while (await RunNext(null, true, cancel) is not null) { }
    }

    private async Task KeepAlive(JobProgress progress, CancellationToken done)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(JobProgress.LeaseMilliseconds / 3.0), time);
        while (!done.IsCancellationRequested)
        {
            try
            {
                if (await timer.WaitForNextTickAsync(done)) await progress.Renew();
            }
            catch (OperationCanceledException) when (done.IsCancellationRequested) { return; }
            // The work itself meets what the storage has, and says so.
            catch (Exception failure) when (StorageTrouble.Of(failure) is not null) { }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Kind} on {Subject} failed")]
    private static partial void LogBug(ILogger logger, string kind, string subject, Exception bug);
}
