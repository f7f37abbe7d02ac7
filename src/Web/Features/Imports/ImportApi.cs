using System.Text.Json;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>Answers to questions by their key; settings left out stay as they are.</summary>
public sealed record ImportAnswerInput(Dictionary<string, string>? Answers, bool? RegisterPartners, string? Sheet, string? Remember = null);

/// <summary>The same verbs for programs, under the addresses of the pages.</summary>
internal static class ImportApi
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The file as multipart field "file", as the body itself, named by ?name=, or come in pieces before; settings as fields or in the address.</summary>
    public static async Task<IResult> Stage(HttpContext http, RouteScope here, StageImport verb, Uploads uploads)
    {
        var request = http.Request;
        if (request.Query["upload"].ToString() is { Length: > 0 } number) return Answer(here, await Arrived(here, number, Settings(request.Query), verb, uploads));
        if (!request.HasFormContentType) return Answer(here, await verb.Run(here.Operation, Named(request), request.Body, Settings(request.Query), new Dictionary<string, string>()));
        var form = await request.ReadFormAsync(http.RequestAborted);
        var file = ImportForms.File(form);
        await using var content = file.OpenReadStream();
        return Answer(here, await verb.Run(here.Operation, file.FileName, content, ImportForms.Settings(form), new Dictionary<string, string>()));
    }

    private static async Task<StagedImport> Arrived(RouteScope here, string number, ImportSettings settings, StageImport verb, Uploads uploads)
    {
        var (upload, whole) = (await uploads.Take(here.Operation, [number]))[0];
        await using var content = whole;
        var staged = await verb.Run(here.Operation, upload.Name, content, settings, new Dictionary<string, string>());
        await uploads.Forget([upload]);
        return staged;
    }

    public static async Task<IResult> List(RouteScope here, ImportViews views, int? page, int? size)
    {
        var (lines, total) = await views.List(here.Operation, new Paging(page, size));
        return Results.Json(new { total, imports = lines.Select(l => new { l.Number, state = l.State.ToString().ToLowerInvariant(), file = l.FileName, l.StagedBy, l.StagedAt, l.Counts }) }, Options);
    }

    public static async Task<IResult> Answers(RouteScope here, long number, ImportAnswerInput input, AnswerImport verb, ImportViews views)
    {
        var settings = (await views.Of(here.Operation, number)).Settings;
        settings = settings with { RegisterPartners = input.RegisterPartners ?? settings.RegisterPartners, Sheet = input.Sheet ?? settings.Sheet };
        await verb.Run(here.Operation, ImportForms.Number(number), input.Answers ?? [], settings, ImportForms.Remembered(input.Remember));
        return Accepted(here, number, ImportState.Staged);
    }

    public static async Task<IResult> Accept(RouteScope here, long number, AcceptImport verb, int? review)
    {
        var job = await verb.Run(here.Operation, ImportForms.Number(number), review);
        return Accepted(here, number, job.Kind == ImportJobs.Commit ? ImportState.Committing : ImportState.Staged);
    }

    public static async Task<IResult> Undo(RouteScope here, long number, UndoImport verb)
    {
        await verb.Run(here.Operation, ImportForms.Number(number));
        return Results.Json(new { number, state = "undone" }, Options);
    }

    private static IResult Answer(RouteScope here, StagedImport staged) => Accepted(here, staged.Import.Number, staged.Import.State, staged.IsRepeat);

    private static IResult Accepted(RouteScope here, long number, ImportState state, bool isRepeat = false) =>
        Results.Json(new { number, state = state.ToString().ToLowerInvariant(), is_repeat = isRepeat, href = Links.ApiPrefix + Links.Import(here.Operation.Code, number) },
            Options, statusCode: isRepeat ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);

    private static string Named(HttpRequest request) =>
        request.Query["name"].ToString() is { Length: > 0 } name ? name : throw Problem.Invalid("import.file-missing");

    private static ImportSettings Settings(IQueryCollection query) => new()
    {
        Period = Filled(query["period"]),
        Sheet = Filled(query["sheet"]),
        Cluster = Filled(query["cluster"]),
        Partner = Filled(query["partner"]),
        RegisterPartners = query["register"] == "true",
    };

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
