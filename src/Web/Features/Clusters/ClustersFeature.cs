namespace Tessera.Web.Features.Clusters;

internal static class ClustersFeature
{
    public static IServiceCollection AddClusters(this IServiceCollection services)
    {
        services.AddScoped<RegisterCluster>();
        services.AddScoped<ReviseCluster>();
        services.AddScoped<EstablishCluster>();
        services.AddScoped<CloseCluster>();
        services.AddScoped<AddClusterSynonym>();
        services.AddScoped<RemoveClusterSynonym>();
        services.AddScoped<ClusterPresence>();
        return services;
    }
}
