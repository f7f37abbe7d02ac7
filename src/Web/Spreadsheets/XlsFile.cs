using System.Text;
using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>
/// A workbook of Excel 5 to 2003 (.xls). Our own, as the one package that could be had gives cells in error as blank
/// (docs/decisions/0005).
/// </summary>
internal sealed class XlsFile : TableFile
{
    /// <summary>What the whole workbook knows and every sheet needs.</summary>
    internal sealed record Book(List<string> Strings, List<bool> DateStyles, bool Is1904, Encoding? CodePage);

    const int Version97 = 0x0600, Version5 = 0x0500, GlobalsKind = 5, UnicodePage = 1200, MacRoman = 32768;

    readonly Stream _workbook;
    readonly ReadLimits _limits;
    readonly List<long> _starts = [];
    readonly Dictionary<int, IReadOnlyList<MergedRange>> _merged = [];
    readonly Dictionary<int, (IReadOnlyList<ColumnSpan> Hidden, IReadOnlyList<string> Comments)> _unseen = [];
    readonly Book _book;

    public XlsFile(Stream workbook, ReadLimits limits)
    {
        (_workbook, _limits) = (workbook, limits);
        var sheets = new List<SheetInfo>();
        Sheets = sheets;
        _book = ReadGlobals(sheets);
        if (sheets.Count == 0) throw Refusal.NotAWorkbook();
        NoteHidden();
    }

    public override IEnumerable<SheetRow> Rows(int sheet)
    {
        if (Sheets[sheet].Kind != SheetKind.Data) yield break;
        using var reader = OpenSheet(sheet);
        _unseen[sheet] = (reader.HiddenColumns, reader.Comments);
        var row = new SheetRow();
        var count = 0;
        while (reader.Next(row))
        {
            if (++count > _limits.Rows) throw Refusal.TooManyRows(_limits.Rows);
            yield return row;
        }
        _merged[sheet] = reader.Merged;
    }

    public override IReadOnlyList<ColumnSpan> HiddenColumns(int sheet) => _unseen.TryGetValue(sheet, out var unseen) ? unseen.Hidden : [];
    public override IReadOnlyList<string> Comments(int sheet) => _unseen.TryGetValue(sheet, out var unseen) ? unseen.Comments : [];

    public override IReadOnlyList<MergedRange> Merged(int sheet)
    {
        if (Sheets[sheet].Kind != SheetKind.Data) return [];
        if (!_merged.ContainsKey(sheet)) foreach (var _ in Rows(sheet)) { }
        return _merged[sheet];
    }

    XlsSheet OpenSheet(int sheet)
    {
        var records = new BiffRecords(new Shared(_workbook)) { CodePage = _book.CodePage };
        records.Seek(_starts[sheet]);
        records.Next();
        if (records.Id != Biff.Begin) throw Refusal.Damaged(Sheets[sheet].Name);
        return new XlsSheet(records, _book, _limits);
    }

    Book ReadGlobals(List<SheetInfo> sheets)
    {
        using var records = new BiffRecords(new Shared(_workbook));
        records.Next();
        if (records.Id != Biff.Begin) throw Refusal.OldXls();
        if (records.U16(0) is not (Version97 or Version5) and var version) throw version < Version5 ? Refusal.OldXls() : BiffRecords.Damaged();
        if (records.U16(2) != GlobalsKind) throw Refusal.NotAWorkbook();
        var is97 = records.U16(0) == Version97;
        if (!is97) records.CodePage = Page(1252);
        var (strings, formats, styles, is1904) = (new List<string>(), new Dictionary<int, bool>(), new List<int>(), false);
        for (records.Next(); records.Id != Biff.End; records.Next())
        {
            switch (records.Id)
            {
                case Biff.FilePass: throw Refusal.Password();
                case Biff.DateMode: is1904 = records.U16(0) == 1; break;
                case Biff.CodePage when !is97: records.CodePage = Page(records.U16(0)); break;
                case Biff.Format: formats[records.U16(0)] = NumberFormats.ShowsDate(records.Text(2, shortLength: !is97)); break;
                case Biff.Xf: styles.Add(records.U16(2)); break;
                case Biff.BoundSheet: Add(sheets, records); break;
                case Biff.Strings: ReadStrings(records, strings); break;
                default: break;
            }
        }
        return new Book(strings, [.. styles.Select(id => formats.TryGetValue(id, out var date) ? date : NumberFormats.BuiltIn(id))], is1904, records.CodePage);
    }

    void Add(List<SheetInfo> sheets, BiffRecords records)
    {
        if (sheets.Count == _limits.Sheets) throw Refusal.TooManySheets(_limits.Sheets);
        _starts.Add(records.U32(0));
        var visibility = (records.U8(4) & 3) switch { 0 => SheetVisibility.Visible, 1 => SheetVisibility.Hidden, _ => SheetVisibility.VeryHidden };
        var kind = records.U8(5) switch { 0 => SheetKind.Data, 2 => SheetKind.Chart, _ => SheetKind.Macro };
        sheets.Add(new(sheets.Count, records.Text(6, shortLength: true), visibility, kind));
    }

    void ReadStrings(BiffRecords records, List<string> strings)
    {
        const int objectBytes = 32;
        long memory = 0;
        for (var left = records.SharedCount(); left > 0; left--)
        {
            var text = records.SharedText();
            memory += objectBytes + (2L * text.Length);
            if (memory > _limits.StringsBytes) throw Refusal.TooMuchText(_limits.StringsBytes);
            strings.Add(text);
        }
    }

    static Encoding? Page(int number)
    {
        if (number == UnicodePage) return null;
        try { return CodePagesEncodingProvider.Instance.GetEncoding(number == MacRoman ? 10000 : number) ?? Encoding.Latin1; }
        catch (Exception e) when (e is ArgumentException or NotSupportedException) { return Encoding.Latin1; }
    }

    /// <summary>Each reading has its own place in the one stream, which stays open.</summary>
    sealed class Shared(Stream workbook) : ForwardStream
    {
        long _at;

        public override bool CanSeek => true;
        public override long Length => workbook.Length;
        public override long Position { get => _at; set => _at = value; }
        public override long Seek(long offset, SeekOrigin origin) => _at = origin == SeekOrigin.Begin ? offset : (origin == SeekOrigin.Current ? _at : Length) + offset;

        public override int Read(Span<byte> buffer)
        {
            if (workbook.Position != _at) workbook.Position = _at;
            var got = workbook.Read(buffer);
            _at += got;
            return got;
        }
    }
}
