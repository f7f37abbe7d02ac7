using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Jobs;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>The job between staging and review: read, match, check. Running it again gives the same outcome.</summary>
internal sealed class CheckImport(TesseraDb db, CurrentUser user, Engine engine, FileStore files, ImportReference reference)
{
    private const int PiecesAhead = 2;

    public async Task Run(int operationId, int number, JobProgress progress, CancellationToken cancel)
    {
        var operation = await db.Operations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == operationId, cancel) ?? throw Problem.NotFound(RouteScope.UnknownOperation);
        user.Demand(Right.ImportRows, RightScope.Of(operation));
        var import = await db.Imports.FirstOrDefaultAsync(i => i.OperationId == operationId && i.Number == number, cancel) ?? throw Problem.NotFound(ImportDesk.Unknown);
        if (import.State is not (ImportState.Staged or ImportState.Checked)) return;
        try
        {
            var report = await Check(operation, import, progress, cancel);
            (import.Report, import.SenderId) = (ImportJson.Write(report), report.SenderId);
            import.State = ImportState.Checked;
            import.Refusal = null;
        }
        catch (Problem refusal) when (refusal.Kind != ProblemKind.Unavailable)
        {
            import.State = ImportState.Refused;
            import.Refusal = string.Join('\u001f', [refusal.Code, .. refusal.Details]);
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await progress.Commit(transaction);
    }

    private async Task<ImportReport> Check(Operation operation, Import import, JobProgress progress, CancellationToken cancel)
    {
        await progress.Report("job.reading", 2);
        var (lists, sequence) = (await reference.Lists(operation), await reference.Sequence(import.OperationId));
        var given = await db.ImportAnswers.AsNoTracking().Where(a => a.OperationId == import.OperationId && a.ImportNumber == import.Number).ToListAsync(cancel);
        var learned = await FileMemory.Of(db, import);
        var recall = new FileRecall(learned, lists, ImportJson.SettingsOf(import), given.ToDictionary(a => a.Key, a => a.Value));
        var fixes = await CellFixes.Of(db, engine, import);
        await using var stream = await files.Open(import.OperationId, import.FileId, cancel);
        using var workbook = recall.Open(stream, import.FileName);
        var read = await recall.Read(workbook, import, fixes, (some, observe) => new RawRows(engine, db, import, progress).Keep(some, observe, kept => progress.Report("job.reading", 5 + Math.Min(40, kept / 5000))));
        var reading = new RowReading(read.Table.Plan, read.Reference, read.Proofs, read.Memory) { Corrected = fixes.Findings, Wide = read.Table.Wide };
        db.CellFixes.AddRange(fixes.Met);
        reading.Merged = read.Table.Merged(workbook, reading.Book);
        if (workbook.Struck(read.Table.SheetIndex) is { Count: > 0 } struck) reading.Struck = struck.ToHashSet();
        var rows = await CheckRows(import, reading, read, lists, progress);
        rows.Counts.Missing = await reference.Missing(import, read.Table.Layout, rows.Covered, rows.Met, lists);
        var report = await Told(import, learned, Report(read, workbook, reading, ImportJson.SettingsOf(import), rows) with { Sequence = sequence });
        await reference.Keep.Run(operation, import, report, learned, given, read.Memory);
        return report;
    }

    /// <summary>With why it was checked again, and the answers that its last check used and that were withdrawn since.</summary>
    private async Task<ImportReport> Told(Import import, FileMemory learned, ImportReport report)
    {
        var before = ImportJson.ReportOf(import);
        var decided = report.Decided.Select(d => d.Key).ToHashSet();
        var withdrawn = (await WithdrawnUses.Of(db, import)).Where(a => !decided.Contains(a.Key)).Select(a => new OutdatedAnswer(learned.Said(a), OutdatedAnswer.Withdrawn));
        return report with { Again = before?.Due is { } due ? due with { Before = before.Counts } : null, Outdated = [.. report.Outdated, .. withdrawn] };
    }

