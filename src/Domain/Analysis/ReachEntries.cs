using System.Numerics;
using Tessera.Domain.Activities;

namespace Tessera.Domain.Analysis;

/// <summary>One row that states a number, with what it is compared by.</summary>
/// <param name="Segment">Index in the table's segments; Row the row in it.</param>
internal readonly record struct ReachEntry(long Line, int Partner, uint Period, long Value, bool IsNew, int Segment, int Row)
{
    public static readonly Comparison<ReachEntry> InLines = (a, b) =>
        a.Line != b.Line ? a.Line.CompareTo(b.Line) : a.IsNew != b.IsNew ? a.IsNew.CompareTo(b.IsNew) : a.Period != b.Period ? a.Period.CompareTo(b.Period) : a.Segment != b.Segment ? a.Segment.CompareTo(b.Segment) : a.Row.CompareTo(b.Row);
}

/// <summary>What an entry's bucket is made of, as dense codes (-1: none).</summary>
internal readonly record struct ReachBucket(int Part, int Place, int Group, int Cluster, int Kind);

/// <summary>
/// The rows of a question sorted into buckets: part, lowest place, group, cluster, kind. A bucket's key packs its codes
/// into one number, each as wide as its dictionary needs.
/// </summary>
internal sealed class ReachEntries
{
    private readonly FactTable _facts;
    private readonly ReachQuestion _question;
    private readonly FactFilter _filter;
    private readonly LowestPlaces _places;
    private readonly CodeDictionary<long> _placeIds = new();
    private readonly int[] _place;
    private readonly int[] _widths;
    private readonly List<ulong> _keys = [];
    private readonly List<ReachEntry> _entries = [];
    private readonly HouseholdRatio _ratio = new();

    public ReachEntries(FactTable facts, ReachQuestion question, PresenceReference reference, LowestPlaces places)
    {
        (_facts, _question, _places) = (facts, question, places);
        _filter = new FactFilter(facts, question.Filter, reference);
        _place = [.. Enumerable.Range(0, facts.Areas.Count).Select(area => _placeIds.Code(places[area]))];
        _widths = [.. new[] { Parts, _placeIds.Count, facts.Groups.Count, facts.Clusters.Count, facts.Kinds.Count }.Select(most => 32 - BitOperations.LeadingZeroCount((uint)most))];
        if (_widths.Sum() > 64) throw new InvalidOperationException("More places, groups, clusters and activity kinds than one key can hold.");
        for (var segment = 0; segment < facts.Segments.Count; segment++) Read(segment);
        (Keys, Entries) = Sorted();
    }

    public ulong[] Keys { get; }
    public ReachEntry[] Entries { get; }
    public int Silent { get; private set; }
    public int Coarser { get; private set; }
    public int Hidden { get; private set; }
    public int Undated { get; private set; }
    public int AsOf { get; private set; }
    public long? FixedHousehold => _ratio.Fixed;

    public ReachBucket Bucket(ulong key)
    {
        Span<int> codes = stackalloc int[5];
        for (var i = 4; i >= 0; key >>= _widths[i--]) codes[i] = (int)(key & ((1UL << _widths[i]) - 1)) - 1;
        return new ReachBucket(codes[0], codes[1], codes[2], codes[3], codes[4]);
    }

    /// <summary>Counted in the figure and not shown to the person asking.</summary>
    public bool IsUnseen(ReachEntry entry) => _filter.IsUnseen(_facts.Segments[entry.Segment].Segment, entry.Row);

    public long PlaceId(int code) => _placeIds[code];

    /// <summary>The key without the last parts: how far a block of the same place and group reaches.</summary>
    public ulong Block(ulong key) => key >> (_widths[3] + _widths[4]);

    private int Parts => _question.By switch { ReachBy.Cluster => _facts.Clusters.Count, ReachBy.Partner => _facts.Partners.Count, _ => 0 };

    private void Read(int index)
    {
        var (visible, segment) = (_facts.Segments[index], _facts.Segments[index].Segment);
        var values = Values(segment);
        var unit = _facts.Units.Find(_question.Unit.Id);
        for (var row = 0; row < segment.Count; row++)
        {
            if (visible.IsHidden(row)) continue;
            var verdict = _filter.Admits(segment, row);
            if (verdict != FactFilter.Verdict.In) { Leave(verdict); continue; }
            if (segment.AsOfMonth[row] > AsOf) AsOf = segment.AsOfMonth[row];
            var isStated = values is not null && values[row] != FactSegment.None && (_question.Unit.IsBeneficiaries || segment.Unit[row] == unit);
            if (!isStated) Silent++;
            if (isStated || _question.WithSilent) Add(segment, index, row, isStated ? values![row] : FactSegment.None);
        }
    }

    private long[]? Values(FactSegment segment) =>
        _question.Unit == ReachUnit.People ? segment.Reached : _question.Unit == ReachUnit.Households ? segment.Households : segment.Quantity;

    private void Leave(FactFilter.Verdict verdict)
    {
        if (verdict == FactFilter.Verdict.Hidden) Hidden++;
        else if (verdict == FactFilter.Verdict.Undated) Undated++;
    }

    private void Add(FactSegment segment, int index, int row, long value)
    {
        var area = segment.Area[row];
        if (_places.IsCoarser(area)) Coarser++;
        var who = Survivor(FirstOf(segment, row));
        var part = _question.By switch { ReachBy.Cluster => segment.Cluster[row], ReachBy.Partner => Survivor(InRole(segment, row)), _ => -1 };
        var line = new QuickHash();
        line.Add((long)who);
        line.Add((long)Survivor(segment.Implementing[row]));
        line.Add((long)area);
        line.Add(segment.Detail[row]);
        _keys.Add(Key(part, _place[area], segment.Group[row], segment.Cluster[row], segment.Kind[row]));
        var period = (uint)segment.FromMonth[row] << 16 | segment.ToMonth[row];
        _entries.Add(new ReachEntry(line.Value.Low, who, period, value, !_question.Unit.IsBeneficiaries || (segment.Flags[row] & FactSegment.NewFlag) != 0, index, row));
        if (_question.Unit == ReachUnit.People && segment.Households is { } households && households[row] != FactSegment.None) _ratio.Add(value, households[row]);
    }

    private ulong Key(params ReadOnlySpan<int> codes)
    {
        var key = 0UL;
        for (var i = 0; i < codes.Length; i++) key = key << _widths[i] | (uint)(codes[i] + 1);
        return key;
    }

    /// <summary>Whose line it is: the first organisation stated, in the order of the roles.</summary>
    private static int FirstOf(FactSegment segment, int row) =>
        segment.Reporting[row] >= 0 ? segment.Reporting[row] : segment.Programming[row] >= 0 ? segment.Programming[row]
        : segment.Implementing[row] >= 0 ? segment.Implementing[row] : segment.Funding[row];

    private int InRole(FactSegment segment, int row) => _question.Filter.Role switch
    {
        PresenceRole.Programming => segment.Programming[row],
        PresenceRole.Implementing => segment.Implementing[row],
        PresenceRole.Funding => segment.Funding[row],
        _ => segment.Reporting[row],
    };

    private int Survivor(int partner) => partner < 0 ? partner : _filter.Survivor[partner];

    private (ulong[], ReachEntry[]) Sorted()
    {
        var (keys, entries) = (_keys.ToArray(), _entries.ToArray());
        Array.Sort(keys, entries);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            if (end - start > 1) entries.AsSpan(start, end - start).Sort(ReachEntry.InLines);
        }
        return (keys, entries);
    }
}
