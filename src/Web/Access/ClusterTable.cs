using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;

namespace Tessera.Web.Access;

/// <summary>Who sits at a cluster's table (docs/decisions/0014): whoever looks after it or sees its rows, and the organisations declared as members.</summary>
public sealed class ClusterTable(TesseraDb db, CurrentUser user)
{
    private Dictionary<long, HashSet<long>>? _members;

    /// <summary>Ids of the clusters at whose table the person sits.</summary>
    public async Task<IReadOnlySet<long>> Read(Operation operation, IEnumerable<Cluster> clusters)
    {
        var read = new HashSet<long>();
        foreach (var cluster in clusters)
            if (await MayRead(operation, cluster)) read.Add(cluster.Id);
        return read;
    }

    /// <summary>Whether the person may read what is kept for those at the table.</summary>
    public async Task<bool> MayRead(Operation operation, Cluster cluster)
    {
        if (!user.IsSystem && user.Grants.Count == 0) return false;
        _members ??= (await db.ClusterMembers.AsNoTracking().Where(m => m.OperationId == operation.Id && m.State == MemberState.Admitted && m.Until == null).Select(m => new { m.ClusterId, m.PartnerId }).ToListAsync())
            .GroupBy(m => m.ClusterId).ToDictionary(group => group.Key, group => group.Select(m => m.PartnerId).ToHashSet());
        return user.May(Right.ManageCluster, RightScope.Of(operation, cluster)) || user.May(Right.SeeRows, RightScope.Of(operation, cluster) with { PartnersAtWork = _members.GetValueOrDefault(cluster.Id) });
    }
}
