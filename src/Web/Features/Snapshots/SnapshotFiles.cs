using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Snapshots;

/// <summary>Today's one page as a file, by the address of the page.</summary>
internal static class SnapshotFiles
{
    public static Task<IResult> Pdf(HttpContext http, RouteScope here, SnapshotDesk desk, SheetFile file, ListsCache lists) => Sheet(http, here, desk, file, lists, SheetFormat.Pdf);

    public static Task<IResult> Png(HttpContext http, RouteScope here, SnapshotDesk desk, SheetFile file, ListsCache lists) => Sheet(http, here, desk, file, lists, SheetFormat.Png);

    public static async Task<IResult> Xlsx(HttpContext http, RouteScope here, SnapshotDesk desk)
    {
        var snapshot = await Today(http, here, desk);
        return FigureFiles.Xlsx(SnapshotTables.Of(snapshot), SnapshotTables.About(snapshot, here.Operation.Code, null), $"{FileName(here.Operation.Code, snapshot, null)}.xlsx", hasTags: false);
    }

    public static async Task<IResult> Json(HttpContext http, RouteScope here, SnapshotDesk desk)
    {
        var snapshot = await Today(http, here, desk);
        return FigureFiles.Json(SnapshotTables.Of(snapshot), SnapshotTables.About(snapshot, here.Operation.Code, null));
    }

    /// <summary>As OCHA names its sheets: code, name, A4, day.</summary>
    public static string FileName(string code, Snapshot snapshot, int? number)
    {
        var parts = new[] { code, "snapshot", snapshot.Question.Place, snapshot.Question.Cluster, "A4", snapshot.AsOf?.ToString("yyyyMMdd", CultureInfo.InvariantCulture), number is { } kept ? string.Create(CultureInfo.InvariantCulture, $"no{kept}") : null };
        return string.Concat(string.Join('_', parts.Where(part => !string.IsNullOrEmpty(part))).Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-' ? sign : '-'));
    }

    public static string Origin(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}/";

    /// <summary>The page of a page or of its file, as a reader of the paper would type it.</summary>
    public static string Address(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var dot = path.LastIndexOf('.');
        return Origin(http).TrimEnd('/') + (dot > path.LastIndexOf('/') ? path[..dot] : path) + AddressQuery.Of(http);
    }

    /// <summary>A file of nothing would be taken for a figure.</summary>
    public static Snapshot Shown(Snapshot snapshot) => SnapshotDesk.Hides(snapshot) ? throw Problem.NotFound("snapshot.hidden") : snapshot;

    private static async Task<Snapshot> Today(HttpContext http, RouteScope here, SnapshotDesk desk) => Shown(await desk.Ask(here.Operation, SnapshotQuestion.Of(http.Request.Query)));

    private static async Task<IResult> Sheet(HttpContext http, RouteScope here, SnapshotDesk desk, SheetFile file, ListsCache lists, SheetFormat format)
    {
        var snapshot = await Today(http, here, desk);
        return await file.Of(http, new SheetContent(snapshot, await lists.For(here.Operation), FileName(here.Operation.Code, snapshot, null), here.Operation.Code, null), format);
    }
}
