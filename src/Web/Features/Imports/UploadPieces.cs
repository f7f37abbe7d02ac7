using System.Globalization;
using System.Text;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// The pieces' way over HTTP, in the words of tus 1.0 (creation, HEAD, PATCH with Upload-Offset, termination). Other than
/// there, opening an upload that is known answers 200 with where it stands.
/// </summary>
internal static class UploadPieces
{
    private const string Offset = "Upload-Offset", Length = "Upload-Length", Metadata = "Upload-Metadata";

    public static async Task<IResult> Open(HttpContext http, RouteScope here, Uploads uploads)
    {
        var said = Said(http.Request.Headers[Metadata].ToString());
        if (Number(http, Length) is not { } length || said.GetValueOrDefault("filename") is not { Length: > 0 } name) throw Problem.Invalid("request.unreadable");
        var upload = await uploads.Open(here.Operation, name, length, long.TryParse(said.GetValueOrDefault("modified"), NumberStyles.None, CultureInfo.InvariantCulture, out var modified) ? modified : 0);
        var isApi = http.Request.Path.StartsWithSegments(Links.ApiPrefix, StringComparison.Ordinal);
        http.Response.Headers.Location = (isApi ? Links.ApiPrefix : "") + Links.Upload(here.Operation.Code, upload.Id);
        return Standing(http, upload, upload.Received > 0 ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    public static async Task<IResult> Show(HttpContext http, RouteScope here, long id, Uploads uploads) =>
        Standing(http, await uploads.Find(here.Operation, id), StatusCodes.Status200OK);

    public static async Task<IResult> Add(HttpContext http, RouteScope here, long id, Uploads uploads)
    {
        await uploads.Find(here.Operation, id);
        if (Number(http, Offset) is not { } offset) throw Problem.Invalid("request.unreadable");
        using var piece = new MemoryStream();
        await http.Request.Body.CopyToAsync(piece, http.RequestAborted);
        return Standing(http, await uploads.Add(here.Operation, id, offset, piece.ToArray()), StatusCodes.Status204NoContent);
    }

    public static async Task<IResult> Drop(RouteScope here, long id, Uploads uploads)
    {
        await uploads.Forget([await uploads.Find(here.Operation, id)]);
        return Results.NoContent();
    }

    private static IResult Standing(HttpContext http, UploadRow upload, int status)
    {
        http.Response.Headers[Offset] = upload.Received.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers[Length] = upload.Length.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        return Results.StatusCode(status);
    }

    private static long? Number(HttpContext http, string header) =>
        long.TryParse(http.Request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>"filename bmFtZQ==,modified MTI=": words with their values in base 64.</summary>
    private static Dictionary<string, string> Said(string metadata)
    {
        try
        {
            return metadata.Split(',').Select(pair => pair.Trim().Split(' ', 2)).Where(pair => pair.Length == 2).GroupBy(pair => pair[0], pair => pair[1])
                .ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetString(Convert.FromBase64String(pair.First())));
        }
        catch (FormatException) { throw Problem.Invalid("request.unreadable"); }
    }
}
