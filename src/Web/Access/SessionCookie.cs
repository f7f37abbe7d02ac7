using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Tessera.Web.Database;

namespace Tessera.Web.Access;

/// <summary>
/// Recognises a session: the user must still exist, not be suspended, and carry the same stamp. Suspending, signing out
/// and a new password change the stamp, which ends every session of that user at their next request.
/// </summary>
internal sealed class SessionCookie(Engine engine, CurrentUser current, TimeProvider time) : CookieAuthenticationEvents
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(8);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "tessera";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.CookieManager = new HostCookies();
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.EventsType = typeof(SessionCookie);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (IsYoung(context.Properties) && long.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id))
        {
            var known = await ActiveUser.Find(engine, id);
            if (known is not null && known.User.SecurityStamp == context.Principal.FindFirstValue(Session.Stamp))
            {
                current.Become(known.User, known.Grants);
                Name(context.Principal, known.User.Name);
                return;
            }
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Session.Scheme);
    }

    // For the page's head; read anew at every request, so that a revised name shows at once.
    private static void Name(ClaimsPrincipal principal, string name)
    {
        var identity = (ClaimsIdentity)principal.Identity!;
        if (identity.FindFirst(ClaimTypes.Name) is { } before) identity.RemoveClaim(before);
        identity.AddClaim(new Claim(ClaimTypes.Name, name));
    }

    private bool IsYoung(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Session.OpenedAt, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var opened)
        && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(opened) < Longest;

    /// <summary>Over TLS the name begins with "__Host-", which browsers accept from this very host only.</summary>
    private sealed class HostCookies : ICookieManager
    {
        private readonly ChunkingCookieManager _cookies = new();

        public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, Name(context, key));
        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) => _cookies.AppendResponseCookie(context, Name(context, key), value, options);
        public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _cookies.DeleteCookie(context, Name(context, key), options);
        private static string Name(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
    }
}
