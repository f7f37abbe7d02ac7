using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;

namespace Tessera.Web.Layout;

/// <summary>Something of another room that a cluster's meeting should speak about.</summary>
public sealed record OpenItem(Pointer Pointer, string? Note = null);

/// <summary>A feature that knows of open matters of a cluster; whoever plans its meeting puts them on the agenda, and the meeting knows none of the features.</summary>
public abstract class AgendaSource
{
    /// <summary>The most urgent first, a handful at most, and nothing that somebody at the cluster's table may not know of.</summary>
    public abstract Task<IReadOnlyList<OpenItem>> For(Operation operation, Cluster cluster);

    /// <summary>Names of those among the items, put on the cluster's agenda earlier, that were settled since or are not the cluster's: none unless the feature knows.</summary>
    public virtual Task<IReadOnlySet<string>> Settled(Operation operation, Cluster cluster, IReadOnlyList<Pointer> items) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
}
