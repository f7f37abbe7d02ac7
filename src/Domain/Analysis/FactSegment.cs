namespace Tessera.Domain.Analysis;

/// <summary>Rows of a segment in one area: the columns from Start up to End.</summary>
public readonly record struct AreaRun(int Area, int Start, int End);

/// <summary>
/// The accepted rows of one import as columns. Codes are dense numbers of the FactTable's dictionaries, -1 for none.
/// Filled in the order of row ids; a FactTable arranges the columns by area, so that a figure reads place after place.
/// 75 bytes a row, 96 at most (design.md 5).
/// </summary>
public sealed class FactSegment(int import, long commitSequence, int count)
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

    public const byte NilFlag = 1;

    /// <summary>By area code; empty until the segment is arranged.</summary>
    public IReadOnlyList<AreaRun> Runs { get; private set; } = [];

    /// <summary>Puts the columns in the order of areas; a second call changes nothing.</summary>
    internal void Arrange()
    {
        if (Runs.Count > 0 || Count == 0) return;
        var next = Starts();
        for (var row = 0; row < Count; row++) Position[row] = next[Area[row]]++;
        Move(FromMonth);
        Move(ToMonth);
        Move(Cluster);
        Move(Kind);
        Move(Reporting);
        Move(Programming);
        Move(Implementing);
        Move(Funding);
        Move(Typed);
        Move(Group);
        Move(Status);
        Move(Flags);
        Move(Targeted);
        Move(Reached);
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
