using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Meetings;

/// <summary>Issue 5, "Bad input": what a form of meetings cannot read is said where it stands, and nothing else typed is lost.</summary>
public sealed class MeetingFormTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Plan = "/afg/clusters/WSH/meetings/new";

    [Fact]
    public async Task What_cannot_be_read_is_refused_where_it_stands_with_everything_else_that_is_wrong()
    {
        var office = await Office();
        using var response = await office.Post(Plan, ("title", " "), ("day", "soon"), ("time", "25:00"), ("lasts", "abc"), ("zone", "UTC"), ("repeats", "Weekly"), ("count", "x"), ("place", "Room 5"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = new HtmlParser().ParseDocument(await Browser.Read(response));
        // One line for each field above the form, and the same beside the field.
        Assert.Equal(["lasts", "count", "title", "day", "time"], page.QuerySelectorAll(".notice a").Select(link => link.GetAttribute("href")!.TrimStart('#')));
        foreach (var (field, typed) in new[] { ("lasts", "abc"), ("count", "x"), ("day", "soon"), ("time", "25:00") })
        {
            Assert.Equal(typed, page.QuerySelector($"#{field}")!.GetAttribute("value"));
            Assert.Contains($"“{typed}”", page.QuerySelector($"#{field}-error")!.TextContent);
            Assert.Equal("true", page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        }
        Assert.Contains("whole minutes", page.QuerySelector("#lasts-error")!.TextContent);
        Assert.Equal("Room 5", page.QuerySelector("#place")!.GetAttribute("value"));
        // Only to be looked at, the same is said.
        Assert.Contains("“abc”", await ListsJourney.Refused(office, HttpStatusCode.OK, Plan, ("title", "x"), ("day", "2009-11-12"), ("time", "09:30"), ("lasts", "abc"), ("look", "yes")));
    }

    [Fact]
    public async Task A_title_has_a_length_and_one_line()
    {
        var office = await Office();
        (string, string)[] rest = [("day", "2009-11-12"), ("time", "09:30"), ("zone", "UTC")];
        Assert.Contains("Title: at most 200 characters fit here; 201 were given.", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, Plan, [("title", new string('x', 201)), .. rest]));
        var meeting = await MeetingTests.Planned(office, [("title", "First\r\nand\u2028second \t line"), ("agenda", "One\r\nTwo"), .. rest]);
        var id = long.Parse(meeting.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var stored = await app.Db(db => db.Meetings.AsNoTracking().SingleAsync(m => m.Id == id));
        Assert.Equal(("First and second line", 2), (stored.Title, stored.AgendaLines.Count));
        Assert.Contains("Agenda: at most 8,000", (await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{meeting}/revise", [("title", "x"), ("agenda", new string('x', 8001)), .. rest])).Replace("8000", "8,000", StringComparison.Ordinal));
        // A browser counts a line break as one sign and sends two.
        await ListsJourney.Accepted(office, $"{meeting}/revise", [("title", "x"), ("agenda", string.Join("\r\n", Enumerable.Repeat("x", 4000)) + "\r\n"), .. rest]);
        Assert.Contains("at most 500", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{meeting}/actions", ("task", new string('x', 501))));
        Assert.Contains("at most 60000", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, $"{meeting}/minutes", ("minutes", new string('x', 60_001))));
    }

    [Fact]
    public async Task A_program_is_told_of_every_field_too()
    {
        var office = await Office();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/afg/clusters/WSH/meetings") { Content = JsonContent.Create(new { title = "", day = "soon", time = "09:30", lasts = 1 }) };
        using var response = await office.Send(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var body = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal([("title", "meeting.title-missing"), ("day", "meeting.day-unreadable"), ("lasts", "meeting.length")],
            body.RootElement.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("field").GetString(), error.GetProperty("type").GetString())));
    }

    [Fact]
    public async Task A_kind_of_organisation_that_is_no_number_is_refused_as_typed()
    {
        var office = await Office();
        Assert.Contains("no organisation type abc", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, "/afg/partners/901", ("acronym", "UNICEF"), ("name", "UNICEF"), ("type", "abc"), ("version", "0")));
    }

    /// <summary>One program for the class: its tests come one after the other.</summary>
    private async Task<Browser> Office() => await app.Db(db => db.Operations.AnyAsync(o => o.Code == WaterTable.Code))
        ? await ListsJourney.Person(app, Tessera.Web.Access.Role.Administrator) : await WaterTable.Office(app);
}
