using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Partners;

/// <summary>Takes a merge back: the organisation stands on its own again, with all rows it ever had.</summary>
internal sealed class UnmergePartner(TesseraDb db, CurrentUser user)
{
    public async Task<Partner> Run(Operation operation, long id, int? version = null)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var partner = await db.Partner(operation, id);
        PartnerRules.DemandSeen(version, partner.Version);
        if (partner.MergedInto is null) throw Problem.Invalid("partner.not-merged", partner.Short);
        partner.MergedInto = null;
        await db.SaveChangesAsync();
        return partner;
    }
}
