using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Home;

/// <param name="About">The clusters and partners somebody looks after; empty: the whole operation.</param>
public sealed record Work(IReadOnlyList<WorkItem> Items, IReadOnlyList<string> About);

/// <summary>Asks every feature what waits for the person, what changed for them and what is missing.</summary>
internal sealed class WorkDesk(CurrentUser user, ListsCache cache, IEnumerable<WorkSource> sources)
{
    /// <summary>Null for visitors and for those without a role in the operation.</summary>
    public async Task<Work?> Of(Operation operation)
    {
        if (!user.IsSignedIn) return null;
        var lists = await cache.For(operation);
        if (WorkFocus.Of(user, operation, lists) is not { } focus) return null;
        var items = new List<WorkItem>();
        // One after the other: they share one connection.
        foreach (var source in sources) items.AddRange(await source.For(focus));
        return new Work(items, [.. focus.Clusters.OfType<Cluster>().Select(cluster => cluster.ShortName), .. focus.Partners.Select(lists.PartnerName)]);
    }
}
