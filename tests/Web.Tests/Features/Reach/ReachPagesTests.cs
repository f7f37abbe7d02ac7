using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Tests.Features.Presence;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Reach;

/// <summary>
/// The small country by hand: six of seven rows stand on admin 1 (86 %), so lines are compared in the whole country. WASH
/// has three lines of 1,234 and a nil report: 3,702; Health and rows of no cluster 1,234 each. The largest kind: 3,702;
/// the largest line 1,234; all rows 5 x 1,234 = 6,170.
/// </summary>
public sealed class ReachPagesTests
{
    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Page_CSV_JSON_API_and_command_say_the_same_numbers(string engine)
    {
        await using var app = engine == "sqlite" ? await TesseraApp.OnSqlite() : await TesseraApp.OnPostgres();
        await SmallCountry.Register(app);
        var visitor = app.Visitor();
        var page = await Open(visitor, "/small/reach");
        Assert.Equal(["3,702", "6", "country"], page.QuerySelectorAll(".keys b").Select(b => b.TextContent));
        Assert.Equal(["6,170", "−2,468", "3,702", "1,234"], page.QuerySelectorAll("table.sums td").Select(td => td.TextContent.Trim()));

        const string csv = "adm1_code,adm1_name,unit,rows,low,reached,high,as_of\r\nVNM,Viet Nam,people,6,1234,3702,6170,2009-11-30\r\n";
        Assert.Equal(csv, (await Text(visitor, "/small/reach.csv")).TrimStart('\uFEFF'));
        Assert.Contains("\r\n#adm1+code,#adm1+name,#indicator+unit,", await Text(visitor, "/small/reach.csv?hxl=1"), StringComparison.Ordinal);
        Assert.Equal("cluster_code,cluster_name,unit,rows,low,reached,high,as_of\r\n,,people,1,1234,1234,1234,2009-11-30\r\nHEA,Health,people,1,1234,1234,1234,2009-11-30\r\nWSH,Water,people,4,1234,3702,3702,2009-11-30\r\n",
            (await Text(visitor, "/small/reach.csv?by=cluster")).TrimStart('\uFEFF'));

        var json = JsonDocument.Parse(await Text(visitor, "/small/reach.json")).RootElement;
        Assert.Equal((1234, 3702, 6170, 6, 1, 0), (Number(json, "low"), Number(json, "reached"), Number(json, "high"), Number(json, "rows"), Number(json, "rows_hidden"), Number(json, "rows_coarser")));
        Assert.Equal(await Text(visitor, "/small/reach.json"), await Text(visitor, "/api/v1/small/reach"));

        // Partner 3 has its hidden row for the installation: two lines of two clusters in one place.
        Assert.Equal("partner_code,partner_name,unit,rows,low,reached,high,as_of\r\n,,people,1,1234,1234,1234,2009-11-30\r\n1,Oxfam,people,3,1234,1234,2468,2009-11-30\r\n2,Red Cross,people,1,1234,1234,1234,2009-11-30\r\n3,Save,people,2,1234,1234,2468,2009-11-30\r\n", await Command(app, "reach", "small", "--by", "partner", "--csv"));
    }

