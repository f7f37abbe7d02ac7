using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>A workbook of the Office Open XML kind (.xlsx, .xlsm), transitional or strict. Macros are never looked at.</summary>
internal sealed class XlsxFile : TableFile
{
    /// <summary>What the whole workbook knows and every sheet needs.</summary>
    internal sealed record Book(IReadOnlyList<string> Strings, bool[] DateStyles, bool[] StruckStyles, bool Is1904);

    readonly ZipParts _parts;
    readonly ReadLimits _limits;
    readonly Lazy<Book> _book;
    readonly List<string?> _targets = [];
    readonly Dictionary<int, IReadOnlyList<MergedRange>> _merged = [];
    readonly Dictionary<int, int> _filled = [];
    readonly Dictionary<int, IReadOnlyList<int>> _struck = [];
    readonly Dictionary<int, IReadOnlyList<ColumnSpan>> _hidden = [];
    bool _is1904;

    /// <summary>The part that lists the sheets.</summary>
    public string Main { get; }
    public string? PartOf(int sheet) => _targets[sheet];

    public XlsxFile(ZipParts parts, ReadLimits limits)
    {
        (_parts, _limits) = (parts, limits);
        var main = new XlsxRelations(parts, "", limits).OfKind("officeDocument");
        if (main is null || !parts.Has(main)) throw Refusal.NotAWorkbook();
        if (main.StartsWith("word/", StringComparison.OrdinalIgnoreCase) || main.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)) throw Refusal.OtherOffice();
        if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) throw Refusal.Xlsb();
        Main = main;
        var relations = new XlsxRelations(parts, main, limits);
        Sheets = ReadSheets(main, relations);
        if (parts.Names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            Note("file.macros-ignored", FindingEffect.Note, "");
        NoteHidden();
        _book = new(() => new Book(
            RichText.SharedStrings(parts, relations.OfKind("sharedStrings"), limits),
            NumberFormats.DateStyles(parts, relations.OfKind("styles"), limits),
            StruckFonts.Styles(parts, relations.OfKind("styles"), limits),
            _is1904));
    }

    public override IEnumerable<SheetRow> Rows(int sheet)
    {
        // A tail of a million blank rows is walked once only.
        if (Sheets[sheet].Kind != SheetKind.Data || (_filled.TryGetValue(sheet, out var known) && known == 0)) yield break;
        using var reader = OpenSheet(sheet);
        var row = new SheetRow();
        var count = 0;
        _hidden[sheet] = reader.HiddenColumns;
        while (reader.Next(row))
        {
            if (++count > _limits.Rows + _limits.RowsAbove) throw Refusal.TooManyRows(_limits.Rows);
            yield return row;
            if (count == known) yield break;
        }
        (_merged[sheet], _filled[sheet], _struck[sheet]) = (reader.Merged, count, reader.Struck);
    }

    public override IReadOnlyList<int> Struck(int sheet) => _struck.GetValueOrDefault(sheet, []);

    public override IReadOnlyList<ColumnSpan> HiddenColumns(int sheet) => _hidden.GetValueOrDefault(sheet, []);

    public override IReadOnlyList<string> Comments(int sheet)
    {
        if (_targets[sheet] is not { } part || new XlsxRelations(_parts, part, _limits).OfKind("comments") is not { } name || !_parts.Has(name)) return [];
        using var tokens = new XmlTokens(_parts.Open(name), name, _limits);
        return [.. XlsxCommentCells.Read(tokens)];
    }

    public override IReadOnlyList<MergedRange> Merged(int sheet)
    {
        if (Sheets[sheet].Kind != SheetKind.Data) return [];
        if (_merged.TryGetValue(sheet, out var known)) return known;
        using var reader = OpenSheet(sheet);
        reader.SkipRows();
        return _merged[sheet] = reader.Merged;
    }

    XlsxSheet OpenSheet(int sheet)
    {
        var name = _targets[sheet] ?? throw Refusal.Damaged(Sheets[sheet].Name);
        // First: a sheet that is read ahead has the file for itself.
        var book = _book.Value;
        return new XlsxSheet(new XmlTokens(new InflatedAhead(_parts.Open(name)), name, _limits), book, _limits);
    }

    List<SheetInfo> ReadSheets(string main, XlsxRelations relations)
    {
        var sheets = new List<SheetInfo>();
        using var tokens = new XmlTokens(_parts.Open(main), main, _limits);
        if (tokens.Next() != XmlToken.Start || !tokens.Is("workbook"u8)) throw Refusal.NotAWorkbook();
        for (var token = tokens.Next(); token != XmlToken.Finished; token = tokens.Next())
        {
            if (token != XmlToken.Start) continue;
            if (tokens.Is("workbookPr"u8)) _is1904 = tokens.Flag("date1904"u8);
            if (!tokens.Is("sheet"u8)) continue;
            if (sheets.Count == _limits.Sheets) throw Refusal.TooManySheets(_limits.Sheets);
            var target = relations.ById(tokens.PrefixedValue("id"u8));
            _targets.Add(target?.Target);
            sheets.Add(new(sheets.Count, tokens.Value("name"u8) ?? "", Visibility(tokens.Value("state"u8)), Kind(target?.Kind)));
        }
        return sheets.Count > 0 ? sheets : throw Refusal.NotAWorkbook();
    }

    static SheetVisibility Visibility(string? state) => state switch
    {
        "hidden" => SheetVisibility.Hidden,
        "veryHidden" => SheetVisibility.VeryHidden,
        _ => SheetVisibility.Visible,
    };

    static SheetKind Kind(string? relation) => relation switch
    {
        "chartsheet" => SheetKind.Chart,
        "xlMacrosheet" or "xlIntlMacrosheet" or "dialogsheet" => SheetKind.Macro,
        _ => SheetKind.Data,
    };
}
