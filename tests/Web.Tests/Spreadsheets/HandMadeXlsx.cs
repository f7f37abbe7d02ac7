using System.IO.Compression;
using System.Text;

namespace Tessera.Web.Tests.Spreadsheets;

/// <summary>A workbook put together from raw parts, so that every oddity of a real file can be written down.</summary>
sealed class HandMadeXlsx
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public SortedDictionary<string, byte[]> Parts { get; } = new(StringComparer.Ordinal);

    public string this[string part] { set => Parts[part] = Encoding.UTF8.GetBytes(value); }

    /// <param name="sheets">The content of each sheet's worksheet element.</param>
    public static HandMadeXlsx OfSheets(params string[] sheets)
    {
        var made = new HandMadeXlsx
        {
            ["[Content_Types].xml"] = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""",
            ["_rels/.rels"] = $"""<Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
        };
        made.Book(string.Concat(sheets.Select((_, i) => $"""<sheet name="S{i + 1}" sheetId="{i + 1}" r:id="rId{i + 1}"/>""")));
        made.Relations(string.Concat(sheets.Select((_, i) => Related(i + 1, "worksheet", $"worksheets/sheet{i + 1}.xml"))));
        for (var i = 0; i < sheets.Length; i++) made[$"xl/worksheets/sheet{i + 1}.xml"] = Worksheet(sheets[i]);
        return made;
    }

    public static HandMadeXlsx OfRows(string rows) => OfSheets($"<sheetData>{rows}</sheetData>");

    public static string Worksheet(string content) => $"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}" xmlns:r="{Relation}">{content}</worksheet>""";

    public static string Related(int id, string kind, string target) => $"""<Relationship Id="rId{id}" Type="{Relation}/{kind}" Target="{target}"/>""";

    public HandMadeXlsx Book(string sheets, string properties = "")
    {
        this["xl/workbook.xml"] = $"""<workbook xmlns="{Main}" xmlns:r="{Relation}">{properties}<sheets>{sheets}</sheets></workbook>""";
        return this;
    }

    public HandMadeXlsx Relations(string relations)
    {
        this["xl/_rels/workbook.xml.rels"] = $"""<Relationships xmlns="{Package}">{relations}</Relationships>""";
        return this;
    }

    public HandMadeXlsx Strings(string items)
    {
        this["xl/sharedStrings.xml"] = $"""<sst xmlns="{Main}">{items}</sst>""";
        return Relations(Related(1, "worksheet", "worksheets/sheet1.xml") + Related(8, "sharedStrings", "sharedStrings.xml") + Related(9, "styles", "styles.xml"));
    }

    /// <param name="formats">Number format of each cell style: a built-in id, or a code.</param>
    public HandMadeXlsx Styles(params object[] formats)
    {
        var custom = formats.Select((f, i) => f is string code ? $"""<numFmt numFmtId="{200 + i}" formatCode="{System.Security.SecurityElement.Escape(code)}"/>""" : "");
        var styles = formats.Select((f, i) => $"""<xf numFmtId="{(f is int id ? id : 200 + i)}"/>""");
        this["xl/styles.xml"] = $"""<styleSheet xmlns="{Main}"><numFmts>{string.Concat(custom)}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{string.Concat(styles)}</cellXfs></styleSheet>""";
        return Relations(Related(1, "worksheet", "worksheets/sheet1.xml") + Related(8, "sharedStrings", "sharedStrings.xml") + Related(9, "styles", "styles.xml"));
    }

    public byte[] ToBytes(CompressionLevel level = CompressionLevel.Fastest)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in Parts)
            {
                using var part = zip.CreateEntry(name, level).Open();
                part.Write(content);
            }
        return bytes.ToArray();
    }
}
