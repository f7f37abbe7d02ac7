using Microsoft.AspNetCore.Components;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Briefings;

/// <summary>On a cluster's page: what somebody new takes with them.</summary>
internal sealed class BriefingDoors(PaperFile file) : ClusterPart
{
    public override Task<RenderFragment?> For(Operation operation, Cluster cluster, DateOnly now) => Task.FromResult<RenderFragment?>(builder =>
    {
        builder.OpenComponent<BriefingDoor>(0);
        builder.AddComponentParameter(1, nameof(BriefingDoor.Operation), operation.Code);
        builder.AddComponentParameter(2, nameof(BriefingDoor.Cluster), cluster.Code);
        builder.AddComponentParameter(3, nameof(BriefingDoor.HasPdf), file.MakesPdf);
        builder.CloseComponent();
    });
}
