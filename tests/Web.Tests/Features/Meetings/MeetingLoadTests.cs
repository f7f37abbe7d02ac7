using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Meetings;

/// <summary>WASH has UNICEF (901) and Oxfam (902) at its table, Health Oxfam and CARE (903).</summary>
public sealed class MeetingLoadTests
{
    [Fact]
    public async Task Load_before_and_since_an_event_opens_to_its_meetings_on_sqlite() => await Load(await TesseraApp.OnSqlite());

    [Fact]
    public async Task Load_before_and_since_an_event_opens_to_its_meetings_on_postgresql() => await Load(await TesseraApp.OnPostgres());

    private static async Task Load(TesseraApp started)
    {
        await using var app = started;
        var office = await WaterTable.Office(app);
        await Tables(app);
        // The event of 30 September 2009; 90 days on either side are 2 July to 29 September, and 30 September to 28 December.
        foreach (var (cluster, day, lasts) in new[] { ("WSH", "2009-07-01", "60"), ("WSH", "2009-07-02", "60"), ("WSH", "2009-09-30", "90"), ("HEA", "2009-10-05", "120"), ("HEA", "2009-12-28", "30"), ("HEA", "2009-12-29", "30") })
            await ListsJourney.Accepted(office, $"/afg/clusters/{cluster}/meetings/new", ("title", $"{cluster} {day}"), ("day", day), ("time", "09:30"), ("lasts", lasts));
        var cancelled = await MeetingTests.Planned(office, ("title", "Fell through"), ("day", "2009-10-01"), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{cancelled}/cancel");

        var page = new HtmlParser().ParseDocument(await ListsJourney.Page(Page.Person(app), "/afg/meetings/load"));
        var lines = page.QuerySelectorAll("#load tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent.Trim(), row => row);
        string Cells(string name) => string.Join(' ', lines[name].QuerySelectorAll("td.num").Select(cell => cell.TextContent.Trim()));
        // Oxfam sits at both tables: 90, 120 and 30 minutes.
        Assert.Equal("1 1 3 4", Cells("Oxfam"));
        Assert.Equal("1 1 1 1.5", Cells("UNICEF"));
        Assert.Equal("0 0 2 2.5", Cells("CARE"));
        // Every number opens to exactly its meetings.
        foreach (var link in page.QuerySelectorAll("#load td a, #months td a"))
        {
            var listed = new HtmlParser().ParseDocument(await ListsJourney.Page(office, link.GetAttribute("href")!));
            Assert.Equal(int.Parse(link.TextContent, System.Globalization.CultureInfo.InvariantCulture), listed.QuerySelectorAll("#chosen tbody tr").Length);
        }
        Assert.Equal("July 2009 2 2", string.Join(' ', page.QuerySelector("#months tbody tr")!.Children.Select(cell => cell.TextContent.Trim())));
        var of = new HtmlParser().ParseDocument(await ListsJourney.Page(office, "/afg/meetings/load?partner=903"));
        Assert.Equal(["0", "0", "0", "1", "0", "2"], of.QuerySelectorAll("#months tbody tr td:nth-child(2)").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("Oxfam", await ListsJourney.Page(office, "/api/v1/afg/meetings/load"));
    }

    [Fact]
    public async Task Meetings_of_one_week_and_mostly_one_table_are_proposed_as_one_with_the_reason()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        await Tables(app);
        await app.Db(async db =>
        {
            // A third organisation at both tables makes 2 and 1 into 3 of 3.
            foreach (var code in new[] { "WSH", "HEA" })
            {
                var cluster = await db.Clusters.SingleAsync(c => c.Code == code && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "afg"));
                foreach (var partner in code == "WSH" ? new[] { 903L } : [901L]) db.Add(Member(cluster, partner));
            }
            await db.SaveChangesAsync();
        });
        // The Monday after next, and two days later.
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        var monday = today.AddDays(14 - ((int)today.DayOfWeek + 6) % 7);
        foreach (var (cluster, day, lasts) in new[] { ("WSH", monday, "120"), ("HEA", monday.AddDays(2), "60"), ("HEA", monday.AddDays(7), "60") })
            await ListsJourney.Accepted(office, $"/afg/clusters/{cluster}/meetings/new", ("title", $"{cluster} table"), ("day", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("time", "09:30"), ("lasts", lasts));
        var page = WebUtility.HtmlDecode(await ListsJourney.Page(office, "/afg/meetings/load"));
        // Three organisations are spared the hour of the shorter meeting.
        Assert.Contains("3 of the 3 organisations of the smaller table are expected at both; one meeting instead of two would spare them 3 hours together", page);
        Assert.Single(new HtmlParser().ParseDocument(page).QuerySelectorAll("#merges li"));
    }

    [Fact]
    public async Task A_day_or_length_that_means_nothing_is_refused_by_its_name()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        Assert.Contains("is no day we can read", WebUtility.HtmlDecode(await ListsJourney.Page(office, "/afg/meetings/load?event=soon", HttpStatusCode.BadRequest)));
        await ListsJourney.Page(office, "/afg/meetings/load?days=17", HttpStatusCode.BadRequest);
        await ListsJourney.Page(office, "/afg/meetings?partner=4711", HttpStatusCode.BadRequest);
        Assert.Contains("No event is recorded", await ListsJourney.Page(office, "/afg/meetings/load?event=2010-01-01"));
    }

    private static ClusterMember Member(Cluster cluster, long partner) =>
        new() { OperationId = cluster.OperationId, Id = cluster.Id % 1_000_000 + partner, ClusterId = cluster.Id, PartnerId = partner, Role = MemberRole.Member, State = MemberState.Admitted, Since = LooseDate.Parse("2009") };

    private static Task<int> Tables(TesseraApp app) => app.Db(async db =>
    {
        var health = await db.Clusters.SingleAsync(c => c.Code == "HEA" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "afg"));
        db.AddRange(Member(health, 902), Member(health, 903));
        db.Add(new EventFigure { OperationId = health.OperationId, Id = 1, Event = "Ketsana", AsOf = new DateOnly(2009, 9, 30), Indicator = "deaths", Value = 10_000, Source = "x" });
        db.Add(new EventFigure { OperationId = health.OperationId, Id = 2, Event = "Ketsana", AsOf = new DateOnly(2009, 10, 9), Indicator = "deaths", Value = 20_000, Source = "x" });
        return await db.SaveChangesAsync();
    });
}
