using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Operations;

public sealed class OperationPagesTests
{
    [Fact]
    public async Task A_further_operation_of_three_countries_is_registered_published_and_withdrawn_on_sqlite() => await Journey(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_further_operation_of_three_countries_is_registered_published_and_withdrawn_on_postgresql() => await Journey(await TesseraApp.OnPostgres());

    private static async Task Journey(TesseraApp started)
    {
        await using var app = started;
        var office = await ListsJourney.Person(app, Role.Administrator);
        Assert.Contains("name=\"countries\"", await ListsJourney.Page(office, "/operations/new"));
        Assert.Equal("/ebola-2014/revise?done=registered", await ListsJourney.Accepted(office, "/operations/new", ("code", "ebola-2014"), ("name", "Ebola 2014"), ("countries", "GIN,LBR,SLE")));
        Assert.Equal("GIN,LBR,SLE", await app.Db(db => db.Operations.Where(o => o.Code == "ebola-2014").Select(o => o.Countries).SingleAsync()));

        var visitor = app.Visitor();
        visitor.Accept = "text/html";
        await ListsJourney.Page(visitor, "/ebola-2014/gazetteer", HttpStatusCode.NotFound);
        await ListsJourney.Accepted(office, "/ebola-2014/publish", ("publish", "yes"));
        Assert.Contains("Ebola 2014", await ListsJourney.Page(visitor, "/ebola-2014/gazetteer"));
        Assert.True(await IsKnownAsPublished(app));
        await ListsJourney.Accepted(office, "/ebola-2014/publish", ("publish", "no"));
        Assert.False(await IsKnownAsPublished(app));
        await ListsJourney.Page(visitor, "/ebola-2014/gazetteer", HttpStatusCode.NotFound);

        var version = (await app.Db(db => db.Operations.AsNoTracking().SingleAsync(o => o.Code == "ebola-2014"))).Version;
        await ListsJourney.Accepted(office, "/ebola-2014/revise", ("name", "Ebola"), ("version", $"{version}"));
        Assert.Contains("value=\"My name\"", await ListsJourney.Refused(office, HttpStatusCode.Conflict, "/ebola-2014/revise", ("name", "My name"), ("version", $"{version}")));
        Assert.Equal(1, await ListsJourney.Lines(app, "operation", "revised") - 2);
    }

    /// <summary>To rooms that ask rights by the operation kept with its lists.</summary>
    private static Task<bool> IsKnownAsPublished(TesseraApp app) => app.In(async services =>
        (await services.GetRequiredService<ListsCache>().For(await services.GetRequiredService<global::Tessera.Web.Database.TesseraDb>().Operations.AsNoTracking().SingleAsync(o => o.Code == "ebola-2014"))).Operation.IsPublished);

    [Theory]
    [InlineData("Has Space", "X", "AFG", "cannot be a code")]
    [InlineData("global", "X", "AFG", "cannot be a code")]
    [InlineData("ok-1", "", "AFG", "needs a name")]
    [InlineData("ok-1", "X", "AFG,ZZZ", "“ZZZ” is no ISO country code")]
    [InlineData("ok-1", "X", "", "at least one country")]
    public async Task What_cannot_be_registered_comes_back_with_its_reason(string code, string name, string countries, string reason)
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await ListsJourney.Person(app, Role.Administrator);
        Assert.Contains(reason, await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/operations/new", ("code", code), ("name", name), ("countries", countries)));
    }

    [Fact]
    public async Task The_global_lists_are_the_administrators_and_never_an_operation_of_the_public()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await ListsJourney.Person(app, Role.Administrator);
        Assert.Contains("/global/partners", await ListsJourney.Page(office, "/global/lists"));
        Assert.Contains("cannot be published", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/global/publish", ("publish", "yes")));
        Assert.Equal("[]", await Browser.Read(await app.Visitor().Get("/api/v1/operations")));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get("/api/v1/global")).StatusCode);
    }
}
