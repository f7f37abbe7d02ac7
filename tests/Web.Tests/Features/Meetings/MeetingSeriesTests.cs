using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Meetings;

public sealed class MeetingSeriesTests
{
    private const string Wash = "/afg/clusters/WSH";

    [Fact]
    public async Task Meetings_are_planned_in_one_go_and_each_goes_its_own_way_on_sqlite() => await Planned(await TesseraApp.OnSqlite());

    [Fact]
    public async Task Meetings_are_planned_in_one_go_and_each_goes_its_own_way_on_postgresql() => await Planned(await TesseraApp.OnPostgres());

    private static async Task Planned(TesseraApp started)
    {
        await using var app = started;
        var office = await WaterTable.Office(app);
        // Kyiv's clocks went from 03:00 to 04:00 on 31 March 2024, a Sunday: 09:00 there is 07:00 UTC before it and 06:00 from that day on.
        var first = await MeetingTests.Planned(office, ("title", "Weekly"), ("day", "2024-03-24"), ("time", "09:00"), ("lasts", "60"), ("zone", "Europe/Kyiv"), ("place", "Room 5"), ("repeats", "Weekly"), ("count", "4"), ("template", "regular"), ("language", "en"));
        Assert.Equal(["2024-03-24 07", "2024-03-31 06", "2024-04-07 06", "2024-04-14 06"], await Days(app));
        Assert.Contains("gaps and overlaps", await ListsJourney.Page(office, first));
        var ids = await app.Db(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.Id).ToListAsync());
        string Meeting(int index) => $"{Wash}/meetings/{ids[index]}";

