using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Features.Presence;
using Xunit;

namespace Tessera.Web.Tests.Features.Home;

public sealed class EventAccountsTests
{
    private const string Source = "Committee for Flood and Storm Control, 30 September 2009";

    [Fact]
    public async Task The_overview_shows_what_each_storm_did_with_source_and_day_on_sqlite() => await Journey(await TesseraApp.OnSqlite());

    [Fact]
    public async Task The_overview_shows_what_each_storm_did_with_source_and_day_on_postgresql() => await Journey(await TesseraApp.OnPostgres());

    private static async Task Journey(TesseraApp started)
    {
        await using var app = started;
        var people = await SmallCountry.Register(app);
        var visitor = Page.Person(app);
        Assert.Null((await Page.Read(await visitor.Get("/small"))).QuerySelector("#events"));

        await app.Db(async db =>
        {
            var operation = await db.Operations.Where(o => o.Code == "small").Select(o => o.Id).SingleAsync();
            db.AddRange(Figure(operation, 1, 10, "deaths", 74), Figure(operation, 2, 10, "missing", 12), Figure(operation, 3, 10, "houses_damaged", 171_000, "over"),
                Figure(operation, 4, 12, "deaths", 5), Figure(operation, 5, 11, "deaths", 22), Figure(operation, 6, 11, "rice_flooded_ha", 19_272.2m));
            await db.SaveChangesAsync();
        });
        var page = await Page.Read(await visitor.Get("/small?x=1"));
        var section = page.QuerySelector("#events")!;
        Assert.Contains("Ketsana", section.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("30 September 2009", section.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Source: {Source}", section.TextContent, StringComparison.Ordinal);
        Assert.Equal(["74", "12", "no data"], section.QuerySelectorAll(".keys dd b").Select(b => b.TextContent));
        Assert.Contains("houses damaged: over 171,000", section.TextContent, StringComparison.Ordinal);
        // Most dead first; a place nobody reported on shows a dash, never 0.
        Assert.Equal(["Quảng Nam|22|–|–|hectares of rice flooded: 19,272.2", "Kon Tum|5|–|–|"], section.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))));
        Assert.Equal(["22", "5"], section.QuerySelectorAll(".barlist .num").Select(value => value.TextContent));

        // A signed-in person's page asks for more at once; on PostgreSQL two questions on one connection would fail.
        var office = await Page.Person(app, people["administrator"]);
        Assert.Equal(HttpStatusCode.OK, (await office.Get("/small")).StatusCode);
    }

    private static EventFigure Figure(int operation, long id, long area, string indicator, decimal value, string? qualifier = null) => new()
    {
        OperationId = operation, Id = id, Event = "Ketsana", AsOf = new DateOnly(2009, 9, 30), AreaId = area, Indicator = indicator,
        Value = (long)(value * 10_000m), Qualifier = qualifier, Source = Source,
    };
}
