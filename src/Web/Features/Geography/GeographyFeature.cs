namespace Tessera.Web.Features.Geography;

internal static class GeographyFeature
{
    public static IServiceCollection AddGeography(this IServiceCollection services)
    {
        services.AddScoped<LoadGazetteer>();
        services.AddScoped<AddAreaAlias>();
        services.AddScoped<RemoveAreaAlias>();
        return services;
    }
}
