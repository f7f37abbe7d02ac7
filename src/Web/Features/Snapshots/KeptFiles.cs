using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Snapshots;

/// <summary>Kept figures as a file: the same ones for as long as they are not withdrawn.</summary>
internal static class KeptFiles
{
    public static Task<IResult> Pdf(HttpContext http, long number, RouteScope here, KeptSnapshots kept, SheetFile file) => Sheet(http, number, here, kept, file, SheetFormat.Pdf);

    public static Task<IResult> Png(HttpContext http, long number, RouteScope here, KeptSnapshots kept, SheetFile file) => Sheet(http, number, here, kept, file, SheetFormat.Png);

    public static async Task<IResult> Xlsx(long number, RouteScope here, KeptSnapshots kept)
    {
        var (snapshot, was) = await Figures(number, here, kept);
        return FigureFiles.Xlsx(SnapshotTables.Of(snapshot), SnapshotTables.About(snapshot, here.Operation.Code, was), $"{SnapshotFiles.FileName(here.Operation.Code, snapshot, was.Number)}.xlsx", hasTags: false);
    }

    public static async Task<IResult> Json(long number, RouteScope here, KeptSnapshots kept)
    {
        var (snapshot, was) = await Figures(number, here, kept);
        return FigureFiles.Json(SnapshotTables.Of(snapshot), SnapshotTables.About(snapshot, here.Operation.Code, was));
    }

    private static async Task<(Snapshot Snapshot, KeptAs Kept)> Figures(long number, RouteScope here, KeptSnapshots kept)
    {
        var row = await kept.Find(here.Operation, number);
        return row.IsWithdrawn ? throw Problem.NotFound("snapshot.gone") : (KeptSnapshots.Figures(row), new KeptAs(row.Number, row.KeptAt));
    }

    private static async Task<IResult> Sheet(HttpContext http, long number, RouteScope here, KeptSnapshots kept, SheetFile file, SheetFormat format)
    {
        var (snapshot, was) = await Figures(number, here, kept);
        return await file.Of(http, new SheetContent(snapshot, here.Operation, SnapshotFiles.FileName(here.Operation.Code, snapshot, was.Number), was), format);
    }
}