        // The second alone moves by a day; the third alone is cancelled.
        await ListsJourney.Accepted(office, $"{Meeting(1)}/revise", ("title", "Weekly"), ("day", "2024-04-01"), ("time", "09:00"), ("lasts", "60"), ("place", "Room 5"), ("version", "0"));
        await ListsJourney.Accepted(office, $"{Meeting(2)}/cancel");
        Assert.Equal(["2024-03-24 07", "2024-04-01 06", "2024-04-07 06 cancelled", "2024-04-14 06"], await Days(app));
        // Each is an event of its own to calendar programs, and only those two were changed.
        var events = await Task.WhenAll(Enumerable.Range(0, 4).Select(index => ListsJourney.Page(office, Meeting(index) + ".ics")));
        Assert.Equal(4, events.SelectMany(text => text.Split("\r\n")).Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:1", "SEQUENCE:0"], events.Select(text => text.Split("\r\n").Single(line => line.StartsWith("SEQUENCE:", StringComparison.Ordinal))));

        // From the first on everything moves by two days and an hour; the cancelled one stays where it was.
        await ListsJourney.Accepted(office, $"{Meeting(0)}/revise", ("title", "Weekly, new time"), ("day", "2024-03-26"), ("time", "10:00"), ("lasts", "60"), ("zone", "Europe/Kyiv"), ("version", "0"), ("following", "true"));
        Assert.Equal(["2024-03-26 08", "2024-04-03 07", "2024-04-07 06 cancelled", "2024-04-16 07"], await Days(app));
        // The rhythm moved with them, from Sundays to Tuesdays (24 + 2 = 26 March): further ones are 16 + 7 and 16 + 14 April, and like the last.
        var seen = new HtmlParser().ParseDocument(await ListsJourney.Page(office, Meeting(0))).QuerySelector("#series input[name=version]")!.GetAttribute("value")!;
        await ListsJourney.Accepted(office, $"{Meeting(0)}/series", ("count", "2"), ("version", seen));
        Assert.Equal(["2024-04-16 07", "2024-04-23 07", "2024-04-30 07"], (await Days(app)).TakeLast(3));
        // A second click, or somebody else with the same page, plans nothing; nor does who saves at the same moment.
        Assert.Contains("Nothing was added", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{Meeting(0)}/series", ("count", "2"), ("version", seen)));
        await app.Db(async db =>
        {
            db.Entry(await db.MeetingSeries.SingleAsync()).Property(s => s.Version).IsModified = true;
            await app.Db(async other =>
            {
                other.Entry(await other.MeetingSeries.SingleAsync()).Property(s => s.Version).IsModified = true;
                await other.SaveChangesAsync();
            });
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        });
        await ListsJourney.Accepted(office, $"{Meeting(1)}/cancel", ("following", "true"));
        Assert.Equal(["2024-03-26 08"], (await Days(app)).Where(day => !day.EndsWith("cancelled", StringComparison.Ordinal)));
        Assert.Equal((6, 1), (await ListsJourney.Lines(app, "meeting", "registered"), await ListsJourney.Lines(app, "meeting-series", "registered")));
    }

    [Fact]
    public async Task A_series_moved_to_another_weekday_stays_there_and_one_meeting_moved_alone_is_not_planned_again()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        // Thursdays: 5, 12 and 19 November 2009.
        await MeetingTests.Planned(office, ("title", "Weekly"), ("day", "2009-11-05"), ("time", "09:30"), ("zone", "UTC"), ("repeats", "Weekly"), ("count", "3"));
        var ids = await app.Db(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.Id).ToListAsync());
        await ListsJourney.Accepted(office, $"{Wash}/meetings/{ids[1]}/revise", ("title", "Weekly"), ("day", "2009-11-11"), ("time", "09:30"), ("lasts", "120"), ("zone", "UTC"), ("following", "true"));
        await ListsJourney.Accepted(office, $"{Wash}/meetings/{ids[0]}/series", ("count", "2"));
        // Wednesdays from the second on: 18 + 7 is the 25th, and 2 December.
        Assert.Equal(["2009-11-05 09", "2009-11-11 09", "2009-11-18 09", "2009-11-25 09", "2009-12-02 09"], await Days(app));
        var last = await app.Db(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.Id).LastAsync());
        await ListsJourney.Accepted(office, $"{Wash}/meetings/{last}/revise", ("title", "Weekly"), ("day", "2009-12-01"), ("time", "09:30"), ("lasts", "120"), ("zone", "UTC"));
        await ListsJourney.Accepted(office, $"{Wash}/meetings/{ids[0]}/series", ("count", "1"));
        // 2 December was moved to the 1st, so that the next is the 9th.
        Assert.Equal(["2009-12-01 09", "2009-12-09 09"], (await Days(app)).TakeLast(2));
        Assert.Equal(1, await ListsJourney.Lines(app, "meeting-series", "revised"));
    }

    [Theory]
    // Thursdays from 5 November 2009: the last, of the 19th, alone by up to six days; the next is the 26th all the same.
    [InlineData("2009-11-23")]
    [InlineData("2009-11-25")]
    [InlineData("2009-11-13")]
    public async Task A_meeting_moved_far_alone_still_stands_for_its_own_week(string moved)
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        await MeetingTests.Planned(office, ("title", "Weekly"), ("day", "2009-11-05"), ("time", "09:30"), ("zone", "UTC"), ("repeats", "Weekly"), ("count", "3"));
        var last = await app.Db(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.Id).LastAsync());
        await ListsJourney.Accepted(office, $"{Wash}/meetings/{last}/revise", ("title", "Weekly"), ("day", moved), ("time", "09:30"), ("lasts", "120"), ("zone", "UTC"));
        await ListsJourney.Accepted(office, $"{Wash}/meetings/{last}/series", ("count", "2"));
        Assert.Equal([$"{moved} 09", "2009-11-26 09", "2009-12-03 09"], (await Days(app)).TakeLast(3));
    }

    [Fact]
    public async Task What_was_agreed_for_a_later_meeting_alone_stays_when_all_of_them_are_changed()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        (string, string)[] plan = [("title", "Weekly"), ("lasts", "120"), ("zone", "UTC"), ("place", "Room 5"), ("language", "en")];
        await MeetingTests.Planned(office, [.. plan, ("day", "2009-11-05"), ("time", "09:00"), ("dial-in", "old"), ("repeats", "Weekly"), ("count", "3")]);
        var ids = await app.Db(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.Id).ToListAsync());
        await ListsJourney.Accepted(office, $"{Wash}/meetings/{ids[1]}/revise", ("title", "With the minister"), ("lasts", "60"), ("zone", "UTC"), ("place", "Ministry"), ("language", "vi"), ("day", "2009-11-12"), ("time", "14:00"), ("dial-in", "old"));
        await ListsJourney.Accepted(office, $"{Wash}/meetings/{ids[0]}/revise", [.. plan, ("day", "2009-11-05"), ("time", "09:00"), ("dial-in", "new"), ("following", "true")]);
        Assert.Equal(["09:00 120 Weekly Room 5 new en", "14:00 60 With the minister Ministry new vi", "09:00 120 Weekly Room 5 new en"], await Plans());
        // Of a changed hour and place the last learns; the second had its own before.
        await ListsJourney.Accepted(office, $"{Wash}/meetings/{ids[0]}/revise", ("title", "Weekly"), ("lasts", "120"), ("zone", "UTC"), ("place", "Room 6"), ("language", "en"), ("day", "2009-11-05"), ("time", "10:00"), ("dial-in", "new"), ("following", "true"));
        Assert.Equal(["10:00 120 Weekly Room 6 new en", "14:00 60 With the minister Ministry new vi", "10:00 120 Weekly Room 6 new en"], await Plans());

        Task<List<string>> Plans() => app.Db(async db => (await db.Meetings.AsNoTracking().OrderBy(m => m.StartsAt).ToListAsync())
            .ConvertAll(m => string.Create(CultureInfo.InvariantCulture, $"{m.Clock} {m.Lasts} {m.Title} {m.Place} {m.DialIn} {m.Language}")));
    }

    [Fact]
    public async Task A_series_that_cannot_be_is_refused_whole_with_the_day_named()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        (string, string)[] Fields(params (string, string)[] more) => [("title", "x"), ("day", "2024-03-24"), ("zone", "Europe/Kyiv"), .. more];
        Assert.Contains("On 2024-03-31 the clocks of Europe/Kyiv jump over 03:30", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/meetings/new", Fields(("time", "03:30"), ("repeats", "Weekly"), ("count", "3"))));
        Assert.Contains("is no rhythm", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/meetings/new", Fields(("time", "09:30"), ("repeats", "AsRequired"))));
        Assert.Contains("Between 1 and 53", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/meetings/new", Fields(("time", "09:30"), ("repeats", "Weekly"), ("count", "54"))));
        Assert.Contains("is not on the list", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{Wash}/meetings/new", Fields(("time", "09:30"), ("language", "tlh"))));
        Assert.Equal(0, await app.Db(db => db.Meetings.CountAsync()) + await app.Db(db => db.MeetingSeries.CountAsync()));
        var alone = await MeetingTests.Planned(office, Fields(("time", "09:30")));
        Assert.Contains("not one of a series", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{alone}/series"));
    }

    [Fact]
    public async Task The_next_meeting_is_proposed_like_the_last_on_the_next_day_of_the_rhythm()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        await app.Db(async db =>
        {
            (await db.Clusters.SingleAsync(c => c.Code == "WSH" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "afg"))).Frequency = MeetingFrequency.EveryTwoMonths;
            await db.SaveChangesAsync();
        });
        // Whatever today is, a day far ahead is the last: the third Thursday of October 2090, and so the third of December.
        await MeetingTests.Planned(office, ("title", "Water people"), ("day", "2090-10-19"), ("time", "14:15"), ("lasts", "90"), ("place", "NCERWASS"), ("interpretation", "into Dari"));
        var form = WebUtility.HtmlDecode(await ListsJourney.Page(office, $"{Wash}/meetings/new"));
        foreach (var value in new[] { "Water people", "2090-12-21", "14:15", "90", "NCERWASS", "into Dari", "Asia/Kabul" }) Assert.Contains($"value=\"{value}\"", form);
    }

    [Fact]
    public async Task Meetings_at_the_same_time_are_told_before_and_after_planning_and_never_refused()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        await app.Db(async db =>
        {
            var health = await db.Clusters.SingleAsync(c => c.Code == "HEA" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "afg"));
            foreach (var partner in new[] { 902L, 903L })
                db.Add(new ClusterMember { OperationId = health.OperationId, Id = 1000 + partner, ClusterId = health.Id, PartnerId = partner, Role = MemberRole.Member, State = MemberState.Admitted, Since = LooseDate.Parse("2009") });
            await db.SaveChangesAsync();
        });
        var day = app.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await ListsJourney.Accepted(office, "/afg/clusters/HEA/meetings/new", ("title", "Health table"), ("day", day), ("time", "09:00"), ("lasts", "120"));

        // Oxfam sits at both tables, UNICEF and CARE at one each.
        (string, string)[] fields = [("title", "Water table"), ("day", day), ("time", "10:00"), ("lasts", "60")];
        using var looked = await office.Post($"{Wash}/meetings/new", [.. fields, ("look", "yes")]);
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        var seen = WebUtility.HtmlDecode(await Browser.Read(looked));
        Assert.Contains("HEALTH: Health table", seen, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("1 organisation is expected at both: <bdi>Oxfam</bdi>", seen, StringComparison.Ordinal);
        Assert.Contains("value=\"Water table\"", seen, StringComparison.Ordinal);
        Assert.Equal(1, await app.Db(db => db.Meetings.CountAsync()));
        using var free = await office.Post($"{Wash}/meetings/new", [.. fields[..2], ("time", "11:00"), ("look", "yes")]);
        Assert.Contains("Nobody of this table is expected elsewhere", await Browser.Read(free), StringComparison.Ordinal);

        var planned = await MeetingTests.Planned(office, fields);
        Assert.Contains("<bdi>Oxfam</bdi>", await ListsJourney.Page(office, planned));
        Assert.Contains("1 organisation expected elsewhere", await ListsJourney.Page(office, "/afg/meetings"));
        // Of a sensitive cluster's meeting nobody else learns, not even by a clash.
        await app.Db(async db =>
        {
            (await db.Clusters.SingleAsync(c => c.Code == "HEA" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "afg"))).IsSensitive = true;
            await db.SaveChangesAsync();
        });
        var oxfam = await WaterTable.Reporter(app, 901);
        Assert.DoesNotContain("Health table", await ListsJourney.Page(oxfam, planned));
        Assert.Contains("Water table", await ListsJourney.Page(oxfam, planned));
    }

    private static Task<List<string>> Days(TesseraApp app) => app.Db(async db => (await db.Meetings.AsNoTracking().OrderBy(m => m.StartsAt).ToListAsync())
        .ConvertAll(m => string.Create(CultureInfo.InvariantCulture, $"{m.Day:yyyy-MM-dd} {DateTimeOffset.FromUnixTimeMilliseconds(m.StartsAt):HH}{(m.IsCancelled ? " cancelled" : "")}")));
}
