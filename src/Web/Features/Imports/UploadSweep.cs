using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>Takes away what nobody will finish: uploads a day after their last piece, and pieces that never became a file.</summary>
internal sealed partial class UploadSweep(IServiceScopeFactory scopes, TimeProvider time, ILogger<UploadSweep> logger) : RegularWorker(TimeSpan.FromHours(1), time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly TimeProvider _time = time;

    public static async Task Run(TesseraDb db, TimeProvider time)
    {
        var day = (time.GetUtcNow() - Kept);
        var (at, oldest) = (day.ToUnixTimeMilliseconds(), Ids.First(day));
        foreach (var old in await db.Uploads.Where(u => u.At < at).Select(u => new { u.OperationId, u.Id }).ToListAsync()) await Remove(db, old.OperationId, old.Id);
        var lost = await db.FilePieces.Where(p => p.FileId < oldest
                && !db.Files.Any(f => f.OperationId == p.OperationId && f.Id == p.FileId) && !db.Uploads.Any(u => u.OperationId == p.OperationId && u.Id == p.FileId))
            .Select(p => new { p.OperationId, p.FileId }).Distinct().ToListAsync();
        foreach (var piece in lost) await Remove(db, piece.OperationId, piece.FileId);
    }

    /// <summary>The pieces first: should it be cut off, the upload is still there to be removed.</summary>
    public static async Task Remove(TesseraDb db, int operationId, long id)
    {
        await FileStore.Forget(db, operationId, id);
        await db.Uploads.Where(u => u.OperationId == operationId && u.Id == id).ExecuteDeleteAsync();
    }

    protected override async Task Once()
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("sweep");
        await Run(scope.ServiceProvider.GetRequiredService<TesseraDb>(), _time);
    }

    protected override void Tell(Exception failure) => LogFailure(logger, failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Abandoned uploads could not be removed; tried again in an hour")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
