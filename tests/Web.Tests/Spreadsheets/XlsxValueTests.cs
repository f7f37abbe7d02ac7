using Tessera.Domain;
using Xunit;
using static Tessera.Web.Tests.Spreadsheets.Reading;

namespace Tessera.Web.Tests.Spreadsheets;

public sealed class XlsxValueTests
{
    static HandMadeXlsx One(string cell) => HandMadeXlsx.OfRows($"<row r=\"1\">{cell}</row>");

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-5", -5)]
    [InlineData("0.1", 0.1)]
    [InlineData("1.5", 1.5)]
    [InlineData("-0.25", -0.25)]
    [InlineData("123456789012345", 123456789012345d)]
    [InlineData("1234567890123456", 1234567890123456d)]
    [InlineData("0.30000000000000004", 0.30000000000000004)]
    [InlineData("1.23E+20", 1.23e20)]
    [InlineData(" 7 ", 7)]
    public void A_number_is_read_to_the_last_digit(string written, double expected) =>
        Assert.Equal(Cell.Of(expected), OnlyCell(One($"<c r=\"A1\"><v>{written}</v></c>")));

    [Theory]
    [InlineData("NaN")]
    [InlineData("1E999")]
    [InlineData("abc")]
    public void What_is_no_finite_number_stays_as_typed(string written) =>
        Assert.Equal(Cell.Of(written), OnlyCell(One($"<c r=\"A1\"><v>{written}</v></c>")));

    [Fact]
    public void Every_kind_of_cell_has_its_own_reading()
    {
        var file = One("""
            <c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>in line</t></is></c><c r="C1" t="str"><v>formula text</v></c>
            <c r="D1" t="b"><v>1</v></c><c r="E1" t="b"><v>0</v></c><c r="F1" t="e"><v>#N/A</v></c><c r="G1" t="n"><v>3</v></c>
            """).Strings("<si><t>zero</t></si><si><t>one</t></si>");
        using var book = Open(file);
        foreach (var row in book.Rows(0))
        {
            Assert.Equal([Cell.Of("one"), Cell.Of("in line"), Cell.Of("formula text")], row.Cells[..3].ToArray());
            Assert.Equal([new(CellKind.Boolean, null, 1), new(CellKind.Boolean, null, 0), Cell.OfError("#N/A"), Cell.Of(3)], row.Cells[3..].ToArray());
        }
    }

    [Fact]
    public void Rich_runs_are_joined_and_phonetic_guides_dropped()
    {
        var file = One("""<c r="A1" t="s"><v>0</v></c>""")
            .Strings("""<si><r><rPr><b/></rPr><t xml:space="preserve">Hà </t></r><r><t>Nội</t></r><rPh sb="0" eb="1"><t>ハ</t></rPh><phoneticPr fontId="1"/></si>""");
        Assert.Equal(Cell.Of("Hà Nội"), OnlyCell(file));
    }

    [Fact]
    public void Inline_rich_text_is_joined_too() =>
        Assert.Equal(Cell.Of("ab"), OnlyCell(One("""<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>""")));

    [Theory]
    [InlineData("a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;", "a & b <c> \"d\" 'e'")]
    [InlineData("&#272;&#x1EBF;n &#x1F600;", "Đến 😀")]
    [InlineData("x<![CDATA[<b> & ]]>y", "x<b> & y")]
    [InlineData("x<!-- left out -->y<?left out?>z", "xyz")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("a_x000D_b_x005F_x0041_", "a\rb_x0041_")]
    [InlineData("a_x0000_b_xD800_c_x00", "a\uFFFDb\uFFFDc_x00")]
    [InlineData("  spaced  ", "  spaced  ")]
    public void Text_is_read_as_XML_and_the_format_say(string written, string expected) =>
        Assert.Equal(Cell.Of(expected), OnlyCell(One($"<c r=\"A1\" t=\"str\"><v>{written}</v></c>")));

