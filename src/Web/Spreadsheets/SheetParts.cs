namespace Tessera.Web.Spreadsheets;

/// <summary>The parts of a written workbook that are the same in all of them, and the list of its sheets.</summary>
internal static class SheetParts
{
    public const int General = 0, Header = 1, Date = 2, Moment = 3;

    // Sheets are the default kind of part, so this can be written first, before their number is known.
    public static ReadOnlySpan<byte> ContentTypes => """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>
        """u8;

    public static ReadOnlySpan<byte> Relations => """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """u8;

    public static ReadOnlySpan<byte> Styles => """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF2"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """u8;

    public static ReadOnlySpan<byte> SheetHead => """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        """u8;

    public static void Workbook(XmlBytes xml, IReadOnlyList<(string Name, bool Hidden)> sheets)
    {
        xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8);
        xml.Raw("""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews>"""u8);
        // A program that opens the workbook on a sheet it hides shows an error, or nothing.
        xml.Raw("<workbookView activeTab=\""u8);
        xml.Number(sheets.Index().FirstOrDefault(s => !s.Item.Hidden).Index);
        xml.Raw("\"/></bookViews><sheets>"u8);
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.Raw("<sheet name=\""u8);
            xml.Text(sheets[i].Name);
            xml.Raw("\" sheetId=\""u8);
            xml.Number(i + 1);
            xml.Raw(sheets[i].Hidden ? "\" state=\"hidden\" r:id=\"rId"u8 : "\" r:id=\"rId"u8);
            xml.Number(i + 1);
            xml.Raw("\"/>"u8);
        }
        xml.Raw("</sheets></workbook>"u8);
    }

    public static void WorkbookRelations(XmlBytes xml, int sheets)
    {
        xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8);
        xml.Raw("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""u8);
        for (var i = 1; i <= sheets; i++) Relation(xml, i, "worksheet", $"worksheets/sheet{i}.xml");
        Relation(xml, sheets + 1, "styles", "styles.xml");
        Relation(xml, sheets + 2, "sharedStrings", "sharedStrings.xml");
        xml.Raw("</Relationships>"u8);
    }

    public static void SharedStrings(XmlBytes xml, IEnumerable<string> strings)
    {
        xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8);
        xml.Raw("""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"""u8);
        foreach (var text in strings)
        {
            xml.Raw("<si>"u8);
            Text(xml, text);
            xml.Raw("</si>"u8);
        }
        xml.Raw("</sst>"u8);
    }

    public static void Text(XmlBytes xml, string text)
    {
        xml.Raw(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) ? "<t xml:space=\"preserve\">"u8 : "<t>"u8);
        xml.Text(text);
        xml.Raw("</t>"u8);
    }

    static void Relation(XmlBytes xml, int id, string kind, string target) => xml.Raw(string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"));
}
