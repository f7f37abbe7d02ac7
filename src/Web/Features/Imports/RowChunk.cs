using System.Runtime.CompilerServices;
using System.Text;
using Tessera.Domain;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Rows of a sheet as the reader saw them, in pieces of a thousand, so that a check after an answer need not parse the
/// file again. Repeated texts are written once per piece.
/// </summary>
internal sealed class RowChunkWriter
{
    public const int RowsPerChunk = 1000;
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;
    private readonly Dictionary<string, int> _texts = new(ReferenceComparer.Instance);
    public int Rows { get; private set; }

    public RowChunkWriter() => _writer = new BinaryWriter(_bytes, Encoding.UTF8);

    public void Add(SheetRow row)
    {
        _writer.Write7BitEncodedInt(row.Number);
        _writer.Write(row.Hidden);
        _writer.Write7BitEncodedInt(row.Count);
        foreach (ref readonly var cell in row.Cells) Add(in cell);
        Rows++;
    }

    private void Add(in Cell cell)
    {
        _writer.Write((byte)cell.Kind);
        if (cell.Kind is CellKind.Number or CellKind.Date or CellKind.Boolean) _writer.Write(cell.Number);
        else if (cell.Kind != CellKind.Empty) AddText(cell.Text!);
    }

    private void AddText(string text)
    {
        if (_texts.TryGetValue(text, out var known)) { _writer.Write7BitEncodedInt(known); return; }
        _texts.Add(text, _texts.Count);
        _writer.Write7BitEncodedInt(_texts.Count - 1);
        _writer.Write(text);
    }

    public byte[] Take()
    {
        var bytes = _bytes.ToArray();
        _bytes.SetLength(0);
        _texts.Clear();
        Rows = 0;
        return bytes;
    }

    /// <summary>Shared strings are one instance each, so comparing references finds repeats without hashing texts.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<string>
    {
        public static readonly ReferenceComparer Instance = new();
        public bool Equals(string? x, string? y) => ReferenceEquals(x, y);
        public int GetHashCode(string text) => RuntimeHelpers.GetHashCode(text);
    }
}

internal static class RowChunkReader
{
    /// <summary>The rows of a piece in one reused instance.</summary>
    public static IEnumerable<SheetRow> Read(byte[] chunk)
    {
        var row = new SheetRow();
        var texts = new List<string>();
        using var reader = new BinaryReader(new MemoryStream(chunk), Encoding.UTF8);
        while (reader.BaseStream.Position < chunk.Length)
        {
            row.Begin(reader.Read7BitEncodedInt(), reader.ReadBoolean());
            var count = reader.Read7BitEncodedInt();
            for (var column = 0; column < count; column++) row.Set(column, ReadCell(reader, texts));
            yield return row;
        }
    }

    private static Cell ReadCell(BinaryReader reader, List<string> texts)
    {
        var kind = (CellKind)reader.ReadByte();
        if (kind == CellKind.Empty) return Cell.Empty;
        if (kind is CellKind.Number or CellKind.Date or CellKind.Boolean) return new Cell(kind, null, reader.ReadDouble());
        var at = reader.Read7BitEncodedInt();
        if (at == texts.Count) texts.Add(reader.ReadString());
        return new Cell(kind, texts[at], 0);
    }
}
