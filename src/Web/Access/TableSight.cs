using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;

namespace Tessera.Web.Access;

/// <summary>Of which clusters somebody may know that they meet, and of which what was said and agreed there (docs/decisions/0014).</summary>
public sealed record TableSight(IReadOnlyList<long> Seen, IReadOnlyList<long> Read)
{
    public static async Task<TableSight> Of(ClusterTable table, Operation operation, IEnumerable<Cluster> clusters)
    {
        var asked = clusters.ToList();
        var read = await table.Read(operation, asked);
        return new([.. asked.Where(c => !c.IsSensitive || read.Contains(c.Id)).Select(c => c.Id)], [.. read]);
    }
}
