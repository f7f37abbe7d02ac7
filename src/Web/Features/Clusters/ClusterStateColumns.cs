using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Clusters;

/// <summary>Of all clusters: in which state, led by whom, and when they have to look at themselves.</summary>
internal sealed class ClusterStateColumns(TesseraDb db, Text text) : ClusterColumns
{
    public override async Task<IReadOnlyList<ClusterColumn>> For(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now)
    {
        var asked = LooseDate.Of(now);
        var milestones = (await db.Milestones.AsNoTracking().Where(m => m.OperationId == operation.Id).ToListAsync()).ToLookup(m => m.ClusterId);
        return
        [
            new(ClusterColumnPlace.State, text["cluster.state"], clusters.Select(c => (c.Id, State: Lifecycle.On(milestones[c.Id], asked))).Where(c => c.State is not null)
                .ToDictionary(c => c.Id, c => new ClusterCell(text[$"milestone.{c.State!.Kind.ToString().ToLowerInvariant()}"], text["cluster.since.date", text.Loose(c.State.Date)], null, c.State.Kind == MilestoneKind.Dormant))),
            new(ClusterColumnPlace.Leads, text["cluster.leads"], clusters.ToDictionary(c => c.Id, c => Leads(lists, c, asked))),
            new(ClusterColumnPlace.Review, text["cluster.review"], clusters.Select(c => (c.Id, Due: ReviewClock.Due([.. milestones[c.Id]], asked))).Where(c => c.Due is not null)
                .ToDictionary(c => c.Id, c => new ClusterCell(text.Date(c.Due), c.Due < now ? text["cluster.review.late"] : null, null, c.Due < now))),
        ];
    }

    private ClusterCell Leads(OperationLists lists, Cluster cluster, LooseDate asked) =>
        lists.Leads(cluster.Id, asked) is { } leads ? new(leads, lists.Counterparts(cluster.Id, asked)) : new(text["home.no-lead"], lists.Counterparts(cluster.Id, asked), null, cluster.IsEstablished);
}
