namespace Tessera.Web.Features.Partners;

internal static class PartnersFeature
{
    public static IServiceCollection AddPartners(this IServiceCollection services)
    {
        services.AddScoped<RegisterPartner>();
        services.AddScoped<RevisePartner>();
        services.AddScoped<MergePartner>();
        services.AddScoped<UnmergePartner>();
        services.AddScoped<AddPartnerAlias>();
        services.AddScoped<RemovePartnerAlias>();
        services.AddScoped<PartnerPresence>();
        services.AddScoped<PartnerFigures>();
        return services;
    }
}
