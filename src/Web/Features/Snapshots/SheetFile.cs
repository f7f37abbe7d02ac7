using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Snapshots;

/// <summary>What a file is made of.</summary>
/// <param name="Kept">When it was kept and under which number; null: today's figures, whose parts open.</param>
internal sealed record SheetContent(Snapshot Snapshot, Operation Operation, string FileName, KeptAs? Kept);

/// <summary>The sheet alone as PDF or picture: drawn by the same component as the page, with style and glyphs inside.</summary>
internal sealed class SheetFile(SheetPrinter printer, MapCache maps, ListsCache lists, IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<IResult> Of(HttpContext http, SheetContent content, SheetFormat format)
    {
        var bytes = await printer.Print(await Html(http, content), format, http.RequestAborted);
        var (type, ending) = format == SheetFormat.Pdf ? ("application/pdf", "pdf") : ("image/png", "png");
        return Results.Bytes(bytes, type, $"{content.FileName}.{ending}");
    }

    private async Task<string> Html(HttpContext http, SheetContent content)
    {
        var map = await maps.For(await lists.For(content.Operation), 1);
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<SheetDocument>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(SheetDocument.Snapshot)] = content.Snapshot,
            [nameof(SheetDocument.Map)] = map,
            [nameof(SheetDocument.Title)] = content.FileName,
            [nameof(SheetDocument.Origin)] = SnapshotFiles.Origin(http),
            [nameof(SheetDocument.Code)] = content.Kept is null ? content.Operation.Code : null,
            [nameof(SheetDocument.Kept)] = content.Kept,
            [nameof(SheetDocument.Address)] = SnapshotFiles.Address(http, content.Operation.Code, content.Snapshot, content.Kept),
        }))).ToHtmlString());
        // The glyphs stand in the document itself.
        return html.Replace(Links.Glyph(""), "#", StringComparison.Ordinal);
    }
}
