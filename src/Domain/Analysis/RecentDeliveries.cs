namespace Tessera.Domain.Analysis;

/// <summary>
/// Places with a row of the last 90 days before as-of that states something reached or handed out: of all rows as one,
/// of rows that name no cluster, and of each cluster (slot cluster code + FirstCluster).
/// </summary>
internal sealed class RecentDeliveries
{
    public const int AsOne = 0, FirstCluster = 2;

    private readonly ReachOrder _order;
    private readonly int _count, _asOf;
    private readonly bool[] _areas;

    /// <param name="asOf">One for all: who fell silent a year ago is not recent by their own last report.</param>
    public RecentDeliveries(ReachOrder order, PresenceQuestion question, int asOf)
    {
        (_order, _count, _asOf) = (order, order.Facts.Areas.Count, asOf);
        _areas = new bool[(order.Facts.Clusters.Count + FirstCluster) * _count];
        var filter = new FactFilter(order.Facts, question, order.Reference);
        if (filter.IsShort) Short(filter.ByCluster);
        else Long(question);
    }

    /// <summary>The last month that a row tells of, whatever cluster, place, organisation or group is asked about; 0 when none is dated.</summary>
    public static int LastMonth(ReachOrder order, PresenceQuestion question)
    {
        var filter = new FactFilter(order.Facts, question with { Clusters = null, Area = null, OnlyArea = false, Partners = null, Typed = null, Groups = null }, order.Reference);
        var (reports, last) = (order.Columns.Reports, 0);
        for (var row = 0; row < reports.Length; row++)
        {
            if ((int)(reports[row] & 0xFFFF) is var month && month <= last) continue;
            ref readonly var entry = ref order.Entries[row];
            if (filter.Admits(order.SegmentOf(entry), entry.Row) == FactFilter.Verdict.In) last = month;
        }
        return last;
    }

    /// <summary>Cluster and status decide: the columns say all there is to know.</summary>
    private void Short(FactFilter.Verdict[] verdicts)
    {
        var (reports, flags) = (_order.Columns.Reports, _order.Columns.Flags);
        for (var row = 0; row < reports.Length; row++)
            if ((flags[row] & ReachOrder.Delivers) != 0 && verdicts[(int)((reports[row] >> FactSegment.StatusAt) & 0x7FFFFF)] == FactFilter.Verdict.In) Mark(row);
    }

    private void Long(PresenceQuestion question)
    {
        // What is asked here is not a number of a unit: rows that state none count too.
        using var entries = new ReachEntries(_order, new ReachQuestion(question, ReachBy.Total, _order.Unit) { WithSilent = true });
        foreach (var row in entries.At) if ((_order.Columns.Flags[row] & ReachOrder.Delivers) != 0) Mark(row);
    }

    /// <summary>Places of a level, or coarser where rows stand at a coarser one.</summary>
    public HashSet<long> Places(int slot, int level) =>
        [.. _order.Facts.Areas.Keys.Take(_count).Where((_, area) => _areas[slot * _count + area]).Select(area => _order.Reference.AreaAtLevel(area, level) ?? area)];

    private void Mark(int row)
    {
        ref readonly var entry = ref _order.Entries[row];
        if (!IsRecent(entry.Period)) return;
        var area = _order.SegmentOf(entry).Area[entry.Row];
        var slot = (int)((_order.Columns.Reports[row] >> FactSegment.ClusterAt) & 0x7FFF) + FirstCluster - 1;
        _areas[area] = _areas[slot * _count + area] = true;
    }

    private bool IsRecent(uint period) => (period & 0xFFFF) is > 0 and var to && to > _asOf - GapQuestion.RecentMonths && period >> 16 <= _asOf;
}
