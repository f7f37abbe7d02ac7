using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Xunit;

namespace Tessera.Web.Tests.Access;

/// <summary>The cookie itself, and how long it lasts by a clock put forward.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task Over_tls_the_cookie_is_bound_to_the_host_and_over_plain_http_only_the_own_machine_signs_in()
    {
        await using var app = await TesseraApp.OnSqlite();
        var secure = await ByLink(app, "https://tessera.example");
        Assert.Matches("^__Host-tessera=[^;]+; path=/; secure; samesite=lax; httponly$", Cookie(secure));
        Assert.Matches("^tessera=[^;]+; path=/; samesite=lax; httponly$", Cookie(await ByLink(app, "http://localhost")));
        Assert.Matches("^tessera=", Cookie(await ByLink(app, "http://127.0.0.1:5000")));
        var plain = await ByLink(app, "http://tessera.example");
        Assert.Equal(HttpStatusCode.Forbidden, plain.StatusCode);
        Assert.Contains("access.needs-https", await Browser.Read(plain), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours_of_rest()
    {
        await using var app = await TesseraApp.OnSqlite();
        var browser = await app.SignedIn(await Admin(app));
        app.Clock.PutForward(TimeSpan.FromHours(7.9));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/who")).StatusCode);
        app.Clock.PutForward(TimeSpan.FromHours(7.9));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/who")).StatusCode);
        app.Clock.PutForward(TimeSpan.FromHours(8.1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/test/who")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_a_day_however_busy()
    {
        await using var app = await TesseraApp.OnSqlite();
        var browser = await app.SignedIn(await Admin(app));
        for (var hour = 6; hour < 24; hour += 6)
        {
            app.Clock.PutForward(TimeSpan.FromHours(6));
            Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/who")).StatusCode);
        }
        app.Clock.PutForward(TimeSpan.FromHours(6.1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/test/who")).StatusCode);
    }

    [Fact]
    public async Task Another_node_on_the_same_database_knows_the_cookie()
    {
        await using var first = await TesseraApp.OnPostgres();
        await using var second = await first.Twin();
        var browser = await first.SignedIn(await Admin(first));
        var request = new HttpRequestMessage(HttpMethod.Get, "/test/who");
        request.Headers.Add("Cookie", $"tessera={browser.Cookies["tessera"]}");
        Assert.EndsWith("Administrator", await Browser.Read(await second.Visitor().Send(request)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_administrator_gets_a_fresh_link_at_every_start_until_one_was_used()
    {
        await using var app = await TesseraApp.OnSqlite();
        var first = await Link(app);
        var second = await Link(app);
        Assert.NotEqual(first, second);
        Assert.Equal(1, await app.Db(db => db.Users.CountAsync()));
        await app.Visitor().Post("/test/link", ("token", second!["/sign-in/".Length..]));
        Assert.Null(await Link(app));
        var grant = await app.Db(db => db.Grants.SingleAsync());
        Assert.Equal((0, (byte)Role.Administrator), (grant.OperationId, grant.Role));
    }

    private static Task<string?> Link(TesseraApp app) => app.In(s => s.GetRequiredService<FirstAdministrator>().Ensure());

    private static async Task<long> Admin(TesseraApp app)
    {
        await Link(app);
        return await app.Db(db => db.Users.Select(u => u.Id).SingleAsync());
    }

    private static async Task<HttpResponseMessage> ByLink(TesseraApp app, string origin)
    {
        var admin = await Someone(app);
        var token = await app.In(s => s.GetRequiredService<OneTimeLinks>().Issue(admin, OneTimeLinks.SignIn, 1));
        var browser = app.Visitor();
        var request = browser.Form($"{origin}/test/link", ("token", token));
        return await browser.Send(request);
    }

    private static async Task<long> Someone(TesseraApp app) =>
        await app.Db(db => db.Users.Select(u => (long?)u.Id).SingleOrDefaultAsync()) ?? await Admin(app);

    private static string Cookie(HttpResponseMessage response) =>
        response.Headers.GetValues("Set-Cookie").Single(c => c.Contains("tessera=", StringComparison.Ordinal));
}
