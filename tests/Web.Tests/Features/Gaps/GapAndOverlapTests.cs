using Tessera.Domain.Clusters;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Needs;
using Tessera.Web.Tests.Features.Presence;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Gaps;

/// <summary>
/// The small country without its country-wide row, so that lines are compared by province. By hand: X1 has three lines
/// of WASH of 1,234 people (partners 1, 2 and nobody: 3,702) and one of Health; X2 a nil report of WASH; X3 nothing.
/// </summary>
public sealed class GapAndOverlapTests
{
    private const string Needs = "Admin 1 PCode,Admin 1,Cluster,In Need,Targeted\r\nX1,Quảng Nam,WASH,5000,4000\r\nX2,Kon Tum,WASH,800,500\r\nX3,Hà Giang,WASH,900,\r\nX1,Quảng Nam,Health,1000,\r\nX2,Kon Tum,Health,500,\r\nX1,Quảng Nam,Protection,77,\r\n";

    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_decision_that_two_partners_reached_the_same_people_changes_every_figure(string engine)
    {
        await using var app = engine == "sqlite" ? await TesseraApp.OnSqlite() : await TesseraApp.OnPostgres();
        var people = await Register(app);
        var coordinator = await app.SignedIn(people["coordinator"]);

        // Health in X1: 1,234 of 1,000, 234 beyond. WASH: 5,000 - 3,702 = 1,298, 74.04 %. X2 said nil; of X3 nobody says anything.
        const string lines = "cluster_code,admin_code,admin_name,group,in_need,targeted,reached,gap,coverage,partners,as_of\r\nHEA,X1,Quảng Nam,,1000,,1234,0,1.234,1,2009-11-30\r\nHEA,X2,Kon Tum,,500,,,500,,0,2009-11-30\r\nPRO,X1,Quảng Nam,,77,,,77,,0,2009-11-30\r\nPRO,X2,Kon Tum,,,,1234,,,1,2009-11-30\r\nWSH,X1,Quảng Nam,,5000,4000,3702,1298,0.7404,2,2009-11-30\r\nWSH,X2,Kon Tum,,800,500,0,800,0,0,2009-11-30\r\nWSH,X3,Hà Giang,,900,,,900,,0,2009-11-30\r\n";
        Assert.Equal(lines, await Command(app, "gaps", "small", "--csv"));

        // Partners 1 and 2 do the same in X1 in one month with equal numbers: 1,234 people at stake. Health has more than it needs.
        var overlaps = (await Text(coordinator, "/small/overlaps.csv")).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(4, overlaps.Length);
        var id = overlaps[1].Split(',')[0];
        Assert.Equal($"{id},similar-numbers,WSH,,X1,2009-11,,Oxfam,Red Cross,1234,1234,", overlaps[1]);
        Assert.Equal(",above-need,HEA,,X1,,,,,1234,1000,", overlaps[2]);
        Assert.Equal(string.Join("\r\n", overlaps), await Command(app, "overlaps", "small", "--csv"));

        var page = await Open(coordinator, $"/small/overlaps/{id}");
        // Same: 3,702 - 1,234 = 2,468 in the place and in the cluster.
        Assert.Equal(["3,702", "2,468", "−1,234", "3,702", "2,468", "−1,234"], page.QuerySelectorAll("#effect tbody td").Select(td => td.TextContent.Trim().Replace("-", "−", StringComparison.Ordinal)));
        Assert.Equal(2, page.QuerySelectorAll("#rows tbody tr").Length);

        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.Post($"/small/overlaps/{id}", ("decision", "same"), ("reason", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.Post($"/small/overlaps/{id}", ("reason", "They say so"))).StatusCode);
        Assert.Equal(lines, await Command(app, "gaps", "small", "--csv"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/small/overlaps/{id}", ("decision", "same"), ("reason", "Oxfam paid, the Red Cross delivered"))).StatusCode);

        Assert.Equal(lines.Replace("3702,1298,0.7404", "2468,2532,0.4936", StringComparison.Ordinal), await Command(app, "gaps", "small", "--csv"));
        Assert.Contains("X1,Quảng Nam,people,4,1234,2468,4936,2009-11-30", await Text(app.Visitor(), "/small/reach.csv"), StringComparison.Ordinal);
        Assert.Contains(",1234,1234,same", await Text(coordinator, "/small/overlaps.csv"), StringComparison.Ordinal);
        Assert.Contains("Oxfam paid, the Red Cross delivered", (await Open(coordinator, $"/small/overlaps/{id}")).Body!.TextContent, StringComparison.Ordinal);

        // Taken back by deciding again; both decisions stay to be read.
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/small/overlaps/{id}", ("decision", "different"), ("reason", "Two hamlets"))).StatusCode);
        Assert.Equal(lines, await Command(app, "gaps", "small", "--csv"));
        var text = (await Open(coordinator, $"/small/overlaps/{id}")).Body!.TextContent;
        Assert.True(text.IndexOf("Two hamlets", StringComparison.Ordinal) < text.IndexOf("Oxfam paid", StringComparison.Ordinal));
        await app.Db(async db => Assert.Equal(2, await db.Changes.CountAsync(c => c.Noun == "overlap-decision")));
    }

    [Fact]
    public async Task Only_those_who_may_open_the_rows_see_pairs_and_only_a_coordinator_of_the_cluster_decides()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Register(app);
        var (government, administrator) = (await app.SignedIn(people["government"]), await app.SignedIn(people["administrator"]));
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Visitor().Get("/small/overlaps")).StatusCode);
        var id = (await Text(administrator, "/small/overlaps.csv")).Split("\r\n")[1].Split(',')[0];
        Assert.Contains("Oxfam", await Text(government, "/small/overlaps.csv"), StringComparison.Ordinal);
        Assert.Empty((await Open(government, $"/small/overlaps/{id}")).QuerySelectorAll("form[action*='/overlaps/']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await government.Post($"/small/overlaps/{id}", ("decision", "same"), ("reason", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Get("/small/overlaps/12345")).StatusCode);
    }

    [Fact]
    public async Task A_pair_is_offered_to_the_meeting_of_its_own_cluster_and_of_a_protected_one_never_to_the_clusters_above()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Register(app);
        await app.Db(async db =>
        {
            var clusters = await db.Clusters.Where(c => db.Operations.Any(o => o.Id == c.OperationId && o.Code == "small")).ToListAsync();
            var wash = clusters.Single(c => c.Code == "WSH");
            (wash.ParentId, wash.IsSensitive) = (clusters.Single(c => c.Code == "HEA").Id, true);
            await db.SaveChangesAsync();
        });
        var administrator = await app.SignedIn(people["administrator"]);
        // Asked about Health, the list takes in WASH below it.
        Assert.Contains(",similar-numbers,WSH,", await Text(administrator, "/small/overlaps.csv?cluster=HEA"), StringComparison.Ordinal);
        async Task<List<string>> Offered(string cluster)
        {
            using var planned = await administrator.Post($"/small/clusters/{cluster}/meetings/new", ("title", "Meeting"), ("day", "2090-10-12"), ("time", "09:30"));
            var page = await Open(administrator, planned.Headers.Location!.ToString());
            return [.. page.QuerySelectorAll("#agenda .ondesk button").Select(button => button.GetAttribute("value")!).Where(item => item.StartsWith("Overlap:", StringComparison.Ordinal))];
        }
        Assert.Single(await Offered("WSH"));
        Assert.Empty(await Offered("HEA"));

        // On the agenda already, the pair is decided before the meeting: it is said to be settled. Put on the table above in former times, it never was its matter.
        foreach (var (cluster, isDecided) in new[] { ("HEA", false), ("WSH", true) })
        {
            using var planned = await administrator.Post($"/small/clusters/{cluster}/meetings/new", ("title", "Meeting"), ("day", "2090-11-12"), ("time", "09:30"));
            var meeting = planned.Headers.Location!.ToString().Split('?')[0];
            var pair = (await Text(administrator, "/small/overlaps.csv?cluster=HEA")).Split("\r\n")[1].Split(',')[0];
            await app.Db(async db =>
            {
                var (id, operation) = (long.Parse(meeting.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture), await db.Operations.Where(o => o.Code == "small").Select(o => o.Id).SingleAsync());
                db.Add(new AgendaItem { OperationId = operation, MeetingId = id, Noun = PointerNoun.Overlap, Key = pair, Title = "Oxfam and the Red Cross", AddedAt = 1 });
                await db.SaveChangesAsync();
            });
            if (isDecided)
            {
                Assert.DoesNotContain("settled since", await Text(administrator, meeting), StringComparison.Ordinal);
                Assert.Equal(HttpStatusCode.Redirect, (await administrator.Post($"/small/overlaps/{pair}", ("decision", "different"), ("reason", "Two hamlets"))).StatusCode);
            }
            Assert.Contains("settled since", await Text(administrator, meeting), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_of_gaps_says_where_nobody_works_and_opens_every_number()
    {
        await using var app = await TesseraApp.OnSqlite();
        await Register(app);
        var visitor = app.Visitor();
        var page = await Open(visitor, "/small/gaps?cluster=WSH");
        // In the operation: 6,700 in need, 4,500 targeted, 3,702 reached, 2,998 missing.
        Assert.Equal(["6,700", "4,500", "3,702", "2,998"], page.QuerySelectorAll(".keys b").Select(b => b.TextContent));
        Assert.Equal(["Quảng Nam", "Hà Giang", "Kon Tum"], page.QuerySelectorAll("#gaps tbody th").Select(th => th.TextContent));
        // 900 of 6,700 is 13 %: nobody works in X3 only where 10 % matters.
        Assert.DoesNotContain("Nobody works: 1", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody works: 2", (await Open(visitor, "/small/gaps?cluster=WSH&threshold=10")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Get("/small/gaps?threshold=0")).StatusCode);

        foreach (var row in page.QuerySelectorAll("#gaps tbody tr").Where(row => row.QuerySelector("td a[href*='/reach']") is not null))
        {
            var reached = await Open(visitor, row.QuerySelector("td a[href*='/reach']")!.GetAttribute("href")!);
            Assert.Equal(row.QuerySelector("td a[href*='/reach']")!.TextContent, reached.QuerySelector(".keys b")!.TextContent);
        }
        Assert.Equal(3, page.QuerySelectorAll("figure.map svg a").Length);
        // Health: 234 beyond the need of X1 fill no gap of X2. 1,500 in need, 1,234 reached, 500 missing; 1,000 of 1,500 covered.
        var health = await Open(visitor, "/small/gaps?cluster=HEA");
        Assert.Equal(["1,500", "no data", "1,234", "500"], health.QuerySelectorAll(".keys b").Select(b => b.TextContent));
        Assert.Contains("67 % of the need is covered", health.QuerySelector(".keys")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_that_fell_silent_is_on_paper_on_page_in_file_and_for_programs_whatever_is_asked_along()
    {
        await using var app = await TesseraApp.OnSqlite();
        await Register(app);
        // Rows of water tell of August; Health of November: as of 30 November, and September to November count.
        await app.Db(db => db.Activities.Where(a => a.ClusterId == 31).ExecuteUpdateAsync(s => s.SetProperty(a => a.FromMonth, a => a.FromMonth - 3).SetProperty(a => a.ToMonth, a => a.ToMonth - 3).SetProperty(a => a.AsOfMonth, a => a.AsOfMonth - 3)));
        var visitor = app.Visitor();
        foreach (var asked in new[] { "", "?cluster=WSH", "?place=X1", "?cluster=WSH&place=X1", "?partner=Oxfam" })
        {
            var page = (await Open(visitor, "/small/gaps" + asked)).Body!.TextContent;
            Assert.Contains("As of 30 November 2009", page, StringComparison.Ordinal);
            Assert.Contains("On paper only: 1 gap", page, StringComparison.Ordinal);
            var line = (await Text(visitor, "/small/gaps.csv" + asked)).Split("\r\n").Single(line => line.StartsWith("WSH,X1,", StringComparison.Ordinal));
            Assert.Contains(",2009-11-30,", line, StringComparison.Ordinal);
            Assert.EndsWith(",on-paper", line, StringComparison.Ordinal);
            Assert.Contains("\"as_of\":\"2009-11-30\"", (await Text(visitor, "/api/v1/small/gaps" + asked)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        // By October's end the rows of August were recent.
        Assert.DoesNotContain("on-paper", await Text(visitor, "/small/gaps.csv?cluster=WSH&period=2009-01/2009-10"), StringComparison.Ordinal);
        // The sheet of a province without a later row speaks of the day its changes are counted up to.
        var sheet = (await Open(visitor, "/small/snapshot?place=X2")).QuerySelector(".sheet")!.TextContent;
        Assert.Contains("As of 30 November 2009", sheet, StringComparison.Ordinal);
        Assert.Contains("Changed since October 2009", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_whole_on_every_page_that_shows_them()
    {
        await using var app = await TesseraApp.OnSqlite();
        await SmallCountry.Register(app);
        // 900.6 people in need in X3, where nobody works: 901 on the page of gaps, on the home and in its map's words.
        await SmallCountry.LoadNeeds(app, "Admin 1 PCode,Admin 1,Cluster,In Need\r\nX3,Hà Giang,WASH,900.6\r\n");
        Assert.Equal("901", (await Open(app.Visitor(), "/small/gaps")).QuerySelector("#gaps td .gap")!.TextContent);
        // One place alone makes two classes besides 0, not four that say the same.
        Assert.Equal(["0", "1–900", "901+"], (await Open(app.Visitor(), "/small/gaps")).QuerySelectorAll(".legend li").Skip(2).Select(step => step.TextContent.Trim()));
        var home = await Open(app.Visitor(), "/small");
        Assert.Equal("901", home.QuerySelectorAll(".barlist li").Single(bar => bar.TextContent.Contains("Hà Giang", StringComparison.Ordinal)).QuerySelector(".num")!.TextContent);
        Assert.Contains("Hà Giang: 901 not reached of 901 in need", await Text(app.Visitor(), "/small/gaps"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_door_are_partners_of_the_same_cluster_with_what_they_do_in_the_pages_language()
    {
        await using var app = await TesseraApp.OnSqlite();
        await Register(app);
        await app.Db(async db =>
        {
            var operation = await db.Operations.SingleAsync(o => o.Code == "small");
            foreach (var (area, latitude) in new[] { (11L, 15.5), (12, 14.5), (13, 16.5) })
                await db.Areas.Where(a => a.OperationId == operation.Id && a.Id == area).ExecuteUpdateAsync(s => s.SetProperty(a => a.Latitude, latitude).SetProperty(a => a.Longitude, 108));
            db.Add(new AreaNameRow { OperationId = operation.Id, AreaId = 11, Position = 1, Language = "vi", Name = "tỉnh Quảng Nam", Folded = "tinh quang nam" });
            foreach (var (id, text) in new[] { (71L, "latrines"), (72, "hygiene kits"), (73, "vaccines") }) db.Add(new TermRow { OperationId = operation.Id, Id = id, List = "kind", Text = text, Folded = text });
            // Water in X1: latrines of Oxfam, hygiene kits of the Red Cross. Health there: vaccines of Save, which is not asked about.
            foreach (var (row, partner, kind) in new[] { (101L, 1L, 71L), (103, 2, 72), (102, 3, 73) })
                await db.Activities.Where(a => a.RowId == row).ExecuteUpdateAsync(s => s.SetProperty(a => a.ReportingId, partner).SetProperty(a => a.KindId, kind));
            await db.SaveChangesAsync();
        });
        // Nobody works for water in X3; the nearest place where somebody does is X1, for X2 said nil.
        async Task<string> Said(string language)
        {
            var page = await Open(app.Visitor(), $"/small/gaps?threshold=10&lang={language}");
            return page.QuerySelectorAll(".list li").Single(line => line.TextContent.Contains("Hà Giang", StringComparison.Ordinal)).QuerySelectorAll("small").Last().TextContent;
        }
        Assert.Equal("Next door: Quảng Nam: Oxfam (latrines), Red Cross (hygiene kits)", await Said("en"));
        Assert.Equal("Lân cận: tỉnh Quảng Nam: Oxfam (latrines), Red Cross (hygiene kits)", await Said("vi"));
    }

    [Fact]
    public async Task Needs_and_gaps_of_a_protected_cluster_are_for_those_who_see_it()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Register(app);
        foreach (var address in new[] { "/small/needs.csv", "/small/needs", "/small/needs?cluster=PRO", "/small/gaps.csv", "/small/gaps" })
            Assert.DoesNotContain(">77<", (await Text(app.Visitor(), address)).Replace(",77", ">77<", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(",77", await Text(await app.SignedIn(people["administrator"]), "/small/needs.csv"), StringComparison.Ordinal);
        Assert.Contains("PRO,X1", await Text(await app.SignedIn(people["administrator"]), "/small/gaps.csv"), StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, long>> Register(TesseraApp app)
    {
        var people = await SmallCountry.Register(app);
        await app.Db(async db => await db.Activities.Where(a => a.RowId == 106).ExecuteDeleteAsync());
        await SmallCountry.LoadNeeds(app, Needs);
        return people;
    }
}
