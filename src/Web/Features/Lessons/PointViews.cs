using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Lessons;

/// <summary>The points of reviews: of one cluster, or those that concern all, beside how many each cluster has.</summary>
/// <param name="Cluster">Null on the page of the whole operation.</param>
/// <param name="Clusters">Clusters of which there are points, in the review's order.</param>
public sealed record PointView(OperationLists Lists, Cluster? Cluster, IReadOnlyList<ReviewPoint> Points, IReadOnlyList<Cluster> Clusters, ILookup<long?, ReviewPoint> All, IReadOnlySet<long> Managed, bool MayManageOperation)
{
    /// <summary>What a review asked for and nobody has done: of the cluster, for the whole operation of everybody.</summary>
    public int Owed => (Cluster is null ? All.SelectMany(of => of) : Points).Count(IsOwed);

    public static bool IsOwed(ReviewPoint point) => point is { Kind: PointKind.Recommendation or PointKind.WayForward, State: PointState.Open or PointState.UnderWay };

    public bool MayMove(ReviewPoint point) => ReviewPoint.CanMove(point.Kind) && (point.ClusterId is { } cluster ? Managed.Contains(cluster) : MayManageOperation);
}

internal sealed class PointViews(TesseraDb db, CurrentUser user, ListsCache listsCache, ClusterTable table)
{
    /// <param name="code">A cluster's; null for what concerns all.</param>
    public async Task<PointView> For(Operation operation, string? code)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var cluster = string.IsNullOrEmpty(code) ? null : lists.ClusterList.FirstOrDefault(c => c.Code == code) ?? throw Problem.NotFound(RouteScope.UnknownCluster);
        var hidden = new HashSet<long>();
        foreach (var sensitive in lists.ClusterList.Where(c => c.IsSensitive))
            if (!await table.MayRead(operation, sensitive)) hidden.Add(sensitive.Id);
        var points = (await db.ReviewPoints.AsNoTracking().Where(p => p.OperationId == operation.Id).ToListAsync()).Where(p => p.ClusterId is not { } id || !hidden.Contains(id))
            .OrderBy(p => p.Section, StringComparer.Ordinal).ThenBy(p => p.Kind).ThenBy(p => p.Number).ToList();
        var all = points.ToLookup(p => p.ClusterId);
        var clusters = points.Select(p => p.ClusterId).OfType<long>().Distinct().Select(id => lists.Cluster(id)).OfType<Cluster>().ToList();
        return new(lists, cluster, [.. all[cluster?.Id]], clusters, all, user.ClustersWhere(Right.ManageCluster, operation, lists.ClusterList).Select(c => c.Id).ToHashSet(), user.May(Right.ManageOperation, RightScope.Of(operation)));
    }

    /// <summary>The code of the cluster a point belongs to; null for one that concerns all, or is not there.</summary>
    public async Task<string?> ClusterOf(Operation operation, long id)
    {
        var of = await db.ReviewPoints.Where(p => p.OperationId == operation.Id && p.Id == id).Select(p => p.ClusterId).FirstOrDefaultAsync();
        return of is { } cluster ? (await listsCache.For(operation)).Cluster(cluster)?.Code : null;
    }
}
