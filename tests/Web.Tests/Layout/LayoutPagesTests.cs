using System.IO.Compression;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Tessera.Web.Http;
using Tessera.Web.Layout;
using Xunit;

namespace Tessera.Web.Tests.Layout;

public sealed class LayoutPagesTests : IAsyncLifetime
{
    private readonly WebApplication _app = DemonstrationHost.Build(host => host.UseTestServer());

    public async ValueTask InitializeAsync() => await _app.StartAsync(TestContext.Current.CancellationToken);
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("/vnm-2009")]
    [InlineData("/vnm-2009?map=areas")]
    [InlineData("/vnm-2009/imports/7?cluster=WSH")]
    [InlineData("/failure/404")]
    [InlineData("/nowhere")]
    public async Task A_page_has_no_inline_style_script_or_handler_and_nothing_foreign(string address)
    {
        var page = await Open(address);

        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll("[src], link[href], use[href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!), source => !source.StartsWith("/assets/", StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("iframe, object, embed"));
    }

    [Theory]
    [InlineData("/vnm-2009")]
    [InlineData("/vnm-2009/imports/7?cluster=WSH")]
    [InlineData("/failure/500")]
    public async Task A_page_can_be_read_in_order(string address)
    {
        var page = await Open(address);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Equal("#main", page.QuerySelector("body a")!.GetAttribute("href"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith("Tessera", page.Title);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(page.QuerySelectorAll("input:not([type=hidden]), select, textarea").Where(field => page.QuerySelector($"label[for='{field.Id}']") is null).Select(field => field.OuterHtml));
        Assert.DoesNotContain(page.QuerySelectorAll("[aria-describedby]").SelectMany(element => element.GetAttribute("aria-describedby")!.Split(' ')), id => page.GetElementById(id) is null);
        Assert.DoesNotContain(page.QuerySelectorAll("table"), table => table.QuerySelector("caption") is null);
    }

    [Fact]
    public async Task Every_area_of_a_map_is_a_link_that_says_its_name()
    {
        if (SampleFigures.Provinces() is null) { Assert.Skip("../shared/data/geo is absent."); return; }
        foreach (var address in new[] { "/vnm-2009", "/vnm-2009?map=areas" })
        {
            var areas = (await Open(address)).QuerySelectorAll("figure.map svg a");
            Assert.Equal(63, areas.Length);
            Assert.All(areas, area => Assert.False(string.IsNullOrWhiteSpace(area.QuerySelector("title")?.TextContent)));
            // Lam Dong reported 0, Ha Giang nothing: never drawn alike.
            Assert.Equal("c0", areas.Single(area => area.QuerySelector("title")!.TextContent == "Lam Dong: 0 organisations").ClassName);
            Assert.Equal("out", areas.Single(area => area.QuerySelector("title")!.TextContent == "Ha Giang: no report").ClassName);
        }
    }

    [Fact]
    public async Task The_first_visit_stays_within_its_budget()
    {
        // ux.md 13: class D, maps as SVG: HTML and map 55 KB, style sheet 12 KB, module 20 KB, compressed.
        Assert.InRange(await Weight("/vnm-2009?map=areas"), 1, 25_000);
        Assert.InRange(await Weight("/vnm-2009"), 1, 12_000);
        Assert.InRange(await Weight(Links.Stylesheet()), 1, 7_000);
        Assert.InRange(await Weight(Links.Module()), 1, 4_000);
        Assert.InRange(await Weight(Links.Glyph("wash").Split('#')[0]), 1, 2_000);
    }

    [Fact]
    public async Task A_chosen_language_stays_and_the_browser_is_asked_before_that()
    {
        Assert.Equal("vi", (await Open("/vnm-2009", ("Accept-Language", "fr;q=0.9, vi-VN;q=0.8, en;q=0.1"))).DocumentElement.GetAttribute("lang"));
        Assert.Equal("vi", (await Open("/vnm-2009?lang=vi", ("Accept-Language", "en"))).DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await Open("/vnm-2009?lang=vi", ("Cookie", "tessera.language=en"))).DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await Open("/vnm-2009", ("Accept-Language", "fr, vi;q=0"))).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/vnm-2009/rows?page=2", "/vnm-2009/rows?page=2")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/preferences/theme/dark", "/")]
    public async Task A_preference_leads_back_to_a_page_of_ours_only(string back, string expected)
    {
        using var answer = await _app.GetTestClient().GetAsync(Links.Language("vi", back), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("tessera.language=vi", StringComparison.Ordinal) && cookie.Contains("httponly"));
    }

    [Fact]
    public async Task The_theme_is_kept_in_a_cookie() =>
        Assert.Equal("dark", (await Open("/vnm-2009", ("Cookie", "tessera.theme=dark"))).DocumentElement.GetAttribute("data-theme"));

    [Fact]
    public async Task What_people_typed_cannot_become_markup()
    {
        var page = await Open("/vnm-2009/imports/7?search=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&cluster=%22%3E%3Cscript%3E");

        Assert.Empty(page.QuerySelectorAll("img, body script"));
        Assert.Contains(page.QuerySelectorAll(".chips li"), chip => chip.TextContent.Contains("<img src=x"));
    }

    private async Task<IDocument> Open(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using var answer = await _app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await BrowsingContext.New().OpenAsync(response => response.Content(text), TestContext.Current.CancellationToken);
    }

    private async Task<long> Weight(string address)
    {
        var content = await _app.GetTestClient().GetByteArrayAsync(address, TestContext.Current.CancellationToken);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) await gzip.WriteAsync(content, TestContext.Current.CancellationToken);
        return packed.Length;
    }
}
