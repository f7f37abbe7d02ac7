using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Tessera.Web.Tests.Features;

/// <summary>A page as a person sees it.</summary>
internal static class Page
{
    public static Browser Person(TesseraApp app) => new(app) { Accept = "text/html" };

    public static async Task<Browser> Person(TesseraApp app, long userId)
    {
        var browser = new Browser(app, userId) { Accept = "text/html" };
        return await browser.SignedIn();
    }

    public static async Task<IDocument> Read(HttpResponseMessage response) => new HtmlParser().ParseDocument(await Browser.Read(response));

    public static string MainText(this IDocument page) => page.QuerySelector("main")!.TextContent;
}
