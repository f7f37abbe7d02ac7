using Tessera.Domain;
using Tessera.Domain.Partners;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Partners;

internal static class PartnerSearch
{
    /// <summary>Organisations that stand on their own; one is also found by the name of one merged into it and by an alias.</summary>
    public static IEnumerable<Partner> Find(OperationLists lists, string? text, int? type)
    {
        var wanted = Folding.Fold(text);
        var named = lists.Registry.Named(text).ToHashSet();
        var found = lists.Partners.Values.Where(p => wanted.Length == 0 || named.Contains(p.Id) || Holds(p.Name, wanted) || Holds(p.Acronym, wanted)).Select(p => lists.Survivor(p.Id)).ToHashSet();
        return lists.Partners.Values.Where(p => p.MergedInto is null && found.Contains(p.Id) && (type is null || p.TypeCode == type));
    }

    private static bool Holds(string? text, string wanted) => Folding.Fold(text).Contains(wanted, StringComparison.Ordinal);
}
