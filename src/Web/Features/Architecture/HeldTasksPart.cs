using Microsoft.AspNetCore.Components;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Architecture;

/// <summary>On a cluster's page: how many tasks its terms give it, and how many of them others lead as well.</summary>
internal sealed class HeldTasksPart(ArchitectureViews views) : ClusterPart
{
    public override async Task<RenderFragment?> For(Operation operation, Cluster cluster, DateOnly now)
    {
        var view = await views.For(operation, null);
        return !view.HeldBy(cluster.Id).Any() ? null : builder =>
        {
            builder.OpenComponent<TaskBlock>(0);
            builder.AddComponentParameter(1, nameof(TaskBlock.Architecture), view);
            builder.AddComponentParameter(2, nameof(TaskBlock.Cluster), cluster);
            builder.CloseComponent();
        };
    }
}
