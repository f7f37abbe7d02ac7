using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Gaps;

/// <summary>Downloads of gaps by the filters of the page they are linked from.</summary>
internal static class GapFiles
{
    public static async Task<IResult> Csv(HttpContext http, GapDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        return await FigureFiles.Csv(GapTables.Of(view), FileName(view, "csv"), http.Request.Query["hxl"] == "1");
    }

    public static async Task<IResult> Xlsx(HttpContext http, GapDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        return FigureFiles.Xlsx([GapTables.Of(view)], About(view), FileName(view, "xlsx"), http.Request.Query["hxl"] == "1");
    }

    public static async Task<IResult> Json(HttpContext http, GapDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        return FigureFiles.Json([GapTables.Of(view)], About(view));
    }

    public static async Task<IResult> GeoJson(HttpContext http, GapDesk desk, RouteScope here, AreaFeatures features)
    {
        var view = await View(http, desk, here);
        return FigureFiles.GeoJson(await features.Of(view.Lists, view.Filter.Rows.Level(), Figures(view)), FileName(view, "geojson"));
    }

    /// <summary>Of the cluster asked for, else of everybody together; an area of which nothing is known is left out.</summary>
    public static Func<Domain.Geography.AdminArea, IReadOnlyList<(string, Cell)>?> Figures(GapView view)
    {
        var of = view.ByCluster.FirstOrDefault()?.ClusterId;
        var lines = view.Answer.Lines.Where(line => line.ClusterId == of && line.Group == view.Filter.Group).ToDictionary(line => line.AreaId);
        return area => !lines.TryGetValue(area.Id, out var line) ? null :
            [("cluster_code", Cell.Of(view.ClusterCode(line))), ("in_need", FigureCells.Number(line.InNeed)), ("targeted", FigureCells.Number(line.Targeted)), ("reached", FigureCells.Number(line.Reached?.Reached)),
             ("gap", FigureCells.Number(line.Gap)), ("partners", Cell.Of(line.Partners)), ("as_of", FigureCells.Day(view.AsOf))];
    }

    private static Task<GapView> View(HttpContext http, GapDesk desk, RouteScope here) => desk.Ask(here.Operation, GapFilter.Of(http.Request.Query));

    private static string FileName(GapView view, string ending) => FigureFiles.FileName(view.Operation.Code, "gaps", view.AsOf, ending);

    private static IEnumerable<(string Name, Cell Value)> About(GapView view)
    {
        foreach (var line in FigureFiles.Of(view.Operation)) yield return line;
        yield return ("sequence", Cell.Of(view.Answer.Sequence));
        yield return ("as_of", FigureCells.Day(view.AsOf));
        yield return ("threshold_percent", Cell.Of(view.Filter.Threshold));
        foreach (var (name, value) in view.Filter.Rows.Parts) yield return ("filter_" + name, Cell.Of(value));
        foreach (var source in view.Sources) yield return (FigureFiles.Sources, Cell.Of($"{source.Name}: {source.Source}{(source.Cut.Length > 0 ? $" ({source.Cut})" : "")}"));
    }
}
