using Tessera.Web.Layout;

namespace Tessera.Web.Features.Clusters;

internal static class ClustersFeature
{
    public static IServiceCollection AddClusters(this IServiceCollection services)
    {
        services.AddScoped<RegisterCluster>();
        services.AddScoped<ReviseCluster>();
        services.AddScoped<ClusterPartners>();
        services.AddScoped<AppointLeader>();
        services.AddScoped<EndLeadership>();
        services.AddScoped<RemoveLeadership>();
        services.AddScoped<RecordMilestone>();
        services.AddScoped<RemoveMilestone>();
        services.AddScoped<RecordNoObjection>();
        services.AddScoped<RecordForm>();
        services.AddScoped<RemoveForm>();
        services.AddScoped<OpenHub>();
        services.AddScoped<CloseHub>();
        services.AddScoped<AdmitMember>();
        services.AddScoped<AskToJoin>();
        services.AddScoped<DecideMember>();
        services.AddScoped<LeaveCluster>();
        services.AddScoped<ClusterViews>();
        services.AddScoped<AddClusterSynonym>();
        services.AddScoped<RemoveClusterSynonym>();
        services.AddScoped<ClusterPresence>();
        services.AddScoped<HubFigures>();
        services.AddScoped<ClusterDays>();
        services.AddScoped<WorkSource, LifeWork>();
        services.AddScoped<ClusterBriefingWords>();
        services.AddScoped<BriefingPart, ClusterBriefing>();
        services.AddScoped<ClusterColumns, ClusterStateColumns>();
        services.AddScoped<HandoverPackPart, HandoverLeadership>();
        return services;
    }
}
