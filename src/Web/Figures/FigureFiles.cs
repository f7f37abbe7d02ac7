using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using Tessera.Domain;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Figures;

/// <summary>A figure as a file. Besides its tables every workbook and JSON says what it was made from and what was left out.</summary>
internal static class FigureFiles
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Where the numbers of need come from: a line of a workbook each, a list in JSON.</summary>
    public const string Sources = "needs_sources";

    /// <summary>"vnm_presence_20091231.csv": the day is the figure's, not today's.</summary>
    public static string FileName(string code, string figure, DateOnly? asOf, string ending) =>
        asOf is { } day ? string.Create(CultureInfo.InvariantCulture, $"{code}_{figure}_{day:yyyyMMdd}.{ending}") : $"{code}_{figure}.{ending}";

    public static async Task<IResult> Csv(FigureTable table, string fileName, bool hasTags, bool isHapi = false) =>
        Results.Bytes(await CsvBytes(table, hasTags, isHapi), "text/csv; charset=utf-8", fileName);

    /// <param name="isHapi">For programs that read files of HDX HAPI, which begin with the header; else with the mark that tells spreadsheets of UTF-8.</param>
    public static async Task<byte[]> CsvBytes(FigureTable table, bool hasTags, bool isHapi = false)
    {
        using var content = new MemoryStream();
        await using (var writer = new StreamWriter(content, CsvWriting.Encoding, leaveOpen: true))
        {
            if (!isHapi) CsvWriting.Mark(writer);
            foreach (var line in table.Lines(hasTags)) CsvWriting.Row(writer, line);
        }
        return content.ToArray();
    }

    public static IResult GeoJson(byte[] features, string fileName) => Results.Bytes(features, "application/geo+json", fileName);

    public static IResult Xlsx(IEnumerable<FigureTable> tables, IEnumerable<(string Name, Cell Value)> about, string fileName, bool hasTags) =>
        Results.Bytes(XlsxBytes(tables, about, hasTags), Workbook, fileName);

    public static byte[] XlsxBytes(IEnumerable<FigureTable> tables, IEnumerable<(string Name, Cell Value)> about, bool hasTags)
    {
        using var content = new MemoryStream();
        using (var writer = new SheetWriter(content))
        {
            foreach (var table in tables)
            {
                writer.BeginSheet(table.Name, [14, 28, 24, 14], headerRows: hasTags ? 2 : 1, filter: !hasTags);
                foreach (var line in table.Lines(hasTags)) writer.Row(line);
            }
            writer.BeginSheet("about", [30, 40]);
            foreach (var (name, value) in about) writer.Row(Cell.Of(name), value);
            writer.Finish();
        }
        return content.ToArray();
    }

    public static IResult Json(IEnumerable<FigureTable> tables, IEnumerable<(string Name, Cell Value)> about)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            foreach (var said in about.GroupBy(line => line.Name)) Write(json, said.Key, [.. said.Select(line => line.Value)]);
            foreach (var table in tables) Write(json, table);
            json.WriteEndObject();
        }
        return Results.Bytes(content.ToArray(), MediaTypeNames.Application.Json);
    }

    /// <summary>Whose figures these are and on what terms others may use them.</summary>
    public static IEnumerable<(string Name, Cell Value)> Of(Domain.Operations.Operation operation) =>
        operation.Licence.Length == 0 ? [("operation", Cell.Of(operation.Code))] : [("operation", Cell.Of(operation.Code)), ("licence", Cell.Of(operation.Licence))];

    private static void Write(Utf8JsonWriter json, FigureTable table)
    {
        json.WriteStartArray(table.Name);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++) Write(json, table.Headers[i], row[i]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, Cell[] values)
    {
        if (name != Sources) { Write(json, name, values[^1]); return; }
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value.AsTyped());
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, Cell value)
    {
        if (value.Kind == CellKind.Number) json.WriteNumber(name, value.Number);
        else if (value.Kind == CellKind.Empty) json.WriteNull(name);
        else json.WriteString(name, value.AsTyped());
    }
}
