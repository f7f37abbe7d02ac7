using System.Text;

namespace Tessera.Web.Tests.Spreadsheets;

/// <summary>
/// An old workbook put together from its records (MS-XLS) in its container (MS-CFB), so that its oddities can be written
/// down and no other program is needed to test our reader.
/// </summary>
sealed class HandMadeXls
{
    readonly List<(string Name, byte Visibility, byte Kind, byte[] Records)> _sheets = [];
    readonly List<string> _strings = [];
    readonly List<byte[]> _globals = [];

    /// <summary>Largest content of one record before it is continued.</summary>
    public int RecordBytes { get; init; } = 8224;

    /// <summary>Number formats of the cell styles, by built-in id; a text is a format of its own.</summary>
    public HandMadeXls Styles(params object[] formats)
    {
        foreach (var (i, format) in formats.Index())
            if (format is string code) Global(0x041E, [.. U16(200 + i), .. U16(code.Length), 0, .. Encoding.Latin1.GetBytes(code)]);
        foreach (var (i, format) in formats.Index()) Global(0x00E0, [.. U16(0), .. U16(format is int id ? id : 200 + i), .. new byte[16]]);
        return this;
    }

    public HandMadeXls Global(int id, byte[] data)
    {
        _globals.Add(Record(id, data));
        return this;
    }

    public HandMadeXls Sheet(string name, byte[] records, byte visibility = 0, byte kind = 0)
    {
        _sheets.Add((name, visibility, kind, records));
        return this;
    }

    public byte[] Text(int row, int column, string text)
    {
        if (!_strings.Contains(text)) _strings.Add(text);
        return Record(0x00FD, [.. Cell(row, column), .. BitConverter.GetBytes(_strings.IndexOf(text))]);
    }

    public static byte[] Number(int row, int column, double number, int style = 0) => Record(0x0203, [.. Cell(row, column, style), .. BitConverter.GetBytes(number)]);
    public static byte[] Rk(int row, int column, uint packed) => Record(0x027E, [.. Cell(row, column), .. BitConverter.GetBytes(packed)]);
    public static byte[] Error(int row, int column, byte code) => Record(0x0205, [.. Cell(row, column), code, 1]);
    public static byte[] Boolean(int row, int column, bool value) => Record(0x0205, [.. Cell(row, column), value ? (byte)1 : (byte)0, 0]);
    public static byte[] Hidden(int row) => Record(0x0208, [.. U16(row), .. U16(0), .. U16(9), .. U16(255), .. U16(0), .. U16(0), .. BitConverter.GetBytes(0x0120)]);
    public static byte[] Merged(int firstRow, int lastRow, int firstColumn, int lastColumn) =>
        Record(0x00E5, [.. U16(1), .. U16(firstRow), .. U16(lastRow), .. U16(firstColumn), .. U16(lastColumn)]);

    /// <summary>A formula with the value it had when saved: eight bytes, and a text behind them.</summary>
    public static byte[] Formula(int row, int column, byte[] value, string? text = null) =>
    [
        .. Record(0x0006, [.. Cell(row, column), .. value, .. new byte[6], .. U16(0)]),
        .. text is null ? [] : Record(0x0207, [.. U16(text.Length), 1, .. Encoding.Unicode.GetBytes(text)]),
    ];

    public static byte[] Record(int id, byte[] data) => [.. U16(id), .. U16(data.Length), .. data];

    /// <summary>The stream of records alone.</summary>
    public byte[] Workbook()
    {
        byte[] begin = Record(0x0809, [.. U16(0x0600), .. U16(5), .. new byte[12]]), end = Record(0x000A, []);
        byte[] middle = [.. _globals.SelectMany(g => g), .. SharedStrings()];
        var at = begin.Length + middle.Length + end.Length + _sheets.Sum(s => Bound(s.Name, 0, 0, 0).Length);
        var (bounds, sheets) = (new List<byte>(), new List<byte>());
        foreach (var (name, visibility, kind, records) in _sheets)
        {
            bounds.AddRange(Bound(name, at + sheets.Count, visibility, kind));
            sheets.AddRange([.. Record(0x0809, [.. U16(0x0600), .. U16(0x10), .. new byte[12]]), .. records, .. end]);
        }
        return [.. begin, .. middle, .. bounds, .. end, .. sheets];
    }

    public byte[] ToBytes() => Contain("Workbook", Workbook());

    /// <summary>One stream in a container: header, table of sectors, directory, then the stream.</summary>
    public static byte[] Contain(string name, byte[] content)
    {
        const int sector = 512, entry = 128, shortest = 4096;
        var sectors = (Math.Max(shortest, content.Length) + sector - 1) / sector;
        var tables = (sectors + 1 + 126) / 127;
        var header = new byte[sector];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header, 0);
        Put(header, 24, 0x0003003E);
        Put(header, 28, 0x0009FFFE);
        Put(header, 32, 6);
        Put(header, 44, tables);
        Put(header, 48, tables);
        Put(header, 56, shortest);
        Put(header, 60, -2);
        Put(header, 68, -2);
        for (var i = 0; i < 109; i++) Put(header, 76 + 4 * i, i < tables ? i : -1);
        var table = new byte[tables * sector];
        for (var i = 0; i < table.Length / 4; i++)
            Put(table, 4 * i, i < tables ? -3 : i == tables ? -2 : i < tables + sectors ? i + 1 : i == tables + sectors ? -2 : -1);
        var directory = new byte[sector];
        Entry(directory.AsSpan(0, entry), "Root Entry", 5, -2, 0);
        Entry(directory.AsSpan(entry, entry), name, 2, tables + 1, sectors * sector);
        var padded = new byte[sectors * sector];
        content.CopyTo(padded, 0);
        return [.. header, .. table, .. directory, .. padded];
    }

    static void Entry(Span<byte> entry, string name, byte kind, int start, int size)
    {
        Encoding.Unicode.GetBytes(name).CopyTo(entry);
        entry[64] = (byte)((name.Length + 1) * 2);
        entry[66] = kind;
        BitConverter.TryWriteBytes(entry[116..], start);
        BitConverter.TryWriteBytes(entry[120..], size);
    }

    byte[] SharedStrings()
    {
        if (_strings.Count == 0) return [];
        var chunks = new List<List<byte>> { new([.. BitConverter.GetBytes(_strings.Count), .. BitConverter.GetBytes(_strings.Count)]) };
        foreach (var text in _strings)
        {
            // The head of a text is never cut, its letters may be.
            if (chunks[^1].Count + 5 > RecordBytes) chunks.Add([]);
            chunks[^1].AddRange([.. U16(text.Length), 1]);
            foreach (var letter in text)
            {
                if (chunks[^1].Count + 2 > RecordBytes) chunks.Add([1]);
                chunks[^1].AddRange(U16(letter));
            }
        }
        return [.. chunks.Index().SelectMany(c => Record(c.Index == 0 ? 0x00FC : 0x003C, [.. c.Item]))];
    }

    static byte[] Bound(string name, int start, byte visibility, byte kind) =>
        Record(0x0085, [.. BitConverter.GetBytes(start), visibility, kind, (byte)name.Length, 1, .. Encoding.Unicode.GetBytes(name)]);

    static byte[] Cell(int row, int column, int style = 0) => [.. U16(row), .. U16(column), .. U16(style)];
    static byte[] U16(int number) => BitConverter.GetBytes((ushort)number);
    static void Put(byte[] bytes, int at, int number) => BitConverter.TryWriteBytes(bytes.AsSpan(at), number);
}
