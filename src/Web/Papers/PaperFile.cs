using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Tessera.Domain;
using Tessera.Web.Http;

namespace Tessera.Web.Papers;

public enum PaperFormat : byte { Docx, Pdf }

/// <summary>A paper as a file to take away. Inject it into an endpoint or a page; <see cref="MakesPdf"/> says whether to offer PDF.</summary>
internal sealed class PaperFile(SheetPrinter printer, IServiceProvider services, ILoggerFactory loggers)
{
    public const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Without Chromium there is no PDF; the page prints the same from any browser.</summary>
    public bool MakesPdf => printer.IsPresent;

    /// <summary>The answer to a request: an attachment named for the reader's folder.</summary>
    /// <param name="name">Without ending; other signs than letters, digits, "-" and "_" become "-".</param>
    /// <exception cref="Problem">As <see cref="SheetPrinter.Print"/>, for PDF.</exception>
    public async Task<IResult> Of(HttpContext http, Paper paper, PaperFormat format, string name)
    {
        var origin = http.Request.Site();
        return format == PaperFormat.Docx
            ? Results.Bytes(Docx(paper, origin), DocxType, Named(name, "docx"))
            : Results.Bytes(await Pdf(paper, origin, http.RequestAborted), "application/pdf", Named(name, "pdf"));
    }

    /// <param name="origin">The site without a slash at its end: "https://tessera.example".</param>
    public static byte[] Docx(Paper paper, string origin) => DocxPaper.Of(paper, origin);

    public async Task<byte[]> Pdf(Paper paper, string origin, CancellationToken cancel) =>
        await printer.Print(await Html(paper, origin), SheetFormat.Pdf, cancel);

    /// <summary>One page of HTML with everything inside.</summary>
    public async Task<string> Html(Paper paper, string origin)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PaperDocument>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PaperDocument.Paper)] = paper,
            [nameof(PaperDocument.Origin)] = origin + "/",
        }))).ToHtmlString());
    }

    private static string Named(string name, string ending) =>
        $"{string.Concat(name.Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-' ? sign : '-'))}.{ending}";
}
