using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Geography;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Needs;

/// <summary>
/// The needs as HDX HAPI publishes them (standards.md 2): one row for each place, sector, category and status. Rows of
/// several levels and categories overlap, as there; none of them is the sum of two cuts. Severity has no place in it; JSON has it beside them.
/// </summary>
internal static class NeedFiles
{
    public static readonly IReadOnlyList<string> Header =
    [
        "location_code", "has_hrp", "in_gho", "provider_admin1_name", "provider_admin2_name", "admin1_code", "admin1_name", "admin2_code", "admin2_name", "admin_level",
        "sector_code", "sector_name", "category", "population_status", "population", "reference_period_start", "reference_period_end", "dataset_hdx_id", "resource_hdx_id", "warning", "error",
    ];

    /// <summary>The HXL tag of every column.</summary>
    public static readonly IReadOnlyList<string> Tags =
    [
        "#country+code", "#meta+has_hrp", "#meta+in_gho", "#adm1+name+provider", "#adm2+name+provider", "#adm1+code", "#adm1+name", "#adm2+code", "#adm2+name", "#geo+admin_level",
        "#sector+code", "#sector+name", "#category", "#population+status", "#population", "#date+start", "#date+end", "#meta+dataset_id", "#meta+resource_id", "#meta+warning", "#meta+error",
    ];

    private const int Deepest = 2;
    private const string Everybody = "total", AllSectors = "Intersectoral";

    private sealed record Row(AdminArea Area, long? ClusterId, string? Group, Disaggregation Cut, string Category, NeedFigure Figure, long Value, Caseload Caseload);

    public static async Task<IResult> Csv(HttpContext http, NeedDesk desk, RouteScope here)
    {
        var view = await desk.Ask(here.Operation, NeedFilter.Of(http.Request.Query));
        return await FigureFiles.Csv(Table(view), $"{here.Operation.Code}_humanitarian_needs.csv", hasTags: false, isHapi: true);
    }

    public static FigureTable Table(NeedView view) => new("needs", Header, Tags, Lines(view));

