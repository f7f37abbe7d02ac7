using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Overlaps;

/// <summary>Downloads of overlaps by the filters of the page they are linked from.</summary>
internal static class OverlapFiles
{
    public static async Task<IResult> Csv(HttpContext http, OverlapDesk desk, GapDesk gaps, RouteScope here) =>
        await FigureFiles.Csv(await Table(http, desk, gaps, here), FigureFiles.FileName(here.Operation.Code, "overlaps", null, "csv"), http.Request.Query["hxl"] == "1");

    public static async Task<IResult> Json(HttpContext http, OverlapDesk desk, GapDesk gaps, RouteScope here) =>
        FigureFiles.Json([await Table(http, desk, gaps, here)], [("operation", Cell.Of(here.Operation.Code))]);

    private static async Task<FigureTable> Table(HttpContext http, OverlapDesk desk, GapDesk gaps, RouteScope here)
    {
        var filter = PresenceFilter.Of(http.Request.Query);
        var view = await desk.Ask(here.Operation, filter);
        return OverlapTables.Of(view with { Pairs = OverlapTables.Chosen(view, http.Request.Query["kind"], http.Request.Query["decision"]) }, await gaps.Ask(here.Operation, GapFilter.Of(filter, null, null)));
    }
}
