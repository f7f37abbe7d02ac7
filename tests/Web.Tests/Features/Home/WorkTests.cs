using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Features.Presence;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Home;

/// <summary>
/// The small country, which is November, with Caritas in X3 in October only, needs of water in X1, X2 and X3, and a file
/// of the Red Cross that waits. By hand: Caritas is silent; in X3 nobody is counted any more (900 in need); in X2 Oxfam
/// said nil, so nobody works there (800 in need of 2,000 people); Oxfam and the Red Cross report equal numbers in X1: one overlap.
/// </summary>
public sealed class WorkTests
{
    private const string Needs = "Admin 1 PCode,Admin 1,Cluster,Population,In Need,Targeted\r\nX1,Quảng Nam,WASH,20000,5000,\r\nX2,Kon Tum,WASH,2000,800,\r\nX3,Hà Giang,WASH,9000,900,\r\n";

    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_coordinator_is_shown_what_waits_what_changed_and_what_is_missing(string engine)
    {
        await using var app = engine == "sqlite" ? await TesseraApp.OnSqlite() : await TesseraApp.OnPostgres();
        var people = await Register(app);
        var page = await Open(await Person(app, people["coordinator"]), "/small");
        Assert.Contains("WASH", page.QuerySelector("#work h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/small/imports/7", "/small/overlaps?cluster=WSH"], Addresses(page, "due"));
        Assert.Contains("Decide about 1 possible overlap", Words(page, "due"), StringComparison.Ordinal);
        Assert.Contains("Gap opened: Hà Giang · WASH", Words(page, "changed"), StringComparison.Ordinal);
        Assert.Contains("900 in need", Words(page, "changed"), StringComparison.Ordinal);
        Assert.Contains("No report from Caritas", Words(page, "missing"), StringComparison.Ordinal);
        Assert.Contains("/small/partners/4", Addresses(page, "missing"));
        // 800 of the 2,000 people of X2 are 40 %, which is a sign; 900 of the 9,000 of X3 are not. The page of gaps says the same.
        Assert.Contains("Nobody works: Kon Tum · WASH", Words(page, "missing"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody works: Hà Giang", Words(page, "missing"), StringComparison.Ordinal);
        Assert.Contains("Nobody works: 1 gap", (await Open(app.Visitor(), "/small/gaps?cluster=WSH")).MainText(), StringComparison.Ordinal);
        await EveryLineOpens(await Person(app, people["coordinator"]), page);
    }

    [Fact]
    public async Task A_reporter_is_shown_their_own_file_and_the_months_they_have_not_reported()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Register(app);
        var redCross = await Person(app, people["red cross"]);
        var page = await Open(redCross, "/small");
        // The Red Cross has reported on November, the last month, and was never expected before.
        Assert.Equal(["/small/imports/7"], Addresses(page, "due"));
        Assert.DoesNotContain("Caritas", Words(page, "missing"), StringComparison.Ordinal);
        await EveryLineOpens(redCross, page);

        // Caritas reported on October and not since.
        var caritas = await app.Db(async db =>
        {
            var operation = await db.Operations.SingleAsync(o => o.Code == "small");
            var person = await SmallCountry.Person(db, "caritas", new NewGrant(operation.Id, Role.Reporter, null, 4));
            await db.SaveChangesAsync();
            return person;
        });
        var due = await Open(await Person(app, caritas), "/small");
        Assert.Contains("Report November 2009", Words(due, "due"), StringComparison.Ordinal);
        Assert.DoesNotContain("Report October 2009", Words(due, "due"), StringComparison.Ordinal);
        Assert.Equal(["/small/imports/new"], Addresses(due, "due"));
    }

    [Fact]
    public async Task Government_sees_what_changed_and_is_missing_and_decides_nothing()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Register(app);
        var page = await Open(await Person(app, people["government"]), "/small");
        Assert.Contains("Nothing waits for you", Words(page, "due"), StringComparison.Ordinal);
        Assert.Contains("No report from Caritas", Words(page, "missing"), StringComparison.Ordinal);
        Assert.Null((await Open(app.Visitor(), "/small")).QuerySelector("#work"));
    }

    [Fact]
    public async Task A_partners_page_says_where_it_reports_in_which_clusters_and_until_when()
    {
        await using var app = await TesseraApp.OnSqlite();
        await Register(app);
        var visitor = app.Visitor();
        var page = await Open(visitor, "/small/partners/1");
        // Oxfam: WASH in X11 and Health in X1 (1,234 each, one place, two clusters' kinds), nil in X2; as of November.
        Assert.Equal(["X1", "X2"], page.QuerySelectorAll("#places tbody th a").Select(a => a.GetAttribute("href")!.Split('/')[^1]));
        Assert.Equal("30 November 2009", page.QuerySelectorAll(".keys b")[4].TextContent);
        Assert.Equal("2", page.QuerySelectorAll(".keys b")[3].TextContent);
        var reach = await Open(visitor, page.QuerySelector("#places a[href*='/reach']")!.GetAttribute("href")!);
        Assert.Equal(page.QuerySelector("#places a[href*='/reach']")!.TextContent, reach.QuerySelector(".keys b")!.TextContent);
        Assert.NotNull(page.QuerySelector("figure.map"));
        Assert.Contains("No activity reported", (await Open(visitor, "/small/partners/3")).MainText() + (await Open(visitor, "/small/partners/5")).MainText(), StringComparison.Ordinal);
    }

    private static string Words(IDocument page, string part) => page.QuerySelector($"#work-{part}")!.TextContent;
    private static List<string> Addresses(IDocument page, string part) => [.. page.QuerySelectorAll($"#work-{part} a").Select(a => a.GetAttribute("href")!)];

    private static async Task EveryLineOpens(Browser browser, IDocument page)
    {
        foreach (var address in page.QuerySelectorAll("#work a").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(a => !a.EndsWith("/imports/7", StringComparison.Ordinal)).Distinct())
            await Open(browser, address);
    }

    private static async Task<Dictionary<string, long>> Register(TesseraApp app)
    {
        var people = await SmallCountry.Register(app);
        await app.Db(async db =>
        {
            var id = await db.Operations.Where(o => o.Code == "small").Select(o => o.Id).SingleAsync();
            // The country-wide row is left out, so that lines are compared by province.
            await db.Activities.Where(a => a.RowId == 106).ExecuteDeleteAsync();
            foreach (var (partner, name) in new[] { (4L, "Caritas"), (5L, "Plan") }) db.Add(new Partner { OperationId = id, Id = partner, Name = name, TypeCode = PartnerType.InternationalNgo });
            var october = ReportingPeriod.Month(2009, 10);
            db.Add(new ActivityRow
            {
                OperationId = id, RowId = 203, ImportNumber = 1, SourceRow = 203, KeyHash = 203, ContentHash = 203, AreaId = 13, ReportingId = 4, ClusterId = 31,
                Status = 2, FromMonth = october, ToMonth = october, AsOfMonth = october, Reached = 100_0000,
            });
            db.Add(new Import { OperationId = id, Number = 7, FileId = 7, FileName = "waiting.xlsx", State = ImportState.Checked, Settings = """{"Cluster":"WSH","Partner":"Red Cross","OnlyPartners":[2]}""", StagedAt = 1_260_000_000_000, StagedBy = "Mai" });
            await db.SaveChangesAsync();
        });
        await SmallCountry.LoadNeeds(app, Needs);
        return people;
    }
}
