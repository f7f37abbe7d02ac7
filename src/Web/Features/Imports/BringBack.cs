using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// The job after an undo: what later accepted files said for the rows that are gone, and what stayed out because those
/// were there, comes back as an import of its own, so that nobody has to send these files again.
/// </summary>
internal sealed class BringBack(TesseraDb db, Engine engine, ImportDesk desk, JobQueue jobs, ImportReference reference)
{
    private const int RowsPerPiece = 250;

    public async Task Run(int operationId, int number, JobProgress progress, CancellationToken cancel)
    {
        var operation = await db.Operations.AsNoTracking().FirstAsync(o => o.Id == operationId, cancel);
        var undone = await db.Imports.AsNoTracking().FirstAsync(i => i.OperationId == operationId && i.Number == number, cancel);
        if (undone.State != ImportState.Undone) return;
        var (lists, brought) = (await reference.Lists(operation), new HashSet<long>());
        // The latest word first: an earlier file does not say again what a later one brings.
        foreach (var import in await Later(db, undone).OrderByDescending(i => i.CommitSequence).ToListAsync(cancel))
        {
            if (ImportJson.ReportOf(import) is not { } report || await ImportPreview.IsOfOtherVersion(db, import) || await IsBack(import, number)) continue;
            var sources = await RecordSources.Of(db, lists, import, report.SenderId);
            var finder = await reference.Splits(import, sources, lists);
            if (finder is null && report.Counts.Same + report.Counts.Kept == 0) continue;
            var drafts = await Missing(import, sources, finder is null ? MetSplits.None : await finder.Find(), brought);
            if (drafts.Count > 0) await Open(import, report, (number, progress), drafts);
        }
        jobs.Wake();
    }

    /// <summary>Accepted after an import; the same file gone on with is no other word.</summary>
    public static IQueryable<Import> Later(TesseraDb db, Import undone) => db.Imports.AsNoTracking()
        .Where(i => i.OperationId == undone.OperationId && i.State == ImportState.Committed && i.CommitSequence > undone.CommitSequence && i.FileId != undone.FileId);

    /// <summary>Done before this job was cut off.</summary>
    private async Task<bool> IsBack(Import import, int undone) =>
        (await db.Imports.AsNoTracking().Where(i => i.OperationId == import.OperationId && i.FileId == import.FileId && i.Number > import.Number).ToListAsync()).Exists(i => ImportJson.SettingsOf(i).AfterUndo == undone);

    /// <summary>Rows of an accepted file that no row says now, or only one older than it.</summary>
    private async Task<List<ActivityDraft>> Missing(Import import, RecordSources sources, MetSplits splits, HashSet<long> brought)
    {
        var (settings, missing) = (ImportJson.SettingsOf(import), new List<ActivityDraft>());
        await using var connection = await engine.Open();
        foreach (var position in await DraftPieces.Positions(engine, import))
        {
            var drafts = DraftChunkReader.Read(await DraftPieces.Read(engine, import, position)).Where(d => d.Verdict is RowVerdict.Ok or RowVerdict.Fixed).ToList();
            var compared = await ComparedRows.Of(connection, import, sources, drafts);
            foreach (var draft in drafts)
            {
                var now = splits.Over(draft, compared.For(draft));
                if (now.Row?.IsWithin(settings) == false) continue;
                // Rows of others that the undone file had replaced count again: the organisation's own row takes their place anew.
                var isSaid = !now.IsWritten || now.Row?.CommitSequence > import.CommitSequence || now.Row?.Import == import.Number;
                if (isSaid && splits.Replacing(draft) is null) continue;
                if (brought.Add(draft.KeyHash)) missing.Add(draft);
            }
        }
        return missing;
    }

    private async Task Open(Import import, ImportReport report, (int Number, JobProgress Job) undone, List<ActivityDraft> drafts)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var back = await desk.Opened(import.OperationId, import.FileId, import.FileName, ImportJson.SettingsOf(import) with { AfterUndo = undone.Number });
        var counts = new VerdictCounts();
        var writer = new DraftChunkWriter();
        foreach (var (position, piece) in drafts.Chunk(RowsPerPiece).Index())
        {
            foreach (var draft in piece)
            {
                counts.Count(draft.Verdict);
                writer.Add(draft);
            }
            db.ImportDrafts.Add(new ImportDrafts { OperationId = import.OperationId, ImportNumber = back.Number, Position = position, Bytes = writer.Take() });
        }
        (back.State, back.SenderId, back.Report) = (ImportState.Committing, import.SenderId, ImportJson.Write(report with { Counts = counts, Questions = [], Problems = [], NewPartners = [] }));
        foreach (var answer in await db.ImportAnswers.AsNoTracking().Where(a => a.OperationId == import.OperationId && a.ImportNumber == import.Number).ToListAsync())
            db.ImportAnswers.Add(desk.Answer(back, answer.Key, answer.Value));
        db.Jobs.Add(desk.Job(ImportJobs.Commit, back));
        await db.SaveChangesAsync();
        await undone.Job.Commit(transaction);
        db.ChangeTracker.Clear();
    }
}
