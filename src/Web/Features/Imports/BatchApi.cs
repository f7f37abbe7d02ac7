using System.Text.Json;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>Answers to a batch: by a question's key for every file that asks it, or by its field for those of its group.</summary>
public sealed record BatchAnswerInput(Dictionary<string, string>? Answers, string? Remember = null);

/// <summary>Batches for programs, under the addresses of the pages.</summary>
internal static class BatchApi
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Every field "file" is a file; those of a zip of many are taken out of it.</summary>
    public static async Task<IResult> Stage(HttpContext http, RouteScope here, StageBatch verb)
    {
        if (!http.Request.HasFormContentType) throw Domain.Problem.Invalid("import.file-missing");
        var form = await http.ReadWholeForm();
        using var sent = SentFiles.Of(form);
        var batch = await verb.Run(here.Operation, sent.All, ImportForms.Settings(form));
        return Accepted(here, batch.Number, sent.All.Count);
    }

    public static async Task<IResult> List(RouteScope here, BatchViews views, int? page, int? size)
    {
        var (batches, total) = await views.List(here.Operation, new Paging(page, size));
        return Results.Json(new { total, batches = batches.Select(b => new { b.Batch.Number, b.Files, b.NotTaken, states = b.States.ToDictionary(s => s.Key.ToString().ToLowerInvariant(), s => s.Value), b.Batch.StagedBy, b.Batch.StagedAt }) }, Options);
    }

    public static async Task<IResult> Show(RouteScope here, long number, BatchViews views, Text text)
    {
        var view = await views.Of(here.Operation, number);
        return Results.Json(new
        {
            number,
            at_work = view.AtWork,
            files = view.Lines.Select(l => new { l.File.Name, import = l.File.ImportNumber, state = l.Import?.State.ToString().ToLowerInvariant(), is_repeat = l.File.IsRepeat, l.Partner, l.Counts, open_questions = l.Open.Count, checked_again = l.IsOpen && l.Report is { } report ? ReportJson.Again(report) : null, refusal = l.Refusal is { } refused ? text.Problem(refused) : null }),
            questions = view.Questions.Select(q => new { field = q.Field, q.Asked.Key, text = QuestionWords.Question(text, q.Asked), q.Asked.Rows, holds_rows = q.Asked.HoldsRows, q.Files, choices = q.Asked.Choices.Select(c => c.Value), q.Asked.Suggestion }),
        }, Options);
    }

    public static async Task<IResult> Answers(RouteScope here, long number, BatchAnswerInput input, AnswerBatch verb) =>
        Accepted(here, number, await verb.Run(here.Operation, number, input.Answers ?? [], ImportForms.Remembered(input.Remember)));

    public static async Task<IResult> Accept(RouteScope here, long number, AcceptBatch verb) => Accepted(here, number, await verb.Run(here.Operation, number));

    public static async Task<IResult> Continue(RouteScope here, long number, ContinueBatch verb) => Accepted(here, number, await verb.Run(here.Operation, number));

    private static IResult Accepted(RouteScope here, long number, int files) =>
        Results.Json(new { number, files, href = Links.ApiPrefix + Links.Batch(here.Operation.Code, number) }, Options, statusCode: StatusCodes.Status202Accepted);
}
