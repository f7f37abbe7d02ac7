using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Tessera.Web.Spreadsheets;
using Tessera.Web.Tests.Spreadsheets;

namespace Tessera.Web.Tests.Corpus;

/// <summary>A table of two good rows, and the ways to put it into a file.</summary>
internal static class CorpusFiles
{
    public static readonly string[] Head = ["Organisation", "Cluster", "Activity", "Province", "Province code", "Month", "People reached"];
    public static readonly string[] Salva = ["Salva Relief", "WASH", "Latrines", "Quang Tri", "VN403", "2009-11", "120"];
    public static readonly string[] Mira = ["Mira Aid", "Health", "Clinic", "Thua Thien Hue", "VN405", "2009-11", "45"];
    public static readonly string[] Tags = ["#org", "#sector", "#activity", "#adm1+name", "#adm1+code", "#date", "#reached"];

    public static string[][] Table => [Head, Salva, Mira];

    public static byte[] Bytes(this HandMadeXlsx file) => file.ToBytes();

    public static HandMadeXlsx Book(params string[][] rows) => HandMadeXlsx.OfRows(Rows(rows));

    /// <summary>A workbook whose one sheet has more than rows.</summary>
    public static HandMadeXlsx Sheet(string before, string[][] rows, string behind = "") => HandMadeXlsx.OfSheets($"{before}<sheetData>{Rows(rows)}</sheetData>{behind}");

    public static string Rows(params string[][] rows) =>
        string.Concat(rows.Index().Where(r => r.Item.Length > 0).Select(r => $"<row r=\"{r.Index + 1}\">{string.Concat(r.Item.Index().Select(c => Cell(r.Index + 1, c.Index, c.Item)))}</row>"));

    /// <summary>A text that begins with "&lt;c" is a cell already.</summary>
    static string Cell(int row, int column, string text)
    {
        if (text.Length == 0) return "";
        if (text.StartsWith("<c", StringComparison.Ordinal)) return text;
        var place = CellReference.Name(row, column);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? $"<c r=\"{place}\"><v>{text}</v></c>"
            : $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";
    }

    public static HandMadeXlsx With(this HandMadeXlsx file, string part, string content)
    {
        file[part] = content;
        return file;
    }

    public static HandMadeXlsx With(this HandMadeXlsx file, string part, byte[] content)
    {
        file.Parts[part] = content;
        return file;
    }

    /// <summary>Rewrites one part.</summary>
    public static HandMadeXlsx Change(this HandMadeXlsx file, string part, Func<string, string> change) => file.With(part, change(Encoding.UTF8.GetString(file.Parts[part])));

    public static string Text(char separator = ',', params string[][] rows) =>
        string.Concat((rows.Length == 0 ? Table : rows).Select(row => string.Join(separator, row) + "\r\n"));

    public static byte[] Csv(string text) => Encoding.UTF8.GetBytes(text);
    public static byte[] Csv(params string[][] rows) => Csv(Text(',', rows));
    public static byte[] In(string encoding, string text) => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text);

    /// <summary>The good row of Salva Relief with other values in some columns.</summary>
    public static string[] Row(params (int Column, string Value)[] others)
    {
        var row = (string[])Salva.Clone();
        foreach (var (column, value) in others) row[column] = value;
        return row;
    }

    public static byte[] Xls(params string[][] rows)
    {
        var book = new HandMadeXls();
        var records = rows.Index().SelectMany(r => r.Item.Index().Where(c => c.Item.Length > 0).SelectMany(c =>
            double.TryParse(c.Item, out var number) ? HandMadeXls.Number(r.Index, c.Index, number) : book.Text(r.Index, c.Index, c.Item)));
        return book.Sheet("Data", [.. records]).ToBytes();
    }

    /// <summary>The same workbook with a list of its parts, which we do not need and others do.</summary>
    public static byte[] Listed(byte[] workbook)
    {
        const string kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        using var bytes = new MemoryStream();
        bytes.Write(workbook);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            if (zip.GetEntry("[Content_Types].xml") is not { Length: < 120 } types) return workbook;
            types.Delete();
            var parts = zip.Entries.Select(e => e.FullName).Select(name => name switch
            {
                "xl/workbook.xml" => $"<Override PartName=\"/{name}\" ContentType=\"{kind}sheet.main+xml\"/>",
                "xl/styles.xml" => $"<Override PartName=\"/{name}\" ContentType=\"{kind}styles+xml\"/>",
                "xl/sharedStrings.xml" => $"<Override PartName=\"/{name}\" ContentType=\"{kind}sharedStrings+xml\"/>",
                _ when name.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal) => $"<Override PartName=\"/{name}\" ContentType=\"{kind}worksheet+xml\"/>",
                _ => "",
            });
            using var writer = new StreamWriter(zip.CreateEntry("[Content_Types].xml").Open());
            writer.Write($"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{string.Concat(parts)}</Types>");
        }
        return bytes.ToArray();
    }
}
