using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Architecture;

public sealed class ArchitectureJourneyTests
{
    private const string Root = "/afg/architecture", Wash = "/afg/clusters/WSH";

    [Fact]
    public async Task An_office_draws_its_coordination_and_finds_where_two_do_the_same_on_sqlite() => await Draws(await TesseraApp.OnSqlite());

    [Fact]
    public async Task An_office_draws_its_coordination_and_finds_where_two_do_the_same_on_postgresql() => await Draws(await TesseraApp.OnPostgres());

    private static async Task Draws(TesseraApp started)
    {
        await using var app = started;
        var office = await CoordinationOffice.Open(app);
        Assert.Contains("Nothing is written down yet", await ListsJourney.Page(office, Root));
        await ListsJourney.Accepted(office, $"{Wash}/milestones", ("kind", "ActivatedUnofficially"), ("date", "15 October 2009"));
        var forum = await Body(office, "DMWG", "Forum", "November 2008");
        var group = await Body(office, "UN group", "CountryTeam", "2008");
        await ListsJourney.Accepted(office, $"{Root}/bodies/{group}/ties", ("tie", "Under-of"), ("other", "WSH"), ("tie-since", "October 2009"));
        Assert.Contains("already", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Root}/bodies/{group}/ties", ("tie", "Under-of"), ("other", "WSH"), ("tie-since", "2011")));
        Assert.Contains("above itself", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Root}/bodies/{group}/ties", ("tie", "Under"), ("other", "WSH"), ("tie-since", "2011")));

        await ListsJourney.Accepted(office, $"{Root}/bodies/{forum}/tasks", ("task-train", "Leads"), ("task-say-donors", "Supports"), ("since", "2009"), ("source", "Terms, section 3"));
        await ListsJourney.Accepted(office, $"{Wash}/tasks", ("task-train", "Leads"), ("since", "October 2009"));
        var map = await Features.Page.Open(Features.Page.Person(app), Root);
        // One drawing for each width, and the same again as a list.
        Assert.Equal(3, map.QuerySelectorAll("figure.architecture > svg").Length);
        Assert.All(map.QuerySelectorAll("figure.architecture > svg"), svg => Assert.Equal(3, svg.QuerySelectorAll("a.node").Length));
        Assert.Contains("Train those who respond", map.MainText());
        var matrix = await Features.Page.Open(Features.Page.Person(app), $"{Root}/tasks");
        Assert.Equal(7, matrix.QuerySelectorAll("#matrix tbody tr").Length);
        Assert.Equal(7, matrix.QuerySelectorAll("#matrix .gapped").Length);

        using (var said = JsonDocument.Parse(await ListsJourney.Page(office, "/api/v1/afg/architecture")))
            Assert.Equal("train", Assert.Single(said.RootElement.GetProperty("overlaps").EnumerateArray()).GetProperty("task").GetString());
        using (var then = JsonDocument.Parse(await ListsJourney.Page(office, "/api/v1/afg/architecture?on=2009-03"))) Assert.Equal(0, then.RootElement.GetProperty("overlaps").GetArrayLength());
        // A newcomer reads of it: 28 tasks ship, one of them is led (by two), 27 by nobody.
        var briefing = (await Features.Page.Open(office, "/afg/briefing")).MainText();
        foreach (var told in new[] { "Beside the clusters", "Train those who respond: DMWG and WASH", "1 task is led by several at one place", "27 tasks of coordination are led by nobody" }) Assert.Contains(told, briefing);
        Assert.Contains("also led by DMWG", (await Features.Page.Open(office, $"{Wash}/briefing")).MainText());
        // Supporting instead of leading settles it, from the day on.
        await ListsJourney.Accepted(office, $"{Wash}/tasks", ("task-train", "Supports"), ("since", "1 January 2011"));
        Assert.Contains("No two lead the same task", await ListsJourney.Page(office, Root));
        Assert.Contains("Train those who respond", (await Features.Page.Open(office, $"{Root}?on=December+2010")).QuerySelector(".lines")!.TextContent);
        Assert.Equal(4, await ListsJourney.Lines(app, "task-holding", "registered"));

        // An emptied date ends nothing and removes nothing; what never was goes by its own button.
        var tie = await app.Db(db => db.MechanismTies.Select(t => t.Id).SingleAsync());
        await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Root}/ties/{tie}/end", ("until", ""));
        await ListsJourney.Accepted(office, $"{Root}/ties/{tie}/end", ("until", "December 2011"), ("body", $"{group}"));
        Assert.Equal("December 2011", (await app.Db(db => db.MechanismTies.AsNoTracking().SingleAsync())).Until!.Text);
        await ListsJourney.Accepted(office, $"{Root}/ties/{tie}/end", ("until", ""), ("mistake", "true"), ("body", $"{group}"));
        Assert.Equal(0, await app.Db(db => db.MechanismTies.CountAsync()));
    }

    [Fact]
    public async Task What_cannot_stand_is_refused_with_its_reason()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await CoordinationOffice.Open(app);
        Assert.Contains("What is the body called?", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Root}/bodies/new", ("kind", "Forum"), ("level", "National"), ("since", "2009")));
        Assert.Contains("would end (2008) before it begins (2009)", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Root}/bodies/new", ("name", "Forum"), ("kind", "Forum"), ("level", "National"), ("since", "2009"), ("until", "2008")));
        Assert.Contains("Where does it sit?", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Root}/bodies/new", ("name", "Forum"), ("kind", "Forum"), ("level", "Subnational"), ("since", "2009")));
        var refused = await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Root}/bodies/new", ("name", "Forum of all"), ("kind", "Circus"), ("level", "National"), ("since", "2009"));
        Assert.Contains("value=\"Forum of all\"", refused);
        Assert.Contains("No task “sing” is on the list", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/tasks", ("task-sing", "Leads"), ("since", "2009")));
        Assert.Contains("is no date we can read", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/tasks", ("task-train", "Leads"), ("since", "Tbc")));
        Assert.Contains("is no date we can read", await ListsJourney.Page(office, $"{Root}?on=soon"));
        await ListsJourney.Page(office, $"{Root}/bodies/77", HttpStatusCode.NotFound);
        Assert.Equal(0, await app.Db(db => db.CoordinationBodies.CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_tick_at_once_the_later_is_told()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await CoordinationOffice.Open(app);
        var seen = (await Features.Page.Open(office, $"{Wash}/tasks")).QuerySelector("input[name=version]")!.GetAttribute("value")!;
        await ListsJourney.Accepted(office, $"{Wash}/tasks", ("task-train", "Leads"), ("since", "2009"), ("version", seen));
        var told = await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Wash}/tasks", ("task-train", ""), ("task-assess", "Leads"), ("since", "2009"), ("version", seen));
        Assert.Contains("changed this meanwhile", told);
        Assert.Equal(["train"], await app.Db(db => db.TaskHoldings.Select(h => h.Task).ToListAsync()));
        // A tick taken back on the date it began was a mistake and leaves nothing.
        await ListsJourney.Accepted(office, $"{Wash}/tasks", ("task-train", ""), ("since", "2009"));
        Assert.Equal(0, await app.Db(db => db.TaskHoldings.CountAsync()));
    }

    [Fact]
    public async Task A_task_never_ends_before_it_begins()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await CoordinationOffice.Open(app);
        await ListsJourney.Accepted(office, $"{Wash}/tasks", ("task-train", "Leads"), ("since", "October 2009"));
        // Ended on the 1st it would have held until 30 September, and it began in October at the earliest.
        Assert.Contains("It began on October 2009 and cannot end on 2009-10-01", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/tasks", ("task-train", ""), ("since", "2009-10-01")));
        await ListsJourney.Accepted(office, $"{Wash}/tasks", ("task-train", ""), ("since", "2009-10-02"));
        Assert.Equal("2009-10-01", (await app.Db(db => db.TaskHoldings.AsNoTracking().SingleAsync())).Until!.Text);
        // The same day in other words is the same day.
        await ListsJourney.Accepted(office, $"{Wash}/tasks", ("task-assess", "Leads"), ("since", "1 November 2009"));
        await ListsJourney.Accepted(office, $"{Wash}/tasks", ("task-assess", ""), ("since", "2009-11-01"));
        Assert.Equal(["train"], await app.Db(db => db.TaskHoldings.Select(h => h.Task).ToListAsync()));
    }

    [Fact]
    public async Task The_list_of_tasks_is_the_operations_to_word()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await CoordinationOffice.Open(app);
        await ListsJourney.Accepted(office, $"{Root}/tasks/list", ("code", "train"), ("function", "Capacity"), ("wording", "Train people in the provinces"));
        await ListsJourney.Accepted(office, $"{Root}/tasks/list", ("code", "say-radio"), ("function", "Communication"), ("wording", "Speak on the radio"));
        await ListsJourney.Accepted(office, $"{Root}/tasks/list", ("code", "say-abroad"), ("function", "Communication"), ("wording", "Keep contact abroad"), ("left-out", "true"));
        Assert.Contains("is no code", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Root}/tasks/list", ("code", "Say It"), ("function", "Communication"), ("wording", "Say it")));
        var matrix = await ListsJourney.Page(office, $"{Root}/tasks?group=all");
        Assert.Contains("Train people in the provinces", matrix);
        Assert.Contains("Speak on the radio", matrix);
        Assert.DoesNotContain("Keep contact abroad", matrix);
        // One added, one left out: 28 stay.
        Assert.Equal(28, (await Features.Page.Open(office, $"{Root}/tasks?group=all")).QuerySelectorAll("#matrix tbody tr").Length);
        var coordinator = await CoordinationOffice.Coordinator(app);
        using var foreign = await coordinator.Post($"{Root}/tasks/list", ("code", "train"), ("wording", "Mine"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        await ListsJourney.Accepted(coordinator, $"{Wash}/tasks", ("task-say-radio", "Leads"), ("since", "2009"));
        using var other = await coordinator.Post("/afg/clusters/HEA/tasks", ("task-train", "Leads"), ("since", "2009"));
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
    }

    private static async Task<string> Body(Browser office, string name, string kind, string since)
    {
        var page = await ListsJourney.Accepted(office, $"{Root}/bodies/new", ("name", name), ("kind", kind), ("level", "National"), ("since", since));
        return page.Split('?')[0].Split('/')[^1];
    }
}
