using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Snapshots;

/// <summary>Keeps the figures of today's page, as they stand at this moment, under the operation's next number.</summary>
internal sealed class KeepSnapshot(TesseraDb db, CurrentUser user, TimeProvider time, SnapshotDesk desk, KeptSnapshots kept)
{
    private const int MostTries = 5;

    public async Task<int> Run(Operation operation, OperationLists lists, SnapshotQuestion question)
    {
        if (!kept.MayKeep(operation, lists, question)) user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var snapshot = SnapshotFiles.Shown(await desk.Ask(operation, question));
        for (var attempt = 1; ; attempt++)
        {
            var number = (await db.Snapshots.Where(s => s.OperationId == operation.Id).MaxAsync(s => (int?)s.Number) ?? 0) + 1;
            db.Snapshots.Add(Row(operation, number, snapshot));
            try
            {
                await db.SaveChangesAsync();
                return number;
            }
            catch (DbUpdateException conflict) when (attempt < MostTries && conflict.IsTaken("snapshot"))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private SnapshotRow Row(Operation operation, int number, Snapshot snapshot) => new()
    {
        OperationId = operation.Id,
        Number = number,
        Question = snapshot.Question.Query.ToString(),
        Figures = KeptSnapshots.ToJson(snapshot),
        Holds = KeptSnapshots.Holds(snapshot),
        AsOfMonth = snapshot.AsOfMonth,
        Sequence = snapshot.Sequence,
        KeptAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        UserId = user.ActorId,
        KeptBy = user.Name,
    };
}
