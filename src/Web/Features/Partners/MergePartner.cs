using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Partners;

/// <summary>Two entries are one organisation: this one points to the one that remains. Rows keep the original, so it can be undone.</summary>
internal sealed class MergePartner(TesseraDb db, CurrentUser user, ListsCache listsCache)
{
    /// <param name="into">Id, acronym, name or alias of the one that remains.</param>
    public async Task<Partner> Run(Operation operation, long id, string? into, int? version = null)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var partner = await db.Partner(operation, id);
        PartnerRules.DemandSeen(version, partner.Version);
        var lists = await listsCache.For(operation);
        var target = Meant(lists, into);
        if (PartnerMerge.Check(lists.Registry, id, target) is { } refusal) throw refusal;
        partner.MergedInto = target;
        await db.SaveChangesAsync();
        return partner;
    }

    private static long Meant(OperationLists lists, string? into)
    {
        if (long.TryParse(into, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) && lists.Partners.ContainsKey(id)) return id;
        var named = lists.Registry.Named(into).Where(lists.Partners.ContainsKey).ToList();
        if (named.Count > 1) throw Problem.Invalid("partner.merge-several", into ?? "", string.Join(", ", named.Select(n => lists.Partners[n].Name)));
        return named.Count == 1 ? named[0] : throw Problem.Invalid("partner.merge-target-unknown", into ?? "");
    }
}
