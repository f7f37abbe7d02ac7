using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Stages many files, each as the import it would be alone, and keeps together what came together. A file that is not
/// taken stays in the batch with its reason and stops no other.
/// </summary>
internal sealed class StageBatch(TesseraDb db, CurrentUser user, Actor actor, ImportDesk desk, StageImport stage)
{
    private const int MaxTries = 5;

    public async Task<ImportBatch> Run(Operation operation, IReadOnlyList<SentFile> files, ImportSettings settings)
    {
        user.Demand(Right.ImportRows, await desk.Owners.ScopeFor(operation, await desk.Owners.Owned(operation, settings)));
        var batch = await Opened(operation);
        foreach (var (position, file) in files.Index())
        {
            db.BatchFiles.Add(await Staged(operation, batch, position, file, settings));
            await db.SaveChangesAsync();
        }
        return batch;
    }

    private async Task<ImportBatch> Opened(Operation operation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var batch = new ImportBatch
            {
                OperationId = operation.Id,
                Number = await db.ImportBatches.Where(b => b.OperationId == operation.Id).MaxAsync(b => (int?)b.Number) + 1 ?? 1,
                StagedAt = desk.Now,
                UserId = actor.UserId,
                StagedBy = actor.Name,
            };
            db.ImportBatches.Add(batch);
            try
            {
                await db.SaveChangesAsync();
                return batch;
            }
            catch (DbUpdateException conflict) when (attempt < MaxTries && conflict.IsTaken("import_batch")) { db.ChangeTracker.Clear(); }
        }
    }

    private async Task<BatchFile> Staged(Operation operation, ImportBatch batch, int position, SentFile file, ImportSettings settings)
    {
        var line = new BatchFile { OperationId = operation.Id, BatchNumber = batch.Number, Position = position, Name = file.Name };
        try
        {
            await using var content = file.Open();
            var staged = await stage.Run(operation, file.Name, content, settings, new Dictionary<string, string>());
            (line.ImportNumber, line.IsRepeat) = (staged.Import.Number, staged.IsRepeat);
        }
        catch (Problem refusal)
        {
            line.Refusal = string.Join('\u001f', [refusal.Code, .. refusal.Details]);
        }
        // What a refused file left behind in memory must not be saved with the next.
        db.ChangeTracker.Clear();
        return line;
    }
}
