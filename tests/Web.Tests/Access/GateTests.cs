using System.Net;
using Xunit;

namespace Tessera.Web.Tests.Access;

public sealed class GateTests(SqliteApp app) : IClassFixture<SqliteApp>, IAsyncLifetime
{
    private static readonly SemaphoreSlim Once = new(1);
    private static Country? _country;

    public async ValueTask InitializeAsync()
    {
        await Once.WaitAsync();
        _country ??= await Country.Register(app);
        Once.Release();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in_and_back()
    {
        var browser = new Browser(app) { Accept = "text/html" };
        var response = await browser.Get("/test/own/SeeRows?page=2");
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?back=%2Ftest%2Fown%2FSeeRows%3Fpage%3D2"), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_hidden_operation_answers_a_visitor_byte_for_byte_like_one_that_does_not_exist()
    {
        foreach (var accept in new[] { "text/html", "application/json" })
        foreach (var page in new[] { "open", "SeeRows", "in/wash/SeeRows" })
        {
            var browser = new Browser(app) { Accept = accept };
            var hidden = await browser.Get($"/test/hidden/{page}");
            var none = await browser.Get($"/test/nosuch/{page}");
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            Assert.Equal(none.StatusCode, hidden.StatusCode);
            Assert.Equal(none.Headers.ToString(), hidden.Headers.ToString());
            // The page repeats the address that was asked for, and its form tokens differ each time.
            Assert.Equal(Plain(await Browser.Read(none), "nosuch"), Plain(await Browser.Read(hidden), "hidden"));
        }
    }

    private static string Plain(string page, string code) => System.Text.RegularExpressions.Regex.Replace(
        page.Replace($"%2F{code}%2F", "%2F(code)%2F", StringComparison.Ordinal), "name=\"form-token\" value=\"[^\"]*\"", "");

    [Fact]
    public async Task A_cluster_of_others_is_closed_where_the_right_reaches_the_own_cluster_only()
    {
        var browser = await app.SignedIn(_country!.People["Coordinator"]!.Value);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/own/in/wash/SeeRows")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/test/own/in/health/SeeRows")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/test/own/in/nosuch/SeeRows")).StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task Another_site_can_write_nothing_even_with_the_form_token(string header, string value)
    {
        foreach (var address in new[] { "/test/own/decide", "/api/test/own/decide" })
        {
            var browser = await app.SignedIn(_country!.People["Coordinator"]!.Value);
            var request = browser.Form(address);
            request.Headers.Add(header, value);
            var response = await browser.Send(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Contains("request.from-another-site", await Browser.Read(response), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Origin", "http://localhost")]
    public async Task The_own_site_writes(string header, string value)
    {
        var browser = await app.SignedIn(_country!.People["Coordinator"]!.Value);
        var request = browser.Form("/test/own/decide");
        request.Headers.Add(header, value);
        Assert.Equal("done", await Browser.Read(await browser.Send(request)));
    }

    [Fact]
    public async Task A_form_without_its_token_writes_nothing()
    {
        var browser = await app.SignedIn(_country!.People["Coordinator"]!.Value);
        foreach (var address in new[] { "/test/own/decide", "/api/test/own/decide" })
        {
            var response = await browser.Send(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([]) });
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("request.form-expired", await Browser.Read(response), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Anothers_form_token_is_refused()
    {
        var mine = await app.SignedIn(_country!.People["Coordinator"]!.Value);
        var theirs = await app.SignedIn(_country!.People["Reporter"]!.Value);
        var request = mine.Form("/test/own/decide");
        foreach (var cookie in mine.Cookies.Where(c => c.Key == "tessera-form")) request.Headers.Add("Cookie", $"{cookie.Key}={cookie.Value}");
        Assert.Equal(HttpStatusCode.BadRequest, (await theirs.Send(request)).StatusCode);
    }

    [Fact]
    public async Task A_page_gets_its_parameters_from_the_address()
    {
        var browser = new Browser(app) { Accept = "text/html" };
        Assert.Equal("own 7 2009-09-29 &lt;i&gt;", await Browser.Read(await browser.Get("/test/own/page/7?day=2009-09-29")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/test/own/page/seven")).StatusCode);
    }
}
