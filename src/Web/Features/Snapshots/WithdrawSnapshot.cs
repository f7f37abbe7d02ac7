using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Snapshots;

/// <summary>Takes a kept snapshot back: its address stays, says so, and shows no figures any more.</summary>
internal sealed class WithdrawSnapshot(TesseraDb db, CurrentUser user, KeptSnapshots kept)
{
    public async Task Run(Operation operation, OperationLists lists, long number)
    {
        var found = await kept.Find(operation, number);
        if (found.IsWithdrawn) throw Problem.Conflict("snapshot.withdrawn-already");
        if (!kept.MayWithdraw(operation, lists, found)) user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var row = await db.Snapshots.SingleAsync(s => s.OperationId == operation.Id && s.Number == found.Number);
        row.IsWithdrawn = true;
        await db.SaveChangesAsync();
    }
}
