using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Tessera.Web.Http;
using Xunit;

namespace Tessera.Web.Tests.Http;

public sealed class HeadersAndAssetsTests : IAsyncLifetime
{
    private readonly WebApplication _app = Build();

    public async ValueTask InitializeAsync() => await _app.StartAsync(TestContext.Current.CancellationToken);
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseStaticAssets();
        app.Use((context, next) =>
        {
            if (context.Request.Query.ContainsKey("member")) context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "An")], "test"));
            return next(context);
        });
        app.MapGet("/page", () => "page");
        app.MapGet("/kept", (HttpContext context) => { context.Response.Headers.CacheControl = "private, max-age=60"; return "kept"; });
        app.MapGet("/file", (HttpContext context) => { context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Sandbox; return "file"; });
        app.MapGet("/loose", (HttpContext context) => { context.Response.Headers.ContentSecurityPolicy = "default-src *"; context.Response.Headers.Server = "x"; return "loose"; });
        app.MapGet("/cleared", (HttpContext context) => { context.Response.Clear(); context.Response.StatusCode = 500; });
        return app;
    }

    [Theory]
    [InlineData("/page")]
    [InlineData("/nowhere")]
    [InlineData("/cleared")]
    [InlineData("/loose")]
    [InlineData("/favicon.ico")]
    public async Task Every_response_carries_the_security_headers(string address)
    {
        using var answer = await Get(address);

        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public void The_policy_allows_nothing_inline_and_no_frame()
    {
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentSecurityPolicy);
        Assert.Contains("frame-ancestors 'none'", SecurityHeaders.ContentSecurityPolicy);
        Assert.StartsWith("default-src 'none'", SecurityHeaders.ContentSecurityPolicy);
    }

    [Fact]
    public async Task Strict_transport_is_asked_for_over_https_only()
    {
        using var client = _app.GetTestServer().CreateClient();
        client.BaseAddress = new Uri("https://localhost");
        using var answer = await client.GetAsync("/page", TestContext.Current.CancellationToken);

        Assert.StartsWith("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task A_member_s_page_is_not_stored_unless_the_page_says_so()
    {
        using var member = await Get("/page?member");
        using var kept = await Get("/kept?member");
        using var visitor = await Get("/page");

        Assert.Equal("no-store", member.Headers.CacheControl!.ToString());
        Assert.Equal("max-age=60, private", kept.Headers.CacheControl!.ToString());
        Assert.Null(visitor.Headers.CacheControl);
    }

    [Fact]
    public async Task A_file_may_be_shut_in_a_sandbox()
    {
        using var answer = await Get("/file");
        Assert.Equal(SecurityHeaders.Sandbox, answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    public async Task An_asset_comes_in_the_encoding_the_browser_reads_and_for_ever(string accepted, string? encoding)
    {
        using var answer = await Get(StaticAssets.Address("tessera.css"), ("Accept-Encoding", accepted));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
    }

    [Fact]
    public async Task An_asset_already_had_is_not_sent_again()
    {
        using var first = await Get(StaticAssets.Address("tessera.js"));
        using var second = await Get(StaticAssets.Address("tessera.js"), ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Another_hash_is_not_found()
    {
        using var answer = await Get("/assets/tessera.000000000000.css");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> Get(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await _app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
    }
}
