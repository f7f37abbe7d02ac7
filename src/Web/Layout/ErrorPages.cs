using Microsoft.AspNetCore.Http.HttpResults;

namespace Tessera.Web.Layout;

public static class ErrorPages
{
    /// <summary>A whole page for a status, to be sent by an endpoint or by whatever catches a failure.</summary>
    public static RazorComponentResult Page(int status, string? explanation = null, string? reference = null)
    {
        var values = new Dictionary<string, object?>
        {
            [nameof(ErrorPage.Status)] = status,
            [nameof(ErrorPage.Explanation)] = explanation,
            [nameof(ErrorPage.Reference)] = reference,
        };
        return new RazorComponentResult<ErrorPage>(values) { StatusCode = status, PreventStreamingRendering = true };
    }
}