    [Theory]
    [InlineData(14)]
    [InlineData(22)]
    [InlineData(27)]
    [InlineData(46)]
    [InlineData(58)]
    [InlineData("dd/mm/yyyy")]
    [InlineData("[$-42A]d mmmm yyyy;@")]
    [InlineData("[$-1010000]yyyy/mm/dd")]
    [InlineData("\"ngày \"d")]
    [InlineData("h:mm AM/PM")]
    public void A_date_is_known_by_its_format(object format) =>
        Assert.Equal(Cell.OfDate(45292), OnlyCell(One("<c r=\"A1\" s=\"0\"><v>45292</v></c>").Styles(format)));

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(13)]
    [InlineData(44)]
    [InlineData("#,##0 \"days\"")]
    [InlineData("[Red]0.00")]
    [InlineData("0\\d")]
    [InlineData("#,##0.00_d")]
    [InlineData("[$Mdy-42A] 0")]
    [InlineData("General")]
    [InlineData("0.00E+00")]
    public void A_number_with_words_around_it_is_no_date(object format) =>
        Assert.Equal(Cell.Of(45292), OnlyCell(One("<c r=\"A1\" s=\"0\"><v>45292</v></c>").Styles(format)));

    [Fact]
    public void A_style_beyond_the_table_or_no_table_shows_a_number()
    {
        Assert.Equal(Cell.Of(45292), OnlyCell(One("<c r=\"A1\" s=\"7\"><v>45292</v></c>").Styles(14)));
        Assert.Equal(Cell.Of(45292), OnlyCell(One("<c r=\"A1\" s=\"7\"><v>45292</v></c>")));
    }

    [Fact]
    public void A_1904_workbook_is_moved_to_the_1900_system()
    {
        // 2024-01-01 is 45292 days after 1899-12-30 and 43830 after 1904-01-01; a time of day is the same in both.
        var file = One("""<c r="A1" s="0"><v>43830</v></c><c r="B1" s="0"><v>0.5</v></c><c r="C1" s="1"><v>43830</v></c>""").Styles(14, 0)
            .Book("""<sheet name="S1" sheetId="1" r:id="rId1"/>""", """<workbookPr date1904="1"/>""");
        using var book = Open(file);
        foreach (var row in book.Rows(0))
            Assert.Equal([Cell.OfDate(45292), Cell.OfDate(0.5), Cell.Of(43830)], row.Cells.ToArray());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("2958466")]
    public void A_serial_outside_the_calendar_stays_a_number(string serial) =>
        Assert.Equal(CellKind.Number, OnlyCell(One($"<c r=\"A1\" s=\"0\"><v>{serial}</v></c>").Styles(14)).Kind);

    [Theory]
    [InlineData("2024-01-01", 45292)]
    [InlineData("2024-01-01T12:00:00", 45292.5)]
    [InlineData("2024-01-01T12:00:00Z", 45292.5)]
    [InlineData("2024-01-01T00:00:00+07:00", 45292)]
    [InlineData("18:00:00", 0.75)]
    public void An_ISO_date_cell_is_a_date(string written, double serial) =>
        Assert.Equal(Cell.OfDate(serial), OnlyCell(One($"<c r=\"A1\" t=\"d\"><v>{written}</v></c>")));

    [Theory]
    [InlineData("<c r=\"A1\"><f>SUM(B1:B2)</f><v>12</v></c>", "12")]
    [InlineData("<c r=\"A1\"><f>SUM(B1:B2)</f></c>", "=SUM(B1:B2)")]
    [InlineData("<c r=\"A1\"><f>SUM(B1:B2)</f><v></v></c>", "=SUM(B1:B2)")]
    [InlineData("<c r=\"A1\"><f t=\"shared\" si=\"0\"/></c>", "")]
    [InlineData("<c r=\"A1\"><f t=\"shared\" si=\"0\"/><v>4</v></c>", "4")]
    [InlineData("<c r=\"A1\" t=\"str\"><f>TRIM(B1)</f><v>x</v></c>", "x")]
    public void A_formula_gives_its_saved_value(string cell, string expected) => Assert.Equal(expected, OnlyCell(One(cell)).AsTyped());

    [Fact]
    public void A_formula_saved_with_empty_text_is_empty() => Assert.Empty(Lines(One("<c r=\"A1\" t=\"str\"><f>TRIM(B1)</f><v></v></c>")));

    [Fact]
    public void A_shared_string_that_is_missing_is_an_error_cell()
    {
        Assert.Equal(Cell.OfError("#STRING"), OnlyCell(One("<c r=\"A1\" t=\"s\"><v>5</v></c>").Strings("<si><t>a</t></si>")));
        Assert.Equal(Cell.OfError("#STRING"), OnlyCell(One("<c r=\"A1\" t=\"s\"><v>0</v></c>")));
    }

    [Fact]
    public void The_longest_text_of_a_cell_is_read_whole()
    {
        var text = new string('ế', 32_767);
        Assert.Equal(text, OnlyCell(One($"<c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c>")).Text);
    }
}
