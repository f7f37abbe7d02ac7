using Tessera.Domain;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Rows of a sheet as the reader saw them, in small pieces, so that a check after an answer need not parse the
/// file again. Repeated texts are written once per piece.
/// </summary>
internal sealed class RowChunkWriter
{
    // A piece of such rows, and the piece of drafts made of it, stay below the 85,000 bytes from which .NET puts an array on the
    // heap that only full collections clean: with pieces of a thousand rows these took a fifth of a check.
    private const int MostRows = 250, MostBytes = 40_000;

    private readonly ChunkBytes _bytes = new();
    public int Rows { get; private set; }
    public bool IsFull => Rows >= MostRows || _bytes.Length >= MostBytes;

    public void Add(SheetRow row)
    {
        _bytes.WriteShort(row.Number);
        _bytes.Write(row.Hidden);
        _bytes.WriteShort(row.Count);
        foreach (ref readonly var cell in row.Cells) Add(in cell);
        Rows++;
    }

    private void Add(in Cell cell)
    {
        _bytes.Write((byte)cell.Kind);
        if (cell.Kind is CellKind.Number or CellKind.Date or CellKind.Boolean) _bytes.Write(cell.Number);
        else if (cell.Kind != CellKind.Empty) _bytes.Write(cell.Text!);
    }

    public byte[] Take()
    {
        Rows = 0;
        return _bytes.Take();
    }
}

internal static class RowChunkReader
{
    /// <summary>The rows of a piece in one reused instance.</summary>
    public static IEnumerable<SheetRow> Read(byte[] chunk)
    {
        var row = new SheetRow();
        var source = new ChunkSource(chunk);
        while (!source.IsAtEnd)
        {
            row.Begin(source.ReadShort(), source.ReadBoolean());
            var count = source.ReadShort();
            for (var column = 0; column < count; column++) row.Set(column, ReadCell(source));
            yield return row;
        }
    }

    private static Cell ReadCell(ChunkSource source)
    {
        var kind = (CellKind)source.ReadByte();
        if (kind == CellKind.Empty) return Cell.Empty;
        if (kind is CellKind.Number or CellKind.Date or CellKind.Boolean) return new Cell(kind, null, source.ReadDouble());
        return new Cell(kind, source.ReadText(), 0);
    }
}
