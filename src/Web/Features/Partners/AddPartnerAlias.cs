using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Partners;

/// <summary>A spelling that means this organisation in every later file.</summary>
internal sealed class AddPartnerAlias(TesseraDb db, CurrentUser user, Ids ids, ListsCache listsCache)
{
    public async Task<PartnerAlias> Run(Operation operation, long id, string? text)
    {
        user.DemandRegistrar(operation);
        var partner = await db.Partner(operation, id);
        var folded = Folding.Fold(text);
        if (folded.Length == 0) throw Problem.Invalid("partner.alias-missing");
        var lists = await listsCache.For(operation);
        // A listed organisation that nobody here took over does not block a spelling; a partner of this response does.
        var named = lists.Registry.Named(text).Where(lists.Partners.ContainsKey).ToList();
        if (named.Contains(lists.Survivor(id))) throw Problem.Conflict("partner.alias-known", text!.Trim(), partner.Short);
        if (named.Count > 0) throw Problem.Conflict("partner.alias-taken", text!.Trim(), lists.PartnerName(named[0]));
        var alias = new PartnerAlias { OperationId = operation.Id, Id = ids.Next(), PartnerId = id, Text = text!.Trim(), Folded = folded };
        db.PartnerAliases.Add(alias);
        await db.SaveChangesAsync();
        return alias;
    }
}
