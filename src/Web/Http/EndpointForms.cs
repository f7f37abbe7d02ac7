using Microsoft.AspNetCore.Antiforgery;
using Tessera.Domain;
using Tessera.Web.Database;

namespace Tessera.Web.Http;

/// <summary>Nothing is written on behalf of another site: fetch metadata first, the origin where a browser sends none, a token in every form.</summary>
public static class EndpointForms
{
    public const string TokenHeader = "X-Form-Token";

    public static IServiceCollection AddForms(this IServiceCollection services) => services.AddAntiforgery(options =>
    {
        options.Cookie.Name = "tessera-form";
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.FormFieldName = "form-token";
        options.HeaderName = TokenHeader;
        options.SuppressXFrameOptionsHeader = true;
    });

    public static IApplicationBuilder UseSameSiteWrites(this IApplicationBuilder app) => app.Use((http, next) =>
        Writes(http.Request) && IsForeign(http.Request) ? throw Problem.Forbidden("request.from-another-site") : next(http));

    /// <summary>A program without a cookie carries no one's rights by accident; everything else needs the form's token.</summary>
    public static async Task Check(HttpContext http)
    {
        if (!Writes(http.Request) || http.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false }) return;
        var isApi = http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        if (isApi && !(http.Request.HasFormContentType && http.User.Identity is { IsAuthenticated: true })) return;
        await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
    }

    /// <summary>A form cut off or badly packed is the sender's to send again.</summary>
    public static async Task<IFormCollection> ReadWholeForm(this HttpContext http)
    {
        try { return await http.Request.ReadFormAsync(http.RequestAborted); }
        catch (Exception broken) when (broken is IOException or InvalidDataException && StorageTrouble.Of(broken) is null) { throw Problem.Invalid(ProblemResponses.CutOff); }
    }

    private static bool Writes(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    /// <summary>"https://host" as it was asked for: what stands before every address that leaves the page.</summary>
    public static string Site(this HttpRequest request) => $"{request.Scheme}://{request.Host}";

    private static bool IsForeign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is not ("same-origin" or "none");
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !origin.Equals(request.Site(), StringComparison.OrdinalIgnoreCase);
    }
}
