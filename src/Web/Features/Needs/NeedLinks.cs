using Tessera.Domain.Needs;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Needs;

/// <summary>Where the numbers of the page lead: to the parts of a place, to a cluster, to the file.</summary>
public sealed class NeedLinks(NeedView view, AddressQuery query)
{
    /// <summary>The same figures of the places within a place.</summary>
    public string Into(NeedPlace place) => Links.Needs(view.Operation.Code, query.With("place", place.Area.Pcode).With("by", NeedFilter.LevelValue(view.Level + 1)));

    public string Cluster(string code) => Links.Needs(view.Operation.Code, query.With("cluster", code));

    public string File(string ending) => Links.NeedsFile(view.Operation.Code, ending, query.Without("figure"));

    /// <summary>What stands behind a number, for its tooltip: null where a line says it.</summary>
    public static string? Note(NeedAnswer answer, Text text) => answer.Basis switch
    {
        NeedBasis.RolledUp => text.Count("needs.sum-of", answer.Areas),
        NeedBasis.Partition => text["needs.sum-of-parts"],
        _ => null,
    };
}
