using System.IO.Compression;
using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>A list of allowed values kept on the workbook's hidden sheet of lists.</summary>
internal readonly record struct ListRange(int Column, int Count);

/// <summary>
/// Writes a workbook row by row. Text is always a text cell, never a formula; the same rows give the same bytes. Rows
/// collect until sent: on a web response `await Send(token)` now and then (when <see cref="Pending"/> is large) and
/// `await Finish(token)`; on a file the versions without token do.
/// </summary>
internal sealed class SheetWriter : IDisposable
{
    const int LongestText = 32_767;
    /// <summary>Characters of distinct text worth remembering; later texts are written where they stand.</summary>
    const int SharedCharacters = 4 << 20;
    const string ListsName = "Lists";

    static readonly DateTimeOffset PartTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly Stream _target;
    readonly Outbox _outbox = new();
    readonly ZipArchive _zip;
    readonly SheetNames _names = new();
    readonly List<(string Name, bool Hidden)> _sheets = [];
    readonly List<(ListRange Range, IReadOnlyList<string> Values)> _lists = [];
    readonly Dictionary<string, int> _shared = new(StringComparer.Ordinal);
    readonly List<string> _columns = [];
    string _listsName = "";
    int _sharedCharacters;
    OpenSheet? _sheet;

    sealed record OpenSheet(Stream Part, XmlBytes Xml, int HeaderRows, bool Filter)
    {
        public int Rows { get; set; }
        public int Columns { get; set; }
        public List<(int Column, int FirstRow, int LastRow, ListRange List)> Choices { get; } = [];
        public List<MergedRange> Merged { get; } = [];
    }

    public SheetWriter(Stream target)
    {
        _target = target;
        _zip = new ZipArchive(_outbox, ZipArchiveMode.Create, leaveOpen: true);
        WritePart("[Content_Types].xml", xml => xml.Raw(SheetParts.ContentTypes));
        WritePart("_rels/.rels", xml => xml.Raw(SheetParts.Relations));
    }

    /// <summary>Bytes ready to be sent.</summary>
    public int Pending => _outbox.Pending;

    /// <summary>Registers values for drop-downs; they go to a hidden sheet at the end.</summary>
    public ListRange List(IReadOnlyList<string> values)
    {
        if (_listsName.Length == 0) _listsName = _names.Take(ListsName);
        var range = new ListRange(_lists.Count, values.Count);
        _lists.Add((range, values));
        return range;
    }

    /// <param name="widths">In characters, from the first column.</param>
    /// <param name="headerRows">Rows at the top that are bold and stay when scrolling.</param>
    /// <param name="filter">Filter buttons on the last header row.</param>
    public void BeginSheet(string name, IReadOnlyList<double>? widths = null, int headerRows = 0, bool filter = false, bool hidden = false)
    {
        EndSheet();
        Begin(_names.Take(name), widths ?? [], headerRows, filter, hidden);
    }

    /// <summary>A drop-down on a column of the open sheet; rows are 1-based. Other values warn, they are not forbidden.</summary>
    public void Choices(int column, int firstRow, int lastRow, ListRange list) => Sheet.Choices.Add((column, firstRow, lastRow, list));

    /// <summary>Merges a block of cells of the open sheet.</summary>
    public void Merge(MergedRange block) => Sheet.Merged.Add(block);

    public void Row(params ReadOnlySpan<Cell> cells)
    {
        var sheet = Sheet;
        if (++sheet.Rows > CellReference.LastRow) throw Refusal.TooManyRows(CellReference.LastRow);
        if (cells.Length > CellReference.LastColumn) throw Refusal.BeyondLimits(CellReference.Name(sheet.Rows, cells.Length - 1));
        sheet.Columns = Math.Max(sheet.Columns, cells.Length);
        sheet.Xml.Raw("<row r=\""u8);
        sheet.Xml.Number(sheet.Rows);
        sheet.Xml.Raw("\">"u8);
        for (var i = 0; i < cells.Length; i++)
            if (cells[i].Kind != CellKind.Empty) Write(sheet, i, cells[i]);
        sheet.Xml.Raw("</row>"u8);
    }

    public void Send()
    {
        _target.Write(_outbox.Bytes.Span);
        _outbox.Clear();
    }

    public async ValueTask Send(CancellationToken token)
    {
        await _target.WriteAsync(_outbox.Bytes, token);
        _outbox.Clear();
    }

    public void Finish()
    {
        Close();
        Send();
    }

    public ValueTask Finish(CancellationToken token)
    {
        Close();
        return Send(token);
    }

    /// <summary>Without Finish the file stays incomplete, and says so when it is opened.</summary>
    public void Dispose()
    {
        _outbox.Clear();
        _sheet?.Part.Dispose();
        _zip.Dispose();
        _outbox.Dispose();
    }

