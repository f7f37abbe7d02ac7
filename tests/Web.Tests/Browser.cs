using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;

namespace Tessera.Web.Tests;

/// <summary>A browser of one person: keeps its cookies, carries the form's token, follows no redirect.</summary>
public sealed class Browser(TesseraApp app, long? userId = null)
{
    private readonly HttpClient _client = app.CreateClient(new() { BaseAddress = app.ClientOptions.BaseAddress, AllowAutoRedirect = false, HandleCookies = false });
    private readonly Dictionary<string, string> _cookies = [];

    public IReadOnlyDictionary<string, string> Cookies => _cookies;
    public string Accept { get; set; } = "application/json";

    /// <summary>The session cookie as signing in would give it now, without the cost of a password.</summary>
    public async Task<Browser> SignedIn()
    {
        _cookies["tessera"] = await app.In(async services =>
        {
            var user = await services.GetRequiredService<TesseraDb>().Users.AsNoTracking().SingleAsync(u => u.Id == userId);
            var properties = new AuthenticationProperties { IssuedUtc = app.Clock.GetUtcNow(), ExpiresUtc = app.Clock.GetUtcNow().AddHours(8) };
            properties.Items[Session.OpenedAt] = app.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
            var format = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Session.Scheme).TicketDataFormat;
            return format.Protect(new AuthenticationTicket(Session.Principal(user), properties, Session.Scheme));
        });
        return this;
    }

    public Task<HttpResponseMessage> Get(string address) => Send(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields) => Send(Form(address, fields));

    public HttpRequestMessage Form(string address, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        request.Headers.Add(EndpointForms.TokenHeader, Token());
        return request;
    }

    public async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        if (!request.Headers.Contains("Accept")) request.Headers.Add("Accept", Accept);
        var response = await _client.SendAsync(request);
        foreach (var line in response.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : []) Keep(line);
        return response;
    }

    public static async Task<string> Read(HttpResponseMessage response) => await response.Content.ReadAsStringAsync();

    private void Keep(string line)
    {
        var pair = line.Split(';')[0].Split('=', 2);
        if (pair[1].Length == 0) _cookies.Remove(pair[0]);
        else _cookies[pair[0]] = pair[1];
    }

    // What a page with a form would have given this very browser.
    private string Token()
    {
        using var scope = app.Services.CreateScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = Principal(scope.ServiceProvider) };
        var tokens = scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetTokens(http);
        _cookies["tessera-form"] = tokens.CookieToken!;
        return tokens.RequestToken!;
    }

    private ClaimsPrincipal Principal(IServiceProvider services)
    {
        var format = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Session.Scheme).TicketDataFormat;
        return _cookies.TryGetValue("tessera", out var cookie) && format.Unprotect(Uri.UnescapeDataString(cookie)) is { } ticket ? ticket.Principal : new ClaimsPrincipal(new ClaimsIdentity());
    }
}
