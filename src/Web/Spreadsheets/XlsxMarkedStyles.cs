using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>
/// The style sheet with what the marks need behind what is there: a marked cell's style is its own with another fill, so
/// number formats, fonts and borders stay. Styles are added as they are asked for, before the part is written.
/// </summary>
internal sealed class XlsxMarkedStyles
{
    const int LinkFont = 0, BoldFont = 1, HeaderFill = 3;
    const int ReservedFills = 2;

    /// <summary>By <see cref="MarkKind"/>, then the header's: calm, and none that an office program offers.</summary>
    static readonly string[] Colours = ["FFD9E8F4", "FFFBEAC3", "FFF7D6D3", "FFE8EEF2"];
    static readonly string[] Order = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"];
    static readonly string[] Lists = ["fonts", "fills", "cellXfs"];
    static readonly byte[] PlainXf = Encoding.UTF8.GetBytes("""<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>""");

    readonly List<byte[]> _own = [];
    readonly HashSet<string> _there = [];
    readonly Dictionary<(int Style, MarkKind Kind), int> _marked = [];
    readonly List<(int Style, MarkKind Kind)> _added = [];
    readonly Dictionary<string, int> _counts = new() { ["fonts"] = 0, ["fills"] = 0 };
    string _prefix = "";

    public XlsxMarkedStyles(XmlPieces pieces)
    {
        Read(pieces);
        // An empty list is written anew, with what every workbook must have.
        if (_own.Count == 0) _own.Add(PlainXf);
        _counts["fonts"] = Math.Max(1, _counts["fonts"]);
        _counts["fills"] = Math.Max(ReservedFills, _counts["fills"]);
    }

    /// <summary>The style of a cell that has this style and gets a mark.</summary>
    public int Of(int style, MarkKind kind)
    {
        var own = style < _own.Count ? style : 0;
        if (_marked.TryGetValue((own, kind), out var known)) return known;
        _added.Add((own, kind));
        return _marked[(own, kind)] = _own.Count + Enum.GetValues<NoteStyle>().Length + _added.Count - 1;
    }

    public int Of(NoteStyle style) => _own.Count + (int)style;

    public void Write(XmlPieces pieces, XmlBytes output)
    {
        var written = new HashSet<string>();
        for (var piece = pieces.Next(); piece != XmlPiece.Finished; piece = pieces.Next())
        {
            var list = piece != XmlPiece.Other && pieces.Level == 1 ? Encoding.UTF8.GetString(pieces.Name) : "";
            if (piece == XmlPiece.Start && list.Length > 0) WriteMissing(output, Array.IndexOf(Order, list), written);
            if (piece == XmlPiece.End && pieces.Level == 0) WriteMissing(output, Order.Length, written);
            var grows = Lists.Contains(list);
            if (grows && !_there.Contains(list)) continue;
            if (grows && piece == XmlPiece.End) Additions(output, list);
            if (grows && piece == XmlPiece.Start) pieces.CopyWith(output, "count"u8, Count(list));
            else pieces.CopyTo(output);
        }
    }

    void Read(XmlPieces pieces)
    {
        var list = "";
        for (var piece = pieces.Next(); piece != XmlPiece.Finished; piece = pieces.Next())
        {
            if (piece != XmlPiece.Start) continue;
            if (pieces.Level == 0) _prefix = Encoding.UTF8.GetString(pieces.Prefix);
            if (pieces.Level == 1) list = Encoding.UTF8.GetString(pieces.Name);
            if (pieces.Level != 2) continue;
            _there.Add(list);
            if (list == "cellXfs") _own.Add(Element(pieces));
            else if (_counts.TryGetValue(list, out var count)) _counts[list] = count + 1;
        }
    }

