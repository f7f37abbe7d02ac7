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
/// The job after an import began to count, or counts no more: imports that wait and tell of the same rows otherwise than
/// their review says are checked again. Those of other organisations are not opened, and one whose rows are as they were is
/// left alone, so that many who work at once do not set off each other's checks.
/// </summary>
internal sealed class RecheckImports(TesseraDb db, Engine engine, Ids ids, ImportDesk desk, ImportReference reference)
{
    private const int ChunksAtOnce = 16;

    public async Task Run(int operationId, int number, JobProgress progress, CancellationToken cancel)
    {
        var operation = await db.Operations.AsNoTracking().FirstAsync(o => o.Id == operationId, cancel);
        var cause = await db.Imports.AsNoTracking().FirstAsync(i => i.OperationId == operationId && i.Number == number, cancel);
        if (ImportJson.ReportOf(cause) is not { } report) return;
        var partners = report.PartnersMet().ToHashSet();
        foreach (var other in await db.Imports.Where(i => i.OperationId == operationId && i.Number != number && i.State == ImportState.Checked).OrderBy(i => i.Number).Select(i => i.Number).ToListAsync(cancel))
        {
            cancel.ThrowIfCancellationRequested();
            await Look(operation, other, (number, partners), progress);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Right after its own check: others may have been accepted while its rows were compared.</summary>
    public async Task Own(int operationId, int number, JobProgress progress) =>
        await Look(await db.Operations.AsNoTracking().FirstAsync(o => o.Id == operationId), number, null, progress);

    private async Task Look(Operation operation, int number, (int Import, HashSet<long> Partners)? cause, JobProgress progress)
    {
        var import = await db.Imports.FirstAsync(i => i.OperationId == operation.Id && i.Number == number);
        if (import.State != ImportState.Checked || ImportJson.ReportOf(import) is not { } report) return;
        if (cause is { Partners: var partners } && !report.PartnersMet().Any(partners.Contains)) return;
        if (report.Sequence == await reference.Sequence(operation.Id) || await ImportPreview.IsOfOtherVersion(db, import) || await Moved(operation, import, (report, cause?.Partners), progress) is not { Count: > 0 } moved) return;
        await using var transaction = await db.Database.BeginTransactionAsync();
        desk.CheckAgain(import, new Recheck { Imports = [.. moved.Append(cause?.Import ?? 0).Where(n => n > 0 && n != number).Distinct().Order()] });
        try
        {
            await db.SaveChangesAsync();
            await progress.Commit(transaction);
        }
        catch (DbUpdateConcurrencyException) { /* somebody answers or accepts it right now: its next check, or its commit, compares anew */ }
    }

    /// <summary>The first imports found because of which rows are no longer what their review says.</summary>
    private async Task<HashSet<int>> Moved(Operation operation, Import import, (ImportReport Report, IReadOnlySet<long>? Partners) by, JobProgress progress)
    {
        var report = by.Report;
        var counting = await reference.Counting(import, report, await reference.Lists(operation), report.Sequence ?? 0) with { Partners = by.Partners };
        foreach (var positions in (await DraftPieces.Positions(engine, import)).Chunk(ChunksAtOnce))
        {
            await progress.GiveWay();
            if ((await AcceptedRow.Read(engine, ids, import, counting, positions)).Moved is { Count: > 0 } moved) return moved;
        }
        return [];
    }
}
