using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Meetings;

/// <summary>WASH in Afghanistan with UNICEF and Oxfam at its table, and people who report for them.</summary>
public sealed class MeetingInvitationTests
{
    [Fact]
    public async Task People_of_the_table_are_invited_answer_and_hear_of_changes_on_sqlite() => await Invited(await TesseraApp.OnSqlite());

    [Fact]
    public async Task People_of_the_table_are_invited_answer_and_hear_of_changes_on_postgresql() => await Invited(await TesseraApp.OnPostgres());

    private static async Task Invited(TesseraApp started)
    {
        await using var app = started;
        var office = await WaterTable.Office(app);
        var oxfam = await WaterTable.Reporter(app, 902, "linh@example.org", "vi");
        await WaterTable.Reporter(app, 901, "radio-room", "en");
        var stranger = await WaterTable.Reporter(app, 903, "care@example.org", "en");
        var day = app.Clock.GetUtcNow().AddDays(30);
        var meeting = await MeetingTests.Planned(office, ("title", "Wells; and \"pumps\""), ("day", Day(day)), ("time", "09:30"), ("place", "Room 5"), ("dial-in", "pin hush-hush"), ("agenda", "Gaps\nStocks"));
        Assert.Contains("Write to 1 person", await ListsJourney.Page(office, meeting));
        await ListsJourney.Accepted(office, $"{meeting}/invite");

        // CARE is no member and a radio room has no address: one letter, in its reader's language, with a calendar entry.
        var letter = Assert.Single(await Letters(app));
        Assert.Equal(("linh@example.org", "REQUEST"), (letter.Address, letter.CalendarMethod));
        Assert.StartsWith("Mời họp: ", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("pin hush-hush", letter.Body, StringComparison.Ordinal);
        var calendar = letter.Calendar!.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("METHOD:REQUEST\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains("mailto:linh@example.org\r\n", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("Write to", await ListsJourney.Page(office, meeting));

        await ListsJourney.Accepted(oxfam, $"{meeting}/answer", ("answer", "Yes"));
        Assert.Contains("1 come, 0 do not", await ListsJourney.Page(office, meeting));
        await ListsJourney.Refused(oxfam, HttpStatusCode.BadRequest, $"{meeting}/answer", ("answer", "Sure"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"{meeting}/answer", ("answer", "Yes"))).StatusCode);

        // Moved by a day: the answer was to another time, and a second letter tells it under the same name.
        await ListsJourney.Accepted(office, $"{meeting}/revise", ("title", "Wells"), ("day", Day(day.AddDays(1))), ("time", "09:30"), ("place", "Room 5"), ("version", "0"));
        var moved = await ListsJourney.Page(office, meeting);
        Assert.Contains("0 come, 0 do not, 0 perhaps, 1 not said", moved);
        Assert.Contains("Tell 1 person of the change", moved);
        await ListsJourney.Accepted(office, $"{meeting}/invite");
        await ListsJourney.Accepted(office, $"{meeting}/cancel");
        var letters = await Letters(app);
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], letters.Select(l => l.CalendarMethod));
        Assert.Single(letters.Select(l => l.Calendar!.Split("\r\n").Single(line => line.StartsWith("UID:", StringComparison.Ordinal))).Distinct());
        Assert.Equal(["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2"], letters.Select(l => l.Calendar!.Split("\r\n").Single(line => line.StartsWith("SEQUENCE:", StringComparison.Ordinal))));
        Assert.Contains("STATUS:CANCELLED", letters[2].Calendar, StringComparison.Ordinal);
        await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{meeting}/invite");
    }

    [Fact]
    public async Task A_name_ends_neither_its_place_in_a_calendar_nor_its_line()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        await WaterTable.Reporter(app, 902, "linh@example.org");
        await app.Db(async db => await db.Users.Where(u => u.UserName == "linh@example.org").ExecuteUpdateAsync(s => s.SetProperty(u => u.Name, "Q\";\r\nATTACH:http://example.org/x")));
        var meeting = await MeetingTests.Planned(office, ("title", "Wells"), ("day", Day(app.Clock.GetUtcNow().AddDays(9))), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{meeting}/invite");
        var lines = Assert.Single(await Letters(app)).Calendar!.Split("\r\n");
        Assert.DoesNotContain(lines, line => line.StartsWith("ATTACH", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("ATTENDEE;CN=\"Q';  ATTACH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_letter_of_a_protected_cluster_says_nothing_of_its_meeting()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var wash = await app.Db(async db =>
        {
            var cluster = await db.Clusters.SingleAsync(c => c.Code == "WSH" && c.OperationId != 1);
            cluster.IsSensitive = true;
            await db.SaveChangesAsync();
            return cluster.Id;
        });
        await WaterTable.Reporter(app, 902, "linh@example.org", "en", wash);
        await WaterTable.Reporter(app, 902, "else@example.org", "en");
        var meeting = await MeetingTests.Planned(office, ("title", "Survivors of Herat"), ("day", Day(app.Clock.GetUtcNow().AddDays(9))), ("time", "09:30"), ("agenda", "Safe house"));
        await ListsJourney.Accepted(office, $"{meeting}/invite");
        var letter = Assert.Single(await Letters(app));
        Assert.Equal("linh@example.org", letter.Address);
        Assert.Null(letter.Calendar);
        foreach (var word in new[] { "Survivors", "Safe house", "Kabul" }) Assert.DoesNotContain(word, letter.Subject + letter.Body, StringComparison.Ordinal);
    }

    private static string Day(DateTimeOffset day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Task<List<MailRow>> Letters(TesseraApp app) => app.Db(db => db.Mail.AsNoTracking().OrderBy(m => m.Id).ToListAsync());
}
