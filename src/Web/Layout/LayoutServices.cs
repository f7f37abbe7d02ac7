using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Tessera.Web.Layout;

public static class LayoutServices
{
    /// <summary>Pages by static server rendering, with their texts. No circuit, no script of the framework.</summary>
    public static IServiceCollection AddLayout(this IServiceCollection services)
    {
        services.AddScoped<FocalNetwork>();
        services.AddLocalization();
        services.AddSingleton<Text>();
        services.AddSingleton<MapCache>();
        services.AddSingleton(ErrorPages.ForProblems());
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents();
        // Letters of every language as themselves: "ữ" instead of "&#x1EEF;" is a third of a Vietnamese page's weight.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }
}
