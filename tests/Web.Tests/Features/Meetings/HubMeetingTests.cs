using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Meetings;

/// <summary>Issue 5.1: hubs have meetings of their own. WASH sits in Kabul (AF01) too, where CARE (903) leads; its table in the capital is UNICEF and Oxfam.</summary>
public sealed class HubMeetingTests
{
    private const string Wash = "/afg/clusters/WSH";

    [Fact]
    public async Task A_hub_meets_with_its_own_table_and_carries_its_own_actions_on_sqlite() => await Meets(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_hub_meets_with_its_own_table_and_carries_its_own_actions_on_postgresql() => await Meets(await TesseraApp.OnPostgres());

    private static async Task Meets(TesseraApp started)
    {
        await using var app = started;
        var office = await WaterTable.Office(app);
        var hub = await Hub(app, office);
        Assert.Contains("WASH · Kabul coordination meeting", WebUtility.HtmlDecode(await ListsJourney.Page(office, $"{Wash}/meetings/new?hub={hub}")));
        var first = await MeetingTests.Planned(office, ("title", "Kabul first"), ("day", "2009-10-12"), ("time", "09:30"), ("hub", hub), ("repeats", "Monthly"), ("count", "3"));
        await MeetingTests.Planned(office, ("title", "In the capital"), ("day", "2009-10-14"), ("time", "09:30"), ("repeats", "Weekly"), ("count", "8"));
        Assert.Equal(["CARE"], await Table(office, first));
        await ListsJourney.Accepted(office, $"{first}/attendance", ("present", "903"), ("guest", "Oxfam"));
        await ListsJourney.Accepted(office, $"{first}/actions", ("task", "Truck water"), ("owner", "903"));
        var ids = await app.Db(db => db.Meetings.Where(m => m.HubId != null).OrderBy(m => m.StartsAt).Select(m => m.Id).ToListAsync());

        // Who came before is at the table of the next; the action was carried over by the hub's two meetings, not by the eight of the cluster.
        var third = await ListsJourney.Page(office, $"{Wash}/meetings/{ids[2]}");
        Assert.Equal(["CARE", "Oxfam"], await Table(office, $"{Wash}/meetings/{ids[2]}"));
        Assert.Contains("carried over 2 times", third);
        Assert.Contains(">Kabul</bdi>", third);
        var capital = await app.Db(db => db.Meetings.Where(m => m.HubId == null).OrderBy(m => m.StartsAt).Select(m => m.Id).LastAsync());
        Assert.DoesNotContain("Truck water", await ListsJourney.Page(office, $"{Wash}/meetings/{capital}"));
        var actions = await ListsJourney.Page(office, "/afg/actions");
        Assert.Contains("carried over 2 times", actions);
        Assert.Contains("<bdi>WASH · Kabul</bdi>", WebUtility.HtmlDecode(actions));

        // In every calendar, and alone in its own.
        Assert.Equal((3, 8), (await Listed(office, "/afg/meetings?cluster=WSH&hub=AF01&when=held", "Kabul first"), await Listed(office, "/afg/meetings?cluster=WSH&when=held", "In the capital")));
        Assert.Equal(0, await Listed(office, "/afg/meetings?cluster=WSH&hub=AF01&when=held", "In the capital"));
        Assert.Contains("is no hub of this cluster", WebUtility.HtmlDecode(await ListsJourney.Page(office, "/afg/meetings?cluster=WSH&hub=AF02", HttpStatusCode.BadRequest)));
        Assert.Contains("WASH · Kabul", WebUtility.HtmlDecode(await ListsJourney.Page(office, Wash)));
        await ListsJourney.Accepted(office, $"{first}/series", ("count", "1"));
        Assert.Equal(4, await app.Db(db => db.Meetings.CountAsync(m => m.HubId != null)));
    }

    [Fact]
    public async Task A_hubs_meetings_have_a_feed_of_their_own_under_the_clusters_address_and_a_closed_hub_none_ahead()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var hub = await Hub(app, office);
        var ahead = app.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await MeetingTests.Planned(office, ("title", "Hub"), ("day", ahead), ("time", "09:30"), ("hub", "AF01"));
        await MeetingTests.Planned(office, ("title", "Capital"), ("day", ahead), ("time", "09:30"));
        using var opened = await office.Post($"{Wash}/calendar");
        var page = new HtmlParser().ParseDocument(await Browser.Read(opened));
        var addresses = page.QuerySelectorAll(".notice code").Select(code => new Uri(code.TextContent).PathAndQuery).ToList();
        Assert.Equal(2, addresses.Count);
        var (whole, own) = (await ListsJourney.Page(Page.Person(app), addresses[0]), await ListsJourney.Page(Page.Person(app), addresses[1]));
        Assert.Contains("SUMMARY:WASH: Capital\r\n", whole);
        Assert.Contains("SUMMARY:WASH · Kabul: Hub\r\n", whole);
        Assert.DoesNotContain("Capital", own);
        Assert.Contains("SUMMARY:WASH · Kabul: Hub\r\n", own);

        await ListsJourney.Accepted(office, $"{Wash}/hubs/{hub}/close", ("until", "March 2011"));
        Assert.Contains("WASH · Kabul has no hub on", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/meetings/new", ("title", "x"), ("day", ahead), ("time", "09:30"), ("hub", hub)));
        await ListsJourney.Page(office, "/afg/meetings?cluster=WSH&hub=AF01");
    }

    [Fact]
    public async Task Letters_of_a_hub_go_to_who_may_read_of_its_meetings()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var hub = await Hub(app, office);
        await app.Db(async db =>
        {
            db.Add(new Tessera.Domain.Partners.Partner { OperationId = await db.Operations.Where(o => o.Code == WaterTable.Code).Select(o => o.Id).SingleAsync(), Id = 904, Acronym = "IOM", Name = "IOM" });
            await db.SaveChangesAsync();
        });
        var meeting = await MeetingTests.Planned(office, ("title", "Kabul"), ("day", "2009-10-12"), ("time", "09:30"), ("hub", hub), ("dialIn", "+93 20 1234"));
        // Oxfam (902) belongs to the cluster and came, IOM (904) only came, UNICEF (901) belongs and never came, CARE (903) leads the hub.
        await ListsJourney.Accepted(office, $"{meeting}/attendance", ("guest", "Oxfam"));
        await ListsJourney.Accepted(office, $"{meeting}/attendance", ("guest", "IOM"));
        foreach (var partner in new[] { 901L, 902, 903, 904 }) await WaterTable.Reporter(app, partner, $"of{partner}@example.org");
        var wash = await app.Db(db => db.ClusterHubs.Select(h => h.ClusterId).SingleAsync());
        await WaterTable.Reporter(app, 904, "named@example.org", cluster: wash);
        await ListsJourney.Accepted(office, $"{meeting}/minutes", ("decisions", "Truck water"), ("version", "0"));
        await ListsJourney.Accepted(office, $"{meeting}/minutes/send");
        Assert.Equal(["named@example.org", "of902@example.org", "of903@example.org"], await app.Db(db => db.Mail.Where(m => m.Kind == "meeting").Select(m => m.Address).Order().ToListAsync()));
    }

