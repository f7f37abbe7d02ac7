using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Features.Presence;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Snapshots;

/// <summary>
/// The small country with needs of water. By hand, for everybody: X1 5,000 in need, Oxfam's 1,234 and the Red Cross's 1,234
/// and nobody's 1,234 reached (lines of no kind in one place add up: 3,702), so a gap of 1,298; X2 800 in need and a nil
/// report: a gap of 800; together 5,800 in need and a gap of 2,098.
/// </summary>
public sealed class SnapshotTests
{
    private const string Needs = "Admin 1 PCode,Admin 1,Cluster,In Need,Targeted\r\nX1,Quảng Nam,WASH,5000,4000\r\nX2,Kon Tum,WASH,800,\r\n";

    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    [Fact]
    public async Task The_page_says_what_the_pages_of_its_figures_say()
    {
        await using var app = await TesseraApp.OnSqlite();
        await Register(app);
        var visitor = app.Visitor();
        var page = await Open(visitor, "/small/snapshot?cluster=WSH&map=gap");
        var gaps = await Open(visitor, "/small/gaps?cluster=WSH");
        Assert.Equal(gaps.QuerySelectorAll(".keys b").Select(b => b.TextContent), page.QuerySelectorAll(".sheet .keys b").Take(4).Select(b => b.TextContent));
        Assert.Equal(["5,800", "4,000", "2,098"], new[] { 0, 1, 3 }.Select(i => page.QuerySelectorAll(".sheet .keys b")[i].TextContent));
        // Partners of water: Oxfam in X11 and the Red Cross in X1; the nil report of X2 is no presence.
        Assert.Equal(["Oxfam", "Red Cross"], page.QuerySelectorAll(".sheet .barlist .name").Select(n => n.TextContent.Trim()));
        Assert.Equal(["Quảng Nam", "Kon Tum"], page.QuerySelectorAll(".sheet tbody th").Select(n => n.TextContent.Trim()));
        // On a phone a line is a block that names each of its six numbers; none is out of sight.
        Assert.Equal(["Partners present", "In need", "Targeted", "Reached", "Gap", "Coverage"], page.QuerySelectorAll(".sheet table.stacks tbody tr:first-child td").Select(td => td.GetAttribute("data-label")));
        foreach (var link in page.QuerySelectorAll(".sheet a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct())
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get(link)).StatusCode);

        var program = JsonDocument.Parse(await Text(visitor, "/api/v1/small/snapshot?cluster=WSH")).RootElement;
        Assert.Equal("2009-11-30", program.GetProperty("as_of").GetString());
        Assert.Equal(2098, program.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("figure").GetString() == "gap").GetProperty("value").GetInt32());
        var workbook = await visitor.Get("/small/snapshot.xlsx?cluster=WSH");
        Assert.Equal("small_snapshot_WSH_A4_20091130.xlsx", workbook.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Get("/small/snapshot?map=satellite")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_kept_page_keeps_its_figures_whatever_is_imported_later(string engine)
    {
        await using var app = engine == "sqlite" ? await TesseraApp.OnSqlite() : await TesseraApp.OnPostgres();
        var people = await Register(app);
        var coordinator = await Person(app, people["coordinator"]);
        var address = await Keep(coordinator, "cluster=WSH");
        Assert.Equal("/small/snapshots/1", address);
        var before = Sheet(await Open(app.Visitor(), address));
        Assert.Contains("Kept as no. 1", before, StringComparison.Ordinal);

        await SmallCountry.CommitMore(app);
        // Loading needs took number 2 already.
        await app.Db(db => db.Imports.Where(i => i.Number == 2).ExecuteUpdateAsync(s => s.SetProperty(i => i.CommitSequence, 3)));
        await app.Db(db => db.Operations.Where(o => o.Code == "small").ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, 3)));
        Assert.Equal(before, Sheet(await Open(app.Visitor(), address)));
        // Today Save works in X1, too.
        var today = await Open(app.Visitor(), "/small/snapshot?cluster=WSH");
        Assert.Contains("Save", Sheet(today), StringComparison.Ordinal);
        Assert.DoesNotContain("Save", before, StringComparison.Ordinal);
        var page = await Open(app.Visitor(), address);
        Assert.Equal("/small/snapshot?cluster=WSH", page.QuerySelector(".notice a")!.GetAttribute("href"));
        Assert.DoesNotContain("small-coordinator", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("small-coordinator", (await Open(coordinator, address)).MainText(), StringComparison.Ordinal);
        Assert.Contains(today.QuerySelectorAll("#kept a"), a => a.GetAttribute("href") == address);
        Assert.Equal(1, JsonDocument.Parse(await Text(app.Visitor(), "/api/v1/small/snapshots/1")).RootElement.GetProperty("kept_number").GetInt32());
        Assert.Contains("snapshot", await app.Db(db => db.Changes.Select(c => c.Noun).ToListAsync()));
    }

