using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Briefings;

/// <summary>A cluster in transition owes a handover pack to whoever goes on with its work.</summary>
internal sealed class HandoverWork(TesseraDb db, CurrentUser user, OperationDay day, Text text) : WorkSource
{
    public override async Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        if (!focus.IsCoordinating) return [];
        var now = await day.For(focus.Operation, focus.Lists);
        var steps = (await db.Milestones.AsNoTracking().Where(m => m.OperationId == focus.Operation.Id).ToListAsync()).ToLookup(m => m.ClusterId);
        return [.. focus.Lists.ClusterList.Where(c => c.IsEstablished && focus.Clusters.Any(mine => mine is null || mine.Id == c.Id) && user.May(Right.ManageCluster, RightScope.Of(focus.Operation, c)) && BriefingDoors.Leaves(steps[c.Id], now))
            .Select(c => new WorkItem(WorkKind.Due, text["pack.work", c.ShortName], Links.HandoverPack(focus.Operation.Code, c.Code)) { IsProtected = c.IsSensitive })];
    }
}
