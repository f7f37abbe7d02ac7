namespace Tessera.Domain.Analysis;

/// <summary>Where partners work, by their accepted rows: what makes a cluster a reporter's own (design.md 6).</summary>
public static class PartnerClusters
{
    /// <summary>Cluster id to those of the given partners that report rows in it, whatever the rows' dates and statuses.</summary>
    public static IReadOnlyDictionary<long, IReadOnlySet<long>> Of(FactTable facts, IReadOnlyCollection<long> partners, Func<long, long> survivor)
    {
        var wanted = partners.ToLookup(survivor);
        var keys = facts.Partners.Keys;
        var isWanted = keys.Select(id => wanted.Contains(survivor(id))).ToArray();
        var met = new HashSet<(short Cluster, int Partner)>();
        foreach (var visible in facts.Segments)
        {
            var (clusters, reporting) = (visible.Segment.Cluster, visible.Segment.Reporting);
            for (var row = 0; row < reporting.Length; row++)
                if (reporting[row] >= 0 && isWanted[reporting[row]] && clusters[row] >= 0 && !visible.IsHidden(row)) met.Add((clusters[row], reporting[row]));
        }
        return met.GroupBy(m => facts.Clusters[m.Cluster]).ToDictionary(g => g.Key, IReadOnlySet<long> (g) => g.SelectMany(m => wanted[survivor(keys[m.Partner])]).ToHashSet());
    }
}
