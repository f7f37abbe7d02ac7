namespace Tessera.Domain.Analysis;

/// <summary>
/// The accepted rows of one import as columns, sorted by row id. Codes are dense numbers of the FactTable's
/// dictionaries, -1 for none. 81 bytes a row and 8 each where households or other quantities are stated, 96 at most
/// unless both are (design.md 5).
/// </summary>
public sealed class FactSegment(int import, long commitSequence, int count)
{
    public const long None = long.MinValue;

    public int Import { get; } = import;
    public long CommitSequence { get; } = commitSequence;
    public int Count { get; } = count;
    public long[] RowId { get; } = new long[count];
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
        if (households is { } homes) (Households ??= Unstated())[row] = homes;
        if (quantity is { } things) (Quantity ??= Unstated())[row] = things;
    }

    private long[] Unstated()
    {
        var column = new long[Count];
        Array.Fill(column, None);
        return column;
    }
}

/// <summary>A segment as it stands at one sequence: some of its rows have newer versions in other segments.</summary>
public sealed record VisibleSegment(FactSegment Segment, ulong[]? Superseded)
{
    public bool IsHidden(int row) => Superseded is not null && (Superseded[row >> 6] >> (row & 63) & 1) != 0;
}
