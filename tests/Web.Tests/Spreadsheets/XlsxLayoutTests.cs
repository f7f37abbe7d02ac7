using System.Diagnostics;
using System.Text;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;
using Xunit;
using static Tessera.Web.Tests.Spreadsheets.Reading;

namespace Tessera.Web.Tests.Spreadsheets;

public sealed class XlsxLayoutTests
{
#if DEBUG
    // The promise is five seconds of the program as it runs; without optimisation it takes some four times longer.
    static readonly TimeSpan Promise = TimeSpan.FromSeconds(20);
#else
    static readonly TimeSpan Promise = TimeSpan.FromSeconds(5);
#endif

    [Fact]
    public void Blank_rows_are_passed_and_numbers_stay_those_of_the_sheet()
    {
        var file = HandMadeXlsx.OfRows("""
            <row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3" s="1"/></row>
            <row r="4"><c r="A4" t="str"><v>   </v></c></row><row r="7"><c r="C7"><v>2</v></c></row>
            """);
        Assert.Equal(["2: 1", "7: ||2"], Lines(file));
    }

    [Fact]
    public void Hidden_rows_are_read_and_flagged() =>
        Assert.Equal(["1: 1 (hidden)", "2: 2 (hidden)", "3: 3"], Lines(HandMadeXlsx.OfRows("""
            <row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="true"><c r="A2"><v>2</v></c></row>
            <row r="3" hidden="0"><c r="A3"><v>3</v></c></row>
            """)));

    [Fact]
    public void Cells_and_rows_without_addresses_follow_each_other() =>
        Assert.Equal(["1: 1|2", "2: 3||4|5"], Lines(HandMadeXlsx.OfRows("""
            <row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c r="C2"><v>4</v></c><c><v>5</v></c></row>
            """)));

    [Fact]
    public void Cells_out_of_order_stand_where_their_address_says() =>
        Assert.Equal(["1: 1|2|3"], Lines(HandMadeXlsx.OfRows("""<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>""")));

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>", true)]
    [InlineData("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>", true)]
    [InlineData("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", false)]
    [InlineData("<row r=\"1\"><c r=\"AAAAAAAAAAAA1\"><v>1</v></c></row>", false)]
    [InlineData("<row r=\"1048577\"><c><v>1</v></c></row>", false)]
    [InlineData("<row r=\"99999999999999999999\"><c><v>1</v></c></row>", false)]
    [InlineData("<row r=\"-1\"><c><v>1</v></c></row>", false)]
    [InlineData("<row r=\"1\"><c r=\"XFD1\"/><c><v>1</v></c></row>", false)]
    public void An_address_no_sheet_has_is_refused(string row, bool fits)
    {
        if (fits) Assert.Single(Lines(HandMadeXlsx.OfRows(row)));
        else Refused("file.beyond-limits", HandMadeXlsx.OfRows(row));
    }

    [Fact]
    public void A_dimension_that_lies_is_not_believed()
    {
        var file = HandMadeXlsx.OfSheets("""<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>""");
        Assert.Equal(["1: 1"], Lines(file));
    }

    [Fact]
    public void A_million_blank_formatted_rows_take_under_five_seconds()
    {
        var sheet = new StringBuilder("""<row r="1"><c r="A1"><v>1</v></c></row>""");
        for (var r = 2; r <= CellReference.LastRow; r++) sheet.Append(null, $"<row r=\"{r}\" spans=\"1:2\"><c r=\"A{r}\" s=\"1\"/></row>");
        var file = HandMadeXlsx.OfRows(sheet.ToString()).ToBytes();
        var clock = Stopwatch.StartNew();
        Assert.Equal(1, ReadAll(file));
        Assert.True(clock.Elapsed < Promise, $"took {clock.Elapsed}");
    }

