using System.Buffers;

namespace Tessera.Domain.Analysis;

/// <summary>What a key is made of, as dense codes (-1: none).</summary>
internal readonly record struct ReachBucket(int Place, int Group, int Cluster, int Kind);

/// <summary>Rows of one partner: where they stand among the rows of a question in the order of partners.</summary>
/// <param name="Partner">Code; -1 for none in the role.</param>
internal readonly record struct PartnerRun(int Partner, int Start, int End);

/// <summary>
/// The rows of a question in the order of reach, and what the filter left. The arrays are lent: nothing is read after
/// Dispose.
/// </summary>
internal sealed class ReachEntries : IDisposable
{
    private readonly ReachQuestion _question;
    private readonly FactFilter _filter;
    private readonly HouseholdRatio _ratio = new();

    public ReachEntries(ReachOrder order, ReachQuestion question)
    {
        if (order.Unit != question.Unit) throw new ArgumentException("The order is of another unit.", nameof(order));
        (Order, _question) = (order, question);
        _filter = new FactFilter(order.Facts, question.Filter, order.Reference);
        Rows = ReachRows.Rent(order.Columns.Count + 1);
        if (_filter.IsShort) Short();
        else Long();
        if (question.Unit == ReachUnit.People && order.Facts.Segments.Any(s => s.Segment.Households is not null)) Ratios();
    }

    public ReachOrder Order { get; }
    /// <summary>Of which the first Count are the question's.</summary>
    public ReachRows Rows { get; }
    public int Count { get; private set; }
    /// <summary>Where in the order the rows stand.</summary>
    public ReadOnlySpan<int> At => Rows.At.AsSpan(0, Count);
    public int Silent { get; private set; }
    public int Coarser { get; private set; }
    public int Hidden { get; private set; }
    public int Undated { get; private set; }
    public int AsOf { get; private set; }
    public long? FixedHousehold => _ratio.Fixed;

    public void Dispose() => Rows.Return();

    /// <summary>Counted in the figure and not shown to the person asking.</summary>
    public bool IsUnseen(in ReachEntry entry) => _filter.IsUnseen(Order.SegmentOf(entry), entry.Row);

    /// <summary>Cluster and status decide: no step waits for what a row says.</summary>
    private void Short()
    {
        var (order, verdicts, into, withSilent) = (Order, _filter.ByCluster, Rows, _question.WithSilent ? 1 : 0);
        var (reports, values, flags, keys) = (order.Columns.Reports, order.Columns.Values, order.Columns.Flags, order.Columns.Keys);
        var (at, intoKeys, intoValues) = (into.At, into.Keys, into.Values);
        var (count, stated, coarser, hidden, asOf, met) = (0, 0, 0, 0, 0, 0);
        unchecked
        {
            for (var row = 0; row < reports.Length; row++)
            {
                var verdict = verdicts[(int)(reports[row] >> FactSegment.StatusAt) & 0x7FFFFF];
                var isIn = verdict == FactFilter.Verdict.In ? 1 : 0;
                hidden += verdict == FactFilter.Verdict.Hidden ? 1 : 0;
                asOf = Math.Max(asOf, (int)(reports[row] & 0xFFFF) * isIn);
                var says = values[row] != FactSegment.None ? isIn : 0;
                var counts = says | (withSilent & isIn);
                (met, stated, coarser) = (met + isIn, stated + says, coarser + (flags[row] & ReachOrder.Coarser & counts));
                (at[count], intoKeys[count], intoValues[count]) = (row, keys[row], values[row]);
                count += counts;
            }
        }
        (Count, Silent, Coarser, Hidden, AsOf) = (count, met - stated, coarser, hidden, asOf);
    }

    private void Long()
    {
        var (reports, keys, verdicts, places, shift) = (Order.Columns.Reports, Order.Columns.Keys, _filter.ByCluster, PlacesAsked(), Order.PlaceShift);
        for (var row = 0; row < reports.Length; row++)
        {
            var verdict = verdicts[(int)((reports[row] >> FactSegment.StatusAt) & 0x7FFFFF)];
            if (verdict == FactFilter.Verdict.Hidden || (verdict == FactFilter.Verdict.In && places[(int)(keys[row] >> shift)])) Read(row);
        }
    }

    /// <summary>By the place of a key the lowest places that may have rows of the place asked for: those in it, and the one it lies in.</summary>
    private bool[] PlacesAsked()
    {
        var (area, reference) = (_question.Filter.Area, Order.Reference);
        return [.. Order.PlacesByKey.Select(id => area is not { } asked || id is not { } place || FactFilter.IsWithin(place, asked, reference) || FactFilter.IsWithin(asked, place, reference))];
    }

    private void Read(int row)
    {
        ref readonly var entry = ref Order.Entries[row];
        var verdict = _filter.Admits(Order.SegmentOf(entry), entry.Row);
        if (verdict == FactFilter.Verdict.Hidden) Hidden++;
        if (verdict == FactFilter.Verdict.Undated) Undated++;
        if (verdict != FactFilter.Verdict.In) return;
        AsOf = Math.Max(AsOf, (int)(Order.Columns.Reports[row] & 0xFFFF));
        var isStated = Order.Columns.Values[row] != FactSegment.None;
        if (!isStated) Silent++;
        if (!isStated && !_question.WithSilent) return;
        Coarser += Order.Columns.Flags[row] & ReachOrder.Coarser;
        Rows.Set(Count++, row, Order.Columns.Keys[row], Order.Columns.Values[row]);
    }

    private void Ratios()
    {
        foreach (var row in At)
        {
            ref readonly var entry = ref Order.Entries[row];
            if (Order.SegmentOf(entry).Households is { } households && households[entry.Row] != FactSegment.None) _ratio.Add(Order.Columns.Values[row], households[entry.Row]);
        }
    }

    /// <summary>The rows by the partner in the filter's role, each partner's in the order of reach.</summary>
    public (ReachRows Rows, IReadOnlyList<PartnerRun> Runs) ByPartner()
    {
        var partners = new int[Count];
        var next = new int[Order.Facts.Partners.Count + 2];
        for (var i = 0; i < Count; i++) next[(partners[i] = Partner(Rows.At[i]) + 1) + 1]++;
        var runs = new List<PartnerRun>();
        for (var partner = 0; partner + 1 < next.Length; partner++)
        {
            if (next[partner + 1] > 0) runs.Add(new PartnerRun(partner - 1, next[partner], next[partner] + next[partner + 1]));
            next[partner + 1] += next[partner];
        }
        var sorted = ReachRows.Rent(Count);
        for (var i = 0; i < Count; i++) sorted.Set(next[partners[i]]++, Rows.At[i], Rows.Keys[i], Rows.Values[i]);
        return (sorted, runs);
    }

    private int Partner(int row)
    {
        ref readonly var entry = ref Order.Entries[row];
        return Order.SurvivorOf(_question.Filter.Role switch
        {
            PresenceRole.Programming => Order.SegmentOf(entry).Programming[entry.Row],
            PresenceRole.Implementing => Order.SegmentOf(entry).Implementing[entry.Row],
            PresenceRole.Funding => Order.SegmentOf(entry).Funding[entry.Row],
            _ => (int)(Order.Columns.Reports[row] >> FactSegment.ReportingAt) - 1,
        });
    }
}
