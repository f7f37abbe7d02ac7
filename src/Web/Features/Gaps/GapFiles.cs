using System.Globalization;
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

    private static Task<GapView> View(HttpContext http, GapDesk desk, RouteScope here) => desk.Ask(here.Operation, GapFilter.Of(http.Request.Query));

    private static string FileName(GapView view, string ending) => FigureFiles.FileName(view.Operation.Code, "gaps", view.AsOf, ending);

    private static IEnumerable<(string Name, Cell Value)> About(GapView view)
    {
        yield return ("operation", Cell.Of(view.Operation.Code));
        yield return ("sequence", Cell.Of(view.Answer.Sequence));
        yield return ("as_of", Cell.Of(view.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""));
        yield return ("threshold_percent", Cell.Of(view.Filter.Threshold));
        foreach (var (name, value) in view.Filter.Rows.Parts) yield return ("filter_" + name, Cell.Of(value));
        foreach (var (source, index) in view.Sources.Select((source, index) => (source, index)))
            yield return (string.Create(CultureInfo.InvariantCulture, $"needs_source_{index + 1}"), Cell.Of($"{source.Name}: {source.Source} ({source.Cut})"));
    }
}
