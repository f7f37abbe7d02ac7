using System.IO.Compression;

namespace Tessera.Web.Spreadsheets;

/// <summary>
/// The sender's own workbook with marks: every part that need not change is copied, in its place; the marked sheet, the
/// style sheet, the list of sheets and the lists of parts are copied with what is added; comments, their drawing and a
/// sheet of notes come last.
/// </summary>
internal sealed class XlsxAnnotation
{
    const string ContentTypes = "[Content_Types].xml", Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    static readonly DateTimeOffset PartTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly ZipParts _parts;
    readonly ReadLimits _limits;
    readonly Annotation _annotation;
    readonly XlsxFile _book;
    readonly XlsxDialect _dialect;
    readonly string _sheet;
    readonly Dictionary<string, Action<Stream, XmlBytes>> _edits = new(StringComparer.OrdinalIgnoreCase);
    readonly List<(string Name, Action<XmlBytes> Write)> _added = [];
    readonly List<(string Part, string Type)> _types = [];

    /// <exception cref="Domain.Problem">file.…, as reading the workbook would refuse it.</exception>
    public static void Write(Stream workbook, Annotation annotation, Stream target, ReadLimits? limits = null) =>
        new XlsxAnnotation(workbook, annotation, limits ?? ReadLimits.Default).Write(target);

    XlsxAnnotation(Stream workbook, Annotation annotation, ReadLimits limits)
    {
        (_parts, _annotation, _limits) = (new ZipParts(workbook, limits), annotation, limits);
        _book = new XlsxFile(_parts, limits);
        _dialect = XlsxDialect.Of(_parts.Open(_book.Main), _book.Main);
        var sheet = _book.Sheets.FirstOrDefault(s => s.Name == annotation.Sheet) ?? throw Refusal.Damaged(annotation.Sheet);
        _sheet = _book.PartOf(sheet.Index) ?? throw Refusal.Damaged(annotation.Sheet);
        var relations = new XlsxRelations(_parts, _book.Main, limits);
        var added = new XlsxNewRelations(_dialect, relations);
        var styles = PlanStyles(Existing(relations.OfKind("styles")), added);
        PlanSheet(styles);
        PlanNotes(styles, added);
        Relate(_book.Main, added);
        Edit(ContentTypes, (pieces, output) => XlsxNewTypes.Write(pieces, output, _types));
    }

    XlsxMarkedStyles PlanStyles(string? existing, XlsxNewRelations relations)
    {
        using var pieces = existing is null ? new XmlPieces(new MemoryStream(SheetParts.Styles.ToArray()), "styles") : Pieces(existing);
        var styles = new XlsxMarkedStyles(pieces);
        if (existing is not null) Edit(existing, styles.Write);
        else relations.Add("styles", Add("xl/styles", ".xml", Main + "styles+xml", output =>
        {
            using var plain = new XmlPieces(new MemoryStream(SheetParts.Styles.ToArray()), "styles");
            styles.Write(plain, output);
        }));
        return styles;
    }

    void PlanSheet(XlsxMarkedStyles styles)
    {
        var relations = new XlsxRelations(_parts, _sheet, _limits);
        var added = new XlsxNewRelations(_dialect, relations);
        var drawing = PlanComments(relations, Existing(relations.ById(NamedDrawing(styles))?.Target), added);
        Edit(_sheet, (pieces, output) => new XlsxMarkedSheet(pieces, output, _annotation.Marks, styles, drawing).Write());
        Relate(_sheet, added);
    }

    /// <summary>Goes through the sheet once to learn which styles the marked cells have, and which drawing it names.</summary>
    string? NamedDrawing(XlsxMarkedStyles styles)
    {
        using var pieces = Pieces(_sheet);
        var sheet = new XlsxMarkedSheet(pieces, new XmlBytes(Stream.Null), _annotation.Marks, styles, null);
        sheet.Write();
        return sheet.Drawing;
    }

    /// <summary>Attributes naming the drawing of the comments, when the sheet does not name one yet.</summary>
    string? PlanComments(XlsxRelations relations, string? drawing, XlsxNewRelations added)
    {
        var existing = Existing(relations.OfKind("comments"));
        using var read = existing is null ? null : Pieces(existing);
        var comments = new XlsxComments(_annotation.Marks, _annotation.Author, _dialect, read);
        if (existing is not null) Edit(existing, comments.Write);
        if (!comments.Added.Any()) return null;
        if (existing is null) added.Add("comments", Add("xl/comments", ".xml", Main + "comments+xml", comments.Write));
        if (drawing is null) return added.Attributes(added.Add("vmlDrawing", Add("xl/drawings/vmlDrawing", ".vml", "", output => VmlShapes.Write(output, comments.Added))));
        _edits[drawing] = (part, output) =>
        {
            using var whole = new MemoryStream();
            part.CopyTo(whole);
            VmlShapes.Append(whole.ToArray(), output, comments.Added);
        };
        return null;
    }

    void PlanNotes(XlsxMarkedStyles styles, XlsxNewRelations relations)
    {
        var names = new SheetNames();
        foreach (var sheet in _book.Sheets) names.Take(sheet.Name);
        var name = names.Take(_annotation.Notes.Name);
        var part = Add("xl/worksheets/sheet", ".xml", Main + "worksheet+xml", new XlsxNoteSheet(_annotation.Notes, _annotation.Sheet, _dialect, styles).Write);
        var id = relations.Attributes(relations.Add("worksheet", part));
        Edit(_book.Main, (pieces, output) => XlsxNewSheet.Write(pieces, output, name, id));
    }

    string Add(string start, string ending, string type, Action<XmlBytes> write)
    {
        var number = 1;
        string Name() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{start}{number}{ending}");
        while (_parts.Has(Name()) || _added.Exists(a => a.Name == Name())) number++;
        _added.Add((Name(), write));
        _types.Add((Name(), type));
        return Name();
    }

    void Relate(string owner, XlsxNewRelations relations)
    {
        var part = XlsxRelations.PartOf(owner);
        if (relations.IsEmpty) return;
        if (_parts.Has(part)) Edit(part, relations.Write);
        else _added.Add((part, relations.Write));
    }

    void Edit(string part, Action<XmlPieces, XmlBytes> edit) => _edits[part] = (stream, output) =>
    {
        using var pieces = new XmlPieces(stream, part);
        edit(pieces, output);
    };

    string? Existing(string? part) => part is not null && _parts.Has(part) ? part : null;

    XmlPieces Pieces(string part) => new(_parts.Open(part), part);

    void Write(Stream target)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var name in _parts.Names)
        {
            using var part = Open(zip, name);
            using var source = _parts.Open(name);
            if (_edits.TryGetValue(name, out var edit)) Write(part, output => edit(source, output));
            else source.CopyTo(part, 256 << 10);
        }
        foreach (var (name, write) in _added)
        {
            using var part = Open(zip, name);
            Write(part, write);
        }
    }

    static void Write(Stream part, Action<XmlBytes> write)
    {
        var output = new XmlBytes(part);
        write(output);
        output.Flush();
    }

    static Stream Open(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = PartTime;
        return entry.Open();
    }
}
