using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.People;
using Tessera.Web.Mail;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.People;

public sealed class StillHereTests
{
    internal static async Task Asked(TesseraApp app, Browser office)
    {
        var linh = await Directory.Registered(office, "Linh", "Oxfam", ("mail", "linh@example.org"), ("languages", "tiếng Việt"));
        await Directory.Registered(office, "Old", "Oxfam", ("mail", "old@example.org"), ("undeliverable", "true"));
        await Directory.Registered(office, "Gone", "Oxfam", ("mail", "gone@example.org"), ("departed", "2008"));
        await Directory.Registered(office, "Without address", "Oxfam");
        app.Clock.PutForward(TimeSpan.FromDays(59));
        Assert.Equal(0, await Round(app));
        app.Clock.PutForward(TimeSpan.FromDays(2));
        Assert.Equal((1, 0), (await Round(app), await Round(app)));
        var first = Assert.Single(await Letters(app));
        Assert.Equal(("linh@example.org", "contact-check"), (first.Address, first.Kind));
        // In the person's own language, without a word of the cluster.
        Assert.Contains("thân mến", Body(app, first));
        Assert.DoesNotContain("WASH", Body(app, first));
        // The cookies of the person who looks after the directory have run out meanwhile.
        office = await Directory.Coordinator(app, "WSH");
        Assert.Contains("3 people of the directory may have left", WebUtility.HtmlDecode(await ListsJourney.Page(office, "/afg")));
        Assert.Contains("Asked", await ListsJourney.Page(office, $"{Directory.Home}/{linh}"));

        var (visitor, link) = (Page.Person(app), Link(app, first));
        Assert.Contains("Are you still here?", await ListsJourney.Page(visitor, link));
        Assert.Contains("Say whether you", await ListsJourney.Refused(visitor, HttpStatusCode.BadRequest, link, ("answer", "perhaps")));
        Assert.Contains("It is noted", await ListsJourney.Page(visitor, await ListsJourney.Accepted(visitor, link, ("answer", "here"))));
        Assert.Contains("This link was used", await ListsJourney.Page(visitor, link));
        using (var again = await visitor.Post(link, ("answer", "left"))) Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains("2 people of the directory may have left", await ListsJourney.Page(office, "/afg"));

        app.Clock.PutForward(TimeSpan.FromDays(61));
        Assert.Equal(1, await Round(app));
        link = Link(app, (await Letters(app))[^1]);
        Assert.Contains("no date", await ListsJourney.Refused(visitor, HttpStatusCode.BadRequest, link, ("answer", "left"), ("until", "some day")));
        await ListsJourney.Accepted(visitor, link, ("answer", "left"), ("until", "end of January 2012"));
        Assert.Equal("end of January 2012", (await Directory.Contact(app, linh)).Departed!.Text);
        // Hidden from the list at once, since January 2012 is over.
        Assert.DoesNotContain("Linh", await ListsJourney.Page(await Directory.Coordinator(app, "WSH"), Directory.Home));
        app.Clock.PutForward(TimeSpan.FromDays(61));
        Assert.Equal(0, await Round(app));
    }

    [Fact]
    public async Task Who_does_not_answer_is_asked_again_after_another_sixty_days_and_only_the_newest_link_opens()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var linh = await Directory.Registered(office, "Linh", "Oxfam", ("mail", "linh@example.org"));
        app.Clock.PutForward(TimeSpan.FromDays(61));
        await Round(app);
        app.Clock.PutForward(TimeSpan.FromDays(15));
        Assert.Equal(0, await Round(app));
        office = await Directory.Coordinator(app, "WSH");
        Assert.Contains("No answer", await ListsJourney.Page(office, Directory.Home + "?state=silent"));
        app.Clock.PutForward(TimeSpan.FromDays(46));
        Assert.Equal(1, await Round(app));
        var letters = await Letters(app);
        Assert.Contains("This link was used", await ListsJourney.Page(Page.Person(app), Link(app, letters[0])));
        Assert.Contains("Are you still here?", await ListsJourney.Page(Page.Person(app), Link(app, letters[1])));
        await ListsJourney.Accepted(await Directory.Coordinator(app, "WSH"), $"{Directory.Home}/{linh}/confirm");
        Assert.DoesNotContain("may have left", await ListsJourney.Page(await Directory.Coordinator(app, "WSH"), "/afg"));
    }

    [Fact]
    public async Task Who_cannot_be_written_to_stops_nobody_else_s_letter()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var lan = await Directory.Registered(office, "Lan", "Oxfam", ("mail", "lan@example.org"));
        await Directory.Registered(office, "Linh", "Oxfam", ("mail", "linh@example.org"));
        // As it was kept before such addresses were refused.
        await app.Db(db => db.Contacts.Where(c => c.Id == lan).ExecuteUpdateAsync(s => s.SetProperty(c => c.Mail, "Email:lan@example.org")));
        app.Clock.PutForward(TimeSpan.FromDays(61));
        Assert.Equal(1, await Round(app));
        Assert.Equal("linh@example.org", Assert.Single(await Letters(app)).Address);
    }

    [Fact]
    public async Task What_goes_wrong_with_one_person_stops_nobody_else_s_letter()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var lan = await Directory.Registered(office, "Lan", "Oxfam", ("mail", "lan@example.org"));
        await Directory.Registered(office, "Linh", "Oxfam", ("mail", "linh@example.org"));
        await app.Db(db => db.Database.ExecuteSqlRawAsync($"CREATE TRIGGER odd BEFORE INSERT ON contact_check WHEN NEW.contact_id = {lan} BEGIN SELECT RAISE(ABORT, 'odd'); END"));
        app.Clock.PutForward(TimeSpan.FromDays(61));
        Assert.Equal(1, await Round(app));
        Assert.Equal("linh@example.org", Assert.Single(await Letters(app)).Address);
        await app.Db(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER odd"));
        Assert.Equal(1, await Round(app));
        Assert.Equal("lan@example.org", (await Letters(app))[^1].Address);
    }

    private static Task<int> Round(TesseraApp app) => app.Services.GetRequiredService<CheckRound>().Run();

    private static Task<List<MailRow>> Letters(TesseraApp app) => app.Db(db => db.Mail.AsNoTracking().Where(m => m.Kind == "contact-check").OrderBy(m => m.Id).ToListAsync());

    private static string Body(TesseraApp app, MailRow letter) => app.Services.GetRequiredService<MailSecrets>().Read(letter.Body);

    private static string Link(TesseraApp app, MailRow letter) => Regex.Match(Body(app, letter), "/contacts/check/[A-Za-z0-9_-]+").Value;
}
