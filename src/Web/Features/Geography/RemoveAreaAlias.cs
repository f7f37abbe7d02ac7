using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Geography;

/// <summary>Takes a spelling back; rows already matched by it stay as they are.</summary>
internal sealed class RemoveAreaAlias(TesseraDb db, CurrentUser user)
{
    public async Task Run(Operation operation, long id)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var alias = await db.AreaAliases.FirstOrDefaultAsync(a => a.OperationId == operation.Id && a.Id == id) ?? throw Problem.NotFound("alias.unknown");
        db.AreaAliases.Remove(alias);
        await db.SaveChangesAsync();
    }
}
