using Microsoft.AspNetCore.Components;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

/// <summary>On a cluster's page: how old its terms of reference are, who signed them, and its newest documents.</summary>
internal sealed class DocumentsPart(TermsViews terms, DocumentViews documents) : ClusterPart
{
    public override async Task<RenderFragment?> For(Operation operation, Cluster cluster, DateOnly now)
    {
        var held = await terms.For(operation, cluster.Code);
        var list = await documents.List(operation, new DocumentFilter(null, null, cluster.Code, null, null, false, false), 0, ClusterDocuments.Most + 2);
        if (held.Shown is null && !held.MayManage && list.Total == 0) return null;
        return builder =>
        {
            builder.OpenComponent<ClusterDocuments>(0);
            builder.AddComponentParameter(1, nameof(ClusterDocuments.Terms), held);
            builder.AddComponentParameter(2, nameof(ClusterDocuments.List), list);
            builder.CloseComponent();
        };
    }
}
