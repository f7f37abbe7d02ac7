using Microsoft.AspNetCore.Components;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;

namespace Tessera.Web.Layout;

/// <summary>A block that a feature puts on a cluster's page; the page knows none of them.</summary>
public abstract class ClusterPart
{
    /// <summary>Everything is read here, one part after the other, since they share one connection; drawing waits for nothing. Null draws nothing.</summary>
    /// <param name="now">The day the page speaks of.</param>
    public abstract Task<RenderFragment?> For(Operation operation, Cluster cluster, DateOnly now);
}
