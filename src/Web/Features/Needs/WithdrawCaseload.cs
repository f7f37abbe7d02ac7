using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Needs;

/// <summary>Takes a caseload back: it stays to be seen and no longer counts; the one of its name before it counts again.</summary>
internal sealed class WithdrawCaseload(TesseraDb db, NeedRights rights, ListsCache listsCache)
{
    public async Task Run(Operation operation, int number)
    {
        var lists = await listsCache.For(operation);
        rights.DemandLoad(operation, lists);
        var caseload = await db.Caseloads.FirstOrDefaultAsync(c => c.OperationId == operation.Id && c.Number == number) ?? throw Problem.NotFound("needs.caseload-unknown");
        await rights.DemandDecide(operation, lists, number);
        if (caseload.IsWithdrawn) throw Problem.Conflict("needs.withdrawn-already", caseload.Name);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Operations.Where(o => o.Id == operation.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, o => o.Sequence + 1));
        caseload.IsWithdrawn = true;
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
