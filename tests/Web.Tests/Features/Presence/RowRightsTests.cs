using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Xunit;

namespace Tessera.Web.Tests.Features.Presence;

/// <summary>Which rows a partner's reporter is shown (design.md 6, decision 6); SmallCountry's rows by hand.</summary>
public sealed class RowRightsTests
{
    // 101, 103, 104, 105 are of WSH, 102 of HEA, 106 of no cluster, 107 of the protected one.
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_reporter_sees_the_rows_of_own_clusters_and_every_row_of_the_own_partner(string engine)
    {
        await using var app = engine == "sqlite" ? await TesseraApp.OnSqlite() : await TesseraApp.OnPostgres();
        var people = await SmallCountry.Register(app);
        await Shown(await app.SignedIn(people["red cross"]), [101, 103, 104, 105], unseen: 2, hidden: 1);
        await Shown(await app.SignedIn(people["save"]), [106, 107], unseen: 5, hidden: 0);
        await Shown(await app.SignedIn(people["oxfam in health"]), [101, 102, 105], unseen: 3, hidden: 1);
        await Shown(await app.SignedIn(people["government"]), [101, 102, 103, 104, 105, 106], unseen: 0, hidden: 1);
    }

    private static async Task Shown(Browser person, long[] rows, int unseen, int hidden)
    {
        var list = JsonDocument.Parse(await Browser.Read(await person.Get("/api/v1/small/rows"))).RootElement;
        Assert.Equal(rows, list.GetProperty("rows").EnumerateArray().Select(r => long.Parse(r.GetProperty("Tessera row").GetString()!, CultureInfo.InvariantCulture)).Order());
        Assert.Equal((unseen, hidden), (list.GetProperty("rows_unseen").GetInt32(), list.GetProperty("rows_hidden").GetInt32()));
        for (var row = 101; row <= 107; row++)
            Assert.Equal((row, rows.Contains(row) ? HttpStatusCode.OK : HttpStatusCode.NotFound), (row, (await person.Get($"/small/rows/{row}")).StatusCode));
        Assert.DoesNotContain("lan@oxfam", await Browser.Read(await person.Get("/small/rows/101")), StringComparison.Ordinal);
        var figure = JsonDocument.Parse(await Browser.Read(await person.Get("/small/presence.json"))).RootElement;
        Assert.Equal((rows.Length + unseen, hidden), (figure.GetProperty("rows").GetInt32(), figure.GetProperty("rows_hidden").GetInt32()));
    }

    [Theory]
    [InlineData("red cross")]
    [InlineData("save")]
    [InlineData("oxfam in health")]
    public async Task Every_number_opens_to_as_many_rows_as_are_shown_and_said_to_be_unseen(string who)
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await SmallCountry.Register(app);
        var person = await Page.Person(app, people[who]);
        var page = await Page.Read(await person.Get("/small/presence"));
        var cells = page.QuerySelectorAll("#partners-places td:not(:nth-child(2)) a").Where(c => c.TextContent != "0").ToList();
        Assert.NotEmpty(cells);
        foreach (var cell in cells)
        {
            var rows = await Page.Read(await person.Get(cell.GetAttribute("href")!));
            Assert.Equal((cell.GetAttribute("href"), int.Parse(cell.TextContent, CultureInfo.InvariantCulture)), (cell.GetAttribute("href"), rows.QuerySelectorAll("#rows tbody tr th").Length + Unseen(rows)));
        }
    }

    private static int Unseen(IDocument rows) => rows.QuerySelectorAll(".quiet.soft span").Select(s => s.TextContent).SingleOrDefault(t => t.Contains("further", StringComparison.Ordinal)) is { } said
        ? int.Parse(said.Split(' ')[0], CultureInfo.InvariantCulture) : 0;
}
