using Tessera.Domain.Analysis;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

/// <summary>Who is present in the clusters, as the person asking may see it.</summary>
internal sealed class ClusterPresence(PresenceDesk desk)
{
    /// <param name="top">A cluster, with everything below it; null for all.</param>
    public Task<PresenceAnswer> Ask(Operation operation, OperationLists lists, Cluster? top = null) => desk.Ask(operation, lists, new PresenceQuestion
    {
        Level = 1,
        Clusters = top is null ? null : lists.ClusterList.Where(c => c.Id == top.Id || lists.Clusters.IsAbove(top.Id, c.Id)).Select(c => c.Id).ToHashSet(),
    });

    public bool IsHidden(Operation operation, Cluster cluster) => desk.Hides(operation, cluster);
}
