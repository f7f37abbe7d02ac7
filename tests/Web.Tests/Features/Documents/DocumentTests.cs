using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Documents;

public sealed class DocumentTests
{
    [Fact]
    public async Task A_document_is_added_found_superseded_and_withdrawn_on_sqlite() => await Keeps(await TesseraApp.OnSqlite());

    [Fact]
    public async Task A_document_is_added_found_superseded_and_withdrawn_on_postgresql() => await Keeps(await TesseraApp.OnPostgres());

    private static async Task Keeps(TesseraApp started)
    {
        await using var app = started;
        var office = await WaterTable.Office(app);
        var visitor = Page.Person(app);
        var first = Library.Docx(Library.Paragraph("Nước sạch cho Đà Nẵng") + Library.Paragraph("Fifteen litres a day"));
        var page = await Library.Added(office, "Guide.docx", first, Library.Card("Water guideline", more: [("date", "October 2009"), ("language", "vi"), ("owner", "UNICEF"), ("about", "How much water.\n\n- one\n- two"), ("review-by", "2010-10-01")]));
        await Library.Added(office, "Other.txt", Library.Utf8("Nothing of the kind"), Library.Card("Shelter note", "SHL"));

        foreach (var words in new[] { "nuoc da nang", "NƯỚC Đà", "litre fifteen", "guideline" })
        {
            var found = WebUtility.HtmlDecode(await ListsJourney.Page(visitor, $"{Library.Address}?q={Uri.EscapeDataString(words)}"));
            Assert.Contains("Water guideline", found);
            Assert.DoesNotContain("Shelter note", found);
        }
        Assert.Contains("<mark>Nước</mark> sạch cho <mark>Đà</mark>", WebUtility.HtmlDecode(await ListsJourney.Page(visitor, $"{Library.Address}?q=nuoc+da")));
        Assert.DoesNotContain("Water guideline", await ListsJourney.Page(visitor, $"{Library.Address}?q=fifteen+tents"));
        Assert.Contains("review was due", await ListsJourney.Page(visitor, Library.Address + "?overdue=yes"));
        Assert.DoesNotContain("Shelter note", await ListsJourney.Page(visitor, Library.Address + "?cluster=WSH"));
        Assert.Contains("<ul dir=\"auto\"><li>one</li><li>two</li></ul>", await ListsJourney.Page(visitor, page));

        Assert.Contains("already holds", await Superseded(office, page, first, HttpStatusCode.Conflict));
        await Superseded(office, page, Library.Docx(Library.Paragraph("Twenty litres a day")));
        Assert.DoesNotContain("Water guideline", await ListsJourney.Page(visitor, $"{Library.Address}?q=fifteen"));
        Assert.Contains("Water guideline", await ListsJourney.Page(visitor, $"{Library.Address}?q=twenty"));
        using (var file = await visitor.Get(page + "/versions/1/file")) Assert.Equal(first, await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Say why", await ListsJourney.Refused(office, HttpStatusCode.BadRequest, page + "/withdraw", ("why", " ")));
        await ListsJourney.Accepted(office, page + "/withdraw", ("why", "Replaced by the national standard"));
        await ListsJourney.Page(visitor, page, HttpStatusCode.NotFound);
        await ListsJourney.Page(visitor, page + "/versions/2/file", HttpStatusCode.NotFound);
        Assert.DoesNotContain("Water guideline", await ListsJourney.Page(office, $"{Library.Address}?q=twenty"));
        Assert.Contains("Replaced by the national standard", await ListsJourney.Page(office, page));
        Assert.Contains("Water guideline", await ListsJourney.Page(office, $"{Library.Address}?withdrawn=yes"));
        await ListsJourney.Accepted(office, page + "/restore");
        await ListsJourney.Page(visitor, page);
        // Withdrawn and put back; a new version alone changes nothing on the card.
        Assert.Equal((2, 3, 2), (await ListsJourney.Lines(app, "document", "registered"), await ListsJourney.Lines(app, "document-version", "registered"), await ListsJourney.Lines(app, "document", "revised")));
        Assert.DoesNotContain("How much water", string.Concat(await app.Db(db => db.Changes.Select(c => c.Fields ?? "").ToListAsync())));
    }

    private static async Task<string> Superseded(Browser office, string page, byte[] file, HttpStatusCode status = HttpStatusCode.Redirect)
    {
        using var response = await Library.Send(office, page + "/versions", "Second.docx", file, ("note", "More water"));
        Assert.Equal(status, response.StatusCode);
        return WebUtility.HtmlDecode(await Browser.Read(response));
    }

    [Fact]
    public async Task Of_two_who_change_a_card_the_later_sees_what_stands_and_keeps_what_was_typed()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var page = await Library.Added(office, "a.txt", Library.Utf8("text"), Library.Card("Title"));
        await ListsJourney.Accepted(office, page + "/revise", [.. Library.Card("First title"), ("version", "0")]);
        var refused = await ListsJourney.Refused(office, HttpStatusCode.Conflict, page + "/revise", [.. Library.Card("Second title"), ("version", "0")]);
        Assert.Contains("<bdi>First title</bdi>", refused);
        Assert.Contains("value=\"Second title\"", refused);
        Assert.Contains("name=\"version\" value=\"1\"", refused);
        // The cluster of a document stays; the words of the new title are found at once.
        Assert.Contains("First title", await ListsJourney.Page(office, Library.Address + "?q=first&cluster=WSH"));
        await ListsJourney.Refused(office, HttpStatusCode.BadRequest, page + "/revise", [.. Library.Card("x"), ("review-by", "soon")]);
    }

