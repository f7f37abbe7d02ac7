using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Tessera.Web.Http;

/// <summary>
/// The product's own style sheet, module and pictures: embedded in the program, compressed once at the start, served
/// under an address that holds their content's hash, so a browser asks for each version only once.
/// </summary>
public static class StaticAssets
{
    private const string Prefix = "wwwroot/";

    private static readonly FrozenDictionary<string, Asset> ByName = Load();
    private static readonly FrozenDictionary<string, Asset> ByAddress = ByName.Values.ToFrozenDictionary(asset => asset.Address, StringComparer.Ordinal);

    private sealed record Asset(string Address, string ContentType, string Tag, byte[] Plain, byte[] Brotli, byte[] Gzip);

    /// <summary>The address of an embedded file ("tessera.css"). An unknown name is a bug and throws.</summary>
    public static string Address(string name) => ByName[name].Address;

    /// <summary>The content of an embedded text file, for documents that must stand alone.</summary>
    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(ByName[name].Plain);

    /// <summary>Put before sign-in and localisation: these files are the same for everybody.</summary>
    public static IApplicationBuilder UseStaticAssets(this IApplicationBuilder app) => app.Use(next => context =>
    {
        var path = context.Request.Path.Value ?? "";
        if (path == "/favicon.ico") return Send(context, ByName["mark.svg"], immutable: false);
        return ByAddress.TryGetValue(path, out var asset) ? Send(context, asset, immutable: true) : next(context);
    });

    /// <summary>Response compression for pages; antiforgery tokens differ in every response, which is what BREACH needs constant.</summary>
    public static IServiceCollection AddPageCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["text/html", "text/plain", "text/css", "text/csv", "text/calendar", "application/json", "application/problem+json", "application/geo+json", "image/svg+xml"];
    });

    private static async Task Send(HttpContext context, Asset asset, bool immutable)
    {
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }
        response.Headers.CacheControl = immutable ? "public, max-age=31536000, immutable" : "public, max-age=86400";
        response.Headers.ETag = asset.Tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (request.Headers.IfNoneMatch == asset.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var (encoding, content) = Choose(request, asset);
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        response.ContentType = asset.ContentType;
        response.ContentLength = content.Length;
        if (HttpMethods.IsGet(request.Method)) await response.Body.WriteAsync(content, context.RequestAborted);
    }

    private static (string? Encoding, byte[] Content) Choose(HttpRequest request, Asset asset)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (Accepts(accepted, "br")) return ("br", asset.Brotli);
        return Accepts(accepted, "gzip") ? ("gzip", asset.Gzip) : (null, asset.Plain);
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(StaticAssets).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return Prepare(name[Prefix.Length..], copy.ToArray());
            }, StringComparer.Ordinal);
    }

    private static Asset Prepare(string name, byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        var dot = name.LastIndexOf('.');
        return new Asset($"/assets/{name[..dot]}.{hash}{name[dot..]}", TypeOf(name[dot..]), $"\"{hash}\"", content,
            Compress(content, target => new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true)),
            Compress(content, target => new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true)));
    }

    private static byte[] Compress(byte[] content, Func<Stream, Stream> compressor)
    {
        using var target = new MemoryStream();
        using (var stream = compressor(target)) stream.Write(content);
        return target.ToArray();
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    };
}
