using Microsoft.AspNetCore.Mvc;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
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
        services.AddScoped<WorkSource, ImportWork>();
        services.AddScoped<StageImport>();
        services.AddScoped<AnswerImport>();
        services.AddScoped<AcceptImport>();
        services.AddScoped<UndoImport>();
        services.AddScoped<ResumeImport>();
        services.AddScoped<ContinueImport>();
        services.AddScoped<CheckImport>();
        services.AddScoped<KeepAnswers>();
        services.AddScoped<AnswerViews>();
        services.AddScoped<CheckedSheet>();
        services.AddScoped<CellProblems>();
        services.AddScoped<FixCells>();
        services.AddScoped<CleanedTable>();
        services.AddScoped<QuestionMessage>();
        services.AddScoped<AnswerRecheck>();
        services.AddScoped<WithdrawAnswer>();
        services.AddScoped<ImportReference>();
        services.AddScoped<ImportWriter>();
        services.AddScoped<CommitRows>();
        services.AddScoped<RecheckImports>();
        services.AddScoped<RecheckImport>();
        services.AddScoped<BringBack>();
        services.AddScoped<ImportReading>();
        services.AddScoped<ImportViews>();
        services.AddScoped<ImportPreview>();
        services.AddScoped<OvertakenRows>();
        services.AddScoped<OwnFile>();
        services.AddScoped<Uploads>();
        services.AddScoped<BatchViews>();
        services.AddScoped<EachImport>();
        services.AddScoped<BatchOrder>();
        services.AddScoped<StageBatch>();
        services.AddScoped<AnswerBatch>();
        services.AddScoped<AcceptBatch>();
        services.AddScoped<ContinueBatch>();
        return services;
    }

    public static void AddImportJobs(this JobHandlers handlers)
    {
        handlers.Add(ImportJobs.Check, Check);
        handlers.AddBackground(ImportJobs.CheckAgain, Check);
        handlers.Add(ImportJobs.Commit, (services, job, progress, cancel) =>
            services.GetRequiredService<CommitRows>().Run(job.OperationId, ImportJobs.Number(job), progress, cancel));
        handlers.AddBackground(ImportJobs.Recheck, (services, job, progress, cancel) =>
            services.GetRequiredService<RecheckImports>().Run(job.OperationId, ImportJobs.Number(job), progress, cancel));
        handlers.Add(ImportJobs.BringBack, (services, job, progress, cancel) =>
            services.GetRequiredService<BringBack>().Run(job.OperationId, ImportJobs.Number(job), progress, cancel));
    }

    private static async Task Check(IServiceProvider services, Job job, JobProgress progress, CancellationToken cancel)
    {
        await services.GetRequiredService<CheckImport>().Run(job.OperationId, ImportJobs.Number(job), progress, cancel);
        await services.GetRequiredService<RecheckImports>().Own(job.OperationId, ImportJobs.Number(job), progress);
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
        routes.MapGet(Links.ImportNotesRoute, ImportDownloads.Notes).Needs(Right.SeeDrafts);
        routes.MapGet(Links.ImportCsvRoute, ImportDownloads.Csv).Needs(Right.SeeDrafts);
        routes.MapGet(Links.ImportCleanWorkbookRoute, ImportDownloads.CleanWorkbook).Needs(Right.SeeDrafts);
        routes.MapGet(Links.ImportCleanCsvRoute, ImportDownloads.CleanCsv).Needs(Right.SeeDrafts);
        routes.MapPage<CellsPage>(Links.ImportCellsRoute).Needs(Right.SeeDrafts);
        routes.MapPost(Links.ImportCellsRoute, ImportForms.Fix).Needs(Right.ImportRows);
        routes.MapPage<MessagePage>(Links.ImportMessageRoute).Needs(Right.SeeDrafts);
        routes.MapGet(Links.ImportMessageTextRoute, ImportDownloads.Message).Needs(Right.SeeDrafts);
        MapUploads(routes);
        MapUploadsApi(routes);
        MapAnswers(routes);
        MapApi(routes);
        MapBatches(routes);
    }

    private static void MapUploads(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Links.UploadsRoute, UploadPieces.Open).Needs(Right.ImportRows);
        routes.MapMethods(Links.UploadRoute, [HttpMethods.Head], UploadPieces.Show).Needs(Right.ImportRows);
        routes.MapPatch(Links.UploadRoute, UploadPieces.Add).Needs(Right.ImportRows).WithMetadata(new RequestSizeLimitAttribute(Uploads.LongestPiece));
        routes.MapDelete(Links.UploadRoute, UploadPieces.Drop).Needs(Right.ImportRows);
    }

    /// <summary>The same pieces for programs.</summary>
    private static void MapUploadsApi(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Links.ApiPrefix + Links.UploadsRoute, UploadPieces.Open).Needs(Right.ImportRows)
            .Says("Begin a large file, or go on with the same one: Upload-Length, and Upload-Metadata with its filename, as in tus 1.0", "Nothing; Location is where its pieces go, Upload-Offset how much has come.", StatusCodes.Status201Created);
        routes.MapMethods(Links.ApiPrefix + Links.UploadRoute, [HttpMethods.Head], UploadPieces.Show).Needs(Right.ImportRows).Says("How much of a large file has come", "Nothing; Upload-Offset and Upload-Length.");
        routes.MapPatch(Links.ApiPrefix + Links.UploadRoute, UploadPieces.Add).Needs(Right.ImportRows).WithMetadata(new RequestSizeLimitAttribute(Uploads.LongestPiece))
            .Says("Send the next piece of at most 1 MB, with the Upload-Offset it begins at", "Nothing; Upload-Offset.", StatusCodes.Status204NoContent);
        routes.MapDelete(Links.ApiPrefix + Links.UploadRoute, UploadPieces.Drop).Needs(Right.ImportRows).Says("Let go of a large file that will not be finished", "Nothing.", StatusCodes.Status204NoContent);
    }

    private static void MapAnswers(IEndpointRouteBuilder routes)
    {
        routes.MapPage<AnswersPage>(Links.AnswersRoute).Needs(Right.SeeDrafts);
        routes.MapPage<AnswerPage>(Links.AnswerRoute).Needs(Right.SeeDrafts);
        routes.MapGet(Links.AnswersCsvRoute, AnswerFiles.Csv).Needs(Right.SeeDrafts);
        routes.MapPost(Links.WithdrawAnswerRoute, AnswerFiles.Withdraw).Needs(Right.ImportRows);
        routes.MapGet(Links.ApiPrefix + Links.AnswersRoute, AnswerFiles.Json).Needs(Right.SeeDrafts).Says("List remembered answers, newest first", "total and answers: what was asked, what it means, scope, who, when, accepted files and rows it decided.");
        routes.MapPost(Links.ApiPrefix + Links.WithdrawAnswerRoute, AnswerFiles.WithdrawByApi).Needs(Right.ImportRows).Says("Withdraw a remembered answer; rows that it decided stay, imports that wait are checked again", "id, withdrawn.");
    }

    private static void MapApi(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.ApiPrefix + Links.ImportsRoute, ImportApi.List).Needs(Right.SeeDrafts).Says("List imports, newest first", "total and imports: number, state, file, staged_by, staged_at, counts.");
        routes.MapPost(Links.ApiPrefix + Links.ImportsRoute, ImportApi.Stage).Needs(Right.ImportRows).WithMetadata(new RequestSizeLimitAttribute(ImportForms.LargestBody)).Says(StageWords);
        routes.MapGet(Links.ApiPrefix + Links.ImportRoute, ImportDownloads.Report).Needs(Right.SeeDrafts).Says("Show what the check of an import found", "The report: rows_read and verdicts, activities_new to missing, questions with their keys, findings.");
        routes.MapGet(Links.ApiPrefix + Links.ImportNotesRoute, ImportDownloads.Notes).Needs(Right.SeeDrafts).Says("Take the sender's own file back with notes on its cells", "The workbook sent, with cells coloured and commented and a sheet Problems; a file that is no .xlsx as a copy in one.");
        routes.MapPost(Links.ApiPrefix + Links.AnswerImportRoute, ImportApi.Answers).Needs(Right.ImportRows).Says("Answer questions of an import by their keys and check it again", "number, state, is_repeat, href; ask href until the state is checked.", StatusCodes.Status202Accepted);
        routes.MapPost(Links.ApiPrefix + Links.AcceptImportRoute, ImportApi.Accept).Needs(Right.DecideImports).Says(AcceptWords);
        routes.MapPost(Links.ApiPrefix + Links.UndoImportRoute, ImportApi.Undo).Needs(Right.DecideImports).Says("Take a committed import back, within 30 days", "number, state.");
    }

    private static void MapBatches(IEndpointRouteBuilder routes)
    {
        routes.MapPage<BatchesPage>(Links.BatchesRoute).Needs(Right.SeeDrafts);
        routes.MapPage<BatchPage>(Links.BatchRoute).Needs(Right.SeeDrafts);
        routes.MapPost(Links.AnswerBatchRoute, BatchForms.Answer).Needs(Right.ImportRows);
        routes.MapPost(Links.AcceptBatchRoute, BatchForms.Accept).Needs(Right.DecideImports);
        routes.MapPost(Links.ContinueBatchRoute, BatchForms.Continue).Needs(Right.ImportRows);
        routes.MapGet(Links.ApiPrefix + Links.BatchesRoute, BatchApi.List).Needs(Right.SeeDrafts).Says("List batches of files, newest first", "total and batches: number, files, not_taken, states with their number of files.");
        routes.MapPost(Links.ApiPrefix + Links.BatchesRoute, BatchApi.Stage).Needs(Right.ImportRows).WithMetadata(new RequestSizeLimitAttribute(ImportForms.LargestBody)).Says(StageBatchWords);
        routes.MapGet(Links.ApiPrefix + Links.BatchRoute, BatchApi.Show).Needs(Right.SeeDrafts).Says("Show the files of a batch and the questions of all of them", "number, at_work, files with import and state, questions: each once, with the files that ask it.");
        routes.MapPost(Links.ApiPrefix + Links.AnswerBatchRoute, BatchApi.Answers).Needs(Right.ImportRows).Says("Answer questions for every file of a batch that asks them", "number, files checked again, href.", StatusCodes.Status202Accepted);
        routes.MapPost(Links.ApiPrefix + Links.AcceptBatchRoute, BatchApi.Accept).Needs(Right.DecideImports).Says("Accept every file of a batch that has rows that may go in, each by itself", "number, files accepted, href.", StatusCodes.Status202Accepted);
        routes.MapPost(Links.ApiPrefix + Links.ContinueBatchRoute, BatchApi.Continue).Needs(Right.ImportRows).Says("Go on with the rows that accepted files of a batch left waiting", "number, files opened again, href.", StatusCodes.Status202Accepted);
    }

    private static readonly ApiWords StageBatchWords = new("Send many files, or a zip of them: each becomes an import of its own", "number, files, href; ask href until at_work is 0.", StatusCodes.Status202Accepted)
    {
        TakesFile = true,
        Queries = [],
    };

    private static readonly ApiWords AcceptWords = new("Accept every row that may go in; the rest stays waiting. A file of which others changed rows meanwhile is checked again instead", "number, state, is_repeat, href; ask href until the state is committed, or checked anew.", StatusCodes.Status202Accepted)
    {
        Queries = [new("review", "As the report has it: refused where the file was checked again since.")],
    };

    private static readonly ApiWords StageWords = new("Send a workbook or CSV: kept, read, matched and checked", "number, state, is_repeat, href; ask href until the state is checked. 200 when the same file is there already.", StatusCodes.Status202Accepted)
    {
        TakesFile = true,
        TakesBody = true,
        Queries =
        [
            new("name", "The file's name, where the file is the whole body."), new("upload", "Id of a large file that came in pieces, instead of a body."), new("period", "2021-07, 2021-Q3 or 2021-07/2021-09: dates the rows that carry no date."), new("sheet", "The sheet to read."),
            new("cluster", "Code of the cluster of rows that name none."), new("partner", "Name of the partner of rows that name none."), new("register", "true: unknown organisations become new partners."),
        ],
    };
}
