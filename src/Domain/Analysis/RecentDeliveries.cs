namespace Tessera.Domain.Analysis;

/// <summary>
/// Places with a row of the last 90 days before as-of that states something reached or handed out: of all rows as one,
/// of rows that name no cluster, and of each cluster after its own as-of (slot cluster code + FirstCluster).
/// </summary>
internal sealed class RecentDeliveries
{
    public const int AsOne = 0, FirstCluster = 2;

    private readonly ReachOrder _order;
    private readonly int _level;
    private readonly int[] _asOf;
    private readonly bool[] _areas;

    public RecentDeliveries(ReachOrder order, PresenceQuestion question)
    {
        (_order, _level) = (order, question.Level);
        // What is asked here is not a number of a unit: rows that state none count too.
        using var entries = new ReachEntries(order, new ReachQuestion(question, ReachBy.Total, order.Unit) { WithSilent = true });
        var rows = entries.At.AsSpan(0, entries.Count);
        (_asOf, _areas) = (new int[order.Facts.Clusters.Count + FirstCluster], new bool[(order.Facts.Clusters.Count + FirstCluster) * order.Facts.Areas.Count]);
        foreach (var row in rows) _asOf[SlotOf(row)] = Math.Max(_asOf[SlotOf(row)], AsOfMonth(row));
        _asOf[AsOne] = _asOf.Max();
        foreach (var row in rows) if ((order.Flags[row] & ReachOrder.Delivers) != 0) Mark(row);
    }

    /// <summary>The last month that a row of the slot tells of; 0 when none is dated.</summary>
    public int AsOf(int slot) => _asOf[slot];

    public HashSet<long> Places(int slot) =>
        [.. _order.Facts.Areas.Keys.Where((_, area) => _areas[slot * (_areas.Length / _asOf.Length) + area]).Select(area => _order.Reference.AreaAtLevel(area, _level) ?? area)];

    private int SlotOf(int row) => (int)((_order.Reports[row] >> FactSegment.ClusterAt) & 0x7FFF) + FirstCluster - 1;

    private int AsOfMonth(int row) => (int)(_order.Reports[row] & 0xFFFF);

    private void Mark(int row)
    {
        ref readonly var entry = ref _order.Entries[row];
        foreach (var slot in (ReadOnlySpan<int>)[AsOne, SlotOf(row)])
            if (IsRecent(entry.Period, _asOf[slot])) _areas[slot * (_areas.Length / _asOf.Length) + _order.SegmentOf(entry).Area[entry.Row]] = true;
    }

    private static bool IsRecent(uint period, int asOf) => (period & 0xFFFF) is > 0 and var to && to > asOf - GapQuestion.RecentMonths && period >> 16 <= asOf;
}
