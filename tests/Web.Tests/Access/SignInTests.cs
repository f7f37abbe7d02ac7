using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Xunit;

namespace Tessera.Web.Tests.Access;

public sealed class SignInOnSqliteTests(SqliteApp app) : SignInTests(app), IClassFixture<SqliteApp>;

public sealed class SignInOnPostgresTests(PostgresApp app) : SignInTests(app), IClassFixture<PostgresApp>;

/// <summary>From an invitation to signing out, through HTTP. Each test has a user of its own.</summary>
public abstract class SignInTests(TesseraApp app)
{
    private const string Password = "bốn ngôi nhà xanh";

    [Fact]
    public async Task An_invited_person_signs_in_by_the_link_once_and_chooses_a_password()
    {
        var (id, token) = await Invite("lan@example.org");
        var browser = app.Visitor();
        Assert.Equal("true", await Browser.Read(await browser.Post("/test/link", ("token", token))));
        Assert.Equal($"{id} lan@example.org", await Browser.Read(await browser.Get("/test/who")));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Visitor().Post("/test/link", ("token", token))).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await browser.Post("/test/password", ("password", Password))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/who")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SignIn(app.Visitor(), "LAN@example.org", Password)).StatusCode);
        Assert.Equal(["invited", "signed-in", "password-set", "signed-in"], await Log(id));
    }

    [Fact]
    public async Task Only_the_hash_of_a_link_is_kept()
    {
        var (id, token) = await Invite("hash@example.org");
        var kept = await app.Db(db => db.OneTimeLinks.SingleAsync(l => l.UserId == id));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token))), kept.Hash);
        Assert.Equal(43, token.Length); // 256 bits in base64url: 32 * 8 / 6, rounded up
    }

    [Fact]
    public async Task A_link_used_by_many_at_once_lets_one_in()
    {
        var (_, token) = await Invite("race@example.org");
        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.In(s => s.GetRequiredService<OneTimeLinks>().Consume(token))));
        Assert.Single(won, w => w is not null);
    }

    [Fact]
    public async Task A_link_is_worth_nothing_after_its_hours()
    {
        var (id, _) = await Invite("late@example.org");
        var token = await app.In(s => s.GetRequiredService<OneTimeLinks>().Issue(id, OneTimeLinks.SignIn, -1));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Visitor().Post("/test/link", ("token", token))).StatusCode);
    }

    [Fact]
    public async Task A_wrong_name_a_wrong_password_and_a_suspended_user_get_the_same_answer()
    {
        await WithPassword("same@example.org");
        var suspended = await WithPassword("suspended@example.org");
        await Suspend(suspended);
        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("nobody@example.org", Password), ("same@example.org", "wrong wrong wrong"), ("suspended@example.org", Password), ("no\uFFFEbody@example.org", Password) })
        {
            var answer = await SignIn(app.Visitor(), name, password);
            answers.Add($"{answer.StatusCode} {answer.Headers} {await Browser.Read(answer)}");
        }
        Assert.Single(answers.Distinct());
        Assert.Contains("access.sign-in-refused", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_failures_the_wait_grows_for_names_that_exist_and_names_that_do_not()
    {
        await WithPassword("slow@example.org");
        foreach (var name in new[] { "slow@example.org", "none@example.org" })
        {
            for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.BadRequest, (await SignIn(app.Visitor(), name, "wrong wrong wrong")).StatusCode);
            var refused = await SignIn(app.Visitor(), name, Password);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 10, 15);
        }
    }

    [Fact]
    public async Task Suspending_ends_a_session_at_its_next_request()
    {
        var id = await WithPassword("gone@example.org");
        var browser = app.Visitor();
        await SignIn(browser, "gone@example.org", Password);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/who")).StatusCode);
        await Suspend(id);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/test/who")).StatusCode);
        Assert.DoesNotContain("tessera", browser.Cookies.Keys);
    }

    [Fact]
    public async Task A_cookie_kept_aside_is_worth_nothing_after_signing_out()
    {
        var id = await WithPassword("out@example.org");
        var (kept, browser) = (await app.SignedIn(id), await app.SignedIn(id));
        Assert.Equal(HttpStatusCode.OK, (await kept.Get("/test/who")).StatusCode);
        await browser.Post("/test/sign-out");
        Assert.Equal(HttpStatusCode.Unauthorized, (await kept.Get("/test/who")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_needs_the_present_one()
    {
        var id = await WithPassword("change@example.org");
        var (other, own) = (await app.SignedIn(id), await app.SignedIn(id));
        Assert.Equal(HttpStatusCode.BadRequest, (await own.Post("/test/password", ("present", "wrong wrong wrong"), ("password", Password + "!"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await own.Post("/test/password", ("present", Password), ("password", Password + "!"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await own.Get("/test/who")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.Get("/test/who")).StatusCode);
    }

    [Theory]
    [InlineData(11, HttpStatusCode.BadRequest)]
    [InlineData(12, HttpStatusCode.OK)]
    [InlineData(128, HttpStatusCode.OK)]
    [InlineData(129, HttpStatusCode.BadRequest)]
    public async Task A_password_has_twelve_to_a_hundred_and_twenty_eight_characters_of_any_kind(int length, HttpStatusCode expected)
    {
        var (id, _) = await Invite($"length{length}@example.org");
        var browser = await app.SignedIn(id);
        Assert.Equal(expected, (await browser.Post("/test/password", ("password", new string('ă', length)))).StatusCode);
    }

    [Fact]
    public async Task With_an_authenticator_a_code_is_asked_and_good_once()
    {
        var id = await WithPassword("totp@example.org");
        var browser = await app.SignedIn(id);
        await browser.Post("/test/totp/offer");
        var key = await app.Db(db => db.UserTokens.Where(t => t.UserId == id && t.Name == "AuthenticatorKey").Select(t => t.Value!).SingleAsync());
        var (first, second) = (Totp.Code(key, 0), Totp.Code(key, 1));
        Assert.Equal(HttpStatusCode.OK, (await browser.Post("/test/totp/enable", ("code", first))).StatusCode);

        Assert.Contains("access.code-needed", await Browser.Read(await SignIn(app.Visitor(), "totp@example.org", Password)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await SignIn(app.Visitor(), "totp@example.org", Password, second)).StatusCode);
        foreach (var used in new[] { first, second })
            Assert.Contains("access.code-refused", await Browser.Read(await SignIn(app.Visitor(), "totp@example.org", Password, used)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_name_is_taken_once()
    {
        await Invite("once@example.org");
        var problem = await Assert.ThrowsAsync<Domain.Problem>(() => Invite("Once@Example.org"));
        Assert.Equal("access.user-name-taken", problem.Code);
    }

    private static Task<HttpResponseMessage> SignIn(Browser browser, string name, string password, string code = "") =>
        browser.Post("/test/sign-in", ("name", name), ("password", password), ("code", code));

    private Task<(long Id, string Token)> Invite(string name) => app.In(async services =>
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        var invited = await services.GetRequiredService<InviteUser>().Run(new NewUser(name, name, "vi", [new NewGrant(0, Role.Donor)]));
        return (invited.UserId, invited.LinkPath["/sign-in/".Length..]);
    });

    private async Task<long> WithPassword(string name)
    {
        var (id, _) = await Invite(name);
        await app.In(async services =>
        {
            var user = await services.GetRequiredService<TesseraDb>().Users.SingleAsync(u => u.Id == id);
            await services.GetRequiredService<Passwords>().Set(user, Password);
        });
        return id;
    }

    private Task Suspend(long id) => app.In(async services =>
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        await services.GetRequiredService<SuspendUser>().Run(id);
    });

    private Task<List<string>> Log(long id)
    {
        var noun = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return app.Db(db => db.Changes.Where(c => c.Noun == "user" && c.NounId == noun).OrderBy(c => c.Id).Select(c => c.Action).ToListAsync());
    }
}
