using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Partners;

/// <summary>Changes acronym, name or type. The old name stays known as an alias, because files still carry it.</summary>
internal sealed class RevisePartner(TesseraDb db, CurrentUser user, Ids ids)
{
    public async Task<Partner> Run(Operation operation, long id, PartnerInput input)
    {
        user.DemandRegistrar(operation);
        var partner = await db.Partner(operation, id);
        var (acronym, name, type) = PartnerRules.Checked(input);
        PartnerRules.DemandSeen(input.Version, partner.Version);
        var old = Folding.Fold(partner.Name);
        if (old != Folding.Fold(name) && !db.PartnerAliases.Any(a => a.OperationId == operation.Id && a.Folded == old))
            db.PartnerAliases.Add(new PartnerAlias { OperationId = operation.Id, Id = ids.Next(), PartnerId = id, Text = partner.Name, Folded = old });
        (partner.Acronym, partner.Name, partner.TypeCode) = (acronym, name, type);
        await db.SaveChangesAsync();
        return partner;
    }
}
