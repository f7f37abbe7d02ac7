using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Access;
using Tessera.Web.Tests.Access;
using Xunit;

namespace Tessera.Web.Tests.Features.Users;

public sealed class UsersTests : IAsyncLifetime
{
    private TesseraApp _app = null!;
    private Browser _admin = null!;
    private Country _country = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TesseraApp.OnSqlite();
        _country = await Country.Register(_app);
        _admin = await Page.Person(_app, _country.People["system"]!.Value);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_invited_reporter_follows_the_link_and_may_import()
    {
        var shown = await Page.Read(await Invite("reporter@example.org", ("role-0", "Reporter"), ("operation-0", Country.Own), ("cluster-0", "own/wash"), ("partner-0", "oxfam")));
        var link = new Uri(shown.QuerySelector("code.key")!.TextContent).AbsolutePath;
        var browser = Page.Person(_app);
        Assert.Equal("/account/password", (await browser.Post(link)).Headers.Location?.ToString());

        browser.Accept = "application/json";
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/own/in/wash/ImportRows")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/test/other/ImportRows")).StatusCode);
    }

    [Fact]
    public async Task An_invitation_gives_several_rights_and_shows_its_link_once()
    {
        var shown = await Page.Read(await Invite("two@example.org", ("role-0", "Donor"), ("operation-0", ""), ("role-2", "Coordinator"), ("operation-2", Country.Own), ("cluster-2", "own/health")));
        var link = new Uri(shown.QuerySelector("code.key")!.TextContent).AbsolutePath;
        var id = await _app.Db(db => db.Users.Where(u => u.UserName == "two@example.org").Select(u => u.Id).SingleAsync());
        var page = await Page.Read(await _admin.Get($"/admin/users/{id}"));
        Assert.Equal(["Donor", "Coordinator"], page.QuerySelectorAll("main .lines b").Take(2).Select(b => b.TextContent));
        Assert.DoesNotContain(link, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("two@example.org", (await Page.Read(await _admin.Get("/admin/users?q=TWO%40example"))).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Choose", "role-1", "Reporter", "operation-1", "own")] // a reporter without partner
    [InlineData("cluster", "role-1", "Coordinator", "operation-1", "own")] // a coordinator without cluster
    [InlineData("belong", "role-1", "Coordinator", "cluster-1", "own/wash")] // a cluster without response
    public async Task A_refused_invitation_keeps_what_was_typed(string _, string role, string roleValue, string other, string otherValue)
    {
        var answer = await Invite("refused@example.org", (role, roleValue), (other, otherValue));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Page.Read(answer);
        Assert.NotNull(page.QuerySelector(".notice.error"));
        Assert.Equal("refused@example.org", page.QuerySelector("input[name=username]")?.GetAttribute("value"));
        Assert.Equal(roleValue, page.QuerySelector("select[name=role-1] option[selected]")?.GetAttribute("value"));
        Assert.False(await _app.Db(db => db.Users.AnyAsync(u => u.UserName == "refused@example.org")));
    }

    [Fact]
    public async Task The_address_admin_leads_an_administrator_to_the_users_and_a_visitor_to_signing_in()
    {
        Assert.Equal("/admin/users", (await _admin.Get("/admin")).Headers.Location?.ToString());
        Assert.Equal("/sign-in?back=%2Fadmin", (await Page.Person(_app).Get("/admin")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Page.Person(_app, _country.People["Donor"]!.Value)).Get("/admin")).StatusCode);
    }

    [Fact]
    public async Task A_suspended_user_is_signed_out_at_once_and_may_return_after_readmission()
    {
        var id = _country.People["Donor"]!.Value;
        var donor = await Page.Person(_app, id);
        Assert.Equal(HttpStatusCode.OK, (await donor.Get("/account")).StatusCode);
        Assert.Equal($"/admin/users/{id}?done=suspended", (await _admin.Post($"/admin/users/{id}/suspend")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await donor.Get("/account")).StatusCode);
        await _admin.Post($"/admin/users/{id}/readmit");
        Assert.Equal(HttpStatusCode.OK, (await (await Page.Person(_app, id)).Get("/account")).StatusCode);
    }

    [Fact]
    public async Task A_right_is_given_and_taken_back_and_the_last_administrator_stays()
    {
        var id = _country.People["Donor"]!.Value;
        await _admin.Post($"/admin/users/{id}/rights", ("role-0", "InterCluster"), ("operation-0", Country.Own));
        var right = await _app.Db(db => db.Grants.SingleAsync(g => g.UserId == id && g.Role == (byte)Role.InterCluster));
        Assert.Equal(HttpStatusCode.Redirect, (await _admin.Post($"/admin/users/{id}/rights/{right.Id}/revoke")).StatusCode);
        Assert.False(await _app.Db(db => db.Grants.AnyAsync(g => g.Id == right.Id)));

        var own = _country.People["system"]!.Value;
        var last = await _app.Db(db => db.Grants.Where(g => g.UserId == own).Select(g => g.Id).SingleAsync());
        var refused = await _admin.Post($"/admin/users/{own}/rights/{last}/revoke");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Somebody must remain administrator", (await Page.Read(refused)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_link_ends_password_and_sessions()
    {
        var id = _country.People["Government"]!.Value;
        var before = await Page.Person(_app, id);
        var shown = await Page.Read(await _admin.Post($"/admin/users/{id}/link"));
        Assert.Equal(HttpStatusCode.Redirect, (await before.Get("/account")).StatusCode);
        var link = new Uri(shown.QuerySelector("code.key")!.TextContent).AbsolutePath;
        Assert.Equal("/account/password", (await Page.Person(_app).Post(link)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Changes_are_listed_newest_first_and_narrowed_by_kind_and_person()
    {
        var id = _country.People["Donor"]!.Value;
        await _admin.Post($"/admin/users/{id}/rights", ("role-0", "InterCluster"), ("operation-0", Country.Own));
        var all = await Page.Read(await _admin.Get("/admin/changes?noun=right&by=SYS"));
        Assert.Equal("system", all.QuerySelector("#changes tbody tr td:nth-child(2)")?.TextContent.Trim());
        var none = await Page.Read(await _admin.Get("/admin/changes?by=nobody-of-this-name"));
        Assert.NotNull(none.QuerySelector("#changes td.empty"));
        var own = await Page.Person(_app, _country.People["Administrator"]!.Value);
        Assert.Equal(HttpStatusCode.OK, (await own.Get("/own/changes")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Get("/admin/changes")).StatusCode);
    }

    private Task<HttpResponseMessage> Invite(string userName, params (string, string)[] grants) =>
        _admin.Post("/admin/users/invite", [("name", "Somebody New"), ("username", userName), ("language", "en"), .. grants]);
}
