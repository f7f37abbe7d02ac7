using System.Buffers;

namespace Tessera.Domain.Analysis;

/// <summary>What an entry's bucket is made of, as dense codes (-1: none).</summary>
internal readonly record struct ReachBucket(int Part, int Place, int Group, int Cluster, int Kind);

/// <summary>
/// The rows of a question in buckets: part where it is a partner, lowest place, group, cluster, kind. A bucket's key
/// packs its codes into one number, each as wide as its dictionary needs. The arrays are lent: nothing is read after Dispose.
/// </summary>
internal sealed class ReachEntries : IDisposable
{
    private readonly ReachOrder _order;
    private readonly ReachQuestion _question;
    private readonly FactFilter _filter;
    private readonly HouseholdRatio _ratio = new();
    private readonly ulong[] _keys;
    private readonly ReachEntry[] _entries;
    private readonly int _narrow;

    public ReachEntries(ReachOrder order, ReachQuestion question)
    {
        if (order.Unit != question.Unit) throw new ArgumentException("The order is of another unit.", nameof(order));
        (_order, _question) = (order, question);
        _filter = new FactFilter(order.Facts, question.Filter, order.Reference);
        _narrow = order.Widths.Sum();
        if (question.By == ReachBy.Partner && _narrow + ReachOrder.Width(order.Facts.Partners.Count) > 64) throw new InvalidOperationException("More partners, places and activity kinds than one key can hold.");
        (_keys, _entries) = (ArrayPool<ulong>.Shared.Rent(order.Keys.Length), ArrayPool<ReachEntry>.Shared.Rent(order.Keys.Length));
        for (var at = 0; at < order.Keys.Length; at++) Read(at);
        // The order is by place first; only partners stand above places.
        if (question.By == ReachBy.Partner) ReachOrder.Sort(_keys.AsSpan(0, Count), _entries.AsSpan(0, Count));
    }

    public int Count { get; private set; }
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, Count);
    public ReadOnlySpan<ReachEntry> Entries => _entries.AsSpan(0, Count);
    public ReachOrder Order => _order;
    public int Silent { get; private set; }
    public int Coarser { get; private set; }
    public int Hidden { get; private set; }
    public int Undated { get; private set; }
    public int AsOf { get; private set; }
    public long? FixedHousehold => _ratio.Fixed;

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_keys);
        ArrayPool<ReachEntry>.Shared.Return(_entries);
    }

    public ReachBucket Bucket(ulong key)
    {
        Span<int> codes = stackalloc int[4];
        for (var i = 3; i >= 0; key >>= _order.Widths[i--]) codes[i] = (int)(key & ((1UL << _order.Widths[i]) - 1)) - 1;
        var part = _question.By switch { ReachBy.Partner => (int)key - 1, ReachBy.Cluster => codes[2], _ => -1 };
        return new ReachBucket(part, codes[0], codes[1], codes[2], codes[3]);
    }

    /// <summary>Counted in the figure and not shown to the person asking.</summary>
    public bool IsUnseen(ReachEntry entry) => _filter.IsUnseen(_order.Facts.Segments[entry.Segment].Segment, entry.Row);

    /// <summary>How much of a key rows of one place and group have in common; of one cluster too, where each stands for itself.</summary>
    public int BlockShift(ReachBy by) => by == ReachBy.Cluster ? _order.Widths[3] : _order.Widths[2] + _order.Widths[3];

    private void Read(int at)
    {
        ref readonly var entry = ref _order.Entries[at];
        var segment = _order.Facts.Segments[entry.Segment].Segment;
        var verdict = _filter.Admits(segment, entry.Row);
        if (verdict != FactFilter.Verdict.In) { Leave(verdict); return; }
        if (segment.AsOfMonth[entry.Row] > AsOf) AsOf = segment.AsOfMonth[entry.Row];
        var isStated = entry.Value != FactSegment.None;
        if (!isStated) Silent++;
        if (isStated || _question.WithSilent) Add(segment, in entry, _order.Keys[at]);
    }

    private void Leave(FactFilter.Verdict verdict)
    {
        if (verdict == FactFilter.Verdict.Hidden) Hidden++;
        else if (verdict == FactFilter.Verdict.Undated) Undated++;
    }

    private void Add(FactSegment segment, in ReachEntry entry, ulong key)
    {
        if (_order.Places.IsCoarser(segment.Area[entry.Row])) Coarser++;
        if (_question.By == ReachBy.Partner) key |= (ulong)(uint)(_order.SurvivorOf(InRole(segment, entry.Row)) + 1) << _narrow;
        (_keys[Count], _entries[Count]) = (key, entry);
        Count++;
        if (_question.Unit == ReachUnit.People && segment.Households is { } households && households[entry.Row] != FactSegment.None) _ratio.Add(entry.Value, households[entry.Row]);
    }

    private int InRole(FactSegment segment, int row) => _question.Filter.Role switch
    {
        PresenceRole.Programming => segment.Programming[row],
        PresenceRole.Implementing => segment.Implementing[row],
        PresenceRole.Funding => segment.Funding[row],
        _ => segment.Reporting[row],
    };
}
