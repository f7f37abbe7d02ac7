using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Tests.Features.Presence;
using Xunit;
using static Tessera.Web.Tests.Features.Page;

namespace Tessera.Web.Tests.Features.Gaps;

/// <summary>
/// The small country without its country-wide row: partners 1 and 2 say 1,234 people each of WASH in X1, nobody in
/// particular says 1,234 more; 2,468 once two of them are the same.
/// </summary>
public sealed class OverlapDecisionTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Fact]
    public async Task A_decision_taken_back_leaves_the_pair_open_and_the_figures_as_before()
    {
        var (code, coordinator) = await Opened("back");
        var before = await Reached(code);
        var id = await Pair(coordinator, code);
        var refused = await coordinator.Post($"/{code}/overlaps/{id}", ("decision", "open"), ("reason", "x"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("nothing to take back", await Browser.Read(refused), StringComparison.Ordinal);

        await Decide(coordinator, code, id, "same", "One list of names");
        Assert.NotEqual(before, await Reached(code));
        Assert.NotEmpty((await Open(coordinator, $"/{code}/overlaps/{id}")).QuerySelectorAll("button[value=open]"));
        await Decide(coordinator, code, id, "open", "The list was of another month");
        Assert.Equal(before, await Reached(code));
        var page = await Open(coordinator, $"/{code}/overlaps/{id}");
        Assert.Empty(page.QuerySelectorAll("button[value=open]"));
        var text = page.Body!.TextContent;
        Assert.True(text.IndexOf("another month", StringComparison.Ordinal) < text.IndexOf("One list of names", StringComparison.Ordinal));
        Assert.Contains("decision taken back", text, StringComparison.Ordinal);
        Assert.Single((await Open(coordinator, $"/{code}/overlaps?decision=open")).QuerySelectorAll("#overlaps tbody th"));
    }

    [Fact]
    public async Task A_program_decides_by_the_same_rules()
    {
        var (code, coordinator) = await Opened("program");
        var id = await Pair(coordinator, code);
        async Task<HttpStatusCode> Send(object body)
        {
            using var request = coordinator.Form($"/api/v1/{code}/overlaps/{id}");
            request.Content = JsonContent.Create(body);
            using var answer = await coordinator.Send(request);
            return answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.BadRequest, await Send(new { decision = "perhaps", reason = "x" }));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(new { decision = "same" }));
        Assert.Equal(HttpStatusCode.OK, await Send(new { decision = "same", reason = "One list of names" }));
        Assert.Contains(",same", await Text(coordinator, $"/{code}/overlaps.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_of_a_province_holds_in_its_districts_until_something_else_is_said_there()
    {
        var (code, coordinator) = await Opened("finer");
        await Decide(coordinator, code, await Pair(coordinator, code), "same", "One list of names");
        // Both partners now report by district: lines are compared by districts from here on.
        await Change(code, 5, "UPDATE activity SET area_id = 111 WHERE row_id = 103", "DELETE FROM activity WHERE row_id IN (102, 104, 105, 107)");
        var line = (await Text(coordinator, $"/{code}/overlaps.csv")).Split("\r\n")[1];
        Assert.EndsWith(",X11,2009-11,,Oxfam,Red Cross,1234,1234,same", line, StringComparison.Ordinal);
        Assert.Contains("X11,Hội An,people,2,1234,1234,2468", await Text(app.Visitor(), $"/{code}/reach.csv?by=adm2"), StringComparison.Ordinal);
        var district = await Pair(coordinator, code);
        Assert.Contains("It was decided for Quảng Nam", (await Open(coordinator, $"/{code}/overlaps/{district}")).Body!.TextContent, StringComparison.Ordinal);

        await Decide(coordinator, code, district, "different", "Two hamlets");
        Assert.Contains("X11,Hội An,people,2,1234,2468,2468", await Text(app.Visitor(), $"/{code}/reach.csv?by=adm2"), StringComparison.Ordinal);

        // Compared by province again, the decision of the province counts, and that of the district stays to be read.
        await Change(code, 9, "UPDATE activity SET area_id = 11 WHERE row_id = 103");
        Assert.EndsWith(",X1,2009-11,,Oxfam,Red Cross,1234,1234,same", (await Text(coordinator, $"/{code}/overlaps.csv")).Split("\r\n")[1], StringComparison.Ordinal);
        Assert.Contains("Two hamlets", (await Open(coordinator, $"/{code}/overlaps/{await Pair(coordinator, code)}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_back_in_a_district_is_not_decided_by_the_province_in_its_communes()
    {
        var (code, coordinator) = await Opened("climb");
        await Decide(coordinator, code, await Pair(coordinator, code), "same", "One list of names");
        await Change(code, 5, "UPDATE activity SET area_id = 111 WHERE row_id = 103", "DELETE FROM activity WHERE row_id IN (102, 104, 105, 107)");
        var district = await Pair(coordinator, code);
        await Decide(coordinator, code, district, "different", "Two hamlets");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/{code}/overlaps/{district}", ("decision", "open"), ("reason", "Ask again"))).StatusCode);
        Assert.EndsWith(",1234,1234,", (await Text(coordinator, $"/{code}/overlaps.csv")).Split("\r\n")[1], StringComparison.Ordinal);

        // By communes now: of the district nothing is decided, and the province said its word before.
        await app.Db(async db =>
        {
            var id = await db.Operations.Where(o => o.Code == code).Select(o => o.Id).SingleAsync();
            db.Add(new Web.Database.Tables.AreaRow { OperationId = id, Id = 1111, Pcode = "X111", Level = 3, ParentId = 111 });
            db.Add(new Web.Database.Tables.GazetteerLoadRow { OperationId = id, Number = 9, Source = "test", Counts = "1" });
            await db.SaveChangesAsync();
        });
        await Change(code, 9, "UPDATE activity SET area_id = 1111 WHERE area_id = 111");
        var line = (await Text(coordinator, $"/{code}/overlaps.csv")).Split("\r\n")[1];
        Assert.Contains(",X111,", line, StringComparison.Ordinal);
        Assert.EndsWith(",1234,1234,", line, StringComparison.Ordinal);
    }

    private async Task<(string Code, Browser Coordinator)> Opened(string code)
    {
        var people = await SmallCountry.Register(app, code);
        await Change(code, 1, "DELETE FROM activity WHERE row_id = 106");
        return (code, await app.SignedIn(people["coordinator"]));
    }

    /// <summary>As if the import had been committed with these rows at this sequence.</summary>
    private Task Change(string code, long sequence, params string[] statements) => app.Db(async db =>
    {
        var id = await db.Operations.Where(o => o.Code == code).Select(o => o.Id).SingleAsync();
        foreach (var statement in statements)
        {
#pragma warning disable EF1002 // The words are this test's own.
            await db.Database.ExecuteSqlRawAsync($"{statement} AND operation_id = {id}");
#pragma warning restore EF1002
        }
        await db.Imports.Where(i => i.OperationId == id).ExecuteUpdateAsync(s => s.SetProperty(i => i.CommitSequence, sequence));
        await db.Operations.Where(o => o.Id == id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Sequence, sequence));
    });

    private Task<string> Reached(string code) => Text(app.Visitor(), $"/{code}/reach.csv");

    private static async Task<string> Pair(Browser coordinator, string code) => (await Text(coordinator, $"/{code}/overlaps.csv")).Split("\r\n")[1].Split(',')[0];

    private static async Task Decide(Browser coordinator, string code, string id, string decision, string reason) =>
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/{code}/overlaps/{id}", ("decision", decision), ("reason", reason))).StatusCode);
}
