namespace Tessera.Web.Layout;

public static class LayoutServices
{
    /// <summary>Pages by static server rendering, with their texts. No circuit, no script of the framework.</summary>
    public static IServiceCollection AddLayout(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<Text>();
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents();
        return services;
    }
}
