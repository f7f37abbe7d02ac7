namespace Tessera.Domain.Analysis;

/// <summary>
/// Places with a row of the last 90 days before as-of that states something reached or handed out: of all rows as one
/// (slot 0), or of each cluster after its own as-of (slot cluster code + 1; slot 0: rows that name none).
/// </summary>
internal sealed class RecentDeliveries
{
    private readonly FactTable _facts;
    private readonly FactFilter _filter;
    private readonly PresenceReference _reference;
    private readonly int _level;
    private readonly bool _byCluster;
    private readonly int[] _asOf;
    private readonly bool[] _areas;

    public RecentDeliveries(FactTable facts, PresenceQuestion question, PresenceReference reference, bool byCluster)
    {
        (_facts, _reference, _level, _byCluster, _filter) = (facts, reference, question.Level, byCluster, new FactFilter(facts, question, reference));
        var slots = byCluster ? facts.Clusters.Count + 1 : 1;
        (_asOf, _areas) = (new int[slots], new bool[slots * facts.Areas.Count]);
        Read((segment, row, slot) => _asOf[slot] = Math.Max(_asOf[slot], segment.AsOfMonth[row]));
        Read((segment, row, slot) => _areas[slot * facts.Areas.Count + segment.Area[row]] |= IsRecent(segment, row, _asOf[slot]) && States(segment, row));
    }

    /// <summary>The last month that a row of the slot tells of; 0 when none is dated.</summary>
    public int AsOf(int slot) => _asOf[slot];

    public HashSet<long> Places(int slot) =>
        [.. _facts.Areas.Keys.Where((_, area) => _areas[slot * _facts.Areas.Count + area]).Select(area => _reference.AreaAtLevel(area, _level) ?? area)];

    private void Read(Action<FactSegment, int, int> see)
    {
        foreach (var visible in _facts.Segments)
            for (var row = 0; row < visible.Segment.Count; row++)
                if (!visible.IsHidden(row) && _filter.Admits(visible.Segment, row) == FactFilter.Verdict.In)
                    see(visible.Segment, row, _byCluster ? visible.Segment.Cluster[row] + 1 : 0);
    }

    private static bool IsRecent(FactSegment segment, int row, int asOf) => segment.ToMonth[row] != 0 && segment.ToMonth[row] > asOf - GapQuestion.RecentMonths && segment.FromMonth[row] <= asOf;

    /// <summary>What is not stated is long.MinValue.</summary>
    private static bool States(FactSegment segment, int row) => segment.Reached[row] > 0 || segment.Households?[row] > 0 || segment.Quantity?[row] > 0;
}
