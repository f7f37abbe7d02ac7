using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Tessera.Web.Layout;

public static class ErrorPages
{
    /// <summary>A whole page for a status, to be sent by an endpoint or an exception handler.</summary>
    public static RazorComponentResult Page(int status, string? explanation = null, string? reference = null)
    {
        RenderFragment page = builder =>
        {
            builder.OpenComponent<ErrorPage>(0);
            builder.AddComponentParameter(1, nameof(ErrorPage.Status), status);
            builder.AddComponentParameter(2, nameof(ErrorPage.Explanation), explanation);
            builder.AddComponentParameter(3, nameof(ErrorPage.Reference), reference);
            builder.CloseComponent();
        };
        return new RazorComponentResult<App>(new Dictionary<string, object?> { [nameof(App.Content)] = page }) { StatusCode = status };
    }
}
