using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Partners;

public sealed class PartnerPagesTests
{
    [Fact]
    public async Task A_partner_is_registered_revised_given_spellings_merged_and_let_go_again_on_sqlite() => await Journey(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_partner_is_registered_revised_given_spellings_merged_and_let_go_again_on_postgresql() => await Journey(await TesseraApp.OnPostgres());

    private static async Task Journey(TesseraApp started)
    {
        await using var app = started;
        var operation = await ListsJourney.Operation(app, "afg");
        var office = await ListsJourney.Person(app, Role.Administrator, operation.Id);
        var first = await Register(office, "Bamyan Relief Society", "BRS");
        var second = await Register(office, "Bamiyan Relief Soc.", "");
        Assert.Equal(2, await app.Db(db => db.Changes.CountAsync(c => c.OperationId == operation.Id && c.Noun == "partner" && c.Action == "registered")));
        Assert.Contains("is registered already", await ListsJourney.Refused(office, HttpStatusCode.Conflict, "/afg/partners/new", ("name", "bamyan relief society"), ("type", "441")));

        await ListsJourney.Accepted(office, $"/afg/partners/{first}", ("name", "Bamyan Relief"), ("acronym", "BRS"), ("type", "441"), ("version", "0"));
        var late = await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"/afg/partners/{first}", ("name", "Typed meanwhile"), ("type", "441"), ("version", "0"));
        Assert.Contains("Typed meanwhile", late);
        Assert.Contains("Bamyan Relief Society", await ListsJourney.Page(office, $"/afg/partners/{first}"));

        await ListsJourney.Accepted(office, $"/afg/partners/{first}/aliases", ("text", "Relief of Bamyan"));
        Assert.Contains("already means another partner", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"/afg/partners/{second}/aliases", ("text", "RELIEF OF BAMYAN")));
        Assert.Contains("itself", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"/afg/partners/{second}/merge", ("into", $"{second}")));
        Assert.Contains("is called “Nobody”", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"/afg/partners/{second}/merge", ("into", "Nobody")));

        await ListsJourney.Accepted(office, $"/afg/partners/{second}/merge", ("into", "BRS"));
        Assert.Equal(first, (await ListsJourney.Lists(app, "afg")).Survivor(second));
        Assert.Contains("Merged into it:", await ListsJourney.Page(office, "/afg/partners"));
        await ListsJourney.Accepted(office, $"/afg/partners/{second}/unmerge");
        Assert.Equal(second, (await ListsJourney.Lists(app, "afg")).Survivor(second));
        Assert.Equal(3, await ListsJourney.Lines(app, "partner", "revised"));

        var alias = await app.Db(db => db.PartnerAliases.Where(a => a.OperationId == operation.Id && a.Text == "Relief of Bamyan").Select(a => a.Id).SingleAsync());
        await ListsJourney.Accepted(office, $"/afg/partners/{first}/aliases/{alias}/remove");
        Assert.Equal(1, await ListsJourney.Lines(app, "partner-alias", "removed"));
    }

    [Fact]
    public async Task A_coordinator_registers_partners_and_merges_none_and_a_visitor_does_neither()
    {
        await using var app = await TesseraApp.OnSqlite();
        var operation = await ListsJourney.Operation(app, "afg");
        var cluster = await app.Db(db => db.Clusters.Where(c => c.OperationId == operation.Id && c.Code == "WSH").Select(c => c.Id).SingleAsync());
        var coordinator = await ListsJourney.Person(app, Role.Coordinator, operation.Id, cluster);
        var id = await Register(coordinator, "Water for Herat", "");
        using var refused = await coordinator.Post($"/afg/partners/{id}/merge", ("into", "x"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var unknown = await app.Visitor().Post("/afg/partners/new", ("name", "x"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static async Task<long> Register(Browser browser, string name, string acronym)
    {
        var address = await ListsJourney.Accepted(browser, "/afg/partners/new", ("name", name), ("acronym", acronym), ("type", "441"));
        return long.Parse(address.Split('/')[3].Split('?')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
