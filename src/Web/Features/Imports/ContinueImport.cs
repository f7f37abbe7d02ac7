using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
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
    /// <param name="without">A remembered answer that is left out and asked again.</param>
    public async Task<Import> Run(Operation operation, int number, long? without = null)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.ImportRows, await desk.Owners.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State is not (ImportState.Committed or ImportState.Undone)) throw Problem.Conflict("import.not-committed", import.FileName);
        if (without is null && await Open(import) is { } open) return open;
        var asked = without is { } id ? (await db.LearnedAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.OperationId == operation.Id && a.Id == id) ?? throw Problem.NotFound(AnswerViews.Unknown)).Key : null;
        var next = await desk.Opened(operation.Id, import.FileId, import.FileName, await desk.Owners.Owned(operation, ImportJson.SettingsOf(import)));
        foreach (var answer in await db.ImportAnswers.AsNoTracking().Where(a => a.OperationId == operation.Id && a.ImportNumber == number).ToListAsync())
            if (answer.Key != asked) db.ImportAnswers.Add(desk.Answer(next, answer.Key, answer.Value));
        if (asked is not null && !asked.StartsWith(LearnedColumns.Prefix, StringComparison.Ordinal)) db.ImportAnswers.Add(desk.Answer(next, asked, QuestionBook.AnswerAsk));
        foreach (var fix in await db.CellFixes.AsNoTracking().Where(f => f.OperationId == operation.Id && f.ImportNumber == number).ToListAsync())
            db.CellFixes.Add(new CellFixRow { OperationId = operation.Id, ImportNumber = next.Number, SourceRow = fix.SourceRow, SourceColumn = fix.SourceColumn, Value = fix.Value, Was = fix.Was, At = fix.At, By = fix.By });
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
