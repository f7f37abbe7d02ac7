using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.InterCluster;

/// <summary>People who look after a cluster here, by name, for everybody with a role in the operation; of a protected one for its table only.</summary>
internal sealed class CoordinatorFocalPoints(TesseraDb db, CurrentUser user, ClusterTable table, Text text) : FocalPointSource
{
    public override async Task<IReadOnlyList<FocalPoint>> For(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now)
    {
        if (!user.MaySomewhere(Right.SeeRows, RightScope.Of(operation))) return [];
        var sight = await TableSight.Of(table, operation, clusters);
        var (id, seen, coordinator) = (operation.Id, sight.Seen, (byte)Role.Coordinator);
        var people = await db.Grants.AsNoTracking().Where(g => g.OperationId == id && g.Role == coordinator && g.ClusterId != null && seen.Contains(g.ClusterId.Value))
            .Join(db.Users.Where(u => !u.IsSuspended), g => g.UserId, u => u.Id, (g, u) => new { ClusterId = g.ClusterId!.Value, u.Name, g.PartnerId }).ToListAsync();
        return [.. people.Select(p => new FocalPoint(p.ClusterId, p.Name, text["focal.coordinator"], p.PartnerId is { } partner ? lists.PartnerName(lists.Survivor(partner)) : null))];
    }
}
