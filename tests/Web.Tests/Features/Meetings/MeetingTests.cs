using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Partners;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Meetings;

public sealed class MeetingTests
{
    private const string Wash = "/afg/clusters/WSH";

    [Fact]
    public async Task A_cluster_meets_and_its_actions_go_to_the_next_meeting_on_sqlite() => await Meets(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_cluster_meets_and_its_actions_go_to_the_next_meeting_on_postgresql() => await Meets(await TesseraApp.OnPostgres());

    private static async Task Meets(TesseraApp started)
    {
        await using var app = started;
        var office = await WaterTable.Office(app);
        var first = await Planned(office, ("title", "First meeting"), ("day", "2009-10-12"), ("time", "09:30"), ("place", "NCERWASS"), ("agenda", "Gaps in Quang Nam\nStocks"));
        // Kabul is 4 hours 30 minutes ahead of UTC: 09:30 there is 05:00.
        var meeting = await app.Db(db => db.Meetings.AsNoTracking().SingleAsync());
        Assert.Equal(("Asia/Kabul", new DateTimeOffset(2009, 10, 12, 5, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()), (meeting.Zone, meeting.StartsAt));

        await ListsJourney.Accepted(office, $"{first}/attendance", ("present", "901"), ("guest", "CARE"));
        Assert.Equal([901L, 903L], await app.Db(db => db.MeetingAttendances.Select(a => a.PartnerId).Order().ToListAsync()));
        // Somebody at the other door saw nobody present and ticked Oxfam: UNICEF and CARE stay.
        await ListsJourney.Accepted(office, $"{first}/attendance", ("present", "902"));
        Assert.Equal(3, await app.Db(db => db.MeetingAttendances.CountAsync()));
        await ListsJourney.Accepted(office, $"{first}/minutes", ("minutes", "We met."), ("decisions", "Chlorine first"), ("version", "0"));
        await ListsJourney.Accepted(office, $"{first}/actions", ("task", "Map the wells"), ("owner", "902"), ("due", "2009-11-01"));
        Assert.Contains("Say what is to be done", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{first}/actions", ("task", " "), ("owner", "902")));

        await Planned(office, ("title", "Second meeting"), ("day", "2009-11-12"), ("time", "9:30"));
        var cancelled = await Planned(office, ("title", "Fell through"), ("day", "2009-12-01"), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{cancelled}/cancel");
        var third = await Planned(office, ("title", "Third meeting"), ("day", "2009-12-12"), ("time", "09:30"));
        var page = WebUtility.HtmlDecode(await ListsJourney.Page(office, third));
        Assert.Contains("1 action of earlier meetings", page);
        // Found open by the second and the third meeting; the cancelled one carried nothing.
        Assert.Contains("carried over 2 times", page);
        Assert.Contains("overdue", page);
        var action = await app.Db(db => db.ActionPoints.AsNoTracking().SingleAsync());
        await ListsJourney.Accepted(office, $"{third}/actions/{action.Id}/decide", ("state", "Done"), ("version", "0"));
        await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{third}/actions/{action.Id}/decide", ("state", "Dropped"), ("version", "0"));
        // It stood open when the third meeting began in 2009, and is closed today.
        Assert.Contains("action of earlier meetings", await ListsJourney.Page(office, third));
        Assert.Contains("it was held; it cannot be cancelled", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{first}/cancel"));
        Assert.Contains("<bdi>Oxfam</bdi>", await ListsJourney.Page(office, $"{first}/sheet"));
        Assert.Contains("3 organisations", await ListsJourney.Page(office, "/afg/meetings?cluster=WSH"));
        Assert.Equal((4, 3, 1), (await ListsJourney.Lines(app, "meeting", "registered"), await ListsJourney.Lines(app, "attendance", "registered"), await ListsJourney.Lines(app, "minutes", "revised")));
        Assert.DoesNotContain("We met", string.Concat(await app.Db(db => db.Changes.Select(c => c.Fields ?? "").ToListAsync())));
    }

    [Fact]
    public async Task Of_two_who_write_the_minutes_at_once_the_later_sees_both_texts()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var meeting = await Planned(office, ("title", "Meeting"), ("day", "2009-10-12"), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{meeting}/minutes", ("minutes", "The first text"), ("version", "0"));
        var refused = await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{meeting}/minutes", ("minutes", "The second text"), ("version", "0"));
        Assert.Contains("<pre>The first text</pre>", refused);
        Assert.Contains("The second text</textarea>", refused);
        Assert.Contains("name=\"version\" value=\"1\"", refused);
        await ListsJourney.Accepted(office, $"{meeting}/minutes", ("minutes", "Both texts"), ("version", "1"));
        var plan = await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{meeting}/revise", ("title", "Renamed"), ("day", "2009-10-13"), ("time", "10:00"), ("version", "7"));
        Assert.Contains("value=\"Renamed\"", plan);
        Assert.Contains("<bdi>Meeting</bdi>", plan);
    }

    [Fact]
    public async Task A_meeting_in_the_hour_a_clock_leaves_out_is_refused_and_one_moved_across_keeps_its_time()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        // Kyiv's clocks went from 03:00 to 04:00 on 31 March 2024.
        Assert.Contains("there is no such time", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/meetings/new", ("title", "x"), ("day", "2024-03-31"), ("time", "03:30"), ("zone", "Europe/Kyiv")));
        Assert.Contains("No time zone is called", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/meetings/new", ("title", "x"), ("day", "2024-03-31"), ("time", "09:30"), ("zone", "Middle Earth")));
        var meeting = await Planned(office, ("title", "x"), ("day", "2024-03-30"), ("time", "09:00"), ("zone", "Europe/Kyiv"));
        Assert.Contains("DTSTART:20240330T070000Z", await ListsJourney.Page(office, meeting + ".ics"));
        await ListsJourney.Accepted(office, $"{meeting}/revise", ("title", "x"), ("day", "2024-03-31"), ("time", "09:00"), ("lasts", "60"));
        var moved = await ListsJourney.Page(office, meeting + ".ics");
        Assert.Contains("DTSTART:20240331T060000Z", moved);
        Assert.Contains("DTEND:20240331T070000Z", moved);
        Assert.Contains("SEQUENCE:1\r\n", moved);
    }

    [Fact]
    public async Task Outsiders_learn_that_a_cluster_meets_and_of_a_sensitive_one_nothing()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var meeting = await Planned(office, ("title", "Open title"), ("day", "2009-10-12"), ("time", "09:30"), ("place", "Secret place"), ("agenda", "Secret item"));
        await ListsJourney.Accepted(office, $"{meeting}/minutes", ("minutes", "Secret words"), ("version", "0"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Secret task"));
        await ListsJourney.Accepted(office, $"{meeting}/attendance", ("present", "902"));
        var visitor = Page.Person(app);
        foreach (var address in new[] { "/afg/meetings", meeting, $"/api/v1{meeting}", "/api/v1/afg/meetings" })
        {
            var seen = await ListsJourney.Page(visitor, address);
            Assert.Contains("Open title", seen);
            Assert.DoesNotContain("Secret", seen);
            Assert.DoesNotContain("Oxfam", seen);
        }
        await ListsJourney.Page(visitor, meeting + ".ics", HttpStatusCode.NotFound);
        await app.Db(async db =>
        {
            (await db.Clusters.SingleAsync(c => c.Code == "WSH" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "afg"))).IsSensitive = true;
            await db.SaveChangesAsync();
        });
        await ListsJourney.Page(visitor, meeting, HttpStatusCode.NotFound);
        Assert.DoesNotContain("Open title", await ListsJourney.Page(visitor, "/afg/meetings"));
    }

    [Fact]
    public async Task A_member_reads_and_closes_its_own_action_and_no_other()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var meeting = await Planned(office, ("title", "Meeting"), ("day", "2009-10-12"), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Own task"), ("owner", "902"), ("due", "2009-11-01"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Other task"), ("owner", "901"));
        var member = await WaterTable.Reporter(app, 902);
        Assert.Contains("Own task", await ListsJourney.Page(member, meeting));
        var home = WebUtility.HtmlDecode(await ListsJourney.Page(member, "/afg"));
        Assert.Contains("Overdue: Own task", home);
        Assert.DoesNotContain("Other task", home);
        var (own, other) = await app.Db(async db => (await db.ActionPoints.SingleAsync(a => a.PartnerId == 902), await db.ActionPoints.SingleAsync(a => a.PartnerId == 901)));
        await ListsJourney.Accepted(member, $"{meeting}/actions/{own.Id}/decide", ("state", "Done"));
        using var refused = await member.Post($"{meeting}/actions/{other.Id}/decide", ("state", "Done"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain("Own task", await ListsJourney.Page(member, "/afg"));
    }

    [Fact]
    public async Task A_calendar_address_gives_the_meetings_until_another_takes_its_place()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var ahead = app.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // Longer than one line of 75 octets, with letters of three octets and everything that is escaped.
        var meeting = await Planned(office, ("title", "Nước sạch, vệ sinh; họp điều phối các tổ chức ở miền Trung \\ tháng mười một"), ("day", ahead), ("time", "09:30"), ("dial-in", "pin hush-hush"));
        var address = await Address(office);
        var feed = await ListsJourney.Page(Page.Person(app), address);
        Assert.DoesNotContain("hush-hush", feed);
        Assert.All(feed.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Contains("Nước sạch\\, vệ sinh\\; họp điều phối các tổ chức ở miền Trung \\\\ tháng mười một", feed.Replace("\r\n ", "", StringComparison.Ordinal));
        Assert.Contains("SEQUENCE:0\r\n", feed);
        var uid = feed.Split("\r\n").Single(line => line.StartsWith("UID:", StringComparison.Ordinal));
        await ListsJourney.Accepted(office, $"{meeting}/cancel");
        var again = await ListsJourney.Page(Page.Person(app), address + ".ics");
        Assert.Contains("STATUS:CANCELLED", again);
        Assert.Contains("SEQUENCE:1\r\n", again);
        Assert.Contains(uid, again);
        Assert.NotEqual(address, await Address(office));
        await ListsJourney.Page(Page.Person(app), address, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_meeting_to_come_is_cancelled_whatever_was_agreed_for_it_and_one_that_was_held_with_actions_is_not()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        string Day(int days) => app.Clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (ahead, held) = (await Planned(office, ("title", "Ahead"), ("day", Day(30)), ("time", "09:30")), await Planned(office, ("title", "Held"), ("day", Day(-30)), ("time", "09:30")));
        foreach (var meeting in new[] { ahead, held }) await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Bring the list"), ("owner", "901"));
        Assert.Contains("so it was held", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{held}/cancel"));
        await ListsJourney.Accepted(office, $"{ahead}/cancel");
        // Done or not, the action stays somebody's.
        Assert.Equal(2, await app.Db(db => db.ActionPoints.CountAsync()));
        Assert.Contains("Bring the list", await ListsJourney.Page(office, ahead));
        // Nobody of the table signs in, which is worth a word only while somebody can still be invited.
        Assert.DoesNotContain("id=\"invitations\"", await ListsJourney.Page(office, held));
    }

    [Fact]
    public async Task A_country_of_samples_has_the_meetings_of_its_own_days_in_its_calendar()
    {
        await using var app = await TesseraApp.OnSqlite();
        var people = await Presence.SmallCountry.Register(app);
        await app.Db(db => db.Operations.Where(o => o.Code == "small").ExecuteUpdateAsync(s => s.SetProperty(o => o.IsSample, true)));
        var office = await app.SignedIn(people["administrator"]);
        // Its rows end in November 2009.
        foreach (var day in new[] { "2009-10-05", "2008-10-05" }) await ListsJourney.Accepted(office, "/small/clusters/WSH/meetings/new", ("title", $"Of {day}"), ("day", day), ("time", "09:30"));
        using var response = await office.Post("/small/clusters/WSH/calendar");
        var page = await Browser.Read(response);
        var from = page.IndexOf("/calendar/", page.IndexOf("<code>", StringComparison.Ordinal), StringComparison.Ordinal);
        var feed = await ListsJourney.Page(Page.Person(app), page[from..page.IndexOf('<', from)]);
        Assert.Contains("Of 2009-10-05", feed);
        Assert.DoesNotContain("Of 2008-10-05", feed);
    }

    private static async Task<string> Address(Browser office)
    {
        using var response = await office.Post($"{Wash}/calendar");
        var page = await Browser.Read(response);
        var from = page.IndexOf("/calendar/", page.IndexOf("<code>", StringComparison.Ordinal), StringComparison.Ordinal);
        return page[from..page.IndexOf('<', from)];
    }

    internal static async Task<string> Planned(Browser office, params (string, string)[] fields) => (await ListsJourney.Accepted(office, $"{Wash}/meetings/new", fields)).Split('?')[0];
}