    [Fact]
    public async Task A_document_is_for_its_circle_of_readers_and_for_nobody_else()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var pages = new Dictionary<string, string>();
        foreach (var audience in Enum.GetNames<DocumentAudience>())
            pages[audience] = await Library.Added(office, "a.txt", Library.Utf8($"secret {audience}"), Library.Card($"Paper for {audience}", "WSH", audience));
        var operation = await app.Db(db => db.Operations.Where(o => o.Code == "afg").Select(o => o.Id).SingleAsync());
        var wash = await app.Db(db => db.Clusters.Where(c => c.OperationId == operation && c.Code == "WSH").Select(c => c.Id).SingleAsync());
        // Oxfam is a declared member of the cluster, CARE is not.
        await See(Page.Person(app), "Public");
        await See(await ListsJourney.Person(app, Role.Donor, operation), "Public");
        await See(await WaterTable.Reporter(app, 903), "Public", "Operation");
        await See(await WaterTable.Reporter(app, 902), "Public", "Operation", "Cluster");
        await See(await ListsJourney.Person(app, Role.Coordinator, operation, wash), "Public", "Operation", "Cluster", "Coordinators");

        await app.Db(async db =>
        {
            (await db.Clusters.SingleAsync(c => c.Id == wash && c.OperationId == operation)).IsSensitive = true;
            await db.SaveChangesAsync();
        });
        await See(Page.Person(app));
        await See(await ListsJourney.Person(app, Role.Government, operation));
        await See(await ListsJourney.Person(app, Role.Coordinator, operation, wash), "Public", "Operation", "Cluster", "Coordinators");
        using var refused = await Library.Send(office, Library.Address + "/new", "a.txt", Library.Utf8("x"), Library.Card("Public paper", "WSH", "Public"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        async Task See(Browser browser, params string[] seen)
        {
            var (list, found) = (await ListsJourney.Page(browser, Library.Address), await ListsJourney.Page(browser, Library.Address + "?q=secret"));
            foreach (var (audience, page) in pages)
            {
                var isSeen = seen.Contains(audience);
                Assert.Equal((isSeen, isSeen), (list.Contains($"Paper for {audience}"), found.Contains($"Paper for {audience}")));
                foreach (var address in new[] { page, page + "/versions/1/file", "/api/v1" + page })
                    await ListsJourney.Page(browser, address, isSeen ? HttpStatusCode.OK : HttpStatusCode.NotFound);
            }
        }
    }

    [Fact]
    public async Task Only_who_looks_after_a_cluster_keeps_its_documents()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var page = await Library.Added(office, "a.txt", Library.Utf8("text"), Library.Card("Water paper"));
        var operation = await app.Db(db => db.Operations.Where(o => o.Code == "afg").Select(o => o.Id).SingleAsync());
        var shelter = await app.Db(db => db.Clusters.Where(c => c.OperationId == operation && c.Code == "SHL").Select(c => c.Id).SingleAsync());
        var other = await ListsJourney.Person(app, Role.Coordinator, operation, shelter);
        await ListsJourney.Page(other, page);
        foreach (var (address, fields) in new[] { ("/withdraw", new[] { ("why", "x") }), ("/revise", Library.Card("Mine now")) })
        {
            using var refused = await other.Post(page + address, fields);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
        using (var refused = await Library.Send(other, Library.Address + "/new", "a.txt", Library.Utf8("x"), Library.Card("Not mine", "WSH"))) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using (var refused = await Library.Send(other, Library.Address + "/new", "a.txt", Library.Utf8("x"), Library.Card("Nobody's", ""))) Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        await Library.Added(other, "a.txt", Library.Utf8("x"), Library.Card("Shelter paper", "SHL"));
        Assert.Equal(2, await app.Db(db => db.Documents.CountAsync()));
    }
}
