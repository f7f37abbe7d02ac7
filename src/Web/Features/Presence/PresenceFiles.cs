using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Presence;

/// <summary>Downloads of the presence figure, by the filters of the page they are linked from.</summary>
internal static class PresenceFiles
{
    /// <summary>The tables of a CSV: those of the page, and "hapi" for the columns of HDX HAPI.</summary>
    public static async Task<IResult> Csv(HttpContext http, PresenceDesk desk, RouteScope here)
    {
        if (http.Request.Query["tables"] == "hapi")
            return await FigureFiles.Csv(await PresenceHapi.Of(desk, here.Operation, PresenceFilter.Of(http.Request.Query)), $"{here.Operation.Code}_operational_presence.csv", hasTags: false, isHapi: true);
        var view = await View(http, desk, here);
        return await FigureFiles.Csv(PresenceTables.Of(view, http.Request.Query["tables"]), FileName(view, "csv"), HasTags(http));
    }

    public static async Task<IResult> Xlsx(HttpContext http, PresenceDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        var names = http.Request.Query["tables"].ToString() is { Length: > 0 } one ? [one] : PresenceTables.Names;
        return FigureFiles.Xlsx(names.Select(name => PresenceTables.Of(view, name)), About(view), FileName(view, "xlsx"), HasTags(http));
    }

    public static async Task<IResult> Json(HttpContext http, PresenceDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        return FigureFiles.Json([PresenceTables.Of(view, http.Request.Query["tables"])], About(view));
    }

    public static async Task<IResult> GeoJson(HttpContext http, PresenceDesk desk, RouteScope here, AreaFeatures features)
    {
        var view = await View(http, desk, here);
        return FigureFiles.GeoJson(await features.Of(view.Lists, view.Question.Level, Figures(view)), FileName(view, "geojson"));
    }

    /// <summary>Organisations and rows of an area; null, which is no report, where no row counts.</summary>
    public static Func<Domain.Geography.AdminArea, IReadOnlyList<(string, Cell)>?> Figures(PresenceView view)
    {
        var places = view.Answer.Places.ToDictionary(place => place.AreaId);
        return area => [("organisations", places.TryGetValue(area.Id, out var place) ? Cell.Of(place.Organisations) : Cell.Empty), ("rows", Cell.Of(place?.Rows ?? 0)),
            ("as_of", FigureCells.Day(view.AsOf))];
    }

    private static string FileName(PresenceView view, string ending) => FigureFiles.FileName(view.Operation.Code, "presence", view.AsOf, ending);

    private static Task<PresenceView> View(HttpContext http, PresenceDesk desk, RouteScope here) => desk.Ask(here.Operation, PresenceFilter.Of(http.Request.Query));

    private static bool HasTags(HttpContext http) => http.Request.Query["hxl"] == "1";

    /// <summary>What the figure was made from and what was left out; every figure carries it.</summary>
    public static IEnumerable<(string Name, Cell Value)> About(PresenceView view)
    {
        var answer = view.Answer;
        foreach (var line in FigureFiles.Of(view.Operation)) yield return line;
        yield return ("sequence", Cell.Of(answer.Sequence));
        yield return ("as_of", FigureCells.Day(view.AsOf));
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
}
