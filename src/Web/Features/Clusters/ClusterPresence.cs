using Tessera.Domain.Analysis;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

/// <summary>Who is present in the clusters, as the person asking may see it.</summary>
internal sealed class ClusterPresence(CurrentUser user, OperationFigures figures)
{
    /// <param name="top">A cluster, with everything below it; null for all.</param>
    public async Task<PresenceAnswer> Ask(Operation operation, OperationLists lists, Cluster? top = null) =>
        Domain.Analysis.Presence.Of(await figures.For(operation.Id), new PresenceQuestion
        {
            Level = 1,
            Clusters = top is null ? null : lists.ClusterList.Where(c => c.Id == top.Id || lists.Clusters.IsAbove(top.Id, c.Id)).Select(c => c.Id).ToHashSet(),
            HiddenClusters = lists.ClusterList.Where(c => c.IsSensitive && !user.May(Right.SeeRows, RightScope.Of(operation, c))).Select(c => c.Id).ToHashSet(),
        }, new PresenceReference(lists.AreaAtLevel, lists.Survivor));
}
