namespace Tessera.Domain.Analysis;

/// <summary>
/// The rows behind a figure, segment by segment: looked at place by place, where what a filter asks lies side by side, and
/// listed in the order of their ids.
/// </summary>
internal sealed class PresenceRowScan(FactFilter filter)
{
    private const int Bits = 64;

    private readonly List<long> _rows = [];
    private int _hidden, _unseen, _undated;

    public PresenceRows Rows(long sequence) => new(sequence, _rows, _hidden, _unseen, _undated);

    public void Read(VisibleSegment visible)
    {
        var (segment, verdicts) = (visible.Segment, filter.ByCluster);
        var (admitted, count) = (new ulong[segment.Count / Bits + 1], 0);
        foreach (var run in segment.Runs)
        {
            if (!filter.HasArea(run.Area) && !filter.Hides) continue;
            for (var row = run.Start; row < run.End; row++)
            {
                // Cluster and status leave most out without another look.
                if (verdicts[(int)((segment.Reports[row] >> FactSegment.StatusAt) & 0x7FFFFF)] == FactFilter.Verdict.Out || visible.IsHidden(row) || !Admits(segment, row)) continue;
                admitted[row / Bits] |= 1UL << row % Bits;
                count++;
            }
        }
        if (count == 0) return;
        _rows.EnsureCapacity(_rows.Count + count);
        for (var at = 0; at < segment.Count; at++)
            if (segment.Position[at] is var row && (admitted[row / Bits] & 1UL << row % Bits) != 0) _rows.Add(segment.RowId[at]);
    }

    private bool Admits(FactSegment segment, int row)
    {
        switch (filter.Admits(segment, row))
        {
            case FactFilter.Verdict.In when filter.IsUnseen(segment, row): _unseen++; return false;
            case FactFilter.Verdict.In: return true;
            case FactFilter.Verdict.Hidden: _hidden++; return false;
            case FactFilter.Verdict.Undated: _undated++; return false;
            default: return false;
        }
    }
}
