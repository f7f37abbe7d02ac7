namespace Tessera.Web.Http;

/// <summary>Headers that every response carries, errors and redirects included (trust.md 6d).</summary>
public static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    public const string PermissionsPolicy =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), " +
        "microphone=(), midi=(), payment=(), usb=()";

    /// <summary>Kestrel writes its own Server header below the pipeline, so it is switched off at the host.</summary>
    public static IWebHostBuilder HideServer(this IWebHostBuilder host) =>
        host.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

    /// <summary>Put first: headers are set as the response starts, so later middleware that clears them cannot lose them.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(next => context =>
    {
        context.Response.OnStarting(static state =>
        {
            Apply((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    private static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        // A download may set a stricter policy (sandbox); none may set a looser one, because only that one word is honoured.
        var sandboxed = headers.ContentSecurityPolicy.Any(policy => policy == Sandbox);
        headers.ContentSecurityPolicy = sandboxed ? Sandbox : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        if (context.User.Identity?.IsAuthenticated == true && headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
        headers.Remove("Server");
        headers.Remove("X-Powered-By");
    }

    /// <summary>The policy of a file that a person brought and another downloads.</summary>
    public const string Sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'";
}
