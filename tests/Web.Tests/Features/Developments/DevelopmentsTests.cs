using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain.Operations;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Needs;
using Tessera.Web.Tests.Features.Presence;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Developments;

/// <summary>
/// The small country, which is November, and October beside it: Oxfam in X2, the Red Cross in X1, Caritas in X3, all of
/// WASH, and Save in X3 of protection, hidden. By hand, for everybody, November against October: Oxfam came to X1 (WASH
/// and Health) and said nil of X2; Save came country-wide; Caritas has reported nothing.
/// </summary>
public sealed class DevelopmentsTests
{
    private const string Needs = "Admin 1 PCode,Admin 1,Cluster,In Need,Targeted\r\nX1,Quảng Nam,WASH,5000,\r\nX2,Kon Tum,WASH,800,\r\nX3,Hà Giang,WASH,900,\r\nX1,Quảng Nam,Health,1000,\r\n";

    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_changed_since_last_month_is_told_by_place_with_the_reporting_rate(string engine)
    {
        await using var app = engine == "sqlite" ? await TesseraApp.OnSqlite() : await TesseraApp.OnPostgres();
        await Register(app);
        var visitor = app.Visitor();
        Assert.Equal("admin_code,admin_name,cluster_code,organisation,change,reason\r\nVNM,Viet Nam,,Save,new,\r\nX1,Quảng Nam,HEA,Oxfam,new,\r\nX1,Quảng Nam,WSH,Oxfam,new,\r\nX2,Kon Tum,WSH,Oxfam,gone,nil-report\r\nX3,Hà Giang,WSH,Caritas,gone,no-report\r\n", await Csv(visitor, ""));
        Assert.Equal("admin_code,admin_name,organisations_before,organisations,new,gone,gone_without_report\r\nVNM,Viet Nam,0,1,1,0,0\r\nX1,Quảng Nam,1,2,1,0,0\r\nX2,Kon Tum,1,0,0,1,0\r\nX3,Hà Giang,1,0,0,1,1\r\n", await Csv(visitor, "?tables=places"));
        Assert.Equal("organisation,last_reported,places_before,counted_by_dates\r\nCaritas,2009-10,1,0\r\n", await Csv(visitor, "?tables=silent"));
        // X3: 900 in need, 1,234 reached up to October: nothing missing in numbers. X2: 800, as many reached. Health in X1: 1,000 in October, 1,234 reached since.
        Assert.Equal("admin_code,admin_name,cluster_code,change,in_need,gap_before,gap,organisations_before,organisations,reason\r\nX1,Quảng Nam,HEA,closed,1000,1000,0,0,1,\r\nX3,Hà Giang,WSH,opened,900,0,0,1,0,no-report\r\nX2,Kon Tum,WSH,opened,800,0,0,1,0,\r\n", await Csv(visitor, "?tables=gaps"));

        // Expected: Oxfam, the Red Cross, Caritas; two of them reported. Save is new.
        var answer = JsonDocument.Parse(await Text(visitor, "/api/v1/small/developments?period=2009-11&before=2009-10")).RootElement;
        Assert.Equal((3, 2, 0.6667, 1), (answer.GetProperty("partners_expected").GetInt32(), answer.GetProperty("partners_reported").GetInt32(), answer.GetProperty("reporting_rate").GetDouble(), answer.GetProperty("partners_new").GetInt32()));
        Assert.Equal(["2009-11", "2009-10"], new[] { "period", "before" }.Select(name => answer.GetProperty(name).GetString()));
        Assert.Contains("2 of 3 partners", (await Open(visitor, "/small")).QuerySelector("figure.map")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_number_of_the_page_opens_to_the_presence_that_it_counts()
    {
        await using var app = await TesseraApp.OnSqlite();
        await Register(app);
        var visitor = app.Visitor();
        var page = await Open(visitor, "/small/developments");
        // New: Save. Without a report: Caritas. Nobody was in the provinces gained; X2 and X3 are lost. Two of three: 67 %.
        Assert.Equal(["1", "1", "0", "2", "67 %"], page.QuerySelectorAll(".keys b").Select(b => b.TextContent));
        var numbers = page.QuerySelectorAll("#by-place td a[href*='/presence']").ToList();
        Assert.Equal(8, numbers.Count);
        Assert.Equal(5, page.QuerySelectorAll("#by-place td a[href*='/developments']").Length);
        foreach (var number in numbers)
            Assert.Equal(number.TextContent, (await Open(visitor, number.GetAttribute("href")!)).QuerySelector(".keys b")!.TextContent);
        Assert.Contains("No report yet: Caritas", page.QuerySelector("#gone")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Reported nothing done: Oxfam", page.QuerySelector("#gone")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("stopped", page.QuerySelector("#gone")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("2 of 3 partners", (await Open(visitor, "/small/presence")).QuerySelector("figure.map")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/small/developments", (await Open(visitor, "/small")).QuerySelector(".lead")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_cluster_changes_nothing_for_those_who_may_not_see_it()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Register(app);
        // Those who may see protection: Save left X3 and came to X2.
        Assert.Contains("X2,Kon Tum,PRO,Save,new,\r\n", await Csv(await app.SignedIn(people["administrator"]), ""), StringComparison.Ordinal);
        foreach (var address in new[] { "/small/developments.csv", "/small/developments.json", "/small/developments", "/small/developments?place=X3" })
            Assert.DoesNotContain("PRO,", await Text(app.Visitor(), address), StringComparison.Ordinal);
        Assert.DoesNotContain("Save", (await Open(app.Visitor(), "/small/developments?place=X3")).QuerySelector("#silent, #gone")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_two_periods_are_compared_unless_they_overlap()
    {
        await using var app = await TesseraApp.OnSqlite();
        await Register(app);
        var visitor = app.Visitor();
        // Nobody has reported on August, so all three of October are new, and nobody was expected.
        var page = await Open(visitor, "/small/developments?period=2009-10&before=2009-08");
        Assert.Equal(["3", "0", "3", "0", "no data"], page.QuerySelectorAll(".keys b").Select(b => b.TextContent));
        // Since a day: rows are reported by month, so its whole month is compared, and the page says so. A day that no calendar has stays a refusal.
        var since = await Open(visitor, "/small/developments?period=2009-10&before=2009-08-15");
        Assert.Contains("15 August 2009 lies in August 2009", since.MainText(), StringComparison.Ordinal);
        Assert.Equal(page.QuerySelectorAll(".keys b").Select(b => b.TextContent), since.QuerySelectorAll(".keys b").Select(b => b.TextContent));
        Assert.DoesNotContain("lies in", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Get("/small/developments?period=2009-10&before=2009-08-45")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Get("/small/developments?period=2009-10&before=2009-Q4")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Get("/small/developments.csv?tables=all")).StatusCode);
    }

    private static async Task<Dictionary<string, long>> Register(TesseraApp app)
    {
        var people = await SmallCountry.Register(app);
        await app.Db(async db =>
        {
            var id = await db.Operations.Where(o => o.Code == "small").Select(o => o.Id).SingleAsync();
            db.Add(new Partner { OperationId = id, Id = 4, Name = "Caritas", TypeCode = PartnerType.InternationalNgo });
            foreach (var (row, area, partner, cluster) in new[] { (201L, 12L, 1L, 31L), (202, 11, 2, 31), (203, 13, 4, 31), (204, 13, 3, 33) }) db.Add(October(id, row, area, partner, cluster));
            await db.SaveChangesAsync();
        });
        await SmallCountry.LoadNeeds(app, Needs);
        return people;
    }

    private static ActivityRow October(int id, long row, long area, long partner, long cluster)
    {
        var month = ReportingPeriod.Month(2009, 10);
        return new()
        {
            OperationId = id, RowId = row, ImportNumber = 1, SourceRow = (int)row, KeyHash = row, ContentHash = row, AreaId = area, ReportingId = partner, ClusterId = cluster,
            Status = 2, FromMonth = month, ToMonth = month, AsOfMonth = month, Reached = 1_234_0000,
        };
    }

    private static async Task<string> Csv(Browser browser, string query) => (await Text(browser, "/small/developments.csv" + query)).TrimStart('\uFEFF');
}
