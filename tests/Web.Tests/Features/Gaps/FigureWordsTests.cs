using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Layout;
using Tessera.Web.Tests.Features.Presence;
using Tessera.Web.Tests.Figures;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Gaps;

/// <summary>What stands beside a figure: how it was made, from what, and on what terms it may be used.</summary>
public sealed class FigureWordsTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Needs = "Admin 1 PCode,Admin 1,Cluster,In Need,Targeted\r\nX1,Quảng Nam,WASH,5000,4000\r\nX2,Kon Tum,WASH,800,500\r\nX3,Hà Giang,WASH,900,\r\nX1,Quảng Nam,Health,1000,\r\nX2,Kon Tum,Health,500,\r\n";

    [Fact]
    public async Task The_gap_of_the_whole_says_that_it_is_added_up_over_places()
    {
        await SmallCountry.Register(app, "how");
        // Without the country-wide row lines are compared by province.
        await app.Db(db => db.Activities.Where(a => a.RowId == 106 && db.Operations.Any(o => o.Id == a.OperationId && o.Code == "how")).ExecuteDeleteAsync());
        await SmallCountry.LoadNeeds(app, Needs, "how");
        // Health: X1 1,000 in need and 1,234 reached, X2 500 in need and nobody: 1,500 less the 1,000 within the need of X1 is 500.
        foreach (var address in new[] { "/how/gaps?cluster=HEA", "/how/clusters/HEA" })
        {
            var how = (await Open(app.Visitor(), address)).QuerySelector("details.how")!;
            Assert.Contains("added up over the 2 places", how.TextContent, StringComparison.Ordinal);
            Assert.Contains("1,500 people in need in all, less the 1,000 reached", how.TextContent, StringComparison.Ordinal);
            Assert.Contains("needs.csv", how.TextContent, StringComparison.Ordinal);
            Assert.Contains("line by line (1)", how.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await app.Visitor().Get(how.QuerySelector("a")!.GetAttribute("href")!)).StatusCode);
        }
        // A province is no sum of places.
        Assert.Contains("900 in need less 0 reached", (await Open(app.Visitor(), "/how/gaps?cluster=WSH&place=X3")).QuerySelector("details.how")!.TextContent, StringComparison.Ordinal);
        var json = JsonDocument.Parse(await Text(app.Visitor(), "/how/gaps.json")).RootElement;
        Assert.Equal(["needs: needs.csv (needs)"], json.GetProperty("needs_sources").EnumerateArray().Select(source => source.GetString()));
        Assert.Equal(["needs.csv"], JsonDocument.Parse(await Text(app.Visitor(), "/how/snapshot.json")).RootElement.GetProperty("needs_sources").EnumerateArray().Select(source => source.GetString()));
    }

    [Fact]
    public async Task On_what_terms_a_figure_may_be_used_stands_under_it_and_in_every_file()
    {
        var people = await SmallCountry.Register(app, "terms");
        var (visitor, office) = (app.Visitor(), await app.SignedIn(people["administrator"]));
        Assert.Contains("not stated", (await Open(visitor, "/terms/presence?place=X1")).QuerySelector("#licence")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await office.Post(Links.ReviseOperation("terms"), ("name", "Small country"), ("licence", new string('x', 161)))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await office.Post(Links.ReviseOperation("terms"), ("name", "Small country"), ("licence", " CC BY-IGO 3.0 "))).StatusCode);
        foreach (var address in new[] { "/terms", "/terms/presence?place=X1", "/terms/reach", "/terms/gaps", Links.Area("terms", "X1") })
            Assert.Equal("Terms of use: CC BY-IGO 3.0", (await Open(visitor, address)).QuerySelector("#licence")?.TextContent);
        foreach (var address in new[] { "/terms/presence.json", "/terms/reach.json", "/terms/gaps.json", "/terms/snapshot.json" })
            Assert.Equal("CC BY-IGO 3.0", JsonDocument.Parse(await Text(visitor, address)).RootElement.GetProperty("licence").GetString());
        Assert.Equal("CC BY-IGO 3.0", JsonDocument.Parse(await Text(visitor, "/api/v1/terms")).RootElement.GetProperty("licence").GetString());
        // A new name alone leaves them.
        Assert.Equal(HttpStatusCode.Redirect, (await office.Post(Links.ReviseOperation("terms"), ("name", "Another name"))).StatusCode);
        Assert.Equal("CC BY-IGO 3.0", await app.Db(db => db.Operations.Where(o => o.Code == "terms").Select(o => o.Licence).SingleAsync()));
    }

    [Fact]
    public async Task A_cluster_that_ended_can_still_be_chosen_since_its_rows_count()
    {
        await SmallCountry.Register(app, "ended");
        await app.Db(db => db.Clusters.Where(c => c.Code == "HEA" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "ended"))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.IsEstablished, false).SetProperty(c => c.ValidTo, new DateOnly(2010, 1, 31))));
        await app.Db(db => db.Operations.Where(o => o.Code == "ended").ExecuteUpdateAsync(s => s.SetProperty(o => o.ListStamp, 7)));
        var option = (await Open(app.Visitor(), "/ended/presence")).QuerySelector("select[name=cluster] option[value=HEA]");
        Assert.Equal("Health (until 31 January 2010)", option?.TextContent.Replace("31 Jan 2010", "31 January 2010", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_filters_reach_by_population_group_as_the_page_does()
    {
        var country = Enumerable.Range(7_000, 100).Select(number => new RandomOperation(number)).First(one => one.Counting.Count(row => row is { GroupId: 51, Reached: > 0 }) > 2);
        await app.Db(country.Register);
        var told = await Command(app, "reach", country.Code, "--by", "adm1", "--group", "idps", "--unit", "people", "--csv");
        Assert.Equal(await Text(app.Visitor(), $"/{country.Code}/reach.csv?group=idps"), told);
        Assert.NotEqual(await Command(app, "reach", country.Code, "--by", "adm1", "--unit", "people", "--csv"), told);
    }
}
