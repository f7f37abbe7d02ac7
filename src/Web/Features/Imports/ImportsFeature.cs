using Microsoft.AspNetCore.Mvc;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Jobs;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

internal static class ImportsFeature
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddScoped<ImportDesk>();
        services.AddScoped<ImportOwners>();
        services.AddScoped<StageImport>();
        services.AddScoped<AnswerImport>();
        services.AddScoped<AcceptImport>();
        services.AddScoped<UndoImport>();
        services.AddScoped<ResumeImport>();
        services.AddScoped<ContinueImport>();
        services.AddScoped<CheckImport>();
        services.AddScoped<ImportReference>();
        services.AddScoped<CommitRows>();
        services.AddScoped<ImportReading>();
        services.AddScoped<ImportViews>();
        services.AddScoped<ImportPreview>();
        services.AddScoped<OvertakenRows>();
        return services;
    }

    public static void AddImportJobs(this JobHandlers handlers)
    {
        handlers.Add(ImportJobs.Check, (services, job, progress, cancel) =>
            services.GetRequiredService<CheckImport>().Run(job.OperationId, ImportJobs.Number(job), progress, cancel));
        handlers.Add(ImportJobs.Commit, (services, job, progress, cancel) =>
            services.GetRequiredService<CommitRows>().Run(job.OperationId, ImportJobs.Number(job), progress, cancel));
    }

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        routes.MapPage<ImportsPage>(Links.ImportsRoute).Needs(Right.SeeDrafts);
        routes.MapPage<NewImportPage>(Links.NewImportRoute).Needs(Right.ImportRows);
        routes.MapPage<ImportPage>(Links.ImportRoute).Needs(Right.SeeDrafts);
        routes.MapPost(Links.ImportsRoute, ImportForms.Stage).Needs(Right.ImportRows).WithMetadata(new RequestSizeLimitAttribute(ImportForms.LargestBody));
        routes.MapPost(Links.AnswerImportRoute, ImportForms.Answer).Needs(Right.ImportRows);
        routes.MapPost(Links.ImportColumnsRoute, ImportForms.Map).Needs(Right.ImportRows);
        routes.MapPost(Links.AcceptImportRoute, ImportForms.Accept).Needs(Right.DecideImports);
        routes.MapPost(Links.UndoImportRoute, ImportForms.Undo).Needs(Right.DecideImports);
        routes.MapPost(Links.ResumeImportRoute, ImportForms.Resume).Needs(Right.ImportRows);
        routes.MapPost(Links.ContinueImportRoute, ImportForms.Continue).Needs(Right.ImportRows);
        routes.MapGet(Links.ImportFileRoute, ImportDownloads.File).Needs(Right.SeeDrafts);
        routes.MapGet(Links.ImportReportRoute, ImportDownloads.Report).Needs(Right.SeeDrafts);
        routes.MapGet(Links.ImportWorkbookRoute, ImportDownloads.Workbook).Needs(Right.SeeDrafts);
        routes.MapGet(Links.ImportCsvRoute, ImportDownloads.Csv).Needs(Right.SeeDrafts);
        MapApi(routes);
    }

    private static void MapApi(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.ApiPrefix + Links.ImportsRoute, ImportApi.List).Needs(Right.SeeDrafts);
        routes.MapPost(Links.ApiPrefix + Links.ImportsRoute, ImportApi.Stage).Needs(Right.ImportRows).WithMetadata(new RequestSizeLimitAttribute(ImportForms.LargestBody));
        routes.MapGet(Links.ApiPrefix + Links.ImportRoute, ImportDownloads.Report).Needs(Right.SeeDrafts);
        routes.MapPost(Links.ApiPrefix + Links.AnswerImportRoute, ImportApi.Answers).Needs(Right.ImportRows);
        routes.MapPost(Links.ApiPrefix + Links.AcceptImportRoute, ImportApi.Accept).Needs(Right.DecideImports);
        routes.MapPost(Links.ApiPrefix + Links.UndoImportRoute, ImportApi.Undo).Needs(Right.DecideImports);
    }
}
