using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>The signed-in browser. Opening one always makes a new cookie; what it carries is checked against the user at every request.</summary>
public sealed class Session(IHttpContextAccessor contexts, TesseraDb db, CurrentUser current, TimeProvider time)
{
    internal const string Scheme = "tessera";
    internal const string Stamp = "stamp";
    internal const string OpenedAt = "opened";

    private HttpContext Http => contexts.HttpContext ?? throw new InvalidOperationException("A session needs a request.");

    /// <summary>Where the request comes from, for delays; only configured proxies may say otherwise.</summary>
    public string Address => contexts.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    public async Task Open(User user)
    {
        DemandPrivateLine();
        var properties = new AuthenticationProperties();
        properties.Items[OpenedAt] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await Http.SignInAsync(Scheme, Principal(user), properties);
        current.Become(user, await db.Grants.AsNoTracking().Where(g => g.UserId == user.Id).ToListAsync());
    }

    public Task Close() => Http.SignOutAsync(Scheme);

    /// <summary>A password or a link never crosses a network in the clear.</summary>
    public void DemandPrivateLine()
    {
        var host = Http.Request.Host.Host;
        var isLocal = host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
        if (!Http.Request.IsHttps && !isLocal) throw Problem.Forbidden("access.needs-https");
    }

    internal static ClaimsPrincipal Principal(User user) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)), new(Stamp, user.SecurityStamp ?? "")], Scheme));
}
