using System.Globalization;
using Tessera.Domain;

namespace Tessera.Web.Spreadsheets;

/// <summary>Reads one sheet from its beginning to its end.</summary>
internal sealed class XlsxSheet(XmlTokens tokens, XlsxFile.Book book, ReadLimits limits) : IDisposable
{
    readonly List<MergedRange> _merged = [];
    readonly List<int> _struck = [];
    readonly List<ColumnSpan> _hidden = [];
    readonly bool _strikes = book.StruckStyles.Length > 0;
    readonly XlsxValue _value = new(book);
    int _number;
    bool _rooted, _inData;

    /// <summary>Complete once there is no next row.</summary>
    public IReadOnlyList<MergedRange> Merged => _merged;
    /// <summary>Rows of which every cell is crossed out, as far as was read.</summary>
    public IReadOnlyList<int> Struck => _struck;

    public IReadOnlyList<ColumnSpan> HiddenColumns => _hidden;

    /// <summary>The next row that holds anything; false at the end of the sheet.</summary>
    public bool Next(SheetRow row)
    {
        while (true)
        {
            var token = tokens.Next();
            if (token == XmlToken.Finished) return false;
            if (token == XmlToken.Start)
            {
                if (_inData && tokens.Is("row"u8))
                {
                    if (ReadRow(row)) return true;
                }
                else Outside();
            }
            else if (token == XmlToken.End && _inData && tokens.Is("sheetData"u8)) _inData = false;
        }
    }

    public void SkipRows()
    {
        for (var token = tokens.Next(); token != XmlToken.Finished; token = tokens.Next())
        {
            if (token != XmlToken.Start) continue;
            if (tokens.Is("sheetData"u8)) tokens.Skip();
            else Outside();
        }
    }

    public void Dispose() => tokens.Dispose();

    void Outside()
    {
        if (!_rooted && !tokens.Is("worksheet"u8)) throw tokens.Damaged();
        _rooted = true;
        if (tokens.Is("sheetData"u8)) _inData = !tokens.IsEmpty;
        else if (tokens.Is("mergeCell"u8)) ReadMerge();
        else if (tokens.Is("col"u8) && tokens.Flag("hidden"u8)) ReadHidden();
        else if (tokens.Is("extLst"u8)) tokens.Skip();
    }

    bool ReadRow(SheetRow row)
    {
        var hidden = ReadRowTag();
        row.Begin(_number, hidden);
        if (tokens.IsEmpty) return false;
        int column = 0, depth = tokens.Depth;
        var (filled, kept) = (false, !_strikes);
        while (true)
        {
            var token = tokens.Next();
            if (token == XmlToken.End && tokens.Depth < depth)
            {
                if (filled && !kept) _struck.Add(_number);
                return filled;
            }
            if (token != XmlToken.Start) continue;
            if (!tokens.Is("c"u8))
            {
                tokens.Skip();
                continue;
            }
            column = _value.ReadTag(tokens, column);
            if (column >= limits.Columns) throw Refusal.BeyondLimits(CellReference.Name(_number, column));
            var cell = tokens.IsEmpty ? Cell.Empty : _value.ReadContent(tokens);
            if (cell.Kind != CellKind.Empty) row.Set(column, cell);
            filled |= !cell.IsBlank;
            kept |= _strikes && !cell.IsBlank && !_value.IsStruck;
            column++;
        }
    }

    bool ReadRowTag()
    {
        var hidden = false;
        _number++;
        for (var i = 0; i < tokens.Attributes; i++)
        {
            var name = tokens.AttributeName(i);
            if (name.SequenceEqual("r"u8)) _number = CellReference.Parse(tokens.AttributeBytes(i)).Row;
            else if (name.SequenceEqual("hidden"u8)) hidden = tokens.AttributeBytes(i) is [(byte)'1'] or [(byte)'t', ..];
        }
        if (_number is < 1 or > CellReference.LastRow) throw Refusal.BeyondLimits(CellReference.Name(_number, 0));
        return hidden;
    }

    void ReadHidden()
    {
        if (int.TryParse(tokens.Value("min"u8), NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(tokens.Value("max"u8), NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            _hidden.Add(new(first - 1, last - 1));
    }

    void ReadMerge()
    {
        var reference = tokens.Value("ref"u8) ?? "";
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return;
        var bytes = System.Text.Encoding.UTF8.GetBytes(reference);
        var (first, last) = (CellReference.Parse(bytes.AsSpan(0, colon)), CellReference.Parse(bytes.AsSpan(colon + 1)));
        _merged.Add(new(first.Row, first.Column, last.Row, last.Column));
    }
}
