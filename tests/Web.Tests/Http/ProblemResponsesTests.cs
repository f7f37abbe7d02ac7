using System.Net;
using System.Text.Json;
using Tessera.Domain;
using Xunit;

namespace Tessera.Web.Tests.Http;

public sealed class ProblemResponsesTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Theory]
    [InlineData(ProblemKind.Invalid, 400)]
    [InlineData(ProblemKind.Forbidden, 403)]
    [InlineData(ProblemKind.NotFound, 404)]
    [InlineData(ProblemKind.Conflict, 409)]
    [InlineData(ProblemKind.TooLarge, 413)]
    [InlineData(ProblemKind.TooOften, 429)]
    public async Task A_refusal_reaches_programs_with_its_code_and_people_as_a_page(ProblemKind kind, int status)
    {
        var answer = await app.Visitor().Get($"/test/problem/{kind}");
        var body = JsonDocument.Parse(await Browser.Read(answer)).RootElement;
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(("test.refused", status, "<b>"), (body.GetProperty("type").GetString(), body.GetProperty("status").GetInt32(), body.GetProperty("details")[1].GetString()));

        var page = await new Browser(app) { Accept = "text/html,*/*" }.Get($"/test/problem/{kind}");
        Assert.Equal((status, "text/html"), ((int)page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        var html = await Browser.Read(page);
        Assert.Contains("test.refused", html, StringComparison.Ordinal);
        Assert.Contains("<footer", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_often_says_when_to_come_back() =>
        Assert.Equal(TimeSpan.FromSeconds(7), (await app.Visitor().Get("/test/problem/TooOften")).Headers.RetryAfter?.Delta);

    [Fact]
    public async Task A_record_changed_meanwhile_is_a_conflict()
    {
        var answer = await app.Visitor().Get("/test/changed");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("record.changed-meanwhile", await Browser.Read(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_tells_nothing_about_itself()
    {
        var answer = await app.Visitor().Get("/test/bug");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("secret", await Browser.Read(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_and_a_wrong_method_are_refusals_too()
    {
        var none = await app.Visitor().Get("/nowhere/at/all");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("page.unknown", await Browser.Read(none), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await app.Visitor().Post("/test/open")).StatusCode);
    }

    [Fact]
    public async Task A_refusal_page_speaks_the_readers_language_and_a_failure_names_its_reference()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere/at/all");
        request.Headers.Add("Accept-Language", "vi");
        var none = await Browser.Read(await new Browser(app) { Accept = "text/html" }.Send(request));
        Assert.Contains("lang=\"vi\"", none, StringComparison.Ordinal);
        Assert.Contains("Không có trang này", none, StringComparison.Ordinal);

        var failed = await Browser.Read(await new Browser(app) { Accept = "text/html" }.Get("/test/bug"));
        Assert.Contains("Reference for the office:", failed, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failed, StringComparison.Ordinal);
    }
}
