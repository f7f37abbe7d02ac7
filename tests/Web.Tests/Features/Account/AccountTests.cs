using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Web.Access;
using Tessera.Web.Tests.Access;
using Xunit;

namespace Tessera.Web.Tests.Features.Account;

public sealed class AccountOnSqliteTests(SqliteApp app) : AccountTests(app), IClassFixture<SqliteApp>;

public sealed class AccountOnPostgresTests(PostgresApp app) : AccountTests(app), IClassFixture<PostgresApp>;

/// <summary>Signing in as people do it, page by page. Each test has a user of its own.</summary>
public abstract class AccountTests(TesseraApp app)
{
    private const string Password = "ba ngọn đồi vàng";

    [Fact]
    public async Task A_link_asks_for_a_click_signs_in_once_and_offers_to_choose_a_password()
    {
        var (_, path) = await Invite("mai@example.org");
        var browser = Page.Person(app);
        var shown = await Page.Read(await browser.Get(path));
        Assert.Single(shown.QuerySelectorAll("main button"));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).StatusCode); // looking does not use it

        Assert.Equal("/account/password", (await browser.Post(path)).Headers.Location?.ToString());
        var choose = await Page.Read(await browser.Get("/account/password"));
        Assert.Equal("vi", choose.DocumentElement.GetAttribute("lang")); // invited in Vietnamese, nothing chosen in this browser
        Assert.Null(choose.QuerySelector("input[name=present]"));
        Assert.Equal("/account?done=password", (await browser.Post("/account/password", ("password", Password))).Headers.Location?.ToString());

        var again = await Page.Person(app).Post(path);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        var refused = await Page.Read(again);
        Assert.NotNull(refused.QuerySelector("main .notice.error"));
        Assert.Empty(refused.QuerySelectorAll("main button"));
    }

    [Fact]
    public async Task Password_sign_in_returns_to_the_page_asked_for_and_never_to_another_site()
    {
        await WithPassword("back@example.org");
        var refused = await Page.Person(app).Get("/account");
        Assert.Equal("/sign-in?back=%2Faccount", refused.Headers.Location?.ToString());
        var form = await Page.Read(await Page.Person(app).Get("/sign-in?back=%2Faccount"));
        Assert.Equal("/account", form.QuerySelector("main input[name=back]")?.GetAttribute("value"));
        Assert.Equal("current-password", form.QuerySelector("input[name=password]")?.GetAttribute("autocomplete"));

        Assert.Equal("/account", (await SignIn(Page.Person(app), "back@example.org", Password, ("back", "/account"))).Headers.Location?.ToString());
        foreach (var elsewhere in new[] { "//evil.example", "https://evil.example/", "/\\evil.example" })
            Assert.Equal("/", (await SignIn(Page.Person(app), "back@example.org", Password, ("back", elsewhere))).Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_page()
    {
        await WithPassword("known@example.org");
        var pages = new List<string>();
        foreach (var name in new[] { "known@example.org", "nobody@example.org" })
        {
            var answer = await SignIn(Page.Person(app), name, "wrong wrong wrong");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = await Page.Read(answer);
            foreach (var token in page.QuerySelectorAll("input[name=form-token]")) token.Remove();
            pages.Add(page.DocumentElement.OuterHtml.Replace(name, "(name)", StringComparison.Ordinal));
        }
        Assert.Equal(pages[0], pages[1]);
        Assert.Contains("User name or password is not right", pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_failures_the_page_says_how_many_seconds_to_wait()
    {
        for (var i = 0; i < 5; i++) await SignIn(Page.Person(app), "slow-page@example.org", "wrong wrong wrong");
        var answer = await SignIn(Page.Person(app), "slow-page@example.org", "wrong wrong wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Matches("Wait 1[0-5] seconds", (await Page.Read(answer)).MainText());
    }

    [Fact]
    public async Task The_second_step_is_set_up_and_asked_without_sending_the_password_back()
    {
        var id = await WithPassword("steps@example.org");
        var browser = await Page.Person(app, id);
        var offer = await Page.Read(await browser.Post("/account/second-step"));
        var key = offer.QuerySelector("code.key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains($"secret={key}", offer.QuerySelector("main a[href^='otpauth:']")?.GetAttribute("href"), StringComparison.Ordinal);

        var wrong = await Page.Read(await browser.Post("/account/second-step/enable", ("code", "000000")));
        Assert.Equal(key, wrong.QuerySelector("code.key")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        var used = Totp.Code(key, 0); // one text: half a minute may pass between the two
        Assert.Equal("/account?done=second-step", (await browser.Post("/account/second-step/enable", ("code", used))).Headers.Location?.ToString());

        var visitor = Page.Person(app);
        var asked = await Page.Read(await SignIn(visitor, "steps@example.org", Password, ("back", "/account")));
        var ticket = asked.QuerySelector("input[name=ticket]")!.GetAttribute("value")!;
        Assert.DoesNotContain(Password, asked.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Post("/sign-in/code", ("ticket", ticket), ("code", used))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Post("/sign-in/code", ("ticket", ticket + "x"), ("code", Totp.Code(key, 1)))).StatusCode);
        Assert.Equal("/account", (await visitor.Post("/sign-in/code", ("ticket", ticket), ("code", Totp.Code(key, 1)), ("back", "/account"))).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/account")).StatusCode);
    }

    [Fact]
    public async Task Name_and_language_are_kept_with_the_account()
    {
        var id = await WithPassword("words@example.org");
        var browser = await Page.Person(app, id);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Post("/account", ("name", "Nguyễn Lan"), ("language", "vi"))).StatusCode);
        var page = await Page.Read(await browser.Get("/account"));
        Assert.Equal(("vi", "Nguyễn Lan"), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("header .user")?.TextContent));

        var elsewhere = Page.Person(app);
        await SignIn(elsewhere, "words@example.org", Password);
        Assert.Equal("vi", (await Page.Read(await elsewhere.Get("/account"))).DocumentElement.GetAttribute("lang"));

        var nameless = await browser.Post("/account", ("name", " "), ("language", "en"));
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        Assert.NotNull((await Page.Read(nameless)).QuerySelector(".notice.error"));
    }

    [Fact]
    public async Task Account_pages_are_kept_nowhere_and_show_rights_in_words()
    {
        var id = await WithPassword("plain@example.org");
        var answer = await (await Page.Person(app, id)).Get("/account");
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("no-store", (await Page.Person(app).Get("/sign-in")).Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var page = await Page.Read(answer);
        Assert.Contains("Donor every response", System.Text.RegularExpressions.Regex.Replace(page.MainText(), @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_leads_home_and_ends_the_session()
    {
        var browser = await Page.Person(app, await WithPassword("leave@example.org"));
        Assert.Equal("/", (await browser.Post("/sign-out")).Headers.Location?.ToString());
        Assert.Equal("/sign-in?back=%2Faccount", (await browser.Get("/account")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await WithPassword("token@example.org");
        var request = Page.Person(app).Form("/sign-in", ("username", "token@example.org"), ("password", Password));
        request.Headers.Remove("X-Form-Token");
        Assert.Equal(HttpStatusCode.BadRequest, (await Page.Person(app).Send(request)).StatusCode);
    }

    private static Task<HttpResponseMessage> SignIn(Browser browser, string name, string password, params (string, string)[] more) =>
        browser.Post("/sign-in", [("username", name), ("password", password), .. more]);

    private Task<(long Id, string Path)> Invite(string name) => app.In(async services =>
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        var invited = await services.GetRequiredService<InviteUser>().Run(new NewUser(name, name, "vi", [new NewGrant(0, Role.Donor)]));
        return (invited.UserId, invited.LinkPath);
    });

    private async Task<long> WithPassword(string name)
    {
        var (id, _) = await Invite(name);
        await app.Db(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Id == id);
            user.Language = "en";
            await db.SaveChangesAsync();
        });
        await app.In(async services => await services.GetRequiredService<Passwords>().Set(
            await services.GetRequiredService<Tessera.Web.Database.TesseraDb>().Users.SingleAsync(u => u.Id == id), Password));
        return id;
    }
}
