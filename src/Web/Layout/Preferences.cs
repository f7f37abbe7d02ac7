using System.Globalization;
using Tessera.Web.Access;

namespace Tessera.Web.Layout;

/// <summary>
/// Language and light or dark, kept in a cookie by a plain link, so that both work without script and before sign-in.
/// </summary>
public static class Preferences
{
    public const string LanguageCookie = "tessera.language";
    public const string ThemeCookie = "tessera.theme";
    public static readonly IReadOnlyList<string> Themes = ["system", "light", "dark"];

    public static string Theme(HttpContext? context) =>
        context?.Request.Cookies[ThemeCookie] is { } theme && Themes.Contains(theme) ? theme : "system";

    /// <summary>Sets the request's language: chosen before, else asked for in the address, else the browser's, else English.</summary>
    public static IApplicationBuilder UseLanguage(this IApplicationBuilder app) => app.Use(next => context =>
    {
        var language = Choose(context.Request);
        CultureInfo.CurrentUICulture = language.Culture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        context.Response.OnStarting(static state =>
        {
            var (response, code) = ((HttpResponse, string))state;
            if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != true) return Task.CompletedTask;
            response.Headers.ContentLanguage = code;
            response.Headers.Append("Vary", "Cookie, Accept-Language");
            return Task.CompletedTask;
        }, (context.Response, language.Code));
        return next(context);
    });

    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.LanguageRoute, (string code, string? back, HttpContext context) =>
            Languages.Find(code) is { } language ? Keep(context, LanguageCookie, language.Code, back) : Results.NotFound()).OpenToAll();
        routes.MapGet(Links.ThemeRoute, (string theme, string? back, HttpContext context) =>
            Themes.Contains(theme) ? Keep(context, ThemeCookie, theme, back) : Results.NotFound()).OpenToAll();
    }

    public static Language Choose(HttpRequest request) =>
        Languages.Find(request.Cookies[LanguageCookie]) ?? Languages.Find(request.Query["lang"]) ?? FromBrowser(request) ?? Languages.English;

    private static Language? FromBrowser(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(value => value.Quality is not 0)
        .OrderByDescending(value => value.Quality ?? 1)
        .Select(value => Languages.Find(value.Value.Value?.Split('-')[0]))
        .FirstOrDefault(language => language is not null);

    private static IResult Keep(HttpContext context, string cookie, string value, string? back)
    {
        Keep(context, cookie, value);
        context.Response.Headers.CacheControl = "no-store";
        return Results.LocalRedirect(IsOwnPage(back) ? back! : Links.Home());
    }

    /// <summary>For the year to come, or until another choice.</summary>
    public static void Keep(HttpContext context, string cookie, string value) => context.Response.Cookies.Append(cookie, value, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });

    /// <summary>Only a path of ours may follow: "//host" and "/\host" lead elsewhere, and a preference's own address would loop.</summary>
    public static bool IsOwnPage(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\')
        && !address.Any(char.IsControl) && !address.StartsWith("/preferences/", StringComparison.OrdinalIgnoreCase);
}