    public static async Task<IResult> Json(HttpContext http, NeedDesk desk, RouteScope here)
    {
        var view = await desk.Ask(here.Operation, NeedFilter.Of(http.Request.Query));
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            json.WriteString("operation", here.Operation.Code);
            json.WriteNumber("sequence", view.Table.Sequence);
            json.WriteStartArray("data");
            foreach (var line in Lines(view)) Write(json, line);
            json.WriteEndArray();
            Severity(json, view);
            json.WriteEndObject();
        }
        return Results.Bytes(content.ToArray(), MediaTypeNames.Application.Json);
    }

    /// <summary>Grades as stated, which have no place in the columns of HAPI.</summary>
    private static void Severity(Utf8JsonWriter json, NeedView view)
    {
        json.WriteStartArray("severity");
        var (asked, within) = (view.Filter.ClusterId(view.Lists), view.Filter.Within(view.Lists)?.Id);
        foreach (var area in view.Lists.Gazetteer.All.Where(a => a.Level <= Deepest && view.Lists.Gazetteer.IsWithin(a, within)).OrderBy(a => a.Pcode, StringComparer.Ordinal))
            foreach (var cluster in view.Lists.ClusterList.Select(c => (long?)c.Id).Prepend(null).Where(c => asked is null || c == asked))
                if (view.Table.Severity(area.Id, cluster) is { } grade)
                {
                    json.WriteStartObject();
                    json.WriteString("admin_code", area.Pcode);
                    json.WriteNumber("admin_level", area.Level);
                    json.WriteString("sector_code", Sector(view, cluster).Code);
                    json.WriteNumber("severity", grade);
                    json.WriteEndObject();
                }
        json.WriteEndArray();
    }

    /// <summary>In the order of places, sectors, categories and figures.</summary>
    private static IEnumerable<Cell[]> Lines(NeedView view)
    {
        var cluster = view.Filter.ClusterId(view.Lists);
        var within = view.Filter.Within(view.Lists)?.Id;
        foreach (var row in Rows(view).Where(r => (cluster is null || r.ClusterId == cluster) && (view.Filter.Group is null || r.Group == view.Filter.Group)
            && (view.Filter.By is null || r.Area.Level == view.Level) && view.Lists.Gazetteer.IsWithin(r.Area, within))
            .OrderBy(r => r.Area.Pcode, StringComparer.Ordinal).ThenBy(r => Sector(view, r.ClusterId).Code, StringComparer.Ordinal).ThenBy(r => r.Category, StringComparer.Ordinal).ThenBy(r => r.Figure))
            yield return Line(view, row);
    }

    /// <summary>What is stated at the levels HAPI has, each thing once, and the sums at its deepest where data lies deeper.</summary>
    private static IEnumerable<Row> Rows(NeedView view)
    {
        var said = new HashSet<(long, long?, string?, Disaggregation, NeedFigure)>();
        foreach (var loaded in view.Table.Loaded.OrderByDescending(c => c.Head.LastMonth).ThenByDescending(c => c.Head.LoadedAt).ThenBy(c => c.Head.Number))
            foreach (var line in loaded.Lines)
                if (line.Figure != NeedFigure.Severity && view.Lists.Area(line.AreaId) is { Level: <= Deepest } area && said.Add((line.AreaId, line.ClusterId, line.Group, line.Cut, line.Figure)))
                    yield return new(area, line.ClusterId, line.Group, line.Cut, line.IsTotal ? Everybody : line.Category ?? line.Group ?? line.Cut.ToString(), line.Figure, line.Value, loaded.Head);
        foreach (var question in view.Table.Questions)
            foreach (var (id, answer) in view.Table.All(question))
                if (answer.Basis != NeedBasis.Line && view.Lists.Area(id) is { } area && (answer.Basis == NeedBasis.Partition ? area.Level <= Deepest : area.Level == Deepest) && said.Add((id, question.ClusterId, question.Group, Disaggregation.Total, question.Figure)))
                    yield return new(area, question.ClusterId, question.Group, Disaggregation.Total, question.Group ?? Everybody, question.Figure, answer.Value, view.Table.Caseload(answer.Caseloads[0]));
    }

    private static Cell[] Line(NeedView view, Row row)
    {
        var (country, first, second) = (view.Lists.Gazetteer.Ancestor(row.Area.Id, 0), view.Lists.Gazetteer.Ancestor(row.Area.Id, 1), view.Lists.Gazetteer.Ancestor(row.Area.Id, 2));
        var (code, name) = Sector(view, row.ClusterId);
        return
        [
            Cell.Of(country is null ? "" : CountryCodes.Iso3(country.Pcode)), Cell.Empty, Cell.Empty, Cell.Of(first?.Name ?? ""), Cell.Of(second?.Name ?? ""),
            Cell.Of(first?.Pcode ?? ""), Cell.Of(first?.Name ?? ""), Cell.Of(second?.Pcode ?? ""), Cell.Of(second?.Name ?? ""), Cell.Of(row.Area.Level),
            Cell.Of(code), Cell.Of(name), Cell.Of(row.Category), Cell.Of(Status(row.Figure)), Cell.Of(NumberReading.Text(row.Value)),
            Day(row.Caseload.FirstMonth, last: false), Day(row.Caseload.LastMonth, last: true), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty,
        ];
    }

    private static (string Code, string Name) Sector(NeedView view, long? cluster) => cluster is { } id && view.Lists.Cluster(id) is { } one ? (one.Code, GlobalLists.SectorName(one)) : (AllSectors, AllSectors);

    private static string Status(NeedFigure figure) => figure switch
    {
        NeedFigure.InNeed => "INN",
        NeedFigure.Targeted => "TGT",
        NeedFigure.Affected => "AFF",
        NeedFigure.Reached => "REA",
        _ => "all",
    };

    private static Cell Day(int month, bool last) => month == 0 ? Cell.Empty
        : Cell.Of((last ? new ReportingPeriod(month, month).LastDay : ReportingPeriod.FirstDay(month)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static void Write(Utf8JsonWriter json, Cell[] line)
    {
        json.WriteStartObject();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i].Kind == CellKind.Empty) json.WriteNull(Header[i]);
            else if (Header[i] == "population") json.WriteNumber(Header[i], decimal.Parse(line[i].Text!, CultureInfo.InvariantCulture));
            else if (line[i].Kind == CellKind.Number) json.WriteNumber(Header[i], line[i].Number);
            else json.WriteString(Header[i], line[i].AsTyped());
        }
        json.WriteEndObject();
    }
}
