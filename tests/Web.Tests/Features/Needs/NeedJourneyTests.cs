using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Needs;
using Tessera.Web.Access;
using Tessera.Web.Features.Needs;
using Xunit;

namespace Tessera.Web.Tests.Features.Needs;

public sealed class NeedJourneyOnSqliteTests(SqliteApp app) : NeedJourneyTests(app), IClassFixture<SqliteApp>;

public sealed class NeedJourneyOnPostgresTests(PostgresApp app) : NeedJourneyTests(app), IClassFixture<PostgresApp>;

/// <summary>Loading, replacing, withdrawing and reading needs as people do.</summary>
public abstract class NeedJourneyTests(TesseraApp app)
{
    private const string Wide = """
        Province,P-code,WASH,,Health,
        ,,In need,Target,In need,Target
        Ha Tinh,VN401,"12 500",8000,3000,1500
        Quang Tri,VN403,7000,-,abc,900
        Hue,VN405,2000,1000,,
        Atlantis,VN499,5,5,5,5
        """;

    [Fact]
    public async Task A_coordinating_office_loads_needs_sees_what_was_read_and_takes_them_back()
    {
        var scene = await NeedScene.Small(app, "needs-journey");
        var office = await scene.As(Role.Administrator);
        var outcome = await Page.Read(await office.Get(await Loaded(office, scene, "needs 2023.csv", Wide)));
        var text = outcome.MainText();
        // Three rows are placed and Atlantis is left out, with its name and what to do; "abc" is set aside.
        Assert.Contains("Atlantis", text, StringComparison.Ordinal);
        Assert.Contains("Correct it in the file", text, StringComparison.Ordinal);
        Assert.Contains("abc", text, StringComparison.Ordinal);

        var needs = (await Page.Read(await office.Get($"/{scene.Code}/needs?cluster=WSH"))).MainText();
        // 12,500 + 7,000 + 2,000 = 21,500 in need; targeted 8,000 + 1,000 = 9,000, a dash being no number.
        Assert.Contains("21,500", needs, StringComparison.Ordinal);
        Assert.Contains("9,000", needs, StringComparison.Ordinal);

        using var withdrawn = await office.Post($"/{scene.Code}/needs/caseloads/1/withdraw");
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        Assert.Contains("No needs are loaded yet", (await Page.Read(await office.Get($"/{scene.Code}/needs"))).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_caseload_of_the_name_counts_and_the_older_again_once_it_is_withdrawn()
    {
        var scene = await NeedScene.Small(app, "needs-newer");
        var (place, wash) = (await scene.Area("VN401"), await scene.Cluster("WSH"));
        var settings = new NeedSettings { Name = "Needs of the flood" };
        await scene.Load("first.csv", NeedScene.Text("P-code,WASH in need\nVN401,100\n"), settings);
        var second = await scene.Load("second.csv", NeedScene.Text("P-code,WASH in need\nVN401,250\n"), settings);
        Assert.Equal((1, 2), (second.Sheets[0].Replaces, second.Sheets[0].Caseload.Number));
        Assert.Equal(250_0000L, (await scene.Table()).InNeed(place, wash));
        await scene.Withdraw(2);
        Assert.Equal(100_0000L, (await scene.Table()).InNeed(place, wash));
        // The same bytes again change nothing.
        Assert.True((await scene.Load("first.csv", NeedScene.Text("P-code,WASH in need\nVN401,100\n"), settings)).Sheets[0].IsRepeat);
    }

    [Fact]
    public async Task Everything_the_table_says_survives_both_engines()
    {
        var scene = await NeedScene.Small(app, "needs-kept");
        await scene.Load("kept.csv", NeedScene.Text("""
            Admin 1 PCode,Cluster,Category,In Need,Targeted,Severity
            VN401,WSH,Women (18 to 59),10.5,,3
            VN401,WSH,IDPs,0,7,
            VN401,ALL,People with disability,4,,
            ,WSH,total,99,50,
            """));
        var (table, place, wash) = (await scene.Table(), await scene.Area("VN401"), await scene.Cluster("WSH"));
        Assert.Equal(105_000L, table.Lines.Single(l => l.Cut == new Disaggregation(Sex.Female, 18, 59, false) && l.Figure == NeedFigure.InNeed).Value);
        Assert.Equal((0L, 7_0000L), (table.InNeed(place, wash, "idp"), table.Targeted(place, wash, "idp")));
        Assert.Equal(4_0000L, table.Lines.Single(l => l.Cut.Disabled && l.ClusterId is null).Value);
        // No total is stated for the province and nothing was declared complete; the country's 99 is not divided.
        Assert.Null(table.InNeed(place, wash));
        Assert.Equal(99_0000L, table.InNeed(await scene.Country(), wash));
        Assert.Equal("IDPs", table.Lines.First(l => l.Group == "idp").Category);
    }

    [Fact]
    public async Task A_grade_of_severity_stands_on_the_page_of_its_place_and_in_JSON()
    {
        var scene = await NeedScene.Small(app, "needs-grades");
        // A grade and no number of people, as files of severity by district have it; Protection's is not for everybody.
        await scene.Load("grades.csv", NeedScene.Text("Admin 1 PCode,Cluster,Severity\nVN401,WSH,3\nVN401,PRO,4\n"));
        var office = await scene.As(Role.Administrator);
        var page = await Page.Open(office, $"/{scene.Code}/gazetteer/VN401");
        Assert.Equal(["Protection · 4", "Water Sanitation Hygiene · 3"], page.QuerySelectorAll("#severity li").Select(grade => grade.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Null((await Page.Open(office, $"/{scene.Code}/gazetteer/VN403")).QuerySelector("#severity"));
        Assert.Contains("{\"admin_code\":\"VN401\",\"admin_level\":1,\"sector_code\":\"WSH\",\"severity\":3}", await Page.Text(office, $"/api/v1/{scene.Code}/needs"), StringComparison.Ordinal);
        await app.Db(db => db.Operations.Where(o => o.Code == scene.Code).ExecuteUpdateAsync(s => s.SetProperty(o => o.IsPublished, true)));
        Assert.Equal(["Water Sanitation Hygiene · 3"], (await Page.Open(app.Visitor(), $"/{scene.Code}/gazetteer/VN401")).QuerySelectorAll("#severity li").Select(grade => grade.TextContent.Trim()));
        Assert.DoesNotContain("\"severity\":4", await Page.Text(app.Visitor(), $"/api/v1/{scene.Code}/needs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_file_leaves_only_a_line_in_the_change_log()
    {
        var scene = await NeedScene.Small(app, "needs-refused");
        var before = await Kept(scene);
        var refusal = await Assert.ThrowsAsync<Problem>(() => scene.Load("shopping.csv", NeedScene.Text("Apples,Pears\n1,2\n")));
        Assert.Equal("needs.nothing-to-load", refusal.Code);
        Assert.Equal(before, await Kept(scene));
        await app.Db(async db => Assert.Contains("needs.nothing-to-load", (await db.Changes.SingleAsync(c => c.Noun == "caseload" && c.Action == "refused" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == scene.Code))).Fields, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_coordinator_loads_the_figures_of_the_own_cluster_and_is_told_what_was_left_out()
    {
        var scene = await NeedScene.Small(app, "needs-wash");
        var coordinator = await scene.As(Role.Coordinator, "WSH");
        var page = await Page.Read(await coordinator.Get(await Loaded(coordinator, scene, "all clusters 2023.csv", Wide)));
        Assert.Contains("that you do not coordinate", page.MainText(), StringComparison.Ordinal);
        var table = await scene.Table();
        Assert.Equal([await scene.Cluster("WSH")], table.Clusters);
        var reporter = await scene.As(Role.Reporter, "WSH");
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(reporter, scene, "x.csv", Wide)).StatusCode);
    }

    [Fact]
    public async Task The_download_has_the_columns_of_HAPI_and_loads_back_to_the_same_numbers()
    {
        var scene = await NeedScene.Small(app, "needs-hapi");
        await scene.Load("needs 2023.csv", NeedScene.Text(Wide));
        var office = await scene.As(Role.Administrator);
        var csv = await Browser.Read(await office.Get($"/{scene.Code}/needs.csv"));
        Assert.Equal("location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,admin2_name,admin_level,sector_code,sector_name,category,population_status,population,reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error",
            csv.Split("\r\n")[0]);
        Assert.Contains("VNM,,,Ha Tinh,,VN401,Ha Tinh,,,1,WSH,Water Sanitation Hygiene,total,INN,12500,2023-01-01,2023-12-31,,,,", csv, StringComparison.Ordinal);
        var copy = await NeedScene.Small(app, "needs-hapi-back");
        await copy.Load("back.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv)));
        var (one, other) = (await scene.Table(), await copy.Table());
        foreach (var pcode in new[] { "VN401", "VN403", "VN405" })
            foreach (var cluster in new[] { "WSH", "HEA" })
                foreach (var figure in new[] { NeedFigure.InNeed, NeedFigure.Targeted })
                    Assert.Equal(one.Value(figure, await scene.Area(pcode), await scene.Cluster(cluster)), other.Value(figure, await copy.Area(pcode), await copy.Cluster(cluster)));
    }

    [Fact]
    public async Task An_unpublished_operation_shows_its_needs_to_nobody_outside()
    {
        var scene = await NeedScene.Small(app, "needs-hidden");
        await scene.Load("needs 2023.csv", NeedScene.Text(Wide));
        foreach (var address in new[] { "needs", "needs.csv", "needs/caseloads/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get($"/{scene.Code}/{address}")).StatusCode);
    }

    private Task<(int, int, int)> Kept(NeedScene scene) => app.Db(async db =>
    {
        var id = (await db.Operations.SingleAsync(o => o.Code == scene.Code)).Id;
        return (await db.Files.CountAsync(f => f.OperationId == id), await db.Caseloads.CountAsync(c => c.OperationId == id), await db.CaseloadLines.CountAsync(l => l.OperationId == id));
    });

    private static async Task<string> Loaded(Browser browser, NeedScene scene, string fileName, string text)
    {
        using var response = await Send(browser, scene, fileName, text);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private static Task<HttpResponseMessage> Send(Browser browser, NeedScene scene, string fileName, string text)
    {
        var request = browser.Form($"/{scene.Code}/needs/load");
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        request.Content = new MultipartFormDataContent { { file, "file", fileName } };
        return browser.Send(request);
    }
}