    /// <summary>From the start just met to its end, as written.</summary>
    static byte[] Element(XmlPieces pieces)
    {
        var level = pieces.Level;
        using var bytes = new MemoryStream();
        bytes.Write(pieces.Raw);
        var open = !pieces.IsEmpty;
        while (open)
        {
            var piece = pieces.Next();
            bytes.Write(pieces.Raw);
            open = piece != XmlPiece.Finished && !(piece == XmlPiece.End && pieces.Level == level);
        }
        return bytes.ToArray();
    }

    void WriteMissing(XmlBytes output, int before, HashSet<string> written)
    {
        foreach (var list in Lists)
        {
            if (_there.Contains(list) || Array.IndexOf(Order, list) > before || !written.Add(list)) continue;
            output.Raw($"<{_prefix}{list} count=\"{Count(list)}\">");
            if (list == "fonts") output.Raw($"<{_prefix}font/>");
            else if (list == "fills") output.Raw($"<{_prefix}fill><{_prefix}patternFill patternType=\"none\"/></{_prefix}fill><{_prefix}fill><{_prefix}patternFill patternType=\"gray125\"/></{_prefix}fill>");
            else foreach (var xf in _own) output.Raw(Prefixed(xf));
            Additions(output, list);
            output.Raw($"</{_prefix}{list}>");
        }
    }

    int Count(string list) => list switch
    {
        "fonts" => _counts[list] + 2,
        "fills" => _counts[list] + Colours.Length,
        _ => _own.Count + Enum.GetValues<NoteStyle>().Length + _added.Count,
    };

    void Additions(XmlBytes output, string list)
    {
        if (list == "fonts")
            output.Raw(P("""<font><u/><sz val="11"/><color rgb="FF1F69B3"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>"""));
        else if (list == "fills")
            foreach (var colour in Colours) output.Raw(P($"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>"));
        else
        {
            foreach (var style in Enum.GetValues<NoteStyle>()) output.Raw(P(Xf(style)));
            foreach (var (style, kind) in _added) Marked(output, _own[style], _counts["fills"] + (int)kind);
        }
    }

    // A quote prefix keeps text that looks like a formula a text, also after somebody edited the cell.
    string Xf(NoteStyle style)
    {
        int font = style switch { NoteStyle.Link => _counts["fonts"] + LinkFont, NoteStyle.Header or NoteStyle.Title => _counts["fonts"] + BoldFont, _ => 0 };
        int fill = style <= NoteStyle.Wrong ? _counts["fills"] + (int)style : style == NoteStyle.Header ? _counts["fills"] + HeaderFill : 0;
        var wrap = style is NoteStyle.Wrapped or NoteStyle.Header || style <= NoteStyle.Wrong ? " wrapText=\"1\"" : "";
        return $"<xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"{wrap}/></xf>";
    }

    static void Marked(XmlBytes output, byte[] xf, int fill)
    {
        using var once = new XmlPieces(new MemoryStream(WithFill(xf, fill)), "styles");
        once.Next();
        once.CopyWith(output, "applyFill"u8, 1);
        while (once.Next() != XmlPiece.Finished) output.Raw(once.Raw);
    }

    static byte[] WithFill(byte[] xf, int fill)
    {
        using var pieces = new XmlPieces(new MemoryStream(xf), "styles");
        using var bytes = new MemoryStream();
        var output = new XmlBytes(bytes);
        pieces.Next();
        pieces.CopyWith(output, "fillId"u8, fill);
        while (pieces.Next() != XmlPiece.Finished) output.Raw(pieces.Raw);
        output.Flush();
        return bytes.ToArray();
    }

    byte[] Prefixed(byte[] xf) => ReferenceEquals(xf, PlainXf) ? Encoding.UTF8.GetBytes(P(Encoding.UTF8.GetString(xf))) : xf;

    string P(string xml) => _prefix.Length == 0 ? xml
        : xml.Replace("<", "<" + _prefix, StringComparison.Ordinal).Replace($"<{_prefix}/", "</" + _prefix, StringComparison.Ordinal);
}