    [Fact]
    public async Task A_withdrawn_page_says_so_and_shows_no_figures()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Register(app);
        var coordinator = await Person(app, people["coordinator"]);
        var address = await Keep(coordinator, "cluster=WSH");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Person(app, people["government"])).Post(address + "/withdraw")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post(address + "/withdraw")).StatusCode);
        var page = await Open(app.Visitor(), address);
        Assert.Null(page.QuerySelector(".sheet"));
        Assert.Contains("was withdrawn", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get(address + ".xlsx")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post(address + "/withdraw")).StatusCode);
    }

    [Fact]
    public async Task Only_those_who_manage_the_cluster_keep_its_page()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Register(app);
        foreach (var who in new[] { "government", "red cross" })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await Person(app, people[who])).Post("/small/snapshots", ("cluster", "WSH"))).StatusCode);
        var coordinator = await Person(app, people["coordinator"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Post("/small/snapshots", ("cluster", "HEA"))).StatusCode);
        Assert.Equal("/small/snapshots/1", await Keep(coordinator, "place=X1"));
        // Whoever coordinates between clusters sends the page of the whole operation, and of each of them.
        var between = await Person(app, people["inter-cluster"]);
        Assert.Equal("/small/snapshots/2", await Keep(between, "cluster=HEA"));
        Assert.Equal(HttpStatusCode.Forbidden, (await between.Post("/small/snapshots/1/withdraw")).StatusCode);
        // A code typed in small letters is that cluster's.
        Assert.NotNull((await Open(app.Visitor(), "/small/snapshot?cluster=hea")).QuerySelector(".sheet"));
    }

    [Fact]
    public async Task Protected_figures_reach_only_those_who_may_see_them()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Register(app);
        var administrator = await Person(app, people["administrator"]);
        // Save's protected row is the only one of X2 that is no nil report.
        Assert.DoesNotContain("Save", Bars(await Open(administrator, "/small/snapshot?place=X2")), StringComparison.Ordinal);
        Assert.Contains("Save", Bars(await Open(administrator, "/small/snapshot?place=X2&view=mine")), StringComparison.Ordinal);
        Assert.DoesNotContain("Save", Bars(await Open(app.Visitor(), "/small/snapshot?place=X2&view=mine")), StringComparison.Ordinal);
        Assert.Null((await Open(app.Visitor(), "/small/snapshot?cluster=PRO")).QuerySelector(".sheet"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get("/small/snapshot.xlsx?cluster=PRO")).StatusCode);

        var own = await Keep(administrator, "place=X2&view=mine");
        Assert.Contains("Not for publication", Sheet(await Open(administrator, own)), StringComparison.Ordinal);
        foreach (var browser in new[] { app.Visitor(), await Person(app, people["government"]), await Person(app, people["coordinator"]) })
        foreach (var ending in new[] { "", ".xlsx", ".json", ".pdf" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(own + ending)).StatusCode);
        Assert.Empty((await Open(app.Visitor(), "/small/snapshots")).QuerySelectorAll("#kept a[href='/small/snapshots/1']"));
    }

    [Fact]
    public async Task A_page_kept_before_its_cluster_was_protected_is_protected_with_it()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Register(app);
        var address = await Keep(await Person(app, people["coordinator"]), "cluster=WSH");
        await app.Db(db => db.Clusters.Where(c => c.Code == "WSH").ExecuteUpdateAsync(s => s.SetProperty(c => c.IsSensitive, true)));
        await app.Db(db => db.Operations.Where(o => o.Code == "small").ExecuteUpdateAsync(s => s.SetProperty(o => o.ListStamp, 2)));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await Person(app, people["coordinator"])).Get(address)).StatusCode);
    }

    [Fact]
    public async Task Nothing_of_an_unpublished_operation_opens_to_visitors()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await SmallCountry.Register(app, isPublished: false);
        var address = await Keep(await Person(app, people["coordinator"]), "cluster=WSH");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get("/small/snapshot")).StatusCode);
    }

    private static string Sheet(IDocument page) => page.QuerySelector(".sheet")!.TextContent;
    private static string Bars(IDocument page) => page.QuerySelector(".sheet .barlist")!.TextContent;

    private static async Task<string> Keep(Browser browser, string question)
    {
        var fields = question.Split('&').Select(part => part.Split('=')).Select(part => (part[0], part[1])).ToArray();
        var answer = await browser.Post("/small/snapshots", fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<Dictionary<string, long>> Register(TesseraApp app)
    {
        var people = await SmallCountry.Register(app);
        // The country-wide row is left out, so that lines are compared by province.
        await app.Db(db => db.Activities.Where(a => a.RowId == 106).ExecuteDeleteAsync());
        await SmallCountry.LoadNeeds(app, Needs);
        return people;
    }
}