    [Fact]
    public async Task Every_number_opens_to_rows_that_sum_to_it()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await SmallCountry.Register(app);
        var administrator = await app.SignedIn(people["administrator"]);
        foreach (var by in new[] { "adm1", "cluster", "partner" })
        {
            var page = await Open(administrator, $"/small/reach?by={by}");
            var parts = page.QuerySelectorAll("#parts tbody tr").Where(row => row.QuerySelector("td a[href*='/reach/rows']") is not null).ToList();
            Assert.NotEmpty(parts);
            foreach (var part in parts)
            {
                var rows = await Open(administrator, part.QuerySelector("td a[href*='/reach/rows']")!.GetAttribute("href")!);
                var counted = rows.QuerySelectorAll("#rows tbody tr").Where(row => row.QuerySelectorAll("td")[^1].TextContent == "counted").Sum(row => Number(row.QuerySelectorAll("td")[^2]));
                Assert.Equal(Number(part.QuerySelectorAll("td")[2]), counted);
                Assert.Equal(Number(part.QuerySelectorAll("td")[3]), rows.QuerySelectorAll("#rows tbody tr").Sum(row => Number(row.QuerySelectorAll("td")[^2])));
            }
        }
        // The steps open to their own rows: what another activity reached less of.
        var steps = await Open(administrator, "/small/reach");
        var other = steps.QuerySelector("table.sums a[href*='outcome=other-kind']")!;
        Assert.Equal("3 activities", other.TextContent);
        Assert.Equal(3, (await Open(administrator, other.GetAttribute("href")!)).QuerySelectorAll("#rows tbody tr").Length);
    }

    [Fact]
    public async Task Rows_are_for_those_who_may_open_them_and_a_wrong_filter_says_what_is_right()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await SmallCountry.Register(app);
        Assert.Empty((await Open(app.Visitor(), "/small/reach")).QuerySelectorAll("a[href*='/reach/rows']"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Visitor().Get("/small/reach/rows")).StatusCode);
        var coordinator = await app.SignedIn(people["coordinator"]);
        // A coordinator of WASH opens the four rows of WASH; of the other clusters' two none is counted (another activity).
        var rows = await Open(coordinator, "/small/reach/rows");
        Assert.Equal((4, "4 rows are counted and sum to 3,702; 4 rows state a number."), (rows.QuerySelectorAll("#rows tbody tr").Length, rows.QuerySelector(".lead")!.TextContent));
        Assert.Contains("1 row counted in the figure, of 1,234, belongs to a cluster whose rows you may not open.", (await Open(coordinator, "/small/reach/rows?cluster=HEA")).Body!.TextContent, StringComparison.Ordinal);
        var csv = (await Text(coordinator, "/small/reach/rows.csv")).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(("row,partner,cluster_code,activity,group,admin_code,admin_name,from,to,value,outcome", "101,Oxfam,WSH,,,VNM,Viet Nam,2009-11,2009-11,1234,counted"), (csv[0], csv.Single(line => line.StartsWith("101,", StringComparison.Ordinal))));
        foreach (var wrong in new[] { "unit=kilos", "by=village", "status=maybe", "place=XX99" })
            Assert.Equal(HttpStatusCode.BadRequest, (await app.Visitor().Get($"/small/reach?{wrong}")).StatusCode);
    }

    [Theory]
    [InlineData("# HH", "3,702")]
    [InlineData("idp", "4,936")]
    public async Task Only_words_that_name_a_population_group_are_other_people(string word, string reached)
    {
        // Health's 1,234 in a group of their own are added (3,702 + 1,234); under a word that is no group they are not.
        await using var app = await TesseraApp.OnSqlite();
        await SmallCountry.Register(app);
        await app.Db(async db =>
        {
            var operation = await db.Operations.SingleAsync(o => o.Code == "small");
            db.Add(new Tessera.Web.Database.Tables.TermRow { OperationId = operation.Id, Id = 9001, List = "group", Text = word, Folded = Domain.Folding.Fold(word) });
            await db.SaveChangesAsync();
            await db.Activities.Where(a => a.RowId == 102).ExecuteUpdateAsync(s => s.SetProperty(a => a.GroupId, 9001));
        });
        Assert.Equal(reached, (await Open(app.Visitor(), "/small/reach")).QuerySelector(".keys b")!.TextContent);
        // Only what is a group can be asked for by itself: Health's 1,234.
        var alone = await app.Visitor().Get("/small/reach?group=" + Uri.EscapeDataString(word));
        if (word == "idp") Assert.Equal("1,234", (await Page.Read(alone)).QuerySelector(".keys b")!.TextContent);
        else Assert.Equal(HttpStatusCode.BadRequest, alone.StatusCode);
    }

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();
    private static int Number(IElement cell) => int.Parse(cell.TextContent.Trim().Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
}
