using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;

namespace Tessera.Web.Access;

/// <summary>Of which clusters somebody may know that they meet, and of which what was said and agreed there (docs/decisions/0014).</summary>
public sealed record TableSight(IReadOnlyList<long> Seen, IReadOnlyList<long> Read)
{
    public static async Task<TableSight> Of(ClusterTable table, Operation operation, IEnumerable<Cluster> clusters)
    {
        var (seen, read) = (new List<long>(), new List<long>());
        foreach (var cluster in clusters)
        {
            var mayRead = await table.MayRead(operation, cluster);
            if (mayRead) read.Add(cluster.Id);
            if (mayRead || !cluster.IsSensitive) seen.Add(cluster.Id);
        }
        return new(seen, read);
    }
}
