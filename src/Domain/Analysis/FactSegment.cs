using Tessera.Domain.Activities;

namespace Tessera.Domain.Analysis;

/// <summary>Rows of a segment in one area: the columns from Start up to End.</summary>
public readonly record struct AreaRun(int Area, int Start, int End);

/// <summary>
/// The accepted rows of one import as columns. Codes are dense numbers of the FactTable's dictionaries, -1 for none.
/// Filled in the order of row ids; a FactTable arranges the columns by area, so that a figure reads place after place.
/// 85 bytes a row and 8 each where households or other quantities are stated; 96 at most unless both are (design.md 5).
/// </summary>
public sealed partial class FactSegment(int import, long commitSequence, int count)
{
    public const long None = long.MinValue;

    public int Import { get; } = import;
    public long CommitSequence { get; } = commitSequence;
    public int Count { get; } = count;
    /// <summary>In ascending order, also after the columns are arranged.</summary>
    public long[] RowId { get; } = new long[count];
    /// <summary>Where the columns of the row at the same index of RowId stand.</summary>
    public int[] Position { get; } = new int[count];
    public ushort[] FromMonth { get; } = new ushort[count];
    public ushort[] ToMonth { get; } = new ushort[count];
    /// <summary>Up to which month each row tells how things are; the starts themselves until a row says another month.</summary>
    public ushort[] AsOfMonth => _asOfMonth ?? FromMonth;
    private ushort[]? _asOfMonth;

    /// <summary>Of rows in their order, after their FromMonth.</summary>
    public void TellAsOf(int row, ushort month)
    {
        if (_asOfMonth is null && month == FromMonth[row]) return;
        (_asOfMonth ??= [.. FromMonth])[row] = month;
    }

    public short[] Cluster { get; } = new short[count];
    public int[] Kind { get; } = new int[count];
    public int[] Reporting { get; } = new int[count];
    public int[] Programming { get; } = new int[count];
    public int[] Implementing { get; } = new int[count];
    public int[] Funding { get; } = new int[count];
    public int[] Typed { get; } = new int[count];
    public int[] Area { get; } = new int[count];
    public short[] Group { get; } = new short[count];
    public byte[] Status { get; } = new byte[count];
    public byte[] Flags { get; } = new byte[count];
    public long[] Targeted { get; } = new long[count];
    public long[] Reached { get; } = new long[count];
    /// <summary>Tells rows of one partner, kind and place apart: a digest of indicator, site and modality.</summary>
    public long[] Detail { get; } = new long[count];
    /// <summary>Unit of Quantity.</summary>
    public short[] Unit { get; } = new short[count];
    /// <summary>Null when no row of the import states one.</summary>
    public long[]? Households { get; private set; }
    public long[]? Quantity { get; private set; }

    public const byte NilFlag = 1;
    /// <summary>The people were not counted before: first time, or once only (standards.md 4.3).</summary>
    public const byte NewFlag = 2;

    public void State(int row, long? households, long? quantity)
    {
        if (households is not null) Households ??= Unstated();
        if (quantity is not null) Quantity ??= Unstated();
        if (Households is { } homes) homes[row] = households ?? None;
        if (Quantity is { } things) things[row] = quantity ?? None;
    }

    private long[] Unstated()
    {
        var column = new long[Count];
        Array.Fill(column, None);
        return column;
    }

    /// <summary>Where a row's cuts of the people reached stand among those stated; 0 for none. Null when no row is cut.</summary>
    private int[]? _cutsAt;
    private readonly List<CutCount[]> _cuts = [[]];

    public void StateCuts(int row, CutCount[] cuts)
    {
        if (cuts.Length == 0) return;
        _cutsAt ??= new int[Count];
        _cutsAt[row] = _cuts.Count;
        _cuts.Add(cuts);
    }

    public bool HasCuts => _cutsAt is not null;

    public ReadOnlySpan<CutCount> CutsOf(int row) => _cutsAt is null ? [] : _cuts[_cutsAt[row]];

    /// <summary>By area code; empty until the segment is arranged.</summary>
    public IReadOnlyList<AreaRun> Runs { get; private set; } = [];

    /// <summary>
    /// What a map asks of a row, in one number, so that a million rows are read as one column: from the lowest bit the
    /// month of AsOfMonth (16), 1 for a nil report (1), status (8), cluster + 1 (15), reporting organisation + 1 (24).
    /// Made when first asked for, of arranged columns: 8 bytes a row.
    /// </summary>
    internal ulong[] Reports => _reports ??= Packed();
    private ulong[]? _reports;

    internal const int StatusAt = 17, ClusterAt = 25, ReportingAt = 40;

    private ulong[] Packed()
    {
        var packed = new ulong[Count];
        for (var at = 0; at < Count; at++)
            packed[at] = AsOfMonth[at] | (Flags[at] & (ulong)NilFlag) << 16 | (ulong)Status[at] << StatusAt | (ulong)(Cluster[at] + 1) << ClusterAt | (ulong)(Reporting[at] + 1) << ReportingAt;
        return packed;
    }

    /// <summary>The row ids in the order of the columns.</summary>
    public long[] RowIdsByPosition()
    {
        var ids = new long[Count];
        for (var at = 0; at < Count; at++) ids[Position[at]] = RowId[at];
        return ids;
    }

    /// <summary>Whether it has versions that count nowhere, since rows of another source took their place; known once arranged.</summary>
    internal bool HasReplaced { get; private set; }

    /// <summary>Puts the columns in the order of areas; a second call changes nothing.</summary>
    internal void Arrange()
    {
        if (Runs.Count > 0 || Count == 0) return;
        HasReplaced = Status.Contains((byte)ActivityStatus.Replaced);
        var next = Starts();
        for (var row = 0; row < Count; row++) Position[row] = next[Area[row]]++;
        foreach (var months in new[] { FromMonth, ToMonth }) Move(months);
        if (_asOfMonth is not null) Move(_asOfMonth);
        foreach (var codes in new[] { Kind, Reporting, Programming, Implementing, Funding, Typed }) Move(codes);
        foreach (var codes in new[] { Cluster, Group, Unit }) Move(codes);
        foreach (var bits in new[] { Status, Flags }) Move(bits);
        foreach (var numbers in new[] { Targeted, Reached, Detail, Households, Quantity }) if (numbers is not null) Move(numbers);
        if (_cutsAt is not null) Move(_cutsAt);
        Move(Area);
    }

    /// <summary>By area code the place of its first row.</summary>
    private int[] Starts()
    {
        var starts = new int[Area.Max() + 2];
        foreach (var area in Area) starts[area + 1]++;
        var runs = new List<AreaRun>();
        for (var area = 0; area + 1 < starts.Length; area++)
        {
            var rows = starts[area + 1];
            starts[area + 1] += starts[area];
            if (rows > 0) runs.Add(new AreaRun(area, starts[area], starts[area] + rows));
        }
        Runs = runs;
        return starts;
    }

    private void Move<T>(T[] column)
    {
        var before = (T[])column.Clone();
        for (var row = 0; row < before.Length; row++) column[Position[row]] = before[row];
    }
}

/// <summary>A segment as it stands at one sequence: some of its rows have newer versions in other segments.</summary>
/// <param name="Superseded">A bit for each position of the columns.</param>
public sealed record VisibleSegment(FactSegment Segment, ulong[]? Superseded)
{
    public bool IsHidden(int position) => Superseded is not null && (Superseded[position >> 6] >> (position & 63) & 1) != 0;
}
