using Tessera.Domain.Clusters;
using Tessera.Domain.Geography;

namespace Tessera.Domain.Caseloads;

/// <summary>What a file of needs is read against.</summary>
public sealed record NeedReference(Gazetteer Gazetteer, ClusterRegistry Clusters)
{
    /// <summary>The cluster a text certainly means; what is only alike is left to the reader of the findings.</summary>
    public long? Cluster(string text) => ClusterMatching.Match(Clusters, text).ClusterId;

    /// <summary>What could have been meant: the names of the nearest clusters, else of all.</summary>
    public string ClustersLike(string text)
    {
        var near = ClusterMatching.Match(Clusters, text).Candidates.Select(id => Clusters.Find(id)!).ToList();
        return string.Join("; ", (near.Count > 0 ? near : Clusters.All).Select(c => $"{c.Code} {c.Name}").Take(12));
    }
}

/// <summary>What whoever brings a file says about it.</summary>
/// <param name="Sheet">Only this sheet of a workbook.</param>
/// <param name="Cluster">Of all its figures that name no cluster.</param>
/// <param name="Mark">How it writes decimals where its columns do not prove it.</param>
public sealed record NeedSaid(string? Sheet = null, long? Cluster = null, Activities.Import.DecimalMark Mark = default);
