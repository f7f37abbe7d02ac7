namespace Tessera.Web.Jobs;

internal static class JobsRoom
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobHandlers>();
        services.AddSingleton<JobSignal>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<JobStandstill>();
        services.AddSingleton<JobRunner>();
        return services;
    }
}
