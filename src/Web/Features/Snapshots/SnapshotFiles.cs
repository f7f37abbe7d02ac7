using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Snapshots;

/// <summary>Today's one page as a file, by the address of the page.</summary>
internal static class SnapshotFiles
{
    public static Task<IResult> Pdf(HttpContext http, RouteScope here, SnapshotDesk desk, SheetFile file) => Sheet(http, here, desk, file, SheetFormat.Pdf);

    public static Task<IResult> Png(HttpContext http, RouteScope here, SnapshotDesk desk, SheetFile file) => Sheet(http, here, desk, file, SheetFormat.Png);

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

    public static string Origin(HttpContext http) => http.Request.Site() + "/";

    /// <summary>As a reader of the paper would type it.</summary>
    public static string Address(HttpContext http, string code, Snapshot snapshot, KeptAs? kept) =>
        Origin(http).TrimEnd('/') + (kept is null ? Links.Snapshot(code, snapshot.Question.Query) : Links.KeptSnapshot(code, kept.Number));

    /// <summary>A file of nothing would be taken for a figure.</summary>
    public static Snapshot Shown(Snapshot snapshot) => SnapshotDesk.Hides(snapshot) ? throw Problem.NotFound("snapshot.hidden") : snapshot;

    private static async Task<Snapshot> Today(HttpContext http, RouteScope here, SnapshotDesk desk) => Shown(await desk.Ask(here.Operation, SnapshotQuestion.Of(http.Request)));

    private static async Task<IResult> Sheet(HttpContext http, RouteScope here, SnapshotDesk desk, SheetFile file, SheetFormat format)
    {
        var snapshot = await Today(http, here, desk);
        return await file.Of(http, new SheetContent(snapshot, here.Operation, FileName(here.Operation.Code, snapshot, null), null), format);
    }
}
