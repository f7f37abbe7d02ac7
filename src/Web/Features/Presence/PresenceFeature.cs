namespace Tessera.Web.Features.Presence;

internal static class PresenceFeature
{
    public static IServiceCollection AddPresence(this IServiceCollection services)
    {
        services.AddScoped<PresenceDesk>();
        services.AddScoped<RowsQuery>();
        services.AddScoped<RowTables>();
        return services;
    }
}
