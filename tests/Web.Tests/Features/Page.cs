using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Tessera.Web.Commands;
using Xunit;

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

    /// <summary>What a program is answered, which must be all right.</summary>
    public static async Task<string> Text(Browser browser, string address)
    {
        var answer = await browser.Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Browser.Read(answer);
    }

    public static async Task<IDocument> Open(Browser browser, string address) => new HtmlParser().ParseDocument(await Text(browser, address));

    /// <summary>What a command prints, which must be done.</summary>
    public static async Task<string> Command(TesseraApp app, params string[] words)
    {
        await using var output = new StringWriter();
        Assert.Equal(CommandLine.Done, await CommandLine.Run(app.Services, CommandLine.Read(words, TextWriter.Null)!, output, output));
        return output.ToString();
    }

    public static string MainText(this IDocument page) => page.QuerySelector("main")!.TextContent;
}
