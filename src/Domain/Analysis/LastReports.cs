namespace Tessera.Domain.Analysis;

/// <summary>When each partner last reported in some clusters: the sign of life that membership and dormancy ask for.</summary>
public static class LastReports
{
    /// <summary>Partner to the last month (as ReportingPeriod counts) that one of its rows reports on, whatever the row's status.</summary>
    public static IReadOnlyDictionary<long, int> Of(FactTable facts, IReadOnlySet<long> clusters, Func<long, long> survivor)
    {
        var wanted = facts.Clusters.Keys.Select(clusters.Contains).ToArray();
        var last = new int[facts.Partners.Count];
        foreach (var visible in facts.Segments)
        {
            var (cluster, reporting, month) = (visible.Segment.Cluster, visible.Segment.Reporting, visible.Segment.AsOfMonth);
            for (var row = 0; row < reporting.Length; row++)
                if (reporting[row] >= 0 && cluster[row] >= 0 && wanted[cluster[row]] && month[row] > last[reporting[row]] && !visible.IsHidden(row)) last[reporting[row]] = month[row];
        }
        return last.Select((month, code) => (Partner: code, Month: month)).Where(pair => pair.Month > 0)
            .GroupBy(pair => survivor(facts.Partners.Keys[pair.Partner])).ToDictionary(group => group.Key, group => group.Max(pair => pair.Month));
    }

    /// <summary>Cluster to the last month that one of its own rows reports on, in one walk over the rows.</summary>
    public static IReadOnlyDictionary<long, int> ByCluster(FactTable facts)
    {
        var last = new int[facts.Clusters.Count];
        foreach (var visible in facts.Segments)
        {
            var (cluster, month) = (visible.Segment.Cluster, visible.Segment.AsOfMonth);
            for (var row = 0; row < cluster.Length; row++)
                if (cluster[row] >= 0 && month[row] > last[cluster[row]] && !visible.IsHidden(row)) last[cluster[row]] = month[row];
        }
        return last.Select((month, code) => (Cluster: facts.Clusters.Keys[code], Month: month)).Where(pair => pair.Month > 0).ToDictionary(pair => pair.Cluster, pair => pair.Month);
    }
}
