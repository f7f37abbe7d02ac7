using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Reach;

/// <summary>Downloads of reach and of the rows behind it, by the filters of the page they are linked from.</summary>
internal static class ReachFiles
{
    public static async Task<IResult> Csv(HttpContext http, ReachDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        return await FigureFiles.Csv(ReachTables.Parts(view), FileName(view, "csv"), http.Request.Query["hxl"] == "1");
    }

    public static async Task<IResult> Xlsx(HttpContext http, ReachDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        return FigureFiles.Xlsx([ReachTables.Parts(view), ReachTables.Steps(view), ReachTables.Split(view)], About(view), FileName(view, "xlsx"), http.Request.Query["hxl"] == "1");
    }

    public static async Task<IResult> Json(HttpContext http, ReachDesk desk, RouteScope here)
    {
        var view = await View(http, desk, here);
        return FigureFiles.Json([ReachTables.Steps(view), ReachTables.Split(view), ReachTables.Parts(view)], About(view));
    }

    public static async Task<IResult> RowsCsv(HttpContext http, ReachDesk desk, RouteScope here, TermNames terms)
    {
        var view = await desk.Rows(here.Operation, ReachFilter.Of(http.Request.Query));
        var names = await terms.Of(here.Operation.Id, Terms(view));
        return await FigureFiles.Csv(ReachTables.Rows(view with { Rows = ReachTables.Chosen(view, http.Request.Query["outcome"]) }, names), FigureFiles.FileName(here.Operation.Code, "reach_rows", null, "csv"), http.Request.Query["hxl"] == "1");
    }

    /// <summary>Ids of the words that the rows name.</summary>
    public static List<long> Terms(ReachRowsView view) => [.. view.Rows.SelectMany(row => new[] { row.KindId, row.GroupId }).Where(id => id != 0).Distinct()];

    private static Task<ReachView> View(HttpContext http, ReachDesk desk, RouteScope here) => desk.Ask(here.Operation, ReachFilter.Of(http.Request.Query));

    private static string FileName(ReachView view, string ending) => FigureFiles.FileName(view.Operation.Code, "reach", view.AsOf, ending);

    private static IEnumerable<(string Name, Cell Value)> About(ReachView view)
    {
        var answer = view.Answer;
        foreach (var line in FigureFiles.Of(view.Operation)) yield return line;
        yield return ("sequence", Cell.Of(answer.Sequence));
        yield return ("as_of", FigureCells.Day(view.AsOf));
        yield return ("unit", Cell.Of(ReachTables.UnitName(view, answer.Unit)));
        foreach (var (name, value) in view.Filter.Rows.Parts.Where(p => p.Name != "by")) yield return ("filter_" + name, Cell.Of(value));
        if (view.Filter.Group is { } group) yield return ("filter_group", Cell.Of(group));
        yield return ("low", FigureCells.Number(answer.Total.Low));
        yield return ("reached", FigureCells.Number(answer.Total.Reached));
        yield return ("high", FigureCells.Number(answer.Total.High));
        yield return ("rows", Cell.Of(answer.Total.Rows));
        yield return ("lowest_level", Cell.Of(answer.Lowest.Level));
        yield return ("rows_at_lowest_level", Cell.Of(answer.Lowest.RowsPlaced));
        yield return ("rows_coarser", Cell.Of(answer.RowsCoarser));
        yield return ("rows_without_number", Cell.Of(answer.RowsSilent));
        yield return ("rows_undated", Cell.Of(answer.RowsUndated));
        yield return ("rows_hidden", Cell.Of(answer.RowsHidden));
        if (answer.FixedHousehold is { } ratio) yield return ("fixed_people_per_household", FigureCells.Number(ratio));
    }
}
