using System.Text;
using Tessera.Web.Spreadsheets;
using Xunit;
using static Tessera.Web.Tests.Spreadsheets.Reading;

namespace Tessera.Web.Tests.Spreadsheets;

public sealed class FileRefusalTests
{
    [Theory]
    [InlineData("file.empty", "")]
    [InlineData("file.empty", "\uFEFF \r\n\r\n")]
    [InlineData("file.pdf", "%PDF-1.7\n1 0 obj")]
    [InlineData("file.html", "<html><body><table><tr><td>1</td></tr></table></body></html>")]
    [InlineData("file.html", "\r\n<!DOCTYPE html>\r\n<HTML>")]
    [InlineData("file.html", "<table border=1><tr><td>1")]
    [InlineData("file.html", "MIME-Version: 1.0\nContent-Type: multipart/related")]
    [InlineData("file.spreadsheetml", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">")]
    [InlineData("file.ods", "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">")]
    [InlineData("file.shortcut", "{\"url\": \"https://docs.google.com/open?id=1\", \"doc_id\": \"1\"}")]
    [InlineData("file.not-a-workbook", "<?xml version=\"1.0\"?><kml/>")]
    [InlineData("file.not-a-workbook", "{\\rtf1\\ansi")]
    [InlineData("file.not-a-workbook", "MZ\u0001\0\0\0")]
    [InlineData("file.not-a-workbook", "MZ\u0001\u0002hello")]
    [InlineData("file.not-a-workbook", "a,b\n1\0\u00012,3\nmore text without any zero byte in it at all")]
    public void What_is_no_table_is_named_for_what_it_is(string code, string content)
    {
        foreach (var name in (string[])["x.xlsx", "x.csv", "x.xls"]) Refused(code, Encoding.UTF8.GetBytes(content), name);
    }

    [Fact]
    public void Other_binary_files_are_refused()
    {
        Refused("file.image", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13]);
        Refused("file.image", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]);
        Refused("file.archive", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]);
        Refused("file.archive", [.. "Rar!"u8, 0x1A, 7, 0]);
        Refused("file.incomplete", [0x09, 0x08, 0x08, 0x00, 0x00, 0x05]);
    }

    [Fact]
    public void A_file_of_the_limit_is_read_and_one_byte_more_refused()
    {
        var file = Encoding.UTF8.GetBytes("a,b\n1,2\n");
        Assert.Equal(2, ReadAll(file, "x.csv", new ReadLimits { FileBytes = file.Length }));
        Refused("file.too-large", file, "x.csv", new ReadLimits { FileBytes = file.Length - 1 });
    }

    [Fact]
    public void Other_zipped_formats_are_named()
    {
        Refused("file.ods", new HandMadeXlsx { ["mimetype"] = "application/vnd.oasis.opendocument.spreadsheet", ["content.xml"] = "<a/>" });
        Refused("file.numbers", new HandMadeXlsx { ["Index/Document.iwa"] = "x", ["Metadata/Properties.plist"] = "x" });
        Refused("file.zip-of-many", new HandMadeXlsx { ["a.txt"] = "x,y", ["b.txt"] = "x,y" });
        Assert.Contains("May.csv", Refused("file.zip-of-many", new HandMadeXlsx { ["May.csv"] = "x,y", ["June.xls"] = "x,y" }).Details[0], StringComparison.Ordinal);
        Refused("file.zip-without-table", new HandMadeXlsx { ["photo.jpg"] = "x" });
        Refused("file.zip-without-table", new HandMadeXlsx { ["inner.zip"] = "PK" });
        var binary = HandMadeXlsx.OfRows("");
        binary["_rels/.rels"] = $"<Relationships>{HandMadeXlsx.Related(1, "officeDocument", "xl/workbook.bin")}</Relationships>";
        binary["xl/workbook.bin"] = "x";
        Refused("file.xlsb", binary);
        var word = HandMadeXlsx.OfRows("");
        word["_rels/.rels"] = $"<Relationships>{HandMadeXlsx.Related(1, "officeDocument", "word/document.xml")}</Relationships>";
        word["word/document.xml"] = "<document/>";
        Refused("file.other-office", word);
    }

    [Fact]
    public void A_workbook_without_its_list_of_parts_is_refused()
    {
        var file = HandMadeXlsx.OfRows("<row><c><v>1</v></c></row>");
        file.Parts.Remove("[Content_Types].xml");
        Refused("file.damaged", file);
    }

    [Fact]
    public void A_missing_sheet_is_damage()
    {
        var file = HandMadeXlsx.OfRows("<row><c><v>1</v></c></row>");
        file.Parts.Remove("xl/worksheets/sheet1.xml");
        Assert.Equal("xl/worksheets/sheet1.xml", Assert.Single(Refused("file.damaged", file).Details));
    }

    [Fact]
    public void A_hundred_sheets_are_read_and_one_more_refused()
    {
        static HandMadeXlsx Of(int count) => HandMadeXlsx.OfSheets([.. Enumerable.Repeat("<sheetData><row><c><v>1</v></c></row></sheetData>", count)]);
        Assert.Equal(100, ReadAll(Of(100).ToBytes()));
        Refused("file.too-many-sheets", Of(101));
    }

    [Theory]
    [InlineData("file.dtd", """<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>""")]
    [InlineData("file.dtd", """<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">""")]
    [InlineData("file.dtd", """<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>""")]
    [InlineData("file.dtd", """<!DOCTYPE a [<!ENTITY % p SYSTEM "http://192.0.2.1/p.dtd"> %p;]>""")]
    public void A_document_type_is_refused_in_every_part(string code, string declaration)
    {
        foreach (var part in (string[])["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"])
        {
            var file = HandMadeXlsx.OfRows("<row><c t=\"s\"><v>0</v></c></row>").Strings("<si><t>a</t></si>").Styles(14);
            file[part] = declaration + Encoding.UTF8.GetString(file.Parts[part]).Replace("""<?xml version="1.0" encoding="UTF-8"?>""", "", StringComparison.Ordinal);
            Refused(code, file);
        }
    }

    [Theory]
    [InlineData("<sheetData><row><c><v>&x;</v></c></row></sheetData>")]
    [InlineData("<sheetData><row><c t=\"str\"><v>&#x;</v></c></row></sheetData>")]
    [InlineData("<sheetData><row><c t=\"str\"><v>a & b</v></c></row></sheetData>")]
    [InlineData("<sheetData><row><c></row></c></sheetData>")]
    [InlineData("<sheetData><row><c r=A1/></row></sheetData>")]
    [InlineData("<sheetData><row><c r=\"A1\"t=\"s\"/></row></sheetData>")]
    [InlineData("<sheetData><row><c r=\"<\"/></row></sheetData>")]
    [InlineData("<sheetData><row><c r/></row></sheetData>")]
    [InlineData("<sheetData><row>< c/></row></sheetData>")]
    [InlineData("<sheetData><row><c><v>1</v")]
    [InlineData("<sheetData><row><!-- never closed")]
    [InlineData("<sheetData><row><![CDATA[ never closed")]
    [InlineData("</worksheet><worksheet>")]
    [InlineData("</worksheet>text<worksheet>")]
    public void XML_that_is_not_well_formed_is_damage(string content) => Refused("file.damaged", HandMadeXlsx.OfSheets(content));

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Refused("file.damaged", HandMadeXlsx.OfSheets(deep));
    }

    [Fact]
    public void An_encoding_that_hides_characters_is_refused()
    {
        var file = HandMadeXlsx.OfRows("");
        file["xl/worksheets/sheet1.xml"] = """<?xml version="1.0" encoding="UTF-7"?><worksheet/>""";
        Refused("file.damaged", file);
    }

    [Fact]
    public void A_zip_of_one_table_is_that_table()
    {
        var csv = new HandMadeXlsx { ["data/reports.csv"] = "a;b\n1;2\n", ["__MACOSX/._reports.csv"] = "x" };
        using (var book = Open(csv.ToBytes(), "reports.zip")) Assert.Equal(["1: a|b", "2: 1|2"], book.Lines());
        var packed = new HandMadeXlsx { Parts = { ["report.xlsx"] = HandMadeXlsx.OfRows("<row><c><v>1</v></c></row>").ToBytes() } };
        using (var book = Open(packed.ToBytes(), "report.zip")) Assert.Equal(["1: 1"], book.Lines());
        var twice = new HandMadeXlsx { Parts = { ["report.xlsx"] = csv.ToBytes() } };
        Refused("file.not-a-workbook", twice);
    }

    [Fact]
    public void Whatever_lies_beside_the_table_in_a_zip_is_left_out_and_named()
    {
        var old = new HandMadeXls().Sheet("S", HandMadeXls.Number(0, 0, 7)).ToBytes();
        var packed = new HandMadeXlsx { Parts = { ["May/report.xls"] = old, ["May/inner.zip"] = [0x50, 0x4B], ["read me.txt"] = [1], [".DS_Store"] = [1] } };
        using var book = Open(packed.ToBytes(), "report.zip");
        Assert.Equal(["1: 7"], book.Lines());
        Assert.Equal(["file.not-read May/inner.zip", "file.not-read read me.txt"], book.Notes.Select(n => $"{n.Code} {n.Found}"));
    }
}
