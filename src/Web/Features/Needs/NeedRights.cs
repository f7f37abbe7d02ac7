using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Microsoft.EntityFrameworkCore;

namespace Tessera.Web.Features.Needs;

/// <summary>For which figures somebody speaks: a coordinator for those of the own cluster, an administrator for all.</summary>
internal sealed class NeedRights(TesseraDb db, CurrentUser user)
{
    /// <summary>Whether there is any figure they may load.</summary>
    public bool MayLoad(Operation operation, OperationLists lists) =>
        MaySay(operation, lists)(null) || lists.ClusterList.Any(c => user.May(Right.ManageCluster, RightScope.Of(operation, c)));

    public void DemandLoad(Operation operation, OperationLists lists)
    {
        if (!MayLoad(operation, lists)) user.Demand(Right.ManageCluster, RightScope.Of(operation));
    }

    /// <summary>By cluster; null is all clusters together, for administrators alone.</summary>
    public Func<long?, bool> MaySay(Operation operation, OperationLists lists)
    {
        var known = new Dictionary<long, bool>();
        var all = user.May(Right.ManageCluster, RightScope.Of(operation));
        return cluster =>
        {
            if (cluster is not { } id) return all;
            if (!known.TryGetValue(id, out var may)) known[id] = may = user.May(Right.ManageCluster, RightScope.Of(operation, lists.Cluster(id)));
            return may;
        };
    }

    /// <summary>Whether everything a caseload says is theirs to take back or to replace.</summary>
    public async Task<bool> MayDecide(Operation operation, OperationLists lists, int number)
    {
        var clusters = await db.CaseloadLines.Where(l => l.OperationId == operation.Id && l.CaseloadNumber == number).Select(l => l.ClusterId).Distinct().ToListAsync();
        return clusters.TrueForAll(id => MaySay(operation, lists)(id));
    }

    public async Task DemandDecide(Operation operation, OperationLists lists, int number)
    {
        if (!await MayDecide(operation, lists, number)) throw Problem.Forbidden("access.not-allowed");
    }
}
