using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database.Tables;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Meetings;

public sealed class MinutesTests
{
    [Fact]
    public async Task Minutes_go_out_once_to_the_table_and_as_a_document_on_sqlite() => await Sent(await TesseraApp.OnSqlite());

    [Fact]
    public async Task Minutes_go_out_once_to_the_table_and_as_a_document_on_postgresql() => await Sent(await TesseraApp.OnPostgres());

    private static async Task Sent(TesseraApp started)
    {
        await using var app = started;
        var office = await WaterTable.Office(app);
        var linh = await WaterTable.Reporter(app, 902, "linh@example.org", "vi");
        await WaterTable.Reporter(app, 903, "care@example.org");
        var meeting = await MeetingTests.Planned(office, ("title", "First meeting"), ("day", "2009-10-12"), ("time", "09:30"), ("place", "NCERWASS"), ("dial-in", "pin hush-hush"), ("agenda", "Stocks"));
        Assert.Contains("No minutes were written", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{meeting}/minutes/send"));
        await ListsJourney.Accepted(office, $"{meeting}/minutes", ("minutes", "We met.\n\n- one\n- two"), ("decisions", "Chlorine first"), ("version", "0"));
        await ListsJourney.Accepted(office, $"{meeting}/attendance", ("present", "901"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Map the wells"), ("owner", "902"), ("due", "2009-11-01"));
        await ListsJourney.Accepted(office, $"{meeting}/minutes/send");
        // CARE does not sit at this table.
        var letter = Assert.Single(await Letters(app));
        Assert.Equal(("linh@example.org", "Biên bản: WASH: First meeting"), (letter.Address, letter.Subject));
        foreach (var words in new[] { "- Chlorine first", "- Map the wells · Oxfam", "- two", meeting }) Assert.Contains(words, letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", letter.Body, StringComparison.Ordinal);
        // Pressed twice is sent once; a new version goes out again.
        Assert.Contains("Sent to 1 person", await ListsJourney.Refused(office, HttpStatusCode.Conflict, $"{meeting}/minutes/send"));
        await ListsJourney.Accepted(office, $"{meeting}/minutes", ("minutes", "We met again."), ("version", "1"));
        Assert.Contains("changed since", await ListsJourney.Page(office, meeting));
        await ListsJourney.Accepted(office, $"{meeting}/minutes/send");
        await ListsJourney.Accepted(office, $"{meeting}/minutes/send", ("again", "true"));
        Assert.Equal((3, 2), ((await Letters(app)).Count, await app.Db(db => db.MinutesLetters.CountAsync())));

        using var file = await linh.Get($"{meeting}/minutes.docx");
        Assert.Equal("afg_minutes_WSH_20091012.docx", file.Content.Headers.ContentDisposition!.FileName);
        using var zip = new ZipArchive(await file.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var document = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var words in new[] { "We met again.", "Map the wells", "Oxfam", "UNICEF", "Stocks", "NCERWASS" }) Assert.Contains(words, document, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", document, StringComparison.Ordinal);
        await ListsJourney.Page(Page.Person(app), $"{meeting}/minutes.docx", HttpStatusCode.NotFound);
        await ListsJourney.Page(Page.Person(app), $"{meeting}/minutes.pdf", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_a_protected_cluster_the_letter_says_only_that_there_is_something_to_read()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var meeting = await MeetingTests.Planned(office, ("title", "Safe house"), ("day", "2009-10-12"), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{meeting}/minutes", ("minutes", "Secret words"), ("decisions", "Secret decision"), ("version", "0"));
        var wash = await app.Db(async db =>
        {
            var cluster = await db.Clusters.SingleAsync(c => c.Code == "WSH" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "afg"));
            cluster.IsSensitive = true;
            await db.SaveChangesAsync();
            return cluster.Id;
        });
        await WaterTable.Reporter(app, 902, "linh@example.org", cluster: wash);
        await ListsJourney.Accepted(office, $"{meeting}/minutes/send");
        var letter = Assert.Single(await Letters(app));
        foreach (var word in new[] { "Secret", "Safe house" }) Assert.DoesNotContain(word, letter.Subject + letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_calendar_sent_or_fetched_twice_is_one_event()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        await WaterTable.Reporter(app, 902, "linh@example.org");
        var meeting = await MeetingTests.Planned(office, ("title", "Meeting"), ("day", "2090-10-12"), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{meeting}/invite");
        await ListsJourney.Accepted(office, $"{meeting}/invite");
        // Nobody is written to twice about the same plan, and a file fetched twice is the same to the letter.
        var letter = Assert.Single(await Letters(app));
        var first = await ListsJourney.Page(office, meeting + ".ics");
        app.Clock.PutForward(TimeSpan.FromMinutes(5));
        Assert.Equal(first, await ListsJourney.Page(office, meeting + ".ics"));
        string Line(string text, string name) => text.Split("\r\n").Single(line => line.StartsWith(name, StringComparison.Ordinal));
        foreach (var name in new[] { "UID:", "SEQUENCE:", "DTSTAMP:", "DTSTART:" }) Assert.Equal(Line(first, name), Line(letter.Calendar!, name));
    }

    private static Task<List<MailRow>> Letters(TesseraApp app) => app.Db(db => db.Mail.AsNoTracking().Where(m => m.Kind == "meeting").OrderBy(m => m.Id).ToListAsync());
}
