using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Spreadsheets;

/// <summary>Marks, comments and a sheet are added to a workbook, and nothing else of it changes.</summary>
public sealed class XlsxAnnotationTests
{
    // A hidden row, a shared formula, a frozen pane, a validation, a conditional format, a table and what Excel leaves behind.
    const string Sheet = """
        <dimension ref="A1:C4"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols><col min="3" max="3" width="9" style="2"/></cols>
        <sheetData><row r="1" spans="1:3"><c r="A1" t="inlineStr"><is><t>Who &gt; what</t></is></c><c r="B1" t="inlineStr"><is><t>When</t></is></c></row>
        <row r="2" hidden="1"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2*2</f><v>80000</v></c><c r="B2" s="1"><v>40000</v></c></row>
        <row r="4" s="1" customFormat="1" ht="20"><c r='A4'   s='1'><v>40001</v></c></row></sheetData>
        <conditionalFormatting sqref="A2:A4"><cfRule type="cellIs" priority="1" operator="equal"><formula>"&lt;row"</formula></cfRule></conditionalFormatting>
        <dataValidations count="1"><dataValidation type="whole" sqref="A2:A9"><formula1>1</formula1></dataValidation></dataValidations><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><tableParts count="1"><tablePart r:id="rId7"/></tableParts>
        """;

    static readonly NoteSheet Notes = new("S1", [8, 20], 2, [[new(Cell.Of("About"), NoteStyle.Title)], [new(Cell.Of("Row"), NoteStyle.Header), new(Cell.Of("Found"), NoteStyle.Header)], [new(Cell.Of(2), NoteStyle.Wrong), new(Cell.Of("=1+1"), NoteStyle.Wrapped, "B2")]]);

    static HandMadeXlsx Book()
    {
        var made = HandMadeXlsx.OfSheets(Sheet, "<sheetData/>").Styles(0, 14, "0.00");
        return made.Relations(HandMadeXlsx.Related(1, "worksheet", "worksheets/sheet1.xml") + HandMadeXlsx.Related(2, "worksheet", "worksheets/sheet2.xml") + HandMadeXlsx.Related(9, "styles", "styles.xml"));
    }

    static byte[] Annotate(byte[] file, string sheet, params CellMark[] marks)
    {
        using var target = new MemoryStream();
        XlsxAnnotation.Write(new MemoryStream(file), new Annotation(sheet, marks, "Tessera", Notes), target);
        return target.ToArray();
    }

