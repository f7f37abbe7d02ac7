using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
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

    private sealed record Mark;

    /// <summary>The endpoint's answers to visitors carry a tag and are known again by it.</summary>
    public static RouteHandlerBuilder AnswersUnchanged(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new Mark()).AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        // Taken before the page is made: a commit in between makes the page newer than its tag, never older.
        if (!http.RequestServices.GetRequiredService<CurrentUser>().IsSignedIn && await Tag(http) is { } tag)
        {
            http.Response.Headers.ETag = tag;
            http.Response.Headers.CacheControl = "no-cache";
        }
        return await next(context);
    });

    /// <summary>Put before the gate: whoever holds the tag of a page has seen it as a visitor, and nothing has changed since.</summary>
    public static IApplicationBuilder UseUnchangedPages(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!MayBeKnown(http) || await Tag(http) is not { } tag || !Knows(http.Request, tag))
        {
            await next(http);
            return;
        }
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = "Cookie, Accept-Language";
    });

    private static bool MayBeKnown(HttpContext http) => http.Request.Headers.IfNoneMatch.Count > 0
        && http.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null
        && !http.Request.Cookies.Keys.Any(name => name.EndsWith(Session.Scheme, StringComparison.Ordinal));

    private static bool Knows(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList([.. request.Headers.IfNoneMatch!], out var known) && known.Any(k => k.ToString() == tag);

    /// <summary>Null when nothing is published under the address.</summary>
    private static async Task<string?> Tag(HttpContext http)
    {
        var stamp = await Stamp(http.RequestServices.GetRequiredService<Engine>(), http.Request.RouteValues.GetValueOrDefault("operation") as string);
        if (stamp is null) return null;
        var text = string.Join('\n', Build, stamp, Languages.Current.Code, Preferences.Theme(http), http.Request.Path, http.Request.QueryString);
        return $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 10))}\"";
    }

    /// <summary>The state of one published operation, or of all of them where the address names none.</summary>
    private static async Task<string?> Stamp(Engine engine, string? code)
    {
        const string sql = "SELECT id, sequence, list_stamp, version FROM operation WHERE is_published";
        static string Line(DbDataReader reader) => string.Create(CultureInfo.InvariantCulture, $"{reader.GetInt32(0)} {reader.GetInt64(1)} {reader.GetInt64(2)} {reader.GetInt32(3)}\n");
        var stamps = code is null ? await engine.Read(sql + " ORDER BY id", Line) : await engine.Read(sql + " AND code = @code", Line, ("code", code));
        return stamps.Count == 0 && code is not null ? null : string.Concat(stamps);
    }
}
