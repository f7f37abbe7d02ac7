using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Jobs;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>The job between staging and review: read, match, check. Running it again gives the same outcome.</summary>
internal sealed class CheckImport(TesseraDb db, Engine engine, FileStore files, ListsCache listsCache, OperationFigures figures)
{
    public async Task Run(int operationId, int number, JobProgress progress, CancellationToken cancel)
    {
        var import = await db.Imports.SingleAsync(i => i.OperationId == operationId && i.Number == number, cancel);
        if (import.State is not (ImportState.Staged or ImportState.Checked)) return;
        try
        {
            import.Report = ImportJson.Write(await Check(import, progress, cancel));
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

    private async Task<ImportReport> Check(Import import, JobProgress progress, CancellationToken cancel)
    {
        await progress.Report("job.reading", 2);
        var operation = await db.Operations.AsNoTracking().SingleAsync(o => o.Id == import.OperationId, cancel);
        var lists = await listsCache.For(operation);
        var settings = ImportJson.SettingsOf(import);
        var answers = await db.ImportAnswers.Where(a => a.OperationId == import.OperationId && a.ImportNumber == import.Number).ToDictionaryAsync(a => a.Key, a => a.Value, cancel);
        await using var stream = await files.Open(import.OperationId, import.FileId, cancel);
        using var workbook = Workbook.Open(stream, import.FileName);
        var table = ChosenTable.Of(workbook, lists, settings, answers);
        var raw = new RawRows(engine, db, import);
        var proofs = new ColumnProofs(table.Plan, workbook.IsCsv);
        var total = await raw.Keep(workbook.Rows(table.SheetIndex).Where(r => r.Number >= table.Layout.DataFirst), proofs.Observe, rows => progress.Report("job.reading", 5 + Math.Min(40, rows / 5000)));
        var reading = new RowReading(table.Plan, Reference(lists, settings, answers), proofs, answers);
        var rows = await CheckRows(import, raw, reading, total, progress);
        return Report(table, workbook, reading, settings, answers, await Missing(import, rows, lists));
    }

    private async Task<CheckedRows> CheckRows(Import import, RawRows raw, RowReading reading, int total, JobProgress progress)
    {
        var rows = new CheckedRows(engine, db, import);
        await rows.Clear();
        await foreach (var chunk in raw.Chunks())
        {
            await rows.Add([.. RowChunkReader.Read(chunk).Select(reading.Read)]);
            await progress.Report("job.checking", 50 + (int)(45L * rows.Counts.Read / Math.Max(1, total)));
        }
        await rows.Complete();
        return rows;
    }

    private static ActivityReference Reference(OperationLists lists, ImportSettings settings, Dictionary<string, string> answers)
    {
        var period = answers.GetValueOrDefault("period") ?? settings.Period;
        var cluster = answers.GetValueOrDefault("cluster") ?? settings.Cluster;
        return new ActivityReference(lists.Gazetteer, lists.Registry, lists.Clusters)
        {
            Period = period is null ? null : ReportingPeriod.Parse(period),
            DefaultCluster = cluster is null or "none" ? null : (lists.Clusters.ByCode(cluster) ?? throw Problem.Invalid("import.cluster-unknown", cluster)).Id,
            DefaultPartner = settings.Partner is null ? null : Named(lists, settings.Partner),
            RegisterPartners = settings.RegisterPartners,
            OnlyPartners = settings.OnlyPartners is { } own ? own.ToHashSet() : null,
        };
    }

    private static long Named(OperationLists lists, string partner) =>
        lists.Registry.Named(partner) is [var one] ? one : throw Problem.Invalid("import.partner-unknown", partner);

    /// <summary>Rows of the partners, clusters and months of this file that it does not bring; told, never deleted.</summary>
    private async Task<CheckedRows> Missing(Import import, CheckedRows rows, OperationLists lists)
    {
        var facts = await figures.For(import.OperationId);
        foreach (var segment in facts.Segments)
            for (var row = 0; row < segment.Segment.Count; row++)
            {
                var s = segment.Segment;
                if (segment.IsHidden(row) || s.Reporting[row] < 0) continue;
                long? cluster = s.Cluster[row] < 0 ? null : facts.Clusters[s.Cluster[row]];
                if (rows.Covered.Contains((lists.Survivor(facts.Partners[s.Reporting[row]]), cluster, s.FromMonth[row], s.ToMonth[row])) && !rows.Met.Contains(s.RowId[row])) rows.Counts.Missing++;
            }
        return rows;
    }

    private static ImportReport Report(ChosenTable table, Workbook workbook, RowReading reading, ImportSettings settings, Dictionary<string, string> answers, CheckedRows rows)
    {
        var (problems, leftOut) = reading.Book.Problems(table.Plan);
        return new ImportReport
        {
            Sheet = table.SheetName,
            OtherSheets = table.OtherSheets,
            Layout = table.Layout,
            Counts = rows.Counts,
            Questions = [.. table.Questions(answers), .. reading.Book.Questions()],
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
