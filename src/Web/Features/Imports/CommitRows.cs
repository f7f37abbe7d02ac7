using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// The job that makes accepted rows count: rows in pieces nobody reads, then one short transaction with the partners they
/// bring. When another import was committed meanwhile the pieces are written again, so that no row is registered twice;
/// where that made a row another than the review said, the file is checked again and nothing of it counts.
/// </summary>
internal sealed class CommitRows(TesseraDb db, CurrentUser user, ImportWriter writer, ImportReference reference, ImportDesk desk)
{
    private const int MaxTries = 5;

    public async Task Run(int operationId, int number, JobProgress progress, CancellationToken cancel)
    {
        var operation = await db.Operations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == operationId, cancel) ?? throw Problem.NotFound(RouteScope.UnknownOperation);
        user.Demand(Right.DecideImports, RightScope.Of(operation));
        var import = await db.Imports.FirstOrDefaultAsync(i => i.OperationId == operationId && i.Number == number, cancel) ?? throw Problem.NotFound(ImportDesk.Unknown);
        if (import.State != ImportState.Committing) return;
        var report = ImportJson.ReportOf(import)!;
        var lists = await reference.Lists(operation);
        var total = Math.Max(1, report.Counts.Ok + report.Counts.Fixed);
        for (var attempt = 1; ; attempt++)
        {
            var sequence = await reference.Sequence(operationId);
            // Where a cut connection gave the job to somebody else as well, the rows that count already stay.
            if (!await db.Imports.AnyAsync(i => i.OperationId == operationId && i.Number == number && i.State == ImportState.Committing, cancel)) return;
            await writer.Clear(operationId, number, progress);
            var counting = await reference.Counting(import, report, lists, Reviewed(import, report, sequence));
            var (_, changes, moved) = await writer.Write(import, counting, progress, rows => progress.Report("job.committing", (int)(95L * rows / total)));
            if (moved.Count > 0)
            {
                await CheckAgain(import, moved, progress);
                return;
            }
            (report.Counts.New, report.Counts.Changed, report.Counts.Same, report.Counts.Kept) = (changes.New, changes.Changed, changes.Same, changes.Kept);
            import.Report = ImportJson.Write(report);
            if (await Count(import, report, sequence, progress)) return;
            if (attempt == MaxTries) throw new InvalidOperationException($"Import {number} met other commits {MaxTries} times.");
        }
    }

    /// <summary>When its rows were reviewed, where anything happened since; what an undo brings back nobody reviewed.</summary>
    private static long? Reviewed(Import import, ImportReport report, long sequence) =>
        report.Sequence == sequence || ImportJson.SettingsOf(import).AfterUndo is not null ? null : report.Sequence ?? 0;

    /// <summary>Nothing of it counts yet: what was written is taken away, and who accepted it sees the new review.</summary>
    private async Task CheckAgain(Import import, HashSet<int> moved, JobProgress job)
    {
        await writer.Clear(import.OperationId, import.Number, job);
        await using var transaction = await db.Database.BeginTransactionAsync();
        desk.CheckAgain(import, new Recheck { Imports = [.. moved.Where(number => number > 0).Order()], WasAccepted = true });
        await db.SaveChangesAsync();
        await job.Commit(transaction);
    }

    /// <summary>From here on the rows count. False when the operation moved on since the rows were compared.</summary>
    private async Task<bool> Count(Import import, ImportReport report, long sequence, JobProgress job)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var moved = await db.Operations.Where(o => o.Id == import.OperationId && o.Sequence == sequence)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, o => o.Sequence + 1));
        if (moved == 0) return false;
        await AdoptPartners(import.OperationId, report);
        import.State = ImportState.Committed;
        import.CommitSequence = sequence + 1;
        import.CommittedAt = desk.Now;
        if (await desk.RecheckJob(import) is { } recheck) db.Jobs.Add(recheck);
        await db.SaveChangesAsync();
        await job.Commit(transaction);
        return true;
    }

    /// <summary>Organisations the import brings, and those of the global list it uses, become partners of the operation.</summary>
    private async Task AdoptPartners(int operationId, ImportReport report)
    {
        var present = await db.Partners.Where(p => p.OperationId == operationId).Select(p => p.Id).ToHashSetAsync();
        foreach (var brought in report.NewPartners.Where(p => present.Add(p.Id)))
            db.Partners.Add(new Partner { OperationId = operationId, Id = brought.Id, Name = brought.Name, Acronym = brought.Acronym, TypeCode = brought.TypeCode });
        var global = await db.Operations.Where(o => o.Code == GlobalLists.Code).Select(o => o.Id).SingleAsync();
        var used = report.PartnersUsed.Where(id => !present.Contains(id)).ToList();
        foreach (var listed in await db.Partners.AsNoTracking().Where(p => p.OperationId == global && used.Contains(p.Id)).ToListAsync())
            db.Partners.Add(new Partner { OperationId = operationId, Id = listed.Id, Name = listed.Name, Acronym = listed.Acronym, TypeCode = listed.TypeCode });
        var taken = await db.PartnerAliases.Where(a => a.OperationId == operationId).Select(a => a.Folded).ToHashSetAsync();
        foreach (var alias in await db.PartnerAliases.AsNoTracking().Where(a => a.OperationId == global && used.Contains(a.PartnerId)).ToListAsync())
            if (taken.Add(alias.Folded))
                db.PartnerAliases.Add(new PartnerAlias { OperationId = operationId, Id = writer.NextId(), PartnerId = alias.PartnerId, Text = alias.Text, Folded = alias.Folded });
    }
}
