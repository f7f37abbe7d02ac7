using Tessera.Web.Tests.Features;
using Tessera.Web.Tests.Features.Presence;
using Xunit;

namespace Tessera.Web.Tests.Layout;

/// <summary>A page beyond the last is the last: three partners, three provinces and a district, and what few rows stand elsewhere fill one page.</summary>
public sealed class PagerTests
{
    [Fact]
    public async Task Beyond_the_last_page_stands_the_last_page()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await SmallCountry.Register(app);
        var administrator = await Page.Person(app, people["administrator"]);
        await administrator.Post("/small/snapshots", ("cluster", "WSH"));
        foreach (var address in new[] { "partners", "gazetteer", "snapshots", "imports", "developments?by=adm1", "changes", "rows", "gaps" })
        {
            var page = await Page.Open(administrator, $"/small/{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page=99");
            // "901–40 of 40" was said of forty; an empty list says nothing.
            if (page.QuerySelector("main .pager span") is not { } range) { Assert.Contains(address, new[] { "gaps", "changes" }); continue; }
            Assert.StartsWith("1–", range.TextContent.Trim(), StringComparison.Ordinal);
            Assert.NotEmpty(page.QuerySelectorAll("main tbody tr"));
        }
        Assert.Equal("1–3 of 3", (await Page.Open(administrator, "/small/partners?page=99")).QuerySelector(".pager span")!.TextContent.Trim());
        Assert.Equal("1–1 of 1", (await Page.Open(administrator, "/small/imports?page=99")).QuerySelector(".pager span")!.TextContent.Trim());
    }
}