    private static async Task<string> Hub(TesseraApp app, Browser office)
    {
        await app.Db(async db =>
        {
            var operation = await db.Operations.SingleAsync(o => o.Code == WaterTable.Code);
            db.Add(new AreaRow { OperationId = operation.Id, Id = 5001, Pcode = "AF01", Level = 1 });
            db.Add(new AreaNameRow { OperationId = operation.Id, AreaId = 5001, Position = 0, Language = "en", Name = "Kabul", Folded = "kabul" });
            db.Add(new GazetteerLoadRow { OperationId = operation.Id, Number = 9, Source = "test", Counts = "1" });
            await db.SaveChangesAsync();
        });
        await ListsJourney.Accepted(office, $"{Wash}/hubs", ("area", "AF01"), ("since", "2009"));
        var hub = (await app.Db(db => db.ClusterHubs.Select(h => h.Id).SingleAsync())).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await ListsJourney.Accepted(office, $"{Wash}/leadership", ("role", "Chair"), ("organisation", "CARE"), ("since", "2009"), ("hub", hub));
        return hub;
    }

    private static async Task<List<string>> Table(Browser browser, string meeting) =>
        [.. new HtmlParser().ParseDocument(await ListsJourney.Page(browser, meeting)).QuerySelectorAll("#table .ticks bdi").Select(name => name.TextContent)];

    private static async Task<int> Listed(Browser browser, string address, string title) =>
        new HtmlParser().ParseDocument(await ListsJourney.Page(browser, address)).QuerySelectorAll("tbody th bdi").Count(name => name.TextContent == title);
}
