using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Presence;

/// <summary>Downloads of the presence figure, by the filters of the page they are linked from.</summary>
internal static class PresenceFiles
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<IResult> Csv(HttpContext http, PresenceDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        var table = PresenceTables.Of(view, http.Request.Query["tables"]);
        using var content = new MemoryStream();
        await using (var writer = new StreamWriter(content, CsvWriting.Encoding, leaveOpen: true))
        {
            CsvWriting.Mark(writer);
            foreach (var line in Lines(table, HasTags(http))) CsvWriting.Row(writer, line);
        }
        return Results.Bytes(content.ToArray(), "text/csv; charset=utf-8", FileName(view.Operation.Code, "presence", view.AsOf, "csv"));
    }

    public static async Task<IResult> Xlsx(HttpContext http, PresenceDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        using var content = new MemoryStream();
        using (var writer = new SheetWriter(content))
        {
            foreach (var name in http.Request.Query["tables"].ToString() is { Length: > 0 } one ? [one] : PresenceTables.Names)
            {
                var table = PresenceTables.Of(view, name);
                writer.BeginSheet(table.Name, [14, 28, 24, 14], headerRows: HasTags(http) ? 2 : 1, filter: !HasTags(http));
                foreach (var line in Lines(table, HasTags(http))) writer.Row(line);
            }
            writer.BeginSheet("about", [30, 40]);
            foreach (var (name, value) in About(view)) writer.Row(Cell.Of(name), value);
            writer.Finish();
        }
        return Results.Bytes(content.ToArray(), Workbook, FileName(view.Operation.Code, "presence", view.AsOf, "xlsx"));
    }

    public static async Task<IResult> Json(HttpContext http, PresenceDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            foreach (var (name, value) in About(view)) Write(json, name, value);
            Write(json, PresenceTables.Of(view, http.Request.Query["tables"]));
            json.WriteEndObject();
        }
        return Results.Bytes(content.ToArray(), MediaTypeNames.Application.Json);
    }

    /// <summary>"vnm_presence_20091231.csv": the day is the figure's, not today's.</summary>
    public static string FileName(string code, string figure, DateOnly? asOf, string ending) =>
        asOf is { } day ? string.Create(CultureInfo.InvariantCulture, $"{code}_{figure}_{day:yyyyMMdd}.{ending}") : $"{code}_{figure}.{ending}";

    private static Task<PresenceView> View(HttpContext http, PresenceDesk desk, RouteScope here) => desk.Ask(here.Operation, PresenceFilter.Of(http.Request.Query));

    private static bool HasTags(HttpContext http) => http.Request.Query["hxl"] == "1";

    private static IEnumerable<Cell[]> Lines(FigureTable table, bool hasTags)
    {
        yield return [.. table.Headers.Select(Cell.Of)];
        if (hasTags) yield return [.. table.Tags.Select(Cell.Of)];
        foreach (var row in table.Rows) yield return row;
    }

    /// <summary>What the figure was made from and what was left out; every figure carries it.</summary>
    private static IEnumerable<(string Name, Cell Value)> About(PresenceView view)
    {
        var answer = view.Answer;
        yield return ("operation", Cell.Of(view.Operation.Code));
        yield return ("sequence", Cell.Of(answer.Sequence));
        yield return ("as_of", Cell.Of(view.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""));
        yield return ("level", Cell.Of(view.Question.Level));
        yield return ("role", Cell.Of(view.Question.Role.ToString().ToLowerInvariant()));
        foreach (var (name, value) in view.Filter.Parts.Where(p => p.Name is not ("by" or "role"))) yield return ("filter_" + name, Cell.Of(value));
        yield return ("distinct_organisations", Cell.Of(answer.Organisations));
        yield return ("rows", Cell.Of(answer.Rows));
        yield return ("rows_without_organisation", Cell.Of(answer.RowsWithoutOrganisation));
        yield return ("rows_nil", Cell.Of(answer.RowsNil));
        yield return ("rows_undated", Cell.Of(answer.RowsUndated));
        yield return ("rows_hidden", Cell.Of(answer.RowsHidden));
    }

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

    private static void Write(Utf8JsonWriter json, string name, Cell value)
    {
        if (value.Kind == CellKind.Number) json.WriteNumber(name, value.Number);
        else if (value.Kind == CellKind.Empty) json.WriteNull(name);
        else json.WriteString(name, value.AsTyped());
    }
}