    private async Task<CheckedRows> CheckRows(Import import, RowReading reading, RecalledTable read, OperationLists lists, JobProgress progress)
    {
        var sources = await RecordSources.Of(db, lists, import, read.Sender);
        var rows = new CheckedRows(engine, db, import, sources, read.Table.Plan) { Job = progress, Splits = await reference.Splits(import, sources, lists) };
        await rows.Clear();
        reading.Expect(read.Rows);
        // Fetching, understanding, identifying and keeping go side by side, a piece each.
        await foreach (var drafts in Ahead.Of(Identified(Ahead.Of(Drafts(import, reading), PiecesAhead), reading), PiecesAhead))
        {
            await rows.Add(drafts);
            await progress.Report("job.checking", 50 + (int)Math.Min(45, 45L * rows.Counts.Read / Math.Max(1, read.Rows)));
        }
        await rows.Complete();
        reading.Book.Note([.. rows.Noted, .. reading.Noted]);
        if (Elsewhere(rows.Counts, reading.Book, lists) is { } finding) reading.Book.Note(finding);
        rows.Ask(reading.Book, lists.PartnerName);
        return rows;
    }

    /// <summary>Nothing of the file can go in, since all of it is of another country: said once, not only row by row.</summary>
    private static Finding? Elsewhere(VerdictCounts counts, QuestionBook book, OperationLists lists)
    {
        var (refused, found) = book.Of("place.none-here");
        return refused > 1 && refused == counts.Read - counts.Skipped ? new Finding("file.other-country", FindingEffect.Refused, 0, -1, found, string.Join(", ", lists.Gazetteer.Countries.Select(c => c.Name))) : null;
    }

    private async IAsyncEnumerable<List<ActivityDraft>> Drafts(Import import, RowReading reading)
    {
        await foreach (var chunk in Ahead.Of(RawChunks.Of(engine, import), PiecesAhead)) yield return [.. reading.Understood(RowChunkReader.Read(chunk))];
    }

    private static async IAsyncEnumerable<List<ActivityDraft>> Identified(IAsyncEnumerable<List<ActivityDraft>> pieces, RowReading reading)
    {
        await foreach (var drafts in pieces)
        {
            drafts.ForEach(reading.Identify);
            yield return drafts;
        }
    }

    private static ImportReport Report(RecalledTable read, Workbook workbook, RowReading reading, ImportSettings settings, CheckedRows rows)
    {
        var (table, answers) = (read.Table, read.Memory.Values);
        reading.Book.Note(FileQuestions.Notes(workbook, table, read.Proofs));
        FileQuestions.Decide(reading.Book, workbook, table);
        rows.Counts.CountAbove(table.Layout);
        var (problems, leftOut) = reading.Book.Problems(table.Plan);
        return new ImportReport
        {
            Sheet = table.SheetName,
            OtherSheets = table.OtherSheets,
            HiddenSheets = [.. workbook.Sheets.Where(s => s.Visibility != SheetVisibility.Visible).Select(s => s.Name)],
            Layout = table.Layout,
            Counts = rows.Counts,
            Questions = [.. FileQuestions.Of(workbook), .. table.Questions(answers), .. reading.Book.Questions()],
            Problems = problems,
            ProblemsLeftOut = leftOut,
            Found = reading.Book.Counts(),
            Joined = reading.Joined,
            NewPartners = [.. reading.NewPartners],
            PartnersUsed = [.. reading.PartnersUsed],
            Decided = [.. LearnedColumns.Decided(table.Layout.Columns, read.Memory), .. reading.Book.Decided()],
            Outdated = read.Memory.Outdated,
            SenderId = read.Sender,
            Period = answers.GetValueOrDefault("period") ?? settings.Period,
            Encoding = workbook.IsCsv ? workbook.EncodingName : null,
            EncodingIsGuess = workbook.EncodingIsGuess,
        };
    }
}
