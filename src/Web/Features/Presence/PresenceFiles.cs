using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Presence;

/// <summary>Downloads of the presence figure, by the filters of the page they are linked from.</summary>
internal static class PresenceFiles
{
    public static async Task<IResult> Csv(HttpContext http, PresenceDesk desk, RouteScope here)
    {
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

    private static string FileName(PresenceView view, string ending) => FigureFiles.FileName(view.Operation.Code, "presence", view.AsOf, ending);

    private static Task<PresenceView> View(HttpContext http, PresenceDesk desk, RouteScope here) => desk.Ask(here.Operation, PresenceFilter.Of(http.Request.Query));

    private static bool HasTags(HttpContext http) => http.Request.Query["hxl"] == "1";

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
}
