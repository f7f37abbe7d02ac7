using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Home;

/// <param name="About">The clusters and partners somebody looks after; empty: the whole operation.</param>
public sealed record Work(IReadOnlyList<WorkItem> Items, IReadOnlyList<string> About);

/// <summary>Asks every feature what waits for the person, what changed for them and what is missing.</summary>
internal sealed class WorkDesk(TesseraDb db, CurrentUser user, ListsCache cache, IEnumerable<WorkSource> sources)
{
    /// <summary>Null for visitors and for those without a role in the operation.</summary>
    public async Task<Work?> Of(Operation operation)
    {
        if (!user.IsSignedIn) return null;
        return WorkFocus.Of(user, operation, await cache.For(operation)) is { } focus ? await Of(focus) : null;
    }

    /// <summary>Every operation in which the person has a role, by name, with what there is for them.</summary>
    public async Task<IReadOnlyList<(Operation Operation, WorkFocus Focus, Work Work)>> Everywhere()
    {
        var found = new List<(Operation, WorkFocus, Work)>();
        foreach (var operation in await db.Operations.AsNoTracking().Where(o => o.Code != GlobalLists.Code).OrderBy(o => o.Name).ToListAsync())
            if (user.Sees(operation) && WorkFocus.Of(user, operation, await cache.For(operation)) is { } focus) found.Add((operation, focus, await Of(focus)));
        return found;
    }

    public async Task<Work> Of(WorkFocus focus)
    {
        var items = new List<WorkItem>();
        // One after the other: they share one connection.
        foreach (var source in sources) items.AddRange(await source.For(focus));
        return new Work(items, [.. focus.Clusters.OfType<Cluster>().Select(cluster => cluster.ShortName), .. focus.Partners.Select(focus.Lists.PartnerName)]);
    }
}
