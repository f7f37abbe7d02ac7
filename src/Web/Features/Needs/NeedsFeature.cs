namespace Tessera.Web.Features.Needs;

internal static class NeedsFeature
{
    public static IServiceCollection AddNeeds(this IServiceCollection services)
    {
        services.AddScoped<NeedRights>();
        services.AddScoped<CaseloadWriter>();
        services.AddScoped<CaseloadKeeping>();
        services.AddScoped<LoadNeeds>();
        services.AddScoped<WithdrawCaseload>();
        return services;
    }
}
