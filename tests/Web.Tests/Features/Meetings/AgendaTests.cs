using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Meetings;

public sealed class AgendaTests
{
    [Fact]
    public async Task A_late_document_goes_on_the_agenda_and_keeps_the_title_it_had_there()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var meeting = await MeetingTests.Planned(office, ("title", "Meeting"), ("day", "2090-10-12"), ("time", "09:30"), ("agenda", "Stocks"));
        await app.Db(async db =>
        {
            var cluster = await db.Clusters.SingleAsync(c => c.Code == "WSH" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "afg"));
            foreach (var (id, audience) in new[] { (71L, DocumentAudience.Cluster), (72L, DocumentAudience.Coordinators) })
            {
                db.Add(new Document { OperationId = cluster.OperationId, Id = id, Kind = DocumentKind.Guideline, Title = $"Guideline {id}", ClusterId = cluster.Id, Audience = audience, ReviewBy = new DateOnly(2010, 1, 1), AddedAt = 0 });
                db.Add(new DocumentVersion { OperationId = cluster.OperationId, DocumentId = id, Number = 1, Format = DocumentFormat.Elsewhere, AddedAt = 0, AddedBy = "", Reading = TextReading.NoFile });
            }
            await db.SaveChangesAsync();
        });
        // What only coordinators may read is not proposed to a whole table.
        Assert.Equal(["Document:71"], Offered(await ListsJourney.Page(office, meeting)));
        await ListsJourney.Accepted(office, $"{meeting}/agenda", ("item", "Document:71"));
        await ListsJourney.Accepted(office, $"{meeting}/agenda", ("item", "Document:71"));
        Assert.Contains("no open matter", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{meeting}/agenda", ("item", "Document:72")));
        Assert.Empty(Offered(await ListsJourney.Page(office, meeting)));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Revise it"), ("owner", "902"), ("about", "Document:71"));
        await app.Db(db => db.Documents.Where(d => d.Id == 71).ExecuteUpdateAsync(s => s.SetProperty(d => d.Title, "Another title").SetProperty(d => d.ReviewBy, (DateOnly?)null)));

        // Those at the table read it, with a link to where it stands now.
        var page = new HtmlParser().ParseDocument(await ListsJourney.Page(await WaterTable.Reporter(app, 902), meeting));
        Assert.Equal("Guideline 71", page.QuerySelector("#agenda a[href='/afg/documents/71']")!.TextContent);
        Assert.Equal("Guideline 71", page.QuerySelector("#actions a[href='/afg/documents/71']")!.TextContent);
        Assert.Equal("Stocks", page.QuerySelectorAll("#agenda .agenda > li").Last().TextContent);
        await ListsJourney.Accepted(office, $"{meeting}/agenda/off", ("item", "Document:71"));
        Assert.Equal((1, 1), (await ListsJourney.Lines(app, "agenda-item", "registered"), await ListsJourney.Lines(app, "agenda-item", "removed")));
    }

    [Fact]
    public async Task The_list_of_actions_says_what_is_due_first_and_only_to_the_table()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var meeting = await MeetingTests.Planned(office, ("title", "Meeting"), ("day", "2009-10-12"), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Someday"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Overdue"), ("owner", "902"), ("due", "2009-11-01"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Ahead"), ("owner", "901"), ("due", "2090-11-01"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Finished"), ("owner", "901"), ("due", "2009-10-20"));
        var finished = await app.Db(db => db.ActionPoints.SingleAsync(a => a.Task == "Finished"));
        await ListsJourney.Accepted(office, $"{meeting}/actions/{finished.Id}/decide", ("state", "Done"));
        await MeetingTests.Planned(office, ("title", "Second"), ("day", "2009-11-12"), ("time", "09:30"));

        Assert.Equal(["Overdue", "Ahead", "Someday"], await Tasks(office, ""));
        Assert.Equal(["Overdue"], await Tasks(office, "?state=late"));
        Assert.Equal(["Finished", "Ahead"], await Tasks(office, "?owner=901&state=all"));
        Assert.Equal(["Someday"], await Tasks(office, "?owner=nobody"));
        Assert.Contains("carried over 1 time", await ListsJourney.Page(office, "/afg/actions?state=late"));
        Assert.Equal(["Overdue", "Ahead", "Someday"], await Tasks(await WaterTable.Reporter(app, 902), ""));
        Assert.Empty(await Tasks(await WaterTable.Reporter(app, 903), ""));
        Assert.Empty(await Tasks(Page.Person(app), ""));
        // The way there is offered to those who may read it, and to nobody else: of a cluster and of all.
        foreach (var meetings in new[] { "/afg/meetings", "/afg/meetings?cluster=WSH" })
        {
            Assert.Contains("/afg/actions", await ListsJourney.Page(office, meetings), StringComparison.Ordinal);
            Assert.DoesNotContain("/afg/actions", await ListsJourney.Page(Page.Person(app), meetings), StringComparison.Ordinal);
        }
        await ListsJourney.Page(Page.Person(app), $"/afg/actions/{finished.Id}", HttpStatusCode.NotFound);
        using var found = await office.Get($"/afg/actions/{finished.Id}");
        Assert.Equal($"{meeting}#actions", found.Headers.Location!.ToString());
        await ListsJourney.Page(office, "/afg/actions?state=lost", HttpStatusCode.BadRequest);
        // 99,999,999 pages of 50 are more than a number of 32 bits holds.
        foreach (var page in new[] { "2", "99999999", "2147483647" }) Assert.Contains("\"actions\":[]", await ListsJourney.Page(office, $"/api/v1/afg/actions?page={page}"));
        foreach (var page in new[] { "0", "-2147483648" }) Assert.Contains("Someday", await ListsJourney.Page(office, $"/api/v1/afg/actions?page={page}"));
        await ListsJourney.Page(office, "/api/v1/afg/actions?page=99999999999", HttpStatusCode.BadRequest);
    }

    private static async Task<List<string>> Tasks(Browser browser, string query) =>
        [.. new HtmlParser().ParseDocument(await ListsJourney.Page(browser, "/afg/actions" + query)).QuerySelectorAll("#actions tbody th bdi").Select(cell => cell.TextContent)];

    private static List<string> Offered(string page) => [.. new HtmlParser().ParseDocument(page).QuerySelectorAll("#agenda .ondesk button").Select(button => button.GetAttribute("value")!)];
}
