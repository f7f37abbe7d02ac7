using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

internal static class ImportsFeature
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddScoped<ImportDesk>();
        services.AddScoped<ImportOwners>();
        services.AddScoped<ResumeImport>();
        services.AddScoped<ContinueImport>();
        services.AddScoped<StageImport>();
        services.AddScoped<AnswerImport>();
        services.AddScoped<AcceptImport>();
        services.AddScoped<UndoImport>();
        services.AddScoped<CheckImport>();
        services.AddScoped<CommitRows>();
        services.AddScoped<ImportReading>();
        return services;
    }

    public static void AddImportJobs(this JobHandlers handlers)
    {
        handlers.Add(ImportJobs.Check, (services, job, progress, cancel) =>
            services.GetRequiredService<CheckImport>().Run(job.OperationId, ImportJobs.Number(job), progress, cancel));
        handlers.Add(ImportJobs.Commit, (services, job, progress, cancel) =>
            services.GetRequiredService<CommitRows>().Run(job.OperationId, ImportJobs.Number(job), progress, cancel));
    }
}
