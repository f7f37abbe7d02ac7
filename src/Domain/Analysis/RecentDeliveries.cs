namespace Tessera.Domain.Analysis;

/// <summary>
/// Places with a row of the last 90 days before as-of that states something reached or handed out: of all rows as one,
/// of rows that name no cluster, and of each cluster after its own as-of (slot cluster code + FirstCluster).
/// </summary>
internal sealed class RecentDeliveries
{
    public const int AsOne = 0, FirstCluster = 2;

    private readonly ReachOrder _order;
    private readonly int _count;
    private readonly int[] _asOf;
    private readonly bool[] _areas;

    public RecentDeliveries(ReachOrder order, PresenceQuestion question)
    {
        (_order, _count) = (order, order.Facts.Areas.Count);
        (_asOf, _areas) = (new int[order.Facts.Clusters.Count + FirstCluster], new bool[(order.Facts.Clusters.Count + FirstCluster) * _count]);
        var filter = new FactFilter(order.Facts, question, order.Reference);
        if (filter.IsShort) Short(filter.ByCluster);
        else Long(question);
    }

    /// <summary>Cluster and status decide: the columns say all there is to know.</summary>
    private void Short(FactFilter.Verdict[] verdicts)
    {
        var (reports, flags, asOf) = (_order.Columns.Reports, _order.Columns.Flags, _asOf);
        bool IsIn(int row) => verdicts[(int)((reports[row] >> FactSegment.StatusAt) & 0x7FFFFF)] == FactFilter.Verdict.In;
        for (var row = 0; row < reports.Length; row++)
        {
            ref var last = ref asOf[SlotOf(reports[row])];
            last = Math.Max(last, IsIn(row) ? (int)(reports[row] & 0xFFFF) : 0);
        }
        asOf[AsOne] = asOf.Max();
        for (var row = 0; row < reports.Length; row++) if ((flags[row] & ReachOrder.Delivers) != 0 && IsIn(row)) Mark(row);
    }

    private void Long(PresenceQuestion question)
    {
        // What is asked here is not a number of a unit: rows that state none count too.
        using var entries = new ReachEntries(_order, new ReachQuestion(question, ReachBy.Total, _order.Unit) { WithSilent = true });
        foreach (var row in entries.At)
        {
            ref var asOf = ref _asOf[SlotOf(_order.Columns.Reports[row])];
            asOf = Math.Max(asOf, (int)(_order.Columns.Reports[row] & 0xFFFF));
        }
        _asOf[AsOne] = _asOf.Max();
        foreach (var row in entries.At) if ((_order.Columns.Flags[row] & ReachOrder.Delivers) != 0) Mark(row);
    }

    /// <summary>The last month that a row of the slot tells of; 0 when none is dated.</summary>
    public int AsOf(int slot) => _asOf[slot];

    /// <summary>Places of a level, or coarser where rows stand at a coarser one.</summary>
    public HashSet<long> Places(int slot, int level) =>
        [.. _order.Facts.Areas.Keys.Take(_count).Where((_, area) => _areas[slot * _count + area]).Select(area => _order.Reference.AreaAtLevel(area, level) ?? area)];

    private static int SlotOf(ulong report) => (int)((report >> FactSegment.ClusterAt) & 0x7FFF) + FirstCluster - 1;

    private void Mark(int row)
    {
        var slot = SlotOf(_order.Columns.Reports[row]);
        ref readonly var entry = ref _order.Entries[row];
        var (ofAll, ofOne) = (IsRecent(entry.Period, _asOf[AsOne]), IsRecent(entry.Period, _asOf[slot]));
        if (!ofAll && !ofOne) return;
        var area = _order.SegmentOf(entry).Area[entry.Row];
        _areas[area] |= ofAll;
        _areas[slot * _count + area] |= ofOne;
    }

    private static bool IsRecent(uint period, int asOf) => (period & 0xFFFF) is > 0 and var to && to > asOf - GapQuestion.RecentMonths && period >> 16 <= asOf;
}
