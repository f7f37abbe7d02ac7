using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Briefings;

/// <summary>On a cluster's page: what somebody new takes with them, and what the cluster leaves behind when it ends.</summary>
internal sealed class BriefingDoors(TesseraDb db, CurrentUser user, PaperFile file) : ClusterPart
{
    public override async Task<RenderFragment?> For(Operation operation, Cluster cluster, DateOnly now)
    {
        var mayHandOver = user.May(Right.ManageCluster, RightScope.Of(operation, cluster));
        var isLeaving = mayHandOver && Leaves(await db.Milestones.AsNoTracking().Where(m => m.OperationId == operation.Id && m.ClusterId == cluster.Id).ToListAsync(), now);
        return builder =>
        {
            builder.OpenComponent<BriefingDoor>(0);
            builder.AddComponentParameter(1, nameof(BriefingDoor.Operation), operation.Code);
            builder.AddComponentParameter(2, nameof(BriefingDoor.Cluster), cluster.Code);
            builder.AddComponentParameter(3, nameof(BriefingDoor.HasPdf), file.MakesPdf);
            builder.AddComponentParameter(4, nameof(BriefingDoor.MayHandOver), mayHandOver);
            builder.AddComponentParameter(5, nameof(BriefingDoor.IsLeaving), isLeaving);
            builder.CloseComponent();
        };
    }

    /// <summary>Its work is being handed over, or was.</summary>
    internal static bool Leaves(IEnumerable<Milestone> milestones, DateOnly now) => Lifecycle.On(milestones, LooseDate.Of(now))?.Kind is MilestoneKind.InTransition or MilestoneKind.Deactivated;
}
