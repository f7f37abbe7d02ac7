namespace Tessera.Web.Jobs;

/// <summary>Does one thing again and again beside the pages, a pause before each time; what goes wrong costs that time only.</summary>
public abstract class RegularWorker(TimeSpan pause, TimeProvider time) : BackgroundService
{
    protected abstract Task Once();

    /// <summary>Says in the log what could not be done and when it is tried again.</summary>
    protected abstract void Tell(Exception failure);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Guarded(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task Guarded(CancellationToken stopping)
    {
        try { await Once(); }
        catch (Exception failure) when (!stopping.IsCancellationRequested) { Tell(failure); }
    }
}
