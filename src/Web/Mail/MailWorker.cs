namespace Tessera.Web.Mail;

/// <summary>Looks into the outbox every few seconds, beside the pages and the jobs.</summary>
public sealed partial class MailWorker(MailRound round, ILogger<MailWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5), LongPause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await round.Run(stoppingToken) > 0) { }
                await Task.Delay(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure)
            {
                LogFailure(logger, failure);
                await Task.Delay(LongPause, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be worked through; it is tried again in a minute")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
