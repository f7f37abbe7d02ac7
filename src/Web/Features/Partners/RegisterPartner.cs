using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Partners;

/// <summary>Adds an organisation. One of the global list is taken over with its id, so that the spellings listed for it stay.</summary>
internal sealed class RegisterPartner(TesseraDb db, CurrentUser user, Ids ids, ListsCache listsCache)
{
    public async Task<Partner> Run(Operation operation, PartnerInput input)
    {
        user.DemandRegistrar(operation);
        var (acronym, name, type) = PartnerRules.Checked(input);
        var lists = await listsCache.For(operation);
        var named = lists.Registry.Named(name);
        if (named.FirstOrDefault(lists.Partners.ContainsKey) is > 0 and var own) throw Problem.Conflict("partner.name-taken", name, lists.PartnerName(own));
        var listed = named.Count == 1 ? lists.Registry.Find(named[0]) : null;
        var isListed = listed is not null && Folding.Fold(listed.Name) == Folding.Fold(name);
        var partner = new Partner { OperationId = operation.Id, Id = isListed ? listed!.Id : ids.Next(), Acronym = acronym, Name = name, TypeCode = type };
        db.Partners.Add(partner);
        await db.SaveChangesAsync();
        return partner;
    }
}