    [Fact]
    public void As_many_rows_as_allowed_are_read_and_one_more_is_refused()
    {
        var limits = new ReadLimits { Rows = 3 };
        static byte[] Rows(int count) => HandMadeXlsx.OfRows(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row><row/>", count))).ToBytes();
        Assert.Equal(3, ReadAll(Rows(3), limits: limits));
        Assert.Equal("3", Assert.Single(Refused("file.too-many-rows", Rows(4), limits: limits).Details));
    }

    [Fact]
    public void Merged_blocks_are_told_with_and_without_reading_the_rows()
    {
        var file = HandMadeXlsx.OfSheets("""
            <sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>
            <mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B3:B12"/></mergeCells>
            """);
        MergedRange[] expected = [new(1, 0, 1, 2), new(3, 1, 12, 1)];
        using var first = Open(file);
        Assert.Equal(expected, first.Merged(0));
        using var second = Open(file);
        Assert.Single(second.Lines());
        Assert.Equal(expected, second.Merged(0));
        Assert.True(expected[1].Contains(12, 1));
        Assert.False(expected[1].Contains(13, 1));
    }

    [Fact]
    public void Sheets_are_listed_with_name_visibility_and_kind()
    {
        var file = HandMadeXlsx.OfRows("<row><c><v>1</v></c></row>")
            .Book("""
                <sheet name="Bản đồ &amp; số 😀 " sheetId="1" r:id="rId2"/><sheet name="b" sheetId="2" state="hidden" r:id="rId1"/>
                <sheet name="c" sheetId="3" state="veryHidden" r:id="rId3"/>
                """)
            .Relations(HandMadeXlsx.Related(1, "worksheet", "/xl/worksheets/sheet1.xml") + HandMadeXlsx.Related(2, "chartsheet", "chartsheets/sheet1.xml")
                + """<Relationship Id="rId3" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/>""");
        using var book = Open(file);
        Assert.Equal(
            [new(0, "Bản đồ & số 😀 ", SheetVisibility.Visible, SheetKind.Chart), new(1, "b", SheetVisibility.Hidden, SheetKind.Data), new(2, "c", SheetVisibility.VeryHidden, SheetKind.Macro)],
            book.Sheets);
        Assert.Empty(book.Lines(0));
        Assert.Single(book.Lines(1));
        Assert.Empty(book.Lines(2));
        Assert.Equal(["b", "c"], book.Notes.Where(n => n.Code == "file.hidden-sheet").Select(n => n.Found));
    }

    [Fact]
    public void A_strict_workbook_reads_like_any_other()
    {
        var file = HandMadeXlsx.OfRows("""<row r="1"><c r="A1" t="s"><v>0</v></c></row>""").Strings("<si><t>strict</t></si>");
        foreach (var (name, bytes) in file.Parts.ToList())
            file[name] = Encoding.UTF8.GetString(bytes)
                .Replace(HandMadeXlsx.Main, "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
                .Replace(HandMadeXlsx.Relation, "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal);
        Assert.Equal(["1: strict"], Lines(file));
    }

    [Fact]
    public void Prefixed_elements_read_like_any_other()
    {
        var file = HandMadeXlsx.OfRows("");
        file["xl/worksheets/sheet1.xml"] = $"""<x:worksheet xmlns:x="{HandMadeXlsx.Main}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>""";
        Assert.Equal(["1: 1|b"], Lines(file));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_sheet_in_UTF_16_is_read(string encoding)
    {
        var file = HandMadeXlsx.OfRows("");
        var (xml, target) = (HandMadeXlsx.Worksheet("""<sheetData><row><c t="str"><v>Đà Nẵng</v></c></row></sheetData>"""), Encoding.GetEncoding(encoding));
        file.Parts["xl/worksheets/sheet1.xml"] = [.. target.GetPreamble(), .. target.GetBytes(xml.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))];
        Assert.Equal(["1: Đà Nẵng"], Lines(file));
    }

    [Fact]
    public void Links_to_other_files_are_ignored()
    {
        var file = HandMadeXlsx.OfRows("<row><c><v>1</v></c></row>");
        file.Relations(HandMadeXlsx.Related(1, "worksheet", "worksheets/sheet1.xml")
            + $"""<Relationship Id="rId5" Type="{HandMadeXlsx.Relation}/sharedStrings" Target="http://192.0.2.1/strings.xml" TargetMode="External"/>"""
            + $"""<Relationship Id="rId6" Type="{HandMadeXlsx.Relation}/styles" Target="\\192.0.2.1\share\styles.xml" TargetMode="External"/>""");
        Assert.Equal(["1: 1"], Lines(file));
    }

    [Fact]
    public void Macros_and_a_wrong_name_are_noted()
    {
        var file = HandMadeXlsx.OfRows("<row><c><v>1</v></c></row>");
        file["xl/vbaProject.bin"] = "anything";
        using var book = Open(file.ToBytes(), "report.csv");
        Assert.Equal(["file.macros-ignored", "file.read-as-workbook"], book.Notes.Select(n => n.Code));
        Assert.Equal(FindingEffect.Fixed, book.Notes[1].Effect);
        Assert.False(book.IsCsv);
    }

    [Fact]
    public void A_sheet_can_be_read_again_and_beside_another()
    {
        var file = HandMadeXlsx.OfSheets("<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>", "<sheetData><row><c><v>3</v></c></row><row><c><v>4</v></c></row></sheetData>");
        using var book = Open(file);
        var pairs = book.Rows(0).Zip(book.Rows(1), (a, b) => $"{a[0].AsTyped()}{b[0].AsTyped()}");
        Assert.Equal(["13", "24"], pairs);
        Assert.Equal(["1: 1", "2: 2"], book.Lines());
    }
}
