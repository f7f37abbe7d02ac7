using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Features.Home;
using Tessera.Web.Tests.Features.Lists;
using Tessera.Web.Tests.Features.People;
using Xunit;

namespace Tessera.Web.Tests.Features.Meetings;

/// <summary>Issue 5.4: the owner of an action is a person or an organisation. Ha speaks for UNICEF (901) at the table of WASH and signs in for the government.</summary>
public sealed class PersonActionTests
{
    private const string Ha = "ha@example.org";

    [Fact]
    public async Task A_person_takes_an_action_and_their_account_owes_it_on_sqlite() => await Owed(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_person_takes_an_action_and_their_account_owes_it_on_postgresql() => await Owed(await TesseraApp.OnPostgres());

    private static async Task Owed(TesseraApp started)
    {
        await using var app = started;
        var office = await WaterTable.Office(app);
        var (meeting, person) = await Agreed(app, office);
        var action = await app.Db(db => db.ActionPoints.AsNoTracking().SingleAsync());
        Assert.Equal((901L, person), (action.PartnerId, action.ContactId));
        Assert.Contains("Nguyễn Thị Hà · UNICEF", WebUtility.HtmlDecode(await ListsJourney.Page(office, "/afg/actions")));

        var (own, other) = (await Signed(app, Role.Government, Ha), await Signed(app, Role.Government, "binh@example.org"));
        Assert.Contains("Map the wells", await ListsJourney.Page(own, "/work"));
        Assert.DoesNotContain("Map the wells", await ListsJourney.Page(other, "/work"));
        Assert.Contains("Map the wells", await ListsJourney.Page(own, "/afg/actions?owner=me"));
        Assert.DoesNotContain("Map the wells", await ListsJourney.Page(other, "/afg/actions?owner=me"));

        // One letter, to the person's own account.
        await app.Services.GetRequiredService<DigestRound>().Run();
        app.Clock.PutForward(TimeSpan.FromDays(7));
        await app.Services.GetRequiredService<DigestRound>().Run();
        var letter = await app.Db(db => db.Mail.AsNoTracking().SingleAsync(m => m.Kind == "digest" && m.Body.Contains("Map the wells")));
        Assert.Equal(Ha, letter.Address);

        (own, other) = (await Page.Person(app, await UserId(app, Ha)), await Page.Person(app, await UserId(app, "binh@example.org")));
        using (var refused = await other.Post($"{meeting}/actions/{action.Id}/decide", ("state", "Done"))) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await ListsJourney.Accepted(own, $"{meeting}/actions/{action.Id}/decide", ("state", "Done"));
        Assert.DoesNotContain("Map the wells", await ListsJourney.Page(own, "/work"));
    }

    [Fact]
    public async Task An_address_in_the_directory_opens_no_protected_cluster()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        await Agreed(app, office);
        await app.Db(async db => await db.Clusters.Where(c => c.Code == "WSH").ExecuteUpdateAsync(s => s.SetProperty(c => c.IsSensitive, true)));
        await app.Db(db => db.Operations.ExecuteUpdateAsync(s => s.SetProperty(o => o.ListStamp, o => o.ListStamp + 1)));
        var own = await Signed(app, Role.Government, Ha);
        foreach (var address in new[] { "/work", "/afg/actions?owner=me", "/api/v1/afg/actions?owner=me" }) Assert.DoesNotContain("Map the wells", await ListsJourney.Page(own, address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_name_is_for_those_who_may_know_the_person_and_leaves_the_room_in_no_paper()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var (meeting, person) = await Agreed(app, office);
        await ListsJourney.Accepted(office, $"{meeting}/minutes", ("minutes", "We met."), ("version", "0"));
        await WaterTable.Reporter(app, 902, "linh@example.org");
        var member = await WaterTable.Reporter(app, 902);
        string[] addresses = [meeting, "/afg/actions", $"/api/v1{meeting}", "/api/v1/afg/actions"];
        foreach (var address in addresses) Assert.Contains("Nguyễn Thị Hà", await Words(member, address));
        // A letter and a paper name the organisation.
        await ListsJourney.Accepted(office, $"{meeting}/minutes/send");
        var letter = await app.Db(db => db.Mail.AsNoTracking().FirstAsync(m => m.Body.Contains("Map the wells")));
        Assert.Contains("UNICEF", letter.Body);
        Assert.DoesNotContain("Hà", letter.Body);
        Assert.DoesNotContain("Nguyễn", await Words(office, "/afg/inter-cluster"));
        foreach (var address in addresses) Assert.DoesNotContain("Nguyễn", await Words(Page.Person(app), address));

        // Who has left is hidden from everybody but those who keep the directory; the organisation stays.
        await ListsJourney.Accepted(office, $"{People.Directory.Home}/{person}/revise", ("name", "Nguyễn Thị Hà"), ("organisation", "UNICEF"), ("mail", Ha), ("departed", "2009-11-30"));
        foreach (var address in addresses)
        {
            var seen = await Words(member, address);
            Assert.DoesNotContain("Nguyễn", seen);
            Assert.Contains("UNICEF", seen);
        }
        Assert.Contains("Nguyễn Thị Hà", await Words(office, "/afg/actions"));
        Assert.DoesNotContain("Nguyễn", string.Concat(await app.Db(db => db.Changes.Select(c => c.Fields ?? "").ToListAsync())));
        await ListsJourney.Accepted(office, $"{People.Directory.Home}/{person}/remove");
        var action = await app.Db(db => db.ActionPoints.AsNoTracking().SingleAsync());
        Assert.Equal((901L, null), (action.PartnerId, action.ContactId));
    }

    [Fact]
    public async Task What_a_person_who_leaves_took_is_the_successors()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var (meeting, person) = await Agreed(app, office);
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Done long ago"), ("owner", $"person:{person}"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "UNICEF's own"), ("owner", "901"));
        await app.Db(db => db.ActionPoints.Where(a => a.Task == "Done long ago").ExecuteUpdateAsync(s => s.SetProperty(a => a.State, ActionState.Done).SetProperty(a => a.ClosedAt, 1L)));
        var mai = await People.Directory.Registered(office, "Mai", "Oxfam");
        var list = await ListsJourney.Accepted(office, $"{People.Directory.Home}/{person}/handovers", ("departed", "2009-11-30"), ("successor", $"{mai}"));
        Assert.Contains("Map the wells", await Words(office, list));
        Assert.Equal([("Done long ago", person, 901L), ("Map the wells", mai, 902L), ("UNICEF's own", null, 901L)],
            (await app.Db(db => db.ActionPoints.AsNoTracking().OrderBy(a => a.Task).ToListAsync())).Select(a => (a.Task, a.ContactId, a.PartnerId!.Value)));
        // On to somebody of an organisation that is on no list: no longer Oxfam's.
        var guest = await People.Directory.Registered(office, "Guest", "A village committee");
        await ListsJourney.Accepted(office, $"{People.Directory.Home}/{mai}/handovers", ("departed", "2009-12-30"), ("successor", $"{guest}"));
        Assert.Equal((guest, null), await app.Db(async db => await db.ActionPoints.Where(a => a.Task == "Map the wells").Select(a => ValueTuple.Create(a.ContactId, a.PartnerId)).SingleAsync()));
    }

    [Fact]
    public async Task Only_somebody_at_the_table_can_be_given_an_action()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var (meeting, person) = await Agreed(app, office);
        var doctor = await People.Directory.Registered(office, "Doctor", "Oxfam", ("cluster", "HEA"));
        var page = new HtmlParser().ParseDocument(await ListsJourney.Page(office, meeting));
        Assert.Equal([$"person:{person}"], page.QuerySelectorAll("#owner option").Select(option => option.GetAttribute("value")!).Where(value => value.StartsWith("person:", StringComparison.Ordinal)));
        foreach (var owner in new[] { $"person:{doctor}", "person:", "person:x", "person:1" })
            Assert.Contains("Nobody of that name", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{meeting}/actions", ("task", "x"), ("owner", owner)));
        Assert.Equal(1, await app.Db(db => db.ActionPoints.CountAsync()));
    }

    /// <summary>A meeting at which Ha took the wells.</summary>
    private static async Task<(string Meeting, long Person)> Agreed(TesseraApp app, Browser office)
    {
        var person = await People.Directory.Registered(office, "Nguyễn Thị Hà", "UNICEF", ("mail", Ha));
        var meeting = await MeetingTests.Planned(office, ("title", "Meeting"), ("day", "2009-10-12"), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Map the wells"), ("owner", $"person:{person}"), ("due", "2009-11-01"));
        Assert.Equal(1, await app.Db(db => db.ActionPoints.CountAsync()));
        return (meeting, person);
    }

    private static async Task<string> Words(Browser browser, string address) => System.Text.RegularExpressions.Regex.Unescape(WebUtility.HtmlDecode(await ListsJourney.Page(browser, address)).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\\\\u", "\\u", StringComparison.Ordinal));

    private static Task<long> UserId(TesseraApp app, string name) => app.Db(db => db.Users.Where(u => u.UserName == name).Select(u => u.Id).SingleAsync());

    private static async Task<Browser> Signed(TesseraApp app, Role role, string name)
    {
        await app.Db(async db =>
        {
            var user = new Tessera.Web.Database.Tables.User { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Name = name, Language = "en", SecurityStamp = name };
            db.Add(user);
            await db.SaveChangesAsync();
            db.Add(new NewGrant((await db.Operations.SingleAsync(o => o.Code == WaterTable.Code)).Id, role).For(user.Id, user.Id));
            await db.SaveChangesAsync();
        });
        return await Page.Person(app, await UserId(app, name));
    }
}
