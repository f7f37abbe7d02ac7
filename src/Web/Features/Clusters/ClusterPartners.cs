using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

/// <summary>Which organisation a person means who types one into a form of the clusters.</summary>
internal sealed class ClusterPartners(TesseraDb db, CurrentUser user, ListsCache listsCache)
{
    private const int LongestList = 3;

    /// <summary>
    /// The operation's partner of this name, acronym or spelling; one of the global list is taken over. Null for none and
    /// for "Tbc". What is only alike is asked back with the names it may be; what is unknown is refused, never registered.
    /// </summary>
    public async Task<long?> Find(Operation operation, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || IsOpen(text)) return null;
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var match = PartnerMatching.Match(lists.Registry, new TypedPartner(text, null, null));
        if (match.PartnerId is not { } id)
            throw match.Candidates.Count > 0 ? Problem.Invalid("organisation.ask", text.Trim(), string.Join(", ", match.Candidates.Take(LongestList).Select(lists.PartnerName)))
                : Problem.Invalid("organisation.unknown", text.Trim());
        if (!lists.Partners.ContainsKey(id) && lists.Registry.Find(id) is { } listed)
            db.Partners.Add(new Partner { OperationId = operation.Id, Id = listed.Id, Acronym = listed.Acronym, Name = listed.Name, TypeCode = listed.TypeCode });
        return id;
    }

    public async Task<long> Demand(Operation operation, string? text) => await Find(operation, text) ?? throw Problem.Invalid("organisation.missing");

    private static bool IsOpen(string text)
    {
        try { return !LooseDate.Parse(text).IsKnown; }
        catch (Problem) { return false; }
    }
}
