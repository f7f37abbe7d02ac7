using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;
using Tessera.Web.Layout;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>The file as it came, the report, and what is wrong as a list to work through.</summary>
internal static class ImportDownloads
{
    private static readonly double[] Widths = [8, 8, 28, 18, 60, 32, 32, 12];

    public static async Task<IResult> File(HttpContext http, RouteScope here, long number, ImportViews views, FileStore files)
    {
        var view = await views.Of(here.Operation, number);
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Sandbox;
        return Results.Stream(await files.Open(here.Operation.Id, view.Import.FileId, http.RequestAborted), "application/octet-stream", view.Import.FileName);
    }

    public static async Task<IResult> Report(HttpContext http, RouteScope here, long number, ImportViews views, Text text)
    {
        var view = await views.Of(here.Operation, number);
        http.Response.ContentType = "application/json; charset=utf-8";
        return Results.Stream(stream => ReportJson.Write(view.Import, stream, text), "application/json; charset=utf-8");
    }

    public static async Task<IResult> Workbook(HttpContext http, RouteScope here, long number, ImportViews views, ImportPreview preview, Text text)
    {
        var view = await views.Of(here.Operation, number);
        view.DemandRows();
        return RowFiles.Xlsx(http, new(text["import.problems.sheet"], Widths, Header(text), Lines(view, preview, text)), Name(view, "xlsx"));
    }

    public static async Task<IResult> Notes(HttpContext http, RouteScope here, long number, ImportViews views, OwnFile own)
    {
        var view = await views.Of(here.Operation, number);
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Sandbox;
        return Results.Stream(await own.Write(view, http.RequestAborted), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", OwnFile.Name(view));
    }

    public static async Task<IResult> Csv(HttpContext http, RouteScope here, long number, ImportViews views, ImportPreview preview, Text text)
    {
        var view = await views.Of(here.Operation, number);
        view.DemandRows();
        return RowFiles.Csv(http, new(text["import.problems.sheet"], Widths, Header(text), Lines(view, preview, text)), Name(view, "csv"));
    }

    public static async Task<IResult> CleanWorkbook(HttpContext http, RouteScope here, long number, ImportViews views, CleanedTable cleaned)
    {
        var view = await views.Of(here.Operation, number);
        return RowFiles.Xlsx(http, await cleaned.Of(view), CleanedTable.Name(view, "xlsx"));
    }

    public static async Task<IResult> CleanCsv(HttpContext http, RouteScope here, long number, ImportViews views, CleanedTable cleaned)
    {
        var view = await views.Of(here.Operation, number);
        return RowFiles.Csv(http, await cleaned.Of(view), CleanedTable.Name(view, "csv"));
    }

    public static async Task<IResult> Message(HttpContext http, RouteScope here, long number, ImportViews views, QuestionMessage message)
    {
        var view = await views.Of(here.Operation, number);
        var letter = await message.Of(view, Languages.Find(AddressQuery.Of(http)["language"]) ?? Languages.Current);
        return Results.File(System.Text.Encoding.UTF8.GetBytes(letter.Body), "text/plain; charset=utf-8", $"{Path.GetFileNameWithoutExtension(view.Import.FileName)}-questions.txt");
    }

    public static string Letter(int column) => column < 0 ? "" : CellReference.Letters(column);

    private static string Name(ImportView view, string ending) => string.Create(CultureInfo.InvariantCulture, $"{view.Operation.Code}_import-{view.Import.Number}_problems.{ending}");

    private static Cell[] Header(Text text) =>
        [.. new[] { "row", "column", "header", "effect", "what", "found", "expected", "verdict" }.Select(part => Cell.Of(text[$"import.problems.{part}"]))];

    /// <summary>A line for every finding that is more than a note, in the order of the sheet.</summary>
    private static async IAsyncEnumerable<Cell[]> Lines(ImportView view, ImportPreview preview, Text text)
    {
        var headers = view.Report?.Layout.Columns.ToDictionary(c => c.Index, c => c.Header) ?? [];
        await foreach (var draft in preview.Drafts(view.Import))
            foreach (var finding in draft.Findings.Where(f => f.Effect != FindingEffect.Note || draft.Verdict == RowVerdict.Refused))
                yield return Line(draft, finding, headers.GetValueOrDefault(finding.Column, ""), text);
    }

    private static Cell[] Line(ActivityDraft draft, Finding finding, string header, Text text) =>
    [
        Cell.Of(finding.Row), Cell.Of(Letter(finding.Column)), Cell.Of(header), Cell.Of(text[$"effect.{finding.Effect.ToString().ToLowerInvariant()}"]),
        Cell.Of(text.Finding(finding.Code, finding.Found, finding.Expected, header)), Cell.Of(finding.Found), Cell.Of(Finding.IsExpected(finding.Code) ? finding.Expected ?? "" : ""),
        Cell.Of(text[$"verdict.{draft.Verdict.ToString().ToLowerInvariant()}"]),
    ];
}
