using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Features.Home;
using Tessera.Web.Mail;
using Tessera.Web.Tests.Features.Lists;
using Xunit;

namespace Tessera.Web.Tests.Features.Letters;

public sealed class DigestTests
{
    [Theory]
    // 11 November 2009 was a Wednesday, the 9th a Monday.
    [InlineData("2009-11-11T05:59:59Z", DigestRhythm.Daily, "2009-11-10T06:00:00Z")]
    [InlineData("2009-11-11T06:00:00Z", DigestRhythm.Daily, "2009-11-11T06:00:00Z")]
    [InlineData("2009-11-11T12:00:00Z", DigestRhythm.Weekly, "2009-11-09T06:00:00Z")]
    [InlineData("2009-11-09T05:00:00Z", DigestRhythm.Weekly, "2009-11-02T06:00:00Z")]
    [InlineData("2009-11-15T23:00:00Z", DigestRhythm.Weekly, "2009-11-09T06:00:00Z")]
    public void A_round_is_the_last_six_in_the_morning_of_the_day_or_of_a_Monday(string now, DigestRhythm rhythm, string round) =>
        Assert.Equal(DateTimeOffset.Parse(round, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), DigestTimes.Round(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), rhythm));

    [Fact]
    public async Task Who_owes_something_is_told_once_a_week_until_they_stop_it_on_sqlite() => await Told(await TesseraApp.OnSqlite());

    [Fact]
    public async Task Who_owes_something_is_told_once_a_week_until_they_stop_it_on_postgresql() => await Told(await TesseraApp.OnPostgres());

    private static async Task Told(TesseraApp started)
    {
        await using var app = started;
        var office = await WaterTable.Office(app);
        var linh = await WaterTable.Reporter(app, 902, "linh@example.org", "en");
        var meeting = await Meetings.MeetingTests.Planned(office, ("title", "First meeting"), ("day", "2009-10-12"), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Map the wells"), ("owner", "902"), ("due", "2009-11-01"));
        Assert.Contains("Map the wells", await ListsJourney.Page(linh, "/work"));

        // Nobody is told of a round that was over when they came.
        await Round(app);
        Assert.Empty(await Letters(app));
        app.Clock.PutForward(TimeSpan.FromDays(7));
        await Round(app);
        await Round(app);
        var letter = Assert.Single(await Letters(app));
        Assert.Equal(("linh@example.org", "digest"), (letter.Address, letter.Kind));
        Assert.Contains("Map the wells", letter.Body, StringComparison.Ordinal);
        Assert.Contains($"{meeting}#actions", letter.Body, StringComparison.Ordinal);

        var stop = "/" + letter.StopAddress!.Split('/', 4)[3];
        var visitor = Page.Person(app);
        Assert.Contains("Stop these letters", await ListsJourney.Page(visitor, stop));
        Assert.Equal(DigestRhythm.Weekly, await Rhythm(app));
        await ListsJourney.Accepted(visitor, stop);
        Assert.Equal(DigestRhythm.Never, await Rhythm(app));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.Post("/work/letters/stop/none")).StatusCode);
        app.Clock.PutForward(TimeSpan.FromDays(7));
        await Round(app);
        Assert.Single(await Letters(app));
        // Every day again: the next morning.
        var back = await Page.Person(app, await app.Db(db => db.Users.Where(u => u.UserName == "linh@example.org").Select(u => u.Id).SingleAsync()));
        await ListsJourney.Accepted(back, "/work/letters", ("rhythm", "Daily"));
        app.Clock.PutForward(TimeSpan.FromDays(1));
        await Round(app);
        Assert.Equal(2, (await Letters(app)).Count);
    }

    [Fact]
    public async Task What_a_protected_cluster_agreed_stays_out_of_the_letter()
    {
        await using var app = await TesseraApp.OnSqlite();
        var office = await WaterTable.Office(app);
        var meeting = await Meetings.MeetingTests.Planned(office, ("title", "First meeting"), ("day", "2009-10-12"), ("time", "09:30"));
        await ListsJourney.Accepted(office, $"{meeting}/actions", ("task", "Move the safe house"), ("owner", "902"), ("due", "2009-11-01"));
        await app.Db(async db =>
        {
            foreach (var cluster in await db.Clusters.Where(c => c.Code == "WSH").ToListAsync()) cluster.IsSensitive = true;
            await db.SaveChangesAsync();
        });
        await WaterTable.Reporter(app, 902, "linh@example.org", "en");
        await Round(app);
        app.Clock.PutForward(TimeSpan.FromDays(7));
        await Round(app);
        var letter = Assert.Single(await Letters(app));
        Assert.DoesNotContain("safe house", letter.Body, StringComparison.Ordinal);
        Assert.Contains("1 thing waits", letter.Subject, StringComparison.Ordinal);
    }

    private static Task<int> Round(TesseraApp app) => app.Services.GetRequiredService<DigestRound>().Run();

    private static Task<List<MailRow>> Letters(TesseraApp app) => app.Db(db => db.Mail.AsNoTracking().Where(m => m.Kind == "digest").OrderBy(m => m.Id).ToListAsync());

    private static Task<DigestRhythm> Rhythm(TesseraApp app) => app.Db(db => db.DigestChoices.Where(c => db.Users.Any(u => u.Id == c.UserId && u.UserName == "linh@example.org")).Select(c => c.Rhythm).SingleAsync());
}
