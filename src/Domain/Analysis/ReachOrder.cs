using System.Numerics;
using Tessera.Domain.Activities;

namespace Tessera.Domain.Analysis;

/// <summary>One row with what it is compared by; it states no number where Value is FactSegment.None.</summary>
/// <param name="Segment">Index in the table's segments; Row the row in it.</param>
internal readonly record struct ReachEntry(long Line, long Value, uint Period, int Partner, int Row, ushort Segment, bool IsNew)
{
    public static readonly Comparison<ReachEntry> InLines = (a, b) =>
        a.Line != b.Line ? a.Line.CompareTo(b.Line) : a.IsNew != b.IsNew ? a.IsNew.CompareTo(b.IsNew) : a.Period != b.Period ? a.Period.CompareTo(b.Period) : a.Segment != b.Segment ? a.Segment.CompareTo(b.Segment) : a.Row.CompareTo(b.Row);
}

/// <summary>
/// The rows of a table in the order in which reach reads them: lowest place, group, cluster, kind, line, period. Made
/// once for a state of the rows and lists, so that a question only passes over them. 40 bytes a row.
/// </summary>
public sealed class ReachOrder
{
    private readonly CodeDictionary<long> _placeIds = new();
    private readonly int[] _place;

    public ReachOrder(FactTable facts, PresenceReference reference, ReachUnit unit)
    {
        (Facts, Reference, Unit, Places) = (facts, reference, unit, new LowestPlaces(facts, reference));
        _place = [.. Enumerable.Range(0, facts.Areas.Count).Select(area => _placeIds.Code(Places[area]))];
        Widths = [.. new[] { _placeIds.Count, facts.Groups.Count, facts.Clusters.Count, facts.Kinds.Count }.Select(Width)];
        if (Widths.Sum() > 64) throw new InvalidOperationException("More places, groups, clusters and activity kinds than one key can hold.");
        Survivor = [.. facts.Partners.Keys.Select(id => facts.Partners.Code(reference.Survivor(id)))];
        (Keys, Entries) = (new ulong[facts.Rows], new ReachEntry[facts.Rows]);
        for (int segment = 0, next = 0; segment < facts.Segments.Count; segment++) next = Read(segment, next);
        Sort(Keys, Entries);
    }

    public FactTable Facts { get; }
    public PresenceReference Reference { get; }
    public ReachUnit Unit { get; }
    internal LowestPlaces Places { get; }
    internal ulong[] Keys { get; }
    internal ReachEntry[] Entries { get; }
    /// <summary>Bits of a key's place, group, cluster and kind.</summary>
    internal int[] Widths { get; }
    internal int[] Survivor { get; }

    internal long PlaceId(int code) => _placeIds[code];

    /// <summary>Bits that hold the codes of so many things and none.</summary>
    internal static int Width(int most) => 32 - BitOperations.LeadingZeroCount((uint)most);

    /// <summary>By key, and the rows of one key by line and period.</summary>
    internal static void Sort(Span<ulong> keys, Span<ReachEntry> entries)
    {
        keys.Sort(entries);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            if (end - start > 1) entries[start..end].Sort(ReachEntry.InLines);
        }
    }

    private int Read(int index, int next)
    {
        var (visible, segment) = (Facts.Segments[index], Facts.Segments[index].Segment);
        var values = Unit == ReachUnit.People ? segment.Reached : Unit == ReachUnit.Households ? segment.Households : segment.Quantity;
        var unit = Facts.Units.Find(Unit.Id);
        for (var row = 0; row < segment.Count; row++)
        {
            if (visible.IsHidden(row)) continue;
            var isStated = values is not null && (Unit.IsBeneficiaries || segment.Unit[row] == unit);
            Keys[next] = Key(segment, row);
            Entries[next++] = Entry(segment, (ushort)index, row, isStated ? values![row] : FactSegment.None);
        }
        return next;
    }

    private ulong Key(FactSegment segment, int row)
    {
        var key = (ulong)(uint)(_place[segment.Area[row]] + 1);
        key = key << Widths[1] | (uint)(segment.Group[row] + 1);
        key = key << Widths[2] | (uint)(segment.Cluster[row] + 1);
        return key << Widths[3] | (uint)(segment.Kind[row] + 1);
    }

    private ReachEntry Entry(FactSegment segment, ushort index, int row, long value)
    {
        var who = SurvivorOf(FirstOf(segment, row));
        var line = new QuickHash();
        line.Add((long)who);
        line.Add((long)SurvivorOf(segment.Implementing[row]));
        line.Add((long)segment.Area[row]);
        line.Add(segment.Detail[row]);
        var period = (uint)segment.FromMonth[row] << 16 | segment.ToMonth[row];
        return new ReachEntry(line.Value.Low, value, period, who, row, index, !Unit.IsBeneficiaries || (segment.Flags[row] & FactSegment.NewFlag) != 0);
    }

    /// <summary>Whose line it is: the first organisation stated, in the order of the roles.</summary>
    private static int FirstOf(FactSegment segment, int row) =>
        segment.Reporting[row] >= 0 ? segment.Reporting[row] : segment.Programming[row] >= 0 ? segment.Programming[row]
        : segment.Implementing[row] >= 0 ? segment.Implementing[row] : segment.Funding[row];

    internal int SurvivorOf(int partner) => partner < 0 ? partner : Survivor[partner];
}
