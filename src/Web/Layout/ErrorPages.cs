using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Http;

namespace Tessera.Web.Layout;

public static class ErrorPages
{
    /// <summary>Refusals in the reader's language and in the frame; what failed on our side says no more than its reference.</summary>
    public static ProblemPage ForProblems() => new()
    {
        Text = (http, problem) => http.RequestServices.GetRequiredService<Text>().Problem(problem),
        Write = Write,
    };

    private static async Task Write(HttpContext http, Problem problem)
    {
        var status = http.Response.StatusCode;
        var page = status >= StatusCodes.Status500InternalServerError && problem.Kind != ProblemKind.Unavailable
            ? Page(status, reference: http.TraceIdentifier)
            : Page(status, http.RequestServices.GetRequiredService<Text>().Problem(problem));
        // The page that refused may have begun to render: its renderer and its header serve one page only.
        http.Response.Headers.Remove("blazor-enhanced-nav");
        var services = http.RequestServices;
        await using var fresh = services.CreateAsyncScope();
        fresh.ServiceProvider.GetRequiredService<CurrentUser>().Become(services.GetRequiredService<CurrentUser>());
        try
        {
            http.RequestServices = fresh.ServiceProvider;
            await page.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = services;
        }
    }

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
