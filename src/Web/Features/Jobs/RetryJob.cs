using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Jobs;

/// <summary>Queues a failed job once more, as the person who first asked for it.</summary>
public sealed class RetryJob(TesseraDb db, CurrentUser user, JobQueue queue)
{
    public async Task Run(long number)
    {
        user.Demand(Right.ManageInstallation, RightScope.Installation);
        var queued = await db.Jobs.Where(j => j.Id == number && j.State == JobState.Failed).ExecuteUpdateAsync(s => s
            .SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.Attempts, 0)
            .SetProperty(j => j.Percent, 0).SetProperty(j => j.Failure, (string?)null));
        if (queued == 0) throw Problem.Conflict("job.not-failed");
        queue.Wake();
    }
}
