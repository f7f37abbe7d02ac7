using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Layout;

/// <summary>
/// Public pages answer 304 before anything is computed. The tag names all a visitor's page is made from: the operation's
/// sequence and lists, the address, language and theme, and this build. Pages of signed-in people are never kept, since
/// their forms carry a token.
/// </summary>
public static class UnchangedPages
{
    private static readonly string Build = typeof(UnchangedPages).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    public static RouteHandlerBuilder AnswersUnchanged(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        if (http.RequestServices.GetRequiredService<CurrentUser>().IsSignedIn) return await next(context);
        var tag = await Tag(http);
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        if (!EntityTagHeaderValue.TryParseList([.. http.Request.Headers.IfNoneMatch!], out var known) || !known.Any(k => k.ToString() == tag)) return await next(context);
        http.Response.Headers.Vary = "Cookie, Accept-Language";
        return Results.StatusCode(StatusCodes.Status304NotModified);
    });

    private static async Task<string> Tag(HttpContext http)
    {
        var here = http.RequestServices.GetRequiredService<RouteScope>();
        var stamp = here.HasOperation ? Stamp(here.Operation) : await Stamp(http.RequestServices.GetRequiredService<TesseraDb>());
        var text = string.Join('\n', Build, stamp, Languages.Current.Code, Preferences.Theme(http), http.Request.Path, http.Request.QueryString);
        return $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 10))}\"";
    }

    private static async Task<string> Stamp(TesseraDb db) =>
        string.Join('\n', (await db.Operations.AsNoTracking().OrderBy(o => o.Id).ToListAsync()).Select(Stamp));

    private static string Stamp(Operation operation) =>
        string.Create(CultureInfo.InvariantCulture, $"{operation.Id} {operation.Sequence} {operation.ListStamp} {operation.Version}");
}
