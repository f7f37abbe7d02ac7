using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Takes a committed import back within 30 days. Rows that a later import edited keep the later version; what later files
/// said and was kept out, or was the same, is brought back after it.
/// </summary>
internal sealed class UndoImport(TesseraDb db, CurrentUser user, ImportDesk desk, JobQueue jobs, TimeProvider time)
{
    public const int Days = 30;

    public async Task Run(Operation operation, int number)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.DecideImports, await desk.Owners.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State == ImportState.Undone) throw await Already(import);
        if (import.State != ImportState.Committed) throw Problem.Conflict("import.not-committed", import.FileName);
        if (time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(import.CommittedAt!.Value) > TimeSpan.FromDays(Days)) throw Problem.Conflict("import.undo-too-late", import.FileName);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Operations.Where(o => o.Id == operation.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, o => o.Sequence + 1));
        import.State = ImportState.Undone;
        if (await desk.RecheckJob(import) is { } recheck) db.Jobs.Add(recheck);
        if (await BringBack.Later(db, import).AnyAsync()) db.Jobs.Add(desk.Job(ImportJobs.BringBack, import));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        jobs.Wake();
    }

    /// <summary>Who was first, and when, as the change log has it.</summary>
    private async Task<Problem> Already(Import import)
    {
        var number = import.Number.ToString(CultureInfo.InvariantCulture);
        var undone = await db.Changes.AsNoTracking().Where(c => c.OperationId == import.OperationId && c.Noun == "import" && c.NounId == number)
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).FirstOrDefaultAsync();
        return undone is null ? Problem.Conflict("import.not-committed", import.FileName)
            : Problem.Conflict("import.undone-already", import.FileName, undone.Actor, DateTimeOffset.FromUnixTimeMilliseconds(undone.At).UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
    }
}
