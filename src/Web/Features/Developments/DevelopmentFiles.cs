using Tessera.Web.Access;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Developments;

/// <summary>Downloads of what changed by the filters of the page they are linked from.</summary>
internal static class DevelopmentFiles
{
    public static async Task<IResult> Csv(HttpContext http, ChangeDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        return await FigureFiles.Csv(DevelopmentTables.Of(view, http.Request.Query["tables"]), FileName(view, "csv"), http.Request.Query["hxl"] == "1");
    }

    public static async Task<IResult> Xlsx(HttpContext http, ChangeDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        return FigureFiles.Xlsx(Tables(view), DevelopmentTables.About(view), FileName(view, "xlsx"), http.Request.Query["hxl"] == "1");
    }

    public static async Task<IResult> Json(HttpContext http, ChangeDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        return FigureFiles.Json(Tables(view), DevelopmentTables.About(view));
    }

    private static IEnumerable<FigureTable> Tables(ChangeView view) => DevelopmentTables.Names.Select(name => DevelopmentTables.Of(view, name));

    private static Task<ChangeView> View(HttpContext http, ChangeDesk desk, RouteScope here) => desk.Ask(here.Operation, ChangeFilter.Of(http.Request.Query));

    private static string FileName(ChangeView view, string ending) => FigureFiles.FileName(view.Operation.Code, "changes", view.AsOf, ending);
}
