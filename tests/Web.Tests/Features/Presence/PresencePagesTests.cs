using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Commands;
using Tessera.Web.Layout;
using Xunit;

namespace Tessera.Web.Tests.Features.Presence;

public sealed class PresencePagesTests
{
    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_visitor_and_a_coordinator_see_the_same_figures_and_only_their_rows(string engine)
    {
        await using var app = engine == "sqlite" ? await TesseraApp.OnSqlite() : await TesseraApp.OnPostgres();
        var people = await SmallCountry.Register(app);
        var visitor = app.Visitor();
        var page = await Open(visitor, "/small/presence");

        Assert.Equal(["3", "1 of 3", "6"], page.QuerySelectorAll(".keys b").Select(b => b.TextContent));
        Assert.Equal("1 activity of protected clusters in this response not shown", page.QuerySelectorAll(".quiet.soft span").Select(s => s.TextContent).Single(t => t.Contains("protected", StringComparison.Ordinal)));
        Assert.Contains("1 of them names no organisation", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of them says that nothing was done", page.Body!.TextContent, StringComparison.Ordinal);
        // X1: two organisations; X2: a nil report only, "0"; X3: nobody, hatched.
        Assert.Equal(["Hà Giang: no report", "Kon Tum: partners reported that they did nothing here", "Quảng Nam: 2 organisations, 4 activities"], page.QuerySelectorAll("figure.map svg a > title").Select(t => t.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal(["c0", "c1", "out"], page.QuerySelectorAll("figure.map svg a").Select(a => a.ClassName!).Order(StringComparer.Ordinal));
        Assert.Empty(page.QuerySelectorAll("td a[href*='/rows']"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/small/rows")).StatusCode);

        var coordinator = await app.SignedIn(people["coordinator"]);
        await EveryCellOpensItsRows(coordinator, "/small/presence?cluster=WSH");
        await EveryCellOpensItsRows(await app.SignedIn(people["administrator"]), "/small/presence");
        await EveryCellOpensItsRows(await app.SignedIn(people["administrator"]), "/small/presence?by=adm2");
        await EveryCellOpensItsRows(await app.SignedIn(people["administrator"]), "/small/presence?partners=typed");
    }

    [Fact]
    public async Task Page_CSV_JSON_API_and_command_say_the_same_numbers()
    {
        await using var app = await TesseraApp.OnSqlite();
        await SmallCountry.Register(app);
        var visitor = app.Visitor();
        var csv = await Text(visitor, "/small/presence.csv");
        Assert.Equal("admin_code,admin_name,organisations\r\nVNM,Viet Nam,1\r\nX1,Quảng Nam,2\r\nX2,Kon Tum,0\r\n", csv);
        Assert.Equal([0xEF, 0xBB, 0xBF], (await (await visitor.Get("/small/presence.csv")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..3]);
        Assert.Contains("\r\n#adm1+code,#adm1+name,#indicator+orgs+num\r\n", await Text(visitor, "/small/presence.csv?hxl=1"), StringComparison.Ordinal);

        using var output = new StringWriter();
        Assert.Equal(0, await CommandLine.Run(app.Services, CommandLine.Read(["presence", "small", "--by", "adm1", "--csv"], TextWriter.Null)!, output, output));
        // The command line acts for the installation: it sees partner 3's protected row in X2 as well.
        Assert.Equal(csv.Replace("Tum,0", "Tum,1", StringComparison.Ordinal), output.ToString());

        var json = JsonDocument.Parse(await Text(visitor, "/small/presence.json")).RootElement;
        Assert.Equal(await Text(visitor, "/small/presence.json"), await Text(visitor, "/api/v1/small/presence"));
        Assert.Equal(csv.Split("\r\n")[1..^1], json.GetProperty("counts").EnumerateArray().Select(p => $"{p.GetProperty("admin_code")},{p.GetProperty("admin_name")},{p.GetProperty("organisations")}"));
        Assert.Equal((6, 1, 1, 1, "2009-11-30"), (json.GetProperty("rows").GetInt32(), json.GetProperty("rows_hidden").GetInt32(), json.GetProperty("rows_nil").GetInt32(), json.GetProperty("rows_without_organisation").GetInt32(), json.GetProperty("as_of").GetString()));

        var page = await Open(visitor, "/small/presence");
        var table = page.QuerySelectorAll("#clusters-places tbody tr").Select(r => (r.QuerySelector("a")!.TextContent, r.QuerySelectorAll("td")[0].TextContent.Trim())).Order();
        Assert.Equal([("Kon Tum", "0"), ("Quảng Nam", "2"), ("Viet Nam", "1")], table);
        var file = await visitor.Get("/small/presence.xlsx?tables=partners");
        Assert.Equal("small_presence_20091130.xlsx", file.Content.Headers.ContentDisposition?.FileName);
    }

    [Fact]
    public async Task An_unchanged_dashboard_answers_304_until_something_is_committed()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await SmallCountry.Register(app);
        foreach (var address in new[] { "/", "/small", "/small/presence?by=adm2", "/small/presence.csv" })
        {
            var first = await app.Visitor().Get(address);
            Assert.Equal((HttpStatusCode.OK, "no-cache"), (first.StatusCode, first.Headers.CacheControl?.ToString()));
            var tag = first.Headers.ETag!.ToString();
            Assert.StartsWith("W/", tag, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotModified, (await Again(app.Visitor(), address, tag)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await Again(app.Visitor(), address, tag, "vi")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await Again(await app.SignedIn(people["government"]), address, tag)).StatusCode);
        }
        var before = (await app.Visitor().Get("/small")).Headers.ETag!.ToString();
        await SmallCountry.CommitMore(app);
        var after = await Again(app.Visitor(), "/small", before);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("X1,Quảng Nam,3", await Text(app.Visitor(), "/small/presence.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_not_published_answers_like_one_that_does_not_exist()
    {
        await using var app = await TesseraApp.OnSqlite();
        await SmallCountry.Register(app, "quiet", isPublished: false);
        foreach (var page in new[] { "", "/presence", "/presence.csv", "/presence.xlsx", "/presence.json", "/rows", "/rows/101" })
        {
            var (hidden, none) = (await app.Visitor().Get("/quiet" + page), await app.Visitor().Get("/nosuch" + page));
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            Assert.Equal((none.Headers.ToString(), await Browser.Read(none)), (hidden.Headers.ToString(), await Browser.Read(hidden)));
        }
        Assert.DoesNotContain("Small country", await Text(app.Visitor(), "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_shows_its_contacts_and_itself_only_to_those_who_may_see_them()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await SmallCountry.Register(app);
        var (government, coordinator, administrator) = (await app.SignedIn(people["government"]), await app.SignedIn(people["coordinator"]), await app.SignedIn(people["administrator"]));
        Assert.DoesNotContain("lan@oxfam", await Text(government, "/small/rows/101"), StringComparison.Ordinal);
        Assert.Contains("lan@oxfam", await Text(coordinator, "/small/rows/101"), StringComparison.Ordinal);
        Assert.Contains("month.xlsx", await Text(coordinator, "/small/rows/101"), StringComparison.Ordinal);
        // 102 is another cluster's row, 107 a protected one, 999 none: the same answer.
        foreach (var row in new[] { 102, 107, 999 }) Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"/small/rows/{row}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await government.Get("/small/rows/107")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await administrator.Get("/small/rows/107")).StatusCode);
        // The coordinator of WSH sees its four rows; two of other clusters count in the figures, the protected one nowhere.
        Assert.Contains("2 further activities count here; they belong to clusters whose activities you may not see", (await Open(coordinator, "/small/rows")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1 + 4, (await Text(coordinator, "/small/rows.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(1 + 7, (await Text(administrator, "/small/rows.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(4, JsonDocument.Parse(await Text(coordinator, "/api/v1/small/rows")).RootElement.GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task Rows_already_seen_are_kept_for_nobody_else_and_follow_every_change()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await SmallCountry.Register(app);
        var (administrator, coordinator) = (await app.SignedIn(people["administrator"]), await app.SignedIn(people["coordinator"]));
        async Task<string[]> Names(Browser who) => [.. (await Open(who, "/small/rows")).QuerySelectorAll("#rows tbody th bdi").Select(name => name.TextContent)];
        // Seven rows, one of them of nobody; the coordinator of WSH may see four of them.
        var (all, own) = (await Names(administrator), await Names(coordinator));
        Assert.Equal((7, 4), (all.Length, own.Length));
        Assert.DoesNotContain("Oxfam GB", all);

        await app.Db(async db =>
        {
            db.Partners.Single(p => p.Name == "Oxfam").Name = "Oxfam GB";
            await db.SaveChangesAsync();
        });
        Assert.Equal(all.Select(name => name == "Oxfam" ? "Oxfam GB" : name), await Names(administrator));
        await SmallCountry.CommitMore(app);
        Assert.Equal((8, 5), ((await Names(administrator)).Length, (await Names(coordinator)).Length));
    }

    [Theory]
    [InlineData("by=adm9", "presence.level-unknown")]
    [InlineData("cluster=NONE", "presence.cluster-unknown")]
    [InlineData("place=Y1", "presence.place-unknown")]
    [InlineData("partner=nobody", "presence.partner-unknown")]
    [InlineData("status=7", "presence.status-unknown")]
    [InlineData("role=friend", "presence.role-unknown")]
    [InlineData("partners=all", "presence.partners-unknown")]
    [InlineData("tables=all", "presence.table-unknown")]
    [InlineData("period=soon", "period.unreadable")]
    public async Task A_filter_that_means_nothing_is_refused_by_name(string query, string code)
    {
        await using var app = await TesseraApp.OnSqlite();
        await SmallCountry.Register(app);
        var answer = await app.Visitor().Get($"/api/v1/small/presence?{query}");
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, JsonDocument.Parse(await Browser.Read(answer)).RootElement.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task The_first_visit_stays_within_its_budget()
    {
        await using var app = await TesseraApp.OnSqlite();
        await SmallCountry.Register(app);
        // ux.md 13: class A 60 KB, class D 100 KB, all files of the first visit, compressed.
        var files = await Weight(app, Links.Stylesheet()) + await Weight(app, Links.Module()) + await Weight(app, Links.Mark()) + await Weight(app, Links.Glyph("wash").Split('#')[0]);
        Assert.InRange(files + await Weight(app, "/"), 1, 60_000);
        Assert.InRange(files + await Weight(app, "/small"), 1, 60_000);
        Assert.InRange(files + await Weight(app, "/small/presence"), 1, 100_000);
    }

    /// <summary>Each linked number of both matrices against the list behind it: partners' cells are rows, clusters' cells organisations.</summary>
    private static async Task EveryCellOpensItsRows(Browser browser, string address)
    {
        var page = await Open(browser, address);
        var cells = page.QuerySelectorAll("#partners-places td:not(:nth-child(2)) a").ToList();
        Assert.NotEmpty(cells);
        foreach (var cell in cells.Where(c => c.TextContent != "0"))
        {
            var rows = await Open(browser, cell.GetAttribute("href")!);
            Assert.Equal((cell.GetAttribute("href"), int.Parse(cell.TextContent, CultureInfo.InvariantCulture)), (cell.GetAttribute("href"), rows.QuerySelectorAll("#rows tbody tr").Length));
        }
        if (address.Contains("typed", StringComparison.Ordinal)) return;
        foreach (var cell in page.QuerySelectorAll("#clusters-places td a"))
        {
            var rows = await Open(browser, cell.GetAttribute("href")!);
            var partners = rows.QuerySelectorAll("#rows tbody tr").Where(r => r.QuerySelectorAll("td")[4].TextContent != "nothing done").Select(r => r.QuerySelector("th a")!.TextContent).Where(n => n != "no data").Distinct();
            Assert.Equal((cell.GetAttribute("href"), int.Parse(cell.TextContent, CultureInfo.InvariantCulture)), (cell.GetAttribute("href"), partners.Count()));
        }
    }

    private static async Task<IDocument> Open(Browser browser, string address)
    {
        browser.Accept = "text/html";
        var response = await browser.Get(address);
        var text = await Browser.Read(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode} {text}");
        return await BrowsingContext.New().OpenAsync(r => r.Content(text), TestContext.Current.CancellationToken);
    }

    private static async Task<string> Text(Browser browser, string address) => await Browser.Read(await browser.Get(address));

    private static Task<HttpResponseMessage> Again(Browser browser, string address, string tag, string language = "en")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return browser.Send(request);
    }

    private static async Task<int> Weight(TesseraApp app, string address)
    {
        var bytes = await (await app.Visitor().Get(address)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync(bytes, TestContext.Current.CancellationToken);
        return (int)packed.Length;
    }
}