    OpenSheet Sheet => _sheet ?? throw new InvalidOperationException("Begin a sheet first.");

    void Begin(string name, IReadOnlyList<double> widths, int headerRows, bool filter, bool hidden)
    {
        _sheets.Add((name, hidden));
        var part = OpenPart($"xl/worksheets/sheet{_sheets.Count}.xml");
        _sheet = new OpenSheet(part, new XmlBytes(part), headerRows, filter);
        _sheet.Xml.Raw(SheetParts.SheetHead);
        SheetLayout.Head(_sheet.Xml, widths, headerRows);
        _sheet.Xml.Raw("<sheetData>"u8);
    }

    void Write(OpenSheet sheet, int column, in Cell cell)
    {
        var xml = sheet.Xml;
        var header = sheet.Rows <= sheet.HeaderRows;
        xml.Raw("<c r=\""u8);
        xml.Raw(Letters(column));
        xml.Number(sheet.Rows);
        var number = cell.Kind is CellKind.Number or CellKind.Date && double.IsFinite(cell.Number);
        var style = header ? SheetParts.Header : SheetParts.General;
        if (number && cell.Kind == CellKind.Date) style = cell.Number == Math.Floor(cell.Number) ? SheetParts.Date : SheetParts.Moment;
        if (style != SheetParts.General)
        {
            xml.Raw("\" s=\""u8);
            xml.Number(style);
        }
        if (number)
        {
            xml.Raw("\"><v>"u8);
            xml.Number(cell.Number);
            xml.Raw("</v></c>"u8);
        }
        else if (cell.Kind == CellKind.Boolean) xml.Raw(cell.Number != 0 ? "\" t=\"b\"><v>1</v></c>"u8 : "\" t=\"b\"><v>0</v></c>"u8);
        else WriteText(xml, cell.AsTyped());
    }

    void WriteText(XmlBytes xml, string text)
    {
        if (text.Length > LongestText) text = text[..(LongestText - 1)] + "…";
        if (text.Length == 0) xml.Raw("\"/>"u8);
        else if (Shared(text) is { } index)
        {
            xml.Raw("\" t=\"s\"><v>"u8);
            xml.Number(index);
            xml.Raw("</v></c>"u8);
        }
        else
        {
            xml.Raw("\" t=\"inlineStr\"><is>"u8);
            SheetParts.Text(xml, text);
            xml.Raw("</is></c>"u8);
        }
    }

    int? Shared(string text)
    {
        if (_shared.TryGetValue(text, out var known)) return known;
        if (_sharedCharacters + text.Length > SharedCharacters) return null;
        _sharedCharacters += text.Length;
        _shared.Add(text, _shared.Count);
        return _shared.Count - 1;
    }

    void EndSheet()
    {
        if (_sheet is not { } sheet) return;
        sheet.Xml.Raw("</sheetData>"u8);
        if (sheet is { Filter: true, Columns: > 0 }) SheetLayout.Filter(sheet.Xml, Math.Max(1, sheet.HeaderRows), sheet.Rows, sheet.Columns);
        SheetLayout.Merged(sheet.Xml, sheet.Merged);
        SheetLayout.Choices(sheet.Xml, sheet.Choices, _listsName);
        sheet.Xml.Raw("</worksheet>"u8);
        sheet.Xml.Flush();
        sheet.Part.Dispose();
        _sheet = null;
    }

    void Close()
    {
        WriteLists();
        EndSheet();
        WritePart("xl/workbook.xml", xml => SheetParts.Workbook(xml, _sheets));
        WritePart("xl/_rels/workbook.xml.rels", xml => SheetParts.WorkbookRelations(xml, _sheets.Count));
        WritePart("xl/styles.xml", xml => xml.Raw(SheetParts.Styles));
        WritePart("xl/sharedStrings.xml", xml => SheetParts.SharedStrings(xml, _shared.Keys));
        _zip.Dispose();
    }

    void WriteLists()
    {
        EndSheet();
        if (_lists.Count == 0) return;
        Begin(_listsName, [], headerRows: 0, filter: false, hidden: true);
        var longest = _lists.Max(l => l.Values.Count);
        for (var i = 0; i < longest; i++)
            Row([.. _lists.Select(l => i < l.Values.Count ? Cell.Of(l.Values[i]) : Cell.Empty)]);
    }

    string Letters(int column)
    {
        while (_columns.Count <= column) _columns.Add(CellReference.Letters(_columns.Count));
        return _columns[column];
    }

    void WritePart(string name, Action<XmlBytes> write)
    {
        using var part = OpenPart(name);
        var xml = new XmlBytes(part);
        write(xml);
        xml.Flush();
    }

    Stream OpenPart(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = PartTime;
        return entry.Open();
    }
}
