using Tessera.Web.Tests.Spreadsheets;
using static Tessera.Web.Tests.Corpus.CorpusFiles;

namespace Tessera.Web.Tests.Corpus;

/// <summary>Group B: where the table lies and how it is laid out.</summary>
internal static class LayoutKinds
{
    const string Good = "2 in";

    static readonly string[][] Titles = [.. Enumerable.Range(1, 23).Select(i => (string[])[$"Note {i} on how to fill in"])];

    public static readonly Kind[] All =
    [
        new("B01", "title above the header", Good, () => Book(["Response monitoring"], ["November 2009"], [], Head, Salva, Mira).Bytes()),
        new("B02", "tags in the second row", Good, () => Book(Head, Tags, Salva, Mira).Bytes()),
        new("B03", "tags in row 25", Good, () => Book([.. Titles, Head, Tags, Salva, Mira]).Bytes()),
        new("B04", "tags above the header", Good, () => Book(Tags, Head, Salva, Mira).Bytes()),
        new("B05", "tags and no header", Good, () => Book(Tags, Salva, Mira).Bytes()),
        new("B06", "tags with blanks and capitals", Good, () => Book(["#Org", " #SECTOR ", "#activity", "#adm1 + name", "#ADM1 +code", "#date", "#reached"], Salva, Mira).Bytes()),
        new("B07", "two rows of tags", Good, () => Book(Head, Tags, Tags, Salva, Mira).Bytes(), Differs: "equal rows of tags leave nothing to ask"),
        new("B08", "group headers merged over columns", Good, () => Sheet("", [["Who", "", "What", "Where", "", "When", "People"], ["Organisation", "Cluster", "Activity", "Province", "Province code", "Month", "Reached"], Salva, Mira], "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"D1:E1\"/></mergeCells>").Bytes()),
        new("B09", "organisation merged over three rows", "3 in; asks merged; tells cell.merged-filled", () => Sheet("", [Head, Salva, Row((0, ""), (2, "Wells")), Row((0, ""), (2, "Soap"))], "<mergeCells><mergeCell ref=\"A2:A4\"/></mergeCells>").Bytes(), Differs: "what the sheet shows is taken, visibly, and the question can take it back"),
        new("B09", "people merged over two rows", "2 in; tells cell.merged-number", () => Sheet("", [Head, Salva, Row((2, "Wells"), (6, ""))], "<mergeCells><mergeCell ref=\"G2:G3\"/></mergeCells>").Bytes()),
        new("B10", "a cell merged sideways", "2 in; tells cell.merged-across", () => Sheet("", [Head, Row((3, "")), Mira], "<mergeCells><mergeCell ref=\"C2:D2\"/></mergeCells>").Bytes(), Differs: "the value is read for its first column and told, the row stands"),
        new("B11", "hidden rows", Good + "; tells table.hidden-rows", () => Book(Table).Change("xl/worksheets/sheet1.xml", x => x.Replace("<row r=\"3\"", "<row r=\"3\" hidden=\"1\"")).Bytes()),
        new("B12", "active filter", Good, () => Sheet("", Table, "<autoFilter ref=\"A1:G3\"><filterColumn colId=\"0\"><filters><filter val=\"Salva Relief\"/></filters></filterColumn></autoFilter>").Bytes()),
        new("B13", "hidden columns", Good + "; tells column.hidden", () => Sheet("<cols><col min=\"3\" max=\"3\" hidden=\"1\" width=\"0\"/></cols>", Table).Bytes()),
        new("B14", "total rows", "2 in, 2 skipped; tells row.total", () => Book(Head, Salva, ["Total WASH", "", "", "", "", "", "120"], Mira, ["Grand total", "", "", "", "", "", "165"]).Bytes()),
        new("B14", "an organisation called Total", "2 in, 1 waiting; asks partner.unknown; tells partner.unknown", () => Book(Head, Salva, Mira, Row((0, "Total Energies"), (6, "7"))).Bytes()),
        new("B14", "totals beside the organisation they are of", "2 in, 3 skipped; tells row.total", () => Book(Head, Salva, Row((1, "WASH total"), (2, ""), (3, ""), (4, ""), (5, "")), Row((2, "Sub-total"), (6, "33")), Mira, Row((0, "Mira Aid"), (3, "TOTAL"), (4, ""), (6, "45"))).Bytes()),
        new("B14", "work that begins with the word", "2 in", () => Book(Head, Row((2, "Total sanitation")), Mira).Bytes()),
        new("B15", "blank rows between", Good, () => Book(Head, Salva, [], [], Mira).Bytes()),
        new("B16", "blank columns before", Good, () => Book([.. Table.Select(r => (string[])["", "", .. r])]).Bytes()),
        new("B17", "columns in another order", Good, () => Book([.. Table.Select(r => r.Reverse().ToArray())]).Bytes()),
        new("B18", "no optional column", Good, () => Book([.. Table.Select(r => (string[])[r[0], r[1], r[4]])]).Bytes()),
        new("B19", "no organisation", "refused file.no-organisation", () => Book([.. Table.Select(r => r[1..])]).Bytes()),
        new("B19", "no place", "refused file.no-place", () => Book([.. Table.Select(r => (string[])[r[0], r[1], r[2], r[6]])]).Bytes()),
        new("B20", "columns of the partner's own", Good, () => Book([[.. Head, "Our ref"], [.. Salva, "x1"], [.. Mira, "x2"]]).Bytes()),
        new("B21", "two columns of one name", Good + "; tells column.taken", () => Book([[.. Head, "Province"], [.. Salva, "Ha Tinh"], [.. Mira, "Ha Tinh"]]).Bytes(), Differs: "the first counts, the code beside it agrees"),
        new("B41", "last year's form, a column renamed", Good, () => Book([["Agency", "Cluster", "Activity", "Province", "Admin1 P-code", "Month", "Beneficiaries reached 2009"], Salva, Mira]).Bytes()),
        new("B42", "the form of another cluster", "0 in, 2 refused; tells cluster.not-yours", () => Book(Head, Salva, Row((2, "Wells"))).Bytes(), Differs: "refused row by row with the cluster named, since a form of two clusters may hold rows of one's own") { Settings = new() { Period = "2009-11", Cluster = "HEA", OnlyClusters = [ValueFiles.Health] }, IsOfCountry = true },
        new("B43", "another country's form with rows that name no place", "0 in, 6 refused; tells place.blank place.none-here place.other-country", () => Book(Head, Row((3, "Sofala"), (4, "MZ09")), Row((3, "Gaza"), (4, "MZ03")), Row((3, "Tete"), (4, "MZ10")), Row((3, "Maputo"), (4, "MZ07")), Row((3, ""), (4, ""), (6, "7")), [.. Mira[..3], "Cabo Delgado", "MZ01", .. Mira[5..]]).Bytes(), Differs: "refused row by row, since nothing can go in"),
        new("B43", "another country's form", "0 in, 2 refused; tells place.none-here place.other-country", () => Book(Head, Row((3, "Sofala"), (4, "MZ09")), [.. Mira[..3], "Cabo Delgado", "MZ01", .. Mira[5..]]).Bytes(), Differs: "refused row by row, since nothing can go in"),
        new("B45", "nothing says which month", Good, () => Book([.. Table.Select(r => (string[])[.. r[..5], r[6]])]).Bytes()),
        new("B22", "header with line breaks, odd blanks, capitals", Good, () => Book([["ORGANISATION ", "Cluster\n", "\u00A0activity", "Province", "province\u00A0code", "MONTH", "People\nreached"], Salva, Mira]).Bytes()),
        new("B23", "header in French", Good, () => Book([["Organisation", "Secteur", "Activité", "Province", "Code province", "Mois", "Personnes atteintes"], Salva, Mira]).Bytes()),
        new("B23", "header in Vietnamese", Good, () => Book([["Tổ chức", "Nhóm ngành", "Hoạt động", "Tỉnh", "Mã tỉnh", "Tháng", "Số người tiếp cận"], Salva, Mira]).Bytes()),
        new("B23", "header in Arabic", Good, () => Book([["المنظمة", "القطاع", "النشاط", "المحافظة", "رمز المحافظة", "الشهر", "عدد المستفيدين"], Salva, Mira]).Bytes()),
        new("B24", "other words for the same", Good, () => Book([["Agency", "Sector", "Activity type", "Admin1", "Admin1_PCODE", "Reporting month", "# beneficiaries reached"], Salva, Mira]).Bytes()),
        new("B25", "a number as header", Good, () => Book([[.. Head, "2009"], [.. Salva, "1"], [.. Mira, "2"]]).Bytes()),
        new("B26", "header that is a formula", Good, () => Book([["<c r=\"A1\" t=\"str\"><f>\"Organi\"&amp;\"sation\"</f><v>Organisation</v></c>", .. Head[1..]], Salva, Mira]).Bytes()),
        new("B27", "data behind a READ ME", Good, () => ContainerKinds.TwoSheets("<sheet name=\"READ ME\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Data\" sheetId=\"2\" r:id=\"rId2\"/>", [["How to fill in this form"], ["Organisation", "your name"]], Table)),
        new("B28", "two sheets of data", "2 in; asks sheet; tells table.more-sheets", () => ContainerKinds.TwoSheets("<sheet name=\"North\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"South\" sheetId=\"2\" r:id=\"rId2\"/>", Table, Table)),
        new("B29", "odd names of sheets", Good, () => Book(Table).Book("<sheet name=\"🌊 Dữ liệu tháng 11 — 2009 ABCDE \" sheetId=\"1\" r:id=\"rId1\"/>").Bytes()),
        new("B30", "a column for each month", "2 in; asks months; tells table.months-across", () => Book([[.. Head[..5], "Sep 2009", "Oct 2009", "Nov 2009"], [.. Salva[..5], "10", "20", "30"], [.. Mira[..5], "1", "2", "3"]]).Bytes()),
        new("B30", "months in Vietnamese, without a year", "2 in; asks months; tells table.months-across", () => Book([[.. Head[..5], "Tháng 9", "Tháng 10", "Tháng 11"], [.. Salva[..5], "10", "20", "30"], [.. Mira[..5], "1", "2", "3"]]).Bytes()),
        new("B31", "pivot sheet instead of data", "refused file.no-table", () => Book(["Row Labels", "Sum of People reached"], ["Salva Relief", "120"], ["Grand Total", "120"]).Bytes()),
        new("B32", "a million blank rows with a style", Good, () => HandMadeXlsx.OfRows(Rows(Table) + string.Concat(Enumerable.Range(4, 1_048_573).Select(r => $"<row r=\"{r}\" s=\"1\" customFormat=\"1\"/>"))).Bytes()),
        new("B33", "a dimension that lies", Good, () => Sheet("<dimension ref=\"A1:XFD1048576\"/>", Table).Bytes()),
        new("B33", "a dimension that is too small", Good, () => Sheet("<dimension ref=\"A1\"/>", Table).Bytes()),
        new("B34", "cells beyond a sheet", "refused file.beyond-limits", () => Book([Head, Salva, [.. Mira, "<c r=\"XFE3\"><v>1</v></c>"]]).Bytes()),
        new("B34", "rows beyond a sheet", "refused file.beyond-limits", () => HandMadeXlsx.OfRows(Rows(Table) + "<row r=\"1048577\"><c><v>1</v></c></row>").Bytes()),
        new("B35", "no addresses at all", Good, () => Book(Table).Change("xl/worksheets/sheet1.xml", x => System.Text.RegularExpressions.Regex.Replace(x, " r=\"[A-Z]*[0-9]+\"", "")).Bytes()),
        new("B36", "more than 300,000 rows", "refused file.too-many-rows", () => Csv(Text() + string.Concat(Enumerable.Repeat("Mira Aid,Health\n", 300_100))), "file.csv"),
        new("B37", "a number in the 1,024th column", Good + "; reads 120", () => Book([.. Table.Select(r => (string[])[.. r[..^1], .. Enumerable.Repeat("", 1_024 - r.Length), r[^1]])]).Bytes()) { Reads = draft => Domain.Activities.Import.NumberReading.Text(draft.Reached!.Value) },
        new("B37", "16,384 columns", "2 in; tells table.columns-beyond", () => Book([.. Table.Select(r => (string[])[.. r, .. Enumerable.Range(1, 16_377).Select(i => $"x{i}")])]).Bytes()),
        new("B38", "frozen panes and print areas", Good, () => Sheet("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" state=\"frozen\"/></sheetView></sheetViews>", Table, "<printOptions/><pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/>").Bytes()),
        new("B39", "an Excel table with its totals", "2 in, 1 skipped; tells row.total", () => Book(Head, Salva, Mira, ["Total", "", "", "", "", "", "<c r=\"G4\"><f>SUBTOTAL(109,G2:G3)</f><v>165</v></c>"]).Bytes()),
        new("B40", "a word that is not in the list", "2 in; asks cluster.unknown; tells cluster.unknown", () => Book(Head, Row((1, "Plumbing")), Mira).Bytes()),
        new("B44", "protected sheet", Good, () => Sheet("", Table, "<sheetProtection sheet=\"1\" password=\"CC1A\"/>").Bytes()),
        new("B46", "comments", Good + "; tells file.comments", () => Book(Table).With("xl/comments1.xml", "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>Lan</author></authors><commentList><comment ref=\"A2\" authorId=\"0\"><text><t>please call</t></text></comment></commentList></comments>")
            .With("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"../comments1.xml\"/></Relationships>").Bytes()),
        new("B47", "a row crossed out", "2 in; asks struck; tells row.struck", Struck),
        new("B47", "a row crossed out, said to be taken back", "1 in, 1 skipped; tells row.struck-left", Struck) { Answers = new() { ["struck"] = "leave-out" } },
        new("B47", "one cell crossed out", Good, () => Crossed(Book(Head, Row((0, "<c r=\"A2\" s=\"1\" t=\"inlineStr\"><is><t>Salva Relief</t></is></c>")), Mira))),
        new("B48", "colours that mean something", Good, () => Book(Head, Row((0, "<c r=\"A2\" s=\"0\" t=\"inlineStr\"><is><t>Salva Relief</t></is></c>")), Mira).Styles(0).Bytes()),
        new("B49", "32,767 characters in a cell", "2 in; tells text.too-long", () => Book(Head, Row((2, new string('x', 32_767))), Mira).Bytes()),
        new("B50", "rich text with a reading guide", Good, () => Book(Head, Row((0, "<c r=\"A2\" t=\"inlineStr\"><is><r><rPr><b/></rPr><t>Salva</t></r><r><t xml:space=\"preserve\"> Relief</t></r><rPh sb=\"0\" eb=\"1\"><t>サルバ</t></rPh></is></c>")), Mira).Bytes()),
        new("B50", "a header repeated further down", "2 in, 1 skipped; tells row.header", () => Book(Head, Salva, Head, Mira).Bytes()),
        new("G01", "value of a formula as saved", Good, () => Book(Head, Row((6, "<c r=\"G2\"><f>60*2</f><v>120</v></c>")), Mira).Bytes()),
        new("G02", "formula without a value", "2 in; tells value.unsaved", () => Book(Head, Row((6, "<c r=\"G2\"><f>60*2</f></c>")), Mira).Bytes()),
        new("G03", "cells in error", "2 in; tells value.error", () => Book(Head, Row((2, "<c r=\"C2\" t=\"e\"><v>#REF!</v></c>"), (6, "<c r=\"G2\" t=\"e\"><v>#DIV/0!</v></c>")), Mira).Bytes()),
        new("G03", "an organisation in error", "1 in, 1 refused; tells partner.missing value.error", () => Book(Head, Row((0, "<c r=\"A2\" t=\"e\"><v>#REF!</v></c>")), Mira).Bytes()),
        new("G03", "a place's code in error beside its name", "2 in; tells value.error", () => Book(Head, Row((4, "<c r=\"E2\" t=\"e\"><v>#N/A</v></c>")), Mira).Bytes()),
        new("G04", "formula into another workbook", Good, () => Book(Head, Row((6, "<c r=\"G2\"><f>[1]Sheet1!A1</f><v>120</v></c>")), Mira).Bytes(), Differs: "the saved value is taken, the link is not yet told"),
        new("G05", "shared and array formulas", Good, () => Book(Head, Row((6, "<c r=\"G2\"><f t=\"shared\" ref=\"G2:G3\" si=\"0\">1+1</f><v>120</v></c>")), [.. Mira[..6], "<c r=\"G3\"><f t=\"shared\" si=\"0\"/><v>45</v></c>"]).Bytes()),
        new("G06", "TODAY()", Good, () => Book(Head, Row((6, "<c r=\"G2\"><f>TODAY()-40000</f><v>120</v></c>")), Mira).Bytes(), Differs: "the saved value is taken, not yet told"),
        new("G07", "HYPERLINK()", Good, () => Book(Head, Row((2, "<c r=\"C2\" t=\"str\"><f>HYPERLINK(\"http://127.0.0.1:9\",\"Latrines\")</f><v>Latrines</v></c>")), Mira).Bytes()),
        new("G08", "WEBSERVICE()", Good, () => Book(Head, Row((6, "<c r=\"G2\"><f>WEBSERVICE(\"http://127.0.0.1:9\")</f><v>120</v></c>")), Mira).Bytes()),
        new("G09", "formula that needs itself", Good, () => Book(Head, Row((6, "<c r=\"G2\"><f>G2+1</f><v>0</v></c>")), Mira).Bytes()),
        new("G10", "a look-up that gives the text 0", Good + "; tells number.text", () => Book(Head, Row((6, "<c r=\"G2\" t=\"str\"><f>VLOOKUP(1,A:B,2)</f><v>0</v></c>")), Mira).Bytes()),
        new("G11", "header that is a formula", Good, () => Book([["<c r=\"A1\" t=\"str\"><f>A9</f><v>Organisation</v></c>", .. Head[1..]], Salva, Mira]).Bytes()),
        new("G12", "every kind of cell", Good + "; tells period.from-day", () => Book(Head, Row((0, "<c r=\"A2\" t=\"str\"><v>Salva Relief</v></c>"), (5, "<c r=\"F2\" t=\"d\"><v>2009-11-05</v></c>"), (6, "<c r=\"G2\" t=\"n\"><v>1.2E2</v></c>")), Mira).Bytes()),
    ];

    /// <summary>Every cell of Salva Relief in a font with a line through it.</summary>
    static byte[] Struck() => Crossed(Book(Head, [.. Salva[..6].Index().Select(c => $"<c r=\"{(char)('A' + c.Index)}2\" s=\"1\" t=\"inlineStr\"><is><t>{c.Item}</t></is></c>"), "<c r=\"G2\" s=\"1\"><v>120</v></c>"], Mira));

    static byte[] Crossed(HandMadeXlsx file) =>
        file.Styles(0, 0).Change("xl/styles.xml", x => x.Replace("<cellStyleXfs>", "<fonts><font/><font><b/><strike/></font></fonts><cellStyleXfs>").Replace("<xf numFmtId=\"0\"/></cellXfs>", "<xf numFmtId=\"0\" fontId=\"1\"/></cellXfs>")).Bytes();
}