    public static SortedDictionary<string, string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
            parts[entry.FullName] = reader.ReadToEnd();
        }
        return parts;
    }

    [Fact]
    public void Only_marked_cells_and_what_shows_them_differ()
    {
        var file = Book().ToBytes();
        var marked = Annotate(file, "S1", new(2, 1, MarkKind.Wrong, "too early"), new(3, 0, MarkKind.Asked, null), new(4, 0, MarkKind.Understood, null), new(4, 2, MarkKind.Wrong, null));
        var (before, after) = (Parts(file), Parts(marked));

        string[] changed = ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"];
        Assert.Equal(changed, before.Keys.Where(name => before[name] != after[name]));
        Assert.Equal(["xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/worksheets/sheet3.xml"], after.Keys.Except(before.Keys));
        // Three styles of the workbook, eight of the notes, then one for each style and colour met: 11 to 13.
        var expected = before["xl/worksheets/sheet1.xml"]
            .Replace("<c r=\"B2\" s=\"1\">", "<c r=\"B2\" s=\"11\">", StringComparison.Ordinal)
            .Replace("<row r=\"4\"", "<row r=\"3\"><c r=\"A3\" s=\"12\"/></row><row r=\"4\"", StringComparison.Ordinal)
            .Replace("<c r='A4'   s='1'><v>40001</v></c>", "<c r='A4'   s='13'><v>40001</v></c><c r=\"C4\" s=\"11\"/>", StringComparison.Ordinal)
            .Replace("<tableParts", "<legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rIdNotes2\"/><tableParts", StringComparison.Ordinal);
        Assert.Equal(expected, after["xl/worksheets/sheet1.xml"]);
        foreach (var (name, text) in after.Where(p => p.Key.EndsWith("xml", StringComparison.Ordinal) || p.Key.EndsWith("rels", StringComparison.Ordinal))) Assert.NotNull(XDocument.Parse(text).Root);
    }

    [Fact]
    public void A_marked_style_is_the_cell_s_own_with_another_fill()
    {
        var styles = XDocument.Parse(Parts(Annotate(Book().ToBytes(), "S1", new(2, 1, MarkKind.Wrong, null), new(4, 0, MarkKind.Understood, null)))["xl/styles.xml"]);
        XNamespace main = HandMadeXlsx.Main;
        var xfs = styles.Root!.Element(main + "cellXfs")!;
        Assert.Equal(xfs.Elements().Count().ToString(System.Globalization.CultureInfo.InvariantCulture), xfs.Attribute("count")?.Value ?? "");
        var fills = styles.Root.Element(main + "fills")!.Elements().ToList();
        string Colour(int style) => fills[int.Parse(xfs.Elements().ElementAt(style).Attribute("fillId")!.Value, System.Globalization.CultureInfo.InvariantCulture)].Descendants(main + "fgColor").Single().Attribute("rgb")!.Value;
        Assert.Equal(["14", "14"], [xfs.Elements().ElementAt(11).Attribute("numFmtId")!.Value, xfs.Elements().ElementAt(12).Attribute("numFmtId")!.Value]);
        Assert.Equal(["FFF7D6D3", "FFD9E8F4"], [Colour(11), Colour(12)]);
    }

    [Fact]
    public void The_added_sheet_is_the_last_and_its_text_is_never_a_formula()
    {
        var file = Annotate(Book().ToBytes(), "S1", new CellMark(2, 1, MarkKind.Wrong, "no"));
        using var book = Reading.Open(file);
        // A sheet S1 is there already.
        Assert.Equal(["S1", "S2", "S1 (2)"], book.Sheets.Select(s => s.Name));
        Assert.Equal(["1: About", "2: Row|Found", "3: 2|=1+1"], book.Lines(2));
        var notes = Parts(file)["xl/worksheets/sheet3.xml"];
        Assert.DoesNotContain("<f>", notes, StringComparison.Ordinal);
        Assert.Contains("<hyperlink ref=\"B3\" location=\"'S1'!B2\"/>", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_that_are_there_stay_and_a_note_goes_below_them()
    {
        var made = Book();
        made["xl/worksheets/_rels/sheet1.xml.rels"] = $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{HandMadeXlsx.Related(1, "comments", "../comments7.xml")}{HandMadeXlsx.Related(2, "vmlDrawing", "../drawings/old.vml")}</Relationships>""";
        made["xl/worksheets/sheet1.xml"] = HandMadeXlsx.Worksheet(Sheet.Replace("<tableParts", "<legacyDrawing r:id=\"rId2\"/><tableParts", StringComparison.Ordinal));
        made["xl/comments7.xml"] = $"""<comments xmlns="{HandMadeXlsx.Main}"><authors><author>Ana</author><author>tc=1</author></authors><commentList><comment ref="B2" authorId="0"><text><t>why?</t></text></comment><comment ref="A2" authorId="1"><text><t>thread</t></text></comment><comment ref="C9" authorId="0"><text><r><t>far</t></r></text></comment></commentList></comments>""";
        made["xl/drawings/old.vml"] = """<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s1025"><br></v:shape></xml>""";

        var after = Parts(Annotate(made.ToBytes(), "S1", new(2, 0, MarkKind.Asked, "asked"), new(2, 1, MarkKind.Wrong, "too\nearly"), new(4, 0, MarkKind.Wrong, "<late>")));

        var comments = XDocument.Parse(after["xl/comments7.xml"]);
        XNamespace main = HandMadeXlsx.Main;
        Assert.Equal(["B2 0 why?\n\ntoo\nearly", "A2 1 thread", "C9 0 far", "A4 2 <late>"],
            comments.Descendants(main + "comment").Select(c => $"{c.Attribute("ref")!.Value} {c.Attribute("authorId")!.Value} {string.Concat(c.Descendants(main + "t").Select(t => t.Value))}"));
        Assert.Equal(["Ana", "tc=1", "Tessera"], comments.Descendants(main + "author").Select(a => a.Value));
        Assert.StartsWith("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:shape id=\"_x0000_s1025\"><br></v:shape>", after["xl/drawings/old.vml"], StringComparison.Ordinal);
        Assert.Contains("<x:Row>3</x:Row><x:Column>0</x:Column>", after["xl/drawings/old.vml"], StringComparison.Ordinal);
        Assert.DoesNotContain("<x:Row>1</x:Row>", after["xl/drawings/old.vml"], StringComparison.Ordinal);
        Assert.Single(after.Keys, k => k.EndsWith(".vml", StringComparison.Ordinal));
    }

    [Fact]
    public void A_workbook_without_styles_gets_some_and_prefixes_are_kept()
    {
        var made = HandMadeXlsx.OfRows("");
        made["xl/worksheets/sheet1.xml"] = $"""<x:worksheet xmlns:x="{HandMadeXlsx.Main}"><x:sheetData><x:row r="5"/></x:sheetData></x:worksheet>""";
        var file = Annotate(made.ToBytes(), "S1", new CellMark(5, 1, MarkKind.Asked, "which?"));
        Assert.Contains("<x:row r=\"5\"><x:c r=\"B5\" s=\"12\"/></x:row>", Parts(file)["xl/worksheets/sheet1.xml"], StringComparison.Ordinal);
        Assert.Contains("<x:legacyDrawing ", Parts(file)["xl/worksheets/sheet1.xml"], StringComparison.Ordinal);
        Assert.Equal(2, Reading.Open(file).Sheets.Count);
        Assert.Contains("styles+xml", Parts(file)["[Content_Types].xml"], StringComparison.Ordinal);
    }

    public static TheoryData<string> RealWorkbooks()
    {
        var files = new TheoryData<string>();
        foreach (var row in OtherReaderTests.RealFiles())
            if (row.Data.EndsWith(".xlsx", StringComparison.Ordinal)) files.Add(row.Data);
        if (files.Count == 0) files.Add("threew");
        return files;
    }

    [Theory]
    [MemberData(nameof(RealWorkbooks))]
    public void A_real_workbook_with_marks_everywhere_is_read_as_before(string name)
    {
        var file = File.ReadAllBytes(Checkout.Real(name));
        using var book = Reading.Open(file);
        foreach (var sheet in book.Sheets.Where(s => s.Kind == SheetKind.Data))
        {
            var random = new Random(sheet.Index);
            var lines = book.Lines(sheet.Index);
            CellMark[] marks = [.. book.Rows(sheet.Index).SelectMany(r => Enumerable.Range(0, r.Count + 1).Where(_ => random.Next(20) == 0).Select(c => new CellMark(r.Number, c, (MarkKind)random.Next(3), random.Next(9) == 0 ? $"note {c}" : null))).Take(20_000)];
            if (marks.Length == 0) continue;
            var marked = Annotate(file, sheet.Name, marks);
            using var again = Reading.Open(marked);
            Assert.Equal(lines, again.Lines(sheet.Index));
            Assert.Equal(book.Merged(sheet.Index), again.Merged(sheet.Index));
            var (before, after) = (Parts(file), Parts(marked));
            var changed = before.Keys.Where(part => before[part] != after[part]).ToList();
            Assert.All(changed, part => Assert.Matches(@"^(\[Content_Types\]\.xml|xl/workbook\.xml|xl/styles\.xml|xl/_rels/workbook\.xml\.rels|xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?|xl/comments\d*\.xml|xl/drawings/vmlDrawing\d+\.vml)$", part));
            Assert.Single(changed, part => part.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(RealWorkbooks))]
    public void Python_opens_a_marked_real_workbook_and_sees_values_comments_and_colours(string name)
    {
        var file = File.ReadAllBytes(Checkout.Real(name));
        using var book = Reading.Open(file);
        var sheet = book.Sheets.MaxBy(s => s.Kind == SheetKind.Data ? book.Rows(s.Index).Count() : -1)!;
        var below = book.Rows(sheet.Index).Max(r => r.Number) + 1;
        CellMark[] marks = [.. book.Rows(sheet.Index).Take(200).Select(r => new CellMark(r.Number, r.Count, MarkKind.Asked, "note")).Append(new(below, 2, MarkKind.Wrong, "last"))];
        var path = Path.Combine(Path.GetTempPath(), $"tessera-{Guid.NewGuid():N}.xlsx");
        try
        {
            File.WriteAllBytes(path, Annotate(file, sheet.Name, marks));
            Assert.Empty(OtherReader.Differences(path, "xlsx", "openpyxl"));
            const string look = "import sys, openpyxl\ns = openpyxl.load_workbook(sys.argv[1])[sys.argv[2]]\nc = s['C' + sys.argv[3]]\nprint(c.comment.text, c.comment.author, c.fill.fgColor.rgb)";
            Assert.Equal("last Tessera FFF7D6D3", OtherReader.Run(OtherReader.Python("openpyxl"), "-c", look, path, sheet.Name, below.ToString(System.Globalization.CultureInfo.InvariantCulture)).Trim());
        }
        finally { File.Delete(path); }
    }
}
