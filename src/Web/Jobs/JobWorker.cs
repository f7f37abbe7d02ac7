using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Jobs;

/// <summary>Runs one job at a time per process, so that a large file never takes the second core from the pages.</summary>
public sealed partial class JobWorker(JobRunner runner, JobSignal signal, ILogger<JobWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await runner.RunNext(null, stoppingToken) is not null) { }
                await signal.Wait(TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure)
            {
                LogFailure(logger, failure);
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job worker could not reach its queue; it tries again in five seconds")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}

/// <summary>Claims a job and does it in a scope of its own, as the person who asked for it.</summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, Engine engine, JobHandlers handlers, TimeProvider time, ILogger<JobRunner> logger)
{
    public async Task<Job?> RunNext(long? only, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
        if (await scope.ServiceProvider.GetRequiredService<JobQueue>().Claim(db, only) is not { } claimed) return null;
        await using var held = claimed;
        var job = claimed.Job;
        var (failure, mayRetry) = await Run(job, cancel);
        if (cancel.IsCancellationRequested) return job;
        await JobQueue.Finish(db, job, failure, mayRetry);
        return job;
    }

    private async Task<(string? Failure, bool MayRetry)> Run(Job job, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        // Who queued the job was asked then; the job acts with the installation's rights and under that person's name.
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(job.Actor, job.UserId);
        try
        {
            await handlers.For(job.Kind)(scope.ServiceProvider, job, new JobProgress(engine, job, time), cancel);
            return (null, false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested) { return (null, false); }
        catch (Problem refusal)
        {
            return (string.Join('\u001f', [refusal.Code, .. refusal.Details]), false);
        }
        catch (Exception bug)
        {
            LogBug(logger, job.Kind, job.Subject, bug);
            return ("job.failed", true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Kind} on {Subject} failed")]
    private static partial void LogBug(ILogger logger, string kind, string subject, Exception bug);
}
