using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Partners;

/// <summary>Takes a spelling back; rows already matched by it stay as they are.</summary>
internal sealed class RemovePartnerAlias(TesseraDb db, CurrentUser user)
{
    public async Task Run(Operation operation, long partnerId, long aliasId)
    {
        user.DemandRegistrar(operation);
        var alias = await db.PartnerAliases.FirstOrDefaultAsync(a => a.OperationId == operation.Id && a.PartnerId == partnerId && a.Id == aliasId) ?? throw Problem.NotFound("alias.unknown");
        db.PartnerAliases.Remove(alias);
        await db.SaveChangesAsync();
    }
}
