using System.Numerics;
using Tessera.Domain.Activities;

namespace Tessera.Domain.Analysis;

/// <summary>
/// The rows of a table in the order in which reach reads them: lowest place, group, cluster, kind, line, period. Made
/// once for a state of the rows and lists, so that a question only passes over them: what every question asks stands in
/// columns of its own. A state that only adds to one before it is made from that one's order.
/// </summary>
public sealed class ReachOrder
{
    /// <summary>The row is placed above the lowest level.</summary>
    internal const byte Coarser = 1;
    /// <summary>The row states something reached or handed out.</summary>
    internal const byte Delivers = 2;

    private readonly CodeDictionary<long> _placeIds = new();
    private readonly int[] _place;
    private readonly long[]?[] _values;

    public ReachOrder(FactTable facts, PresenceReference reference, ReachUnit unit) : this(facts, reference, unit, null) { }

    /// <param name="before">The order of an earlier state under the same reference; null when there is none.</param>
    public ReachOrder(FactTable facts, PresenceReference reference, ReachUnit unit, ReachOrder? before)
    {
        (Facts, Reference, Unit, Places) = (facts, reference, unit, new LowestPlaces(facts, reference));
        _place = [.. Enumerable.Range(0, facts.Areas.Count).Select(area => _placeIds.Code(Places[area]))];
        Widths = [.. new[] { _placeIds.Count, facts.Groups.Count, facts.Clusters.Count, facts.Kinds.Count }.Select(Width)];
        if (Widths.Sum() > 64) throw new InvalidOperationException("More places, groups, clusters and activity kinds than one key can hold.");
        Survivor = [.. facts.Partners.Keys.Select(id => facts.Partners.Code(reference.Survivor(id)))];
        _values = [.. facts.Segments.Select(s => unit == ReachUnit.People ? s.Segment.Reached : unit == ReachUnit.Households ? s.Segment.Households : s.Segment.Quantity)];
        Columns = before is not null && Goes(before) is { } gone ? before.Columns.With(Sorted(before.Facts.Segments.Count), gone) : Sorted(0);
    }

    public FactTable Facts { get; }
    public PresenceReference Reference { get; }
    public ReachUnit Unit { get; }
    internal LowestPlaces Places { get; }
    internal ReachColumns Columns { get; }
    internal ReachEntry[] Entries => Columns.Entries;
    /// <summary>Bits of a key's place, group, cluster and kind.</summary>
    internal int[] Widths { get; }
    internal int[] Survivor { get; }

    internal long PlaceId(int code) => _placeIds[code];

    /// <summary>Bits of a key below its place.</summary>
    internal int PlaceShift => Widths[1] + Widths[2] + Widths[3];

    /// <summary>Ids of the lowest places as keys count them: none first.</summary>
    internal IEnumerable<long?> PlacesByKey => _placeIds.Keys.Select(id => (long?)id).Prepend(null);

    internal FactSegment SegmentOf(in ReachEntry entry) => Facts.Segments[entry.Segment].Segment;

    /// <summary>The codes of a key; -1: none.</summary>
    internal ReachBucket Bucket(ulong key)
    {
        Span<int> codes = stackalloc int[4];
        for (var i = 3; i >= 0; key >>= Widths[i--]) codes[i] = (int)(key & ((1UL << Widths[i]) - 1)) - 1;
        return new ReachBucket(codes[0], codes[1], codes[2], codes[3]);
    }

    /// <summary>The cluster's code of a key, counted from 1; 0: none.</summary>
    internal int ClusterSlot(ulong key) => (int)((key >> Widths[3]) & ((1UL << Widths[2]) - 1));

    internal int SurvivorOf(int partner) => partner < 0 ? partner : Survivor[partner];

    /// <summary>Bits that hold the codes of so many things and none.</summary>
    private static int Width(int most) => 32 - BitOperations.LeadingZeroCount((uint)most);

    /// <summary>
    /// Where in the order before those rows stand that are hidden now; null when it is no order of the same rows with others
    /// added to them.
    /// </summary>
    private List<int>? Goes(ReachOrder before)
    {
        if (before.Unit != Unit || before.Places.Level.Level != Places.Level.Level || !before.Widths.SequenceEqual(Widths) || before.Facts.Segments.Count > Facts.Segments.Count) return null;
        var gone = new List<int>();
        for (var index = 0; index < before.Facts.Segments.Count; index++)
        {
            var (was, now) = (before.Facts.Segments[index], Facts.Segments[index]);
            if (was.Segment != now.Segment) return null;
            if (ReferenceEquals(was.Superseded, now.Superseded)) continue;
            for (var row = 0; row < now.Segment.Count; row++)
                if (was.IsHidden(row) && !now.IsHidden(row)) return null;
                else if (now.IsHidden(row) && !was.IsHidden(row)) gone.Add(before.Columns.PlaceOf(Key(now.Segment, row), Entry(index, row)));
        }
        gone.Sort();
        return gone;
    }

