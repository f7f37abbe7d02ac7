using System.Text;
using Tessera.Web.Tests.Features.Imports;
using Tessera.Web.Tests.Spreadsheets;
using static Tessera.Web.Tests.Corpus.CorpusFiles;

namespace Tessera.Web.Tests.Corpus;

/// <summary>Group A: what holds the table.</summary>
internal static class ContainerKinds
{
    const string Sheet1 = "xl/worksheets/sheet1.xml", Good = "2 in", Doctype = "<!DOCTYPE x [";

    public static readonly Kind[] All =
    [
        new("A01", "no bytes at all", "refused file.empty", () => []),
        new("A02", "old workbook renamed .xlsx", Good + "; tells file.read-as-workbook", () => Xls(Table)),
        new("A03", "protected by a password", "refused file.password", () => HandMadeXls.Contain("EncryptedPackage", new byte[6000])),
        new("A04", "binary workbook", "refused file.xlsb", () => Book(Table).With("xl/workbook.bin", "x").Change("_rels/.rels", r => r.Replace("workbook.xml", "workbook.bin")).Bytes(), "file.xlsb"),
        new("A05", "macros", Good + "; tells file.macros-ignored", () => Book(Table).With("xl/vbaProject.bin", "x").Bytes(), "file.xlsm"),
        new("A06", "LibreOffice file", "refused file.ods", () => new HandMadeXlsx { ["mimetype"] = "application/vnd.oasis.opendocument.spreadsheet", ["content.xml"] = "<a/>" }.Bytes(), "file.ods"),
        new("A07", "web page saved as .xls", "refused file.html", () => Csv("<html><table><tr><td>Organisation</td></tr></table></html>"), "file.xls"),
        new("A08", "XML workbook of 2003", "refused file.spreadsheetml", () => Csv("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"), "file.xls"),
        new("A09", "CSV named .xlsx", Good + "; tells file.read-as-csv", () => Csv(Table)),
        new("A10", "workbook named .csv", Good + "; tells file.read-as-workbook", () => Book(Table).Bytes(), "file.csv"),
        new("A11", "PDF", "refused file.pdf", () => Csv("%PDF-1.7")),
        new("A11", "picture", "refused file.image", () => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]),
        new("A11", "a program by its name", "refused file.not-a-workbook", () => Csv("hello, world\r\n"), "x.exe"),
        new("A11", "program", "refused file.not-a-workbook", () => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0]),
        new("A12", "link to an online sheet", "refused file.shortcut", () => Csv("{\"url\": \"https://docs.google.com/open?id=1\", \"doc_id\": \"1\"}"), "file.gsheet"),
        new("A12", "Numbers file", "refused file.numbers", () => new HandMadeXlsx { ["Index/Document.iwa"] = "x" }.Bytes(), "file.numbers"),
        new("A13", "upload cut at 60 %", "refused file.incomplete", () => { var whole = Book(Table).Bytes(); return whole[..(whole.Length * 6 / 10)]; }),
        new("A13", "old workbook cut at 60 %", "refused file.incomplete", () => { var whole = Xls(Table); return whole[..(whole.Length * 6 / 10)]; }, "file.xls"),
        new("A23", "zip in a zip beside the table", Good + "; tells file.not-read", () => new HandMadeXlsx().With("table.csv", Csv(Table)).With("more.zip", Book(Table).Bytes()).Bytes(), "file.zip"),
        new("A23", "zip in a zip alone", "refused file.zip-without-table", () => new HandMadeXlsx().With("more.zip", Book(Table).Bytes()).Bytes(), "file.zip"),
        new("A23", "two tables in a zip", "refused file.zip-of-many", () => new HandMadeXlsx().With("a.csv", Csv(Table)).With("b.xlsx", Book(Table).Bytes()).Bytes(), "file.zip"),
        new("A23", "one table in a zip", Good, () => new HandMadeXlsx().With("November/a.xlsx", Book(Table).Bytes()).Bytes(), "file.zip"),
        new("A25", "101 sheets", "refused file.too-many-sheets", () => HandMadeXlsx.OfSheets([.. Enumerable.Repeat("<sheetData/>", 101)]).Bytes()),
        new("A25", "100 sheets", Good, () => HandMadeXlsx.OfSheets([$"<sheetData>{Rows(Table)}</sheetData>", .. Enumerable.Repeat("<sheetData/>", 99)]).Bytes()),
        new("A27", "entity that reads a file", "refused file.dtd", () => Typed(Doctype + "<!ENTITY a SYSTEM \"file:///etc/passwd\">]>")),
        new("A28", "parameter entity", "refused file.dtd", () => Typed(Doctype + "<!ENTITY % a SYSTEM \"http://127.0.0.1:9/x\"> %a;]>")),
        new("A29", "billion laughs", "refused file.dtd", () => Typed(Doctype + "<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>")),
        new("A30", "external definitions", "refused file.dtd", () => Typed("<!DOCTYPE worksheet SYSTEM \"http://127.0.0.1:9/x.dtd\">")),
        new("A30", "place of a schema", Good, () => Book(Table).Change(Sheet1, x => x.Replace("<worksheet ", "<worksheet xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a http://127.0.0.1:9/x.xsd\" ")).Bytes()),
        new("A31", "sheet in UTF-16", Good, () => Book(Table).With(Sheet1, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(HandMadeXlsx.Worksheet($"<sheetData>{Rows(Table)}</sheetData>").Replace("UTF-8", "UTF-16"))]).Bytes()),
        new("A31", "sheet in UTF-7", "refused file.damaged", () => Book(Table).Change(Sheet1, x => x.Replace("UTF-8", "UTF-7")).Bytes()),
        new("A32", "escaped control character", Good + "; tells text.encoding", () => Book(Head, Row((2, "Latrines_x0000_")), Mira).Bytes()),
        new("A33", "100,000 nested elements", "refused file.damaged", () => HandMadeXlsx.OfSheets(string.Concat(Enumerable.Repeat("<a>", 100_000))).Bytes()),
        new("A34", "no table of shared texts", "2 in; tells value.error", () => Book(Head, Row((2, "<c r=\"C2\" t=\"s\"><v>7</v></c>")), Mira).Bytes()),
        new("A35", "style that is not there", Good, () => Book(Head, Row((6, "<c r=\"G2\" s=\"99\"><v>120</v></c>")), Mira).Bytes()),
        new("A36", "Strict Open XML", Good, Strict),
        new("A37", "relation to the network", Good, () => Book(Table).Change("xl/_rels/workbook.xml.rels", r => r.Replace("</Relationships>", "<Relationship Id=\"rId77\" Type=\"x/image\" TargetMode=\"External\" Target=\"\\\\\\\\127.0.0.1\\\\share\"/></Relationships>")).Bytes()),
        new("A38", "external links and connections", Good, () => Book(Table).With("xl/externalLinks/externalLink1.xml", "<externalLink/>").With("xl/connections.xml", "<connections/>").Bytes()),
        new("A39", "large pictures inside", Good, () => Book(Table).With("xl/media/image1.png", new byte[4 << 20]).Bytes()),
        new("A40", "no list of parts", "refused file.damaged", () => { var file = Book(Table); file.Parts.Remove("[Content_Types].xml"); return file.Bytes(); }),
        new("A41", "very hidden sheet", Good + "; tells file.hidden-sheet", () => TwoSheets("<sheet name=\"S1\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"S2\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId2\"/>", Table, Table)),
        new("A42", "chart sheet first", Good, () => ChartFirst("chartsheet")),
        new("A42", "macro sheet first", Good, () => ChartFirst("xlMacrosheet")),
    ];

    static byte[] Typed(string definitions) => Book(Table).Change(Sheet1, x => x.Replace("?><worksheet", $"?>{definitions}<worksheet")).Bytes();

    static byte[] Strict()
    {
        var file = Book(Table);
        foreach (var part in file.Parts.Keys.Where(p => p != "[Content_Types].xml").ToList())
            file.Change(part, x => x.Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main").Replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"));
        return file.Bytes();
    }

    public static byte[] TwoSheets(string sheets, string[][] first, string[][] second) =>
        HandMadeXlsx.OfSheets($"<sheetData>{Rows(first)}</sheetData>", $"<sheetData>{Rows(second)}</sheetData>").Book(sheets).Bytes();

    static byte[] ChartFirst(string kind) => HandMadeXlsx.OfSheets("", $"<sheetData>{Rows(Table)}</sheetData>")
        .Relations(HandMadeXlsx.Related(1, kind, "worksheets/sheet1.xml") + HandMadeXlsx.Related(2, "worksheet", "worksheets/sheet2.xml")).Bytes();

    public static readonly HeldElsewhere[] Elsewhere =
    [
        new("A14", typeof(ZipRefusalTests), nameof(ZipRefusalTests.A_wrong_check_value_is_damage)),
        new("A15", typeof(ZipRefusalTests), nameof(ZipRefusalTests.Headers_that_disagree_are_damage)),
        new("A16", typeof(ZipRefusalTests), nameof(ZipRefusalTests.Two_parts_of_one_name_are_refused)),
        new("A17", typeof(ZipRefusalTests), nameof(ZipRefusalTests.A_name_that_leaves_the_file_is_refused)),
        new("A18", typeof(ZipRefusalTests), nameof(ZipRefusalTests.A_symbolic_link_is_refused)),
        new("A19", typeof(ZipRefusalTests), nameof(ZipRefusalTests.An_encrypted_part_asks_for_a_file_without_password)),
        new("A20", typeof(ZipRefusalTests), nameof(ZipRefusalTests.A_part_larger_than_claimed_is_damage)),
        new("A21", typeof(ZipRefusalTests), nameof(ZipRefusalTests.A_gigabyte_of_blanks_in_a_megabyte_is_refused)),
        new("A22", typeof(ZipRefusalTests), nameof(ZipRefusalTests.Parts_that_share_bytes_are_damage)),
        new("A24", typeof(ZipRefusalTests), nameof(ZipRefusalTests.Ten_thousand_parts_are_refused_and_one_less_is_read)),
        new("A26", typeof(ZipRefusalTests), nameof(ZipRefusalTests.A_dense_but_honest_part_below_five_megabytes_is_read)),
        new("A43", typeof(FileKindsTests), nameof(FileKindsTests.A_name_however_odd_is_shown_as_text_and_never_a_path)),
        new("A44", typeof(FileKindsTests), nameof(FileKindsTests.A_form_however_odd_is_answered)),
        new("A47", typeof(ImportJourneyTests), nameof(ImportJourneyTests.A_file_becomes_counted_rows_and_is_undone)),
        new("A48", typeof(FileKindsTests), nameof(FileKindsTests.The_same_rows_under_another_name_change_nothing)),
        new("A49", typeof(ImportJourneyTests), nameof(ImportJourneyTests.A_file_that_is_no_table_is_refused_with_the_reason_and_stores_no_row)),
        new("A50", typeof(FileRefusalTests), nameof(FileRefusalTests.A_file_of_the_limit_is_read_and_one_byte_more_refused)),
    ];
}
