using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>
/// A sheet with marked cells: their style changes and nothing else does. A marked cell that the sheet does not hold is
/// added, empty, in the style its row or column would give it.
/// </summary>
/// <param name="marks">By row, then column.</param>
/// <param name="drawing">Attributes naming the drawing that shows the comments, for a sheet that names none.</param>
internal sealed class XlsxMarkedSheet(XmlPieces pieces, XmlBytes output, IReadOnlyList<CellMark> marks, XlsxMarkedStyles styles, string? drawing)
{
    /// <summary>What may stand behind the drawing of the comments (ECMA-376 part 1, 18.3.1.99).</summary>
    static readonly string[] Behind =
        ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst", "AlternateContent"];

    readonly List<(int First, int Last, int Style)> _columns = [];
    string _prefix = "";
    int _next, _row, _column;
    int? _rowStyle;
    bool _inData, _isPastData, _isMarked;

    /// <summary>The relation the sheet names itself, known after <see cref="Write"/>.</summary>
    public string? Drawing { get; private set; }

    public void Write()
    {
        for (var piece = pieces.Next(); piece != XmlPiece.Finished; piece = pieces.Next())
        {
            if (piece == XmlPiece.Start) Start();
            else if (piece == XmlPiece.End) End();
            else pieces.CopyTo(output);
        }
    }

    void Start()
    {
        if (_inData)
        {
            if (pieces.Level == 2 && pieces.Is("row"u8)) Row();
            else if (_isMarked && pieces.Level == 3 && pieces.Is("c"u8)) Cell();
            else output.Raw(pieces.Raw);
            return;
        }
        if (pieces.Level == 0) _prefix = Encoding.UTF8.GetString(pieces.Prefix);
        else if (pieces.Level == 1) Section();
        else if (pieces.Level == 2 && pieces.Is("col"u8) && pieces.Integer("style"u8) is { } style)
            _columns.Add((pieces.Integer("min"u8) ?? 0, pieces.Integer("max"u8) ?? 0, style));
        output.Raw(pieces.Raw);
    }

    void Section()
    {
        if (pieces.Is("sheetData"u8)) (_inData, _isPastData) = (!pieces.IsEmpty, true);
        else if (pieces.Is("legacyDrawing"u8)) Drawing = pieces.FindPrefixed("id"u8, out _, out var id) ? pieces.Text(id) : "";
        else if (_isPastData && Array.IndexOf(Behind, Encoding.UTF8.GetString(pieces.Name)) >= 0) Draw();
    }

    void End()
    {
        if (_inData && pieces.Level == 2 && _isMarked) AddBefore(int.MaxValue);
        if (_inData && pieces.Level == 1)
        {
            while (_next < marks.Count) AddRow();
            _inData = false;
        }
        if (pieces.Level == 0) Draw();
        output.Raw(pieces.Raw);
    }

    void Row()
    {
        (_row, _column) = (pieces.Integer("r"u8) ?? _row + 1, -1);
        while (_next < marks.Count && marks[_next].Row < _row) AddRow();
        _isMarked = _next < marks.Count && marks[_next].Row == _row;
        _rowStyle = _isMarked && pieces.Text("customFormat"u8) is "1" or "true" ? pieces.Integer("s"u8) : null;
        if (!_isMarked || !pieces.IsEmpty)
        {
            output.Raw(pieces.Raw);
            return;
        }
        pieces.CopyOpened(output);
        AddBefore(int.MaxValue);
        pieces.Close(output);
        _isMarked = false;
    }

    void Cell()
    {
        _column = pieces.Find("r"u8, out var address) && CellReference.Parse(pieces.Raw[address]).Column is >= 0 and var column ? column : _column + 1;
        AddBefore(_column);
        if (_next < marks.Count && marks[_next].Row == _row && marks[_next].Column == _column)
            pieces.CopyWith(output, "s"u8, styles.Of(pieces.Integer("s"u8) ?? 0, marks[_next++].Kind));
        else output.Raw(pieces.Raw);
    }

    /// <summary>The marked cells of the row that the sheet does not hold, up to this column.</summary>
    void AddBefore(int column)
    {
        for (; _next < marks.Count && marks[_next].Row == _row && marks[_next].Column < column; _next++) Add(marks[_next]);
    }

    void AddRow()
    {
        var row = marks[_next].Row;
        output.Raw($"<{_prefix}row r=\"{row}\">");
        for (_rowStyle = null; _next < marks.Count && marks[_next].Row == row; _next++) Add(marks[_next]);
        output.Raw($"</{_prefix}row>");
    }

    void Add(CellMark mark)
    {
        var style = _rowStyle ?? _columns.Find(c => mark.Column + 1 >= c.First && mark.Column + 1 <= c.Last).Style;
        output.Raw($"<{_prefix}c r=\"{CellReference.Name(mark.Row, mark.Column)}\" s=\"{styles.Of(style, mark.Kind)}\"/>");
    }

    void Draw()
    {
        if (drawing is null || Drawing is not null) return;
        Drawing = "";
        output.Raw($"<{_prefix}legacyDrawing {drawing}/>");
    }
}
