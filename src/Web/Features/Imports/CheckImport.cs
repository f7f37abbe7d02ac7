using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>The job between staging and review: read, match, check. Running it again gives the same outcome.</summary>
internal sealed class CheckImport(TesseraDb db, CurrentUser user, Engine engine, FileStore files, ImportReference reference)
{
    public async Task Run(int operationId, int number, JobProgress progress, CancellationToken cancel)
    {
        var operation = await db.Operations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == operationId, cancel) ?? throw Problem.NotFound(RouteScope.UnknownOperation);
        user.Demand(Right.ImportRows, RightScope.Of(operation));
        var import = await db.Imports.FirstOrDefaultAsync(i => i.OperationId == operationId && i.Number == number, cancel) ?? throw Problem.NotFound(ImportDesk.Unknown);
        if (import.State is not (ImportState.Staged or ImportState.Checked)) return;
        try
        {
            import.Report = ImportJson.Write(await Check(operation, import, progress, cancel));
            import.State = ImportState.Checked;
            import.Refusal = null;
        }
        catch (Problem refusal)
        {
            import.State = ImportState.Refused;
            import.Refusal = string.Join('\u001f', [refusal.Code, .. refusal.Details]);
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task<ImportReport> Check(Operation operation, Import import, JobProgress progress, CancellationToken cancel)
    {
        await progress.Report("job.reading", 2);
        var lists = await reference.Lists(operation);
        var settings = ImportJson.SettingsOf(import);
        var answers = await db.ImportAnswers.Where(a => a.OperationId == import.OperationId && a.ImportNumber == import.Number).ToDictionaryAsync(a => a.Key, a => a.Value, cancel);
        await using var stream = await files.Open(import.OperationId, import.FileId, cancel);
        using var workbook = Workbook.Open(stream, import.FileName, encodingName: answers.GetValueOrDefault(FileQuestions.Encoding));
        var table = ChosenTable.Of(workbook, lists, settings, answers);
        var raw = new RawRows(engine, db, import);
        var proofs = new ColumnProofs(table.Plan, workbook.IsCsv);
        var total = await raw.Keep(RawRows.WithBlanks(workbook.Rows(table.SheetIndex).Where(r => r.Number >= table.Layout.DataFirst), table.Layout.DataFirst), proofs.Observe, rows => progress.Report("job.reading", 5 + Math.Min(40, rows / 5000)));
        var reading = new RowReading(table.Plan, ImportReference.For(lists, settings, answers) with { FileName = import.FileName }, proofs, answers);
        reading.Merged = table.Merged(workbook, reading.Book);
        var rows = await CheckRows(import, raw, reading, total, progress);
        rows.Counts.Missing = await reference.Missing(import, table.Layout, rows.Covered, rows.Met, lists);
        return Report(table, workbook, reading, settings, answers, rows);
    }

    private async Task<CheckedRows> CheckRows(Import import, RawRows raw, RowReading reading, int total, JobProgress progress)
    {
        var rows = new CheckedRows(engine, db, import, reading.Book);
        await rows.Clear();
        await foreach (var chunk in raw.Chunks())
        {
            await rows.Add([.. RowChunkReader.Read(chunk).Select(reading.Read)]);
            await progress.Report("job.checking", 50 + (int)(45L * rows.Counts.Read / Math.Max(1, total)));
        }
        await rows.Complete();
        return rows;
    }

    private static ImportReport Report(ChosenTable table, Workbook workbook, RowReading reading, ImportSettings settings, Dictionary<string, string> answers, CheckedRows rows)
    {
        reading.Book.Note(FileQuestions.Notes(workbook, table.Plan));
        var (problems, leftOut) = reading.Book.Problems(table.Plan);
        return new ImportReport
        {
            Sheet = table.SheetName,
            OtherSheets = table.OtherSheets,
            Layout = table.Layout,
            Counts = rows.Counts,
            Questions = [.. FileQuestions.Of(workbook), .. table.Questions(answers), .. reading.Book.Questions()],
            Problems = problems,
            ProblemsLeftOut = leftOut,
            Joined = reading.Joined,
            NewPartners = [.. reading.NewPartners],
            PartnersUsed = [.. reading.PartnersUsed],
            Period = answers.GetValueOrDefault("period") ?? settings.Period,
            Encoding = workbook.IsCsv ? workbook.EncodingName : null,
            EncodingIsGuess = workbook.EncodingIsGuess,
        };
    }
}