    /// <summary>The rows of the segments from this one on.</summary>
    private ReachColumns Sorted(int first)
    {
        var count = 0;
        foreach (var visible in Facts.Segments.Skip(first)) count += visible.Segment.Count;
        var (keys, rows, next) = (new ulong[count], new ulong[count], 0);
        for (var index = first; index < Facts.Segments.Count; index++)
        {
            var (visible, segment) = (Facts.Segments[index], Facts.Segments[index].Segment);
            for (var row = 0; row < segment.Count; row++)
            {
                if (visible.IsHidden(row)) continue;
                (keys[next], rows[next]) = (Key(segment, row), (ulong)index << 32 | (uint)row);
                next++;
            }
        }
        if (next < count) (keys, rows) = (keys[..next], rows[..next]);
        RadixSort.Sort(ref keys, ref rows, Widths.Sum());
        var columns = new ReachColumns(keys);
        Fill(columns, rows);
        return columns;
    }

    /// <param name="rows">Where the row of each key stands: its segment, and in the lower half the row.</param>
    private void Fill(ReachColumns columns, ulong[] rows)
    {
        var (keys, entries) = (columns.Keys, columns.Entries);
        for (int start = 0, end; start < rows.Length; start = end)
        {
            for (end = start; end < rows.Length && keys[end] == keys[start]; end++) entries[end] = Entry((int)(rows[end] >> 32), (int)(rows[end] & int.MaxValue));
            InLines(entries.AsSpan(start, end - start));
        }
        var unit = Facts.Units.Find(Unit.Id);
        for (var at = 0; at < rows.Length; at++) Fill(columns, at, unit);
    }

    private void Fill(ReachColumns columns, int at, int unit)
    {
        ref readonly var entry = ref columns.Entries[at];
        var (segment, row, values) = (SegmentOf(entry), entry.Row, _values[entry.Segment]);
        columns.Values[at] = values is not null && (Unit.IsBeneficiaries || segment.Unit[row] == unit) ? values[row] : FactSegment.None;
        columns.Reports[at] = segment.Reports[row];
        // What is not stated is below nothing.
        var delivers = segment.Reached[row] > 0 || segment.Households?[row] > 0 || segment.Quantity?[row] > 0;
        columns.Flags[at] = (byte)((Places.IsCoarser(segment.Area[row]) ? Coarser : 0) | (delivers ? Delivers : 0));
    }

    private static void InLines(Span<ReachEntry> rows)
    {
        if (rows.Length > 2) rows.Sort(ReachEntry.InLines);
        else if (rows.Length == 2 && ReachEntry.InLines(rows[0], rows[1]) > 0) (rows[0], rows[1]) = (rows[1], rows[0]);
    }

    private ulong Key(FactSegment segment, int row)
    {
        var key = (ulong)(uint)(_place[segment.Area[row]] + 1);
        key = key << Widths[1] | (uint)(segment.Group[row] + 1);
        key = key << Widths[2] | (uint)(segment.Cluster[row] + 1);
        return key << Widths[3] | (uint)(segment.Kind[row] + 1);
    }

    private ReachEntry Entry(int index, int row)
    {
        var segment = Facts.Segments[index].Segment;
        var who = SurvivorOf(FirstOf(segment, row));
        var line = new QuickHash();
        line.Add((long)who);
        line.Add((long)SurvivorOf(segment.Implementing[row]));
        line.Add((long)segment.Area[row]);
        line.Add(segment.Detail[row]);
        var period = (uint)segment.FromMonth[row] << 16 | segment.ToMonth[row];
        return new ReachEntry(line.Value.Low, period, who, row, (ushort)index, !Unit.IsBeneficiaries || (segment.Flags[row] & FactSegment.NewFlag) != 0);
    }

    /// <summary>Whose line it is: the first organisation stated, in the order of the roles.</summary>
    private static int FirstOf(FactSegment segment, int row) =>
        segment.Reporting[row] >= 0 ? segment.Reporting[row] : segment.Programming[row] >= 0 ? segment.Programming[row]
        : segment.Implementing[row] >= 0 ? segment.Implementing[row] : segment.Funding[row];
}
