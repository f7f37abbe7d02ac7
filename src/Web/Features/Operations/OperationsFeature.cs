using Tessera.Web.Layout;

namespace Tessera.Web.Features.Operations;

internal static class OperationsFeature
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddScoped<RegisterOperation>();
        services.AddScoped<ReviseOperation>();
        services.AddScoped<PublishOperation>();
        services.AddScoped<WorkSource, OperationWork>();
        return services;
    }
}
