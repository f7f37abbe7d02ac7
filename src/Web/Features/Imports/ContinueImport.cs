using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Goes on with the rows that an accepted import left waiting: the same kept file, settings and answers as a new import.
/// Rows accepted before come out the same, so only those that waited are new.
/// </summary>
internal sealed class ContinueImport(TesseraDb db, CurrentUser user, JobQueue jobs, ImportDesk desk)
{
    public async Task<Import> Run(Operation operation, int number)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.ImportRows, await desk.Owners.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State is not (ImportState.Committed or ImportState.Undone)) throw Problem.Conflict("import.not-committed", import.FileName);
        if (await Open(import) is { } open) return open;
        var next = await desk.Opened(operation.Id, import.FileId, import.FileName, await desk.Owners.Owned(operation, ImportJson.SettingsOf(import)));
        foreach (var answer in await db.ImportAnswers.AsNoTracking().Where(a => a.OperationId == operation.Id && a.ImportNumber == number).ToListAsync())
            db.ImportAnswers.Add(desk.Answer(next, answer.Key, answer.Value));
        db.Jobs.Add(desk.CheckJob(next));
        await db.SaveChangesAsync();
        jobs.Wake();
        return next;
    }

    /// <summary>Asking twice opens one import.</summary>
    private async Task<Import?> Open(Import import) =>
        await db.Imports.Where(i => i.OperationId == import.OperationId && i.FileId == import.FileId && i.Number > import.Number
            && (i.State == ImportState.Staged || i.State == ImportState.Checked)).OrderByDescending(i => i.Number).FirstOrDefaultAsync();
}
