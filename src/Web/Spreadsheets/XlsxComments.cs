using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>
/// The notes of marked cells as comments. A cell that has a comment keeps it and gets the note below; a thread of
/// comments is left as it is, since its text here is only a copy that the office program writes anew.
/// </summary>
internal sealed class XlsxComments
{
    readonly XlsxDialect _dialect;
    readonly string _author;
    readonly Dictionary<string, string> _notes;
    readonly HashSet<string> _there = new(StringComparer.Ordinal), _threads = new(StringComparer.Ordinal);
    readonly List<string> _authors = [];
    string _prefix = "";

    /// <param name="existing">The comments of the sheet, null when it has none.</param>
    public XlsxComments(IEnumerable<CellMark> marks, string author, XlsxDialect dialect, XmlPieces? existing)
    {
        (_author, _dialect) = (author, dialect);
        _notes = marks.Where(m => m.Note is not null).ToDictionary(m => CellReference.Name(m.Row, m.Column), m => m.Note!, StringComparer.Ordinal);
        if (existing is not null) Read(existing);
    }

    /// <summary>Cells that had no comment and get one; each needs a shape to be seen.</summary>
    public IEnumerable<string> Added => _notes.Keys.Where(cell => !_there.Contains(cell));

    public void Write(XmlBytes output)
    {
        output.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8);
        output.Raw($"<comments xmlns=\"{_dialect.Main}\"><authors>");
        Author(output);
        output.Raw("</authors><commentList>"u8);
        AddAll(output);
        output.Raw("</commentList></comments>"u8);
    }

    public void Write(XmlPieces pieces, XmlBytes output)
    {
        string? note = null;
        for (var piece = pieces.Next(); piece != XmlPiece.Finished; piece = pieces.Next())
        {
            if (piece == XmlPiece.Start && pieces.Level == 2 && pieces.Is("comment"u8)) note = NoteOf(pieces);
            if (piece == XmlPiece.Other) pieces.CopyTo(output);
            else if (pieces.Level == 1 && pieces.Is("authors"u8)) pieces.CopyGrown(output, piece, _ => Author(output));
            else if (pieces.Level == 1 && pieces.Is("commentList"u8)) pieces.CopyGrown(output, piece, _ => AddAll(output));
            else if (note is not null && pieces.Level >= 3) Below(pieces, output, piece, ref note);
            else pieces.CopyTo(output);
        }
    }

    void Read(XmlPieces pieces)
    {
        var author = new StringBuilder();
        for (var piece = pieces.Next(); piece != XmlPiece.Finished; piece = pieces.Next())
        {
            if (piece == XmlPiece.Start && pieces.Level == 0) _prefix = Encoding.UTF8.GetString(pieces.Prefix);
            if (piece == XmlPiece.Start && pieces.Level == 2 && pieces.Is("author"u8)) author.Clear();
            if (piece == XmlPiece.Other) author.Append(Encoding.UTF8.GetString(pieces.Raw));
            else if (pieces.Level == 2 && pieces.Is("author"u8) && (piece == XmlPiece.End || pieces.IsEmpty)) _authors.Add(author.ToString());
            else if (piece == XmlPiece.Start && pieces.Level == 2 && pieces.Is("comment"u8)) Remember(pieces);
        }
    }

    void Remember(XmlPieces comment)
    {
        if (comment.Text("ref"u8) is not { } cell) return;
        _there.Add(cell);
        if (comment.Integer("authorId"u8) is { } by && by >= 0 && by < _authors.Count && _authors[by].StartsWith("tc=", StringComparison.Ordinal)) _threads.Add(cell);
    }

    string? NoteOf(XmlPieces comment) => comment.Text("ref"u8) is { } cell && !_threads.Contains(cell) ? _notes.GetValueOrDefault(cell) : null;

    /// <summary>A note below the text of a comment; plain text becomes a run, since runs do not stand beside it.</summary>
    void Below(XmlPieces pieces, XmlBytes output, XmlPiece piece, ref string? note)
    {
        var plain = pieces.Level == 4 && pieces.Is("t"u8);
        if (pieces.Level == 3 && pieces.IsEmpty) pieces.CopyOpened(output);
        if (plain && piece == XmlPiece.Start) output.Raw($"<{_prefix}r>");
        if (pieces.Level == 3 ? piece == XmlPiece.End || pieces.IsEmpty : pieces.Level == 4 && (pieces.Is("rPh"u8) || pieces.Is("phoneticPr"u8)))
        {
            Run(output, "\n\n" + note!);
            note = null;
        }
        if (pieces.Level == 3 && pieces.IsEmpty) pieces.Close(output);
        else pieces.CopyTo(output);
        if (plain && (piece == XmlPiece.End || pieces.IsEmpty)) output.Raw($"</{_prefix}r>");
    }

    void Author(XmlBytes output)
    {
        output.Raw($"<{_prefix}author>");
        output.Text(_author);
        output.Raw($"</{_prefix}author>");
    }

    void AddAll(XmlBytes output)
    {
        foreach (var cell in Added)
        {
            output.Raw($"<{_prefix}comment ref=\"{cell}\" authorId=\"{_authors.Count}\"><{_prefix}text>");
            Run(output, _notes[cell]);
            output.Raw($"</{_prefix}text></{_prefix}comment>");
        }
    }

    void Run(XmlBytes output, string text)
    {
        output.Raw($"<{_prefix}r><{_prefix}rPr><{_prefix}sz val=\"9\"/><{_prefix}color indexed=\"81\"/><{_prefix}rFont val=\"Tahoma\"/><{_prefix}family val=\"2\"/></{_prefix}rPr><{_prefix}t xml:space=\"preserve\">");
        output.Text(text);
        output.Raw($"</{_prefix}t></{_prefix}r>");
    }
}
