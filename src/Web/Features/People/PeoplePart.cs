using Microsoft.AspNetCore.Components;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.People;

/// <summary>On a cluster's page, for those at its table: whom to ask, and who speaks for which member.</summary>
internal sealed class PeoplePart(PeopleViews views, ClusterTable table) : ClusterPart
{
    public override async Task<RenderFragment?> For(Operation operation, Cluster cluster, DateOnly now)
    {
        if (!await table.MayRead(operation, cluster)) return null;
        var list = await views.List(operation, new(null, cluster.Code, null, null, null, null, null), 0, FocalPoints.Most);
        if (list.Total == 0 && !list.Sight.Reader.Managed.Contains(cluster.Id)) return null;
        return builder =>
        {
            builder.OpenComponent<FocalPoints>(0);
            builder.AddComponentParameter(1, nameof(FocalPoints.List), list);
            builder.AddComponentParameter(2, nameof(FocalPoints.Cluster), cluster);
            builder.CloseComponent();
        };
    }
}
