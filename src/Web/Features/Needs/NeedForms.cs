using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Needs;
using Tessera.Web.Access;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Needs;

/// <summary>What the pages' forms and programs send.</summary>
internal static class NeedForms
{
    public const long LargestBody = 101L << 20;

    public static Task<IResult> Load(HttpContext http, RouteScope here, LoadNeeds verb) => EndpointVerbs.Send<LoadNeedsPage>(http, async () =>
    {
        var outcome = await LoadFile(http.Request, here, verb);
        var first = outcome.Sheets[0];
        return Links.Caseload(here.Operation.Code, first.Caseload.Number, AddressQuery.Of(("loaded", Numbers(outcome)), ("again", outcome.Sheets.All(s => s.IsRepeat) ? "yes" : null)));
    });

    public static async Task<IResult> LoadByProgram(HttpContext http, RouteScope here, LoadNeeds verb)
    {
        var outcome = await LoadFile(http.Request, here, verb);
        return Results.Json(NeedReportJson.Of(outcome), NeedReportJson.Options);
    }

    public static Task<IResult> Withdraw(HttpContext http, RouteScope here, long number, WithdrawCaseload verb) => EndpointVerbs.Send<CaseloadPage>(http, async () =>
    {
        await verb.Run(here.Operation, Number(number));
        return Links.Caseload(here.Operation.Code, number);
    });

    public static async Task<IResult> WithdrawByProgram(RouteScope here, long number, WithdrawCaseload verb)
    {
        await verb.Run(here.Operation, Number(number));
        return Results.Json(new { number, state = "withdrawn" });
    }

    public static Task<IResult> Answer(HttpContext http, RouteScope here, long number, AnswerNeeds verb)
    {
        var answers = UnknownName.Said(http.Request.Form);
        return EndpointVerbs.Send<CaseloadPage>(http, async () =>
        {
            var outcome = await verb.Run(here.Operation, Number(number), answers);
            return Links.Caseload(here.Operation.Code, outcome.Sheets[0].Caseload.Number, AddressQuery.Of(("again", outcome.Sheets[0].IsRepeat ? "yes" : null)));
        }, (nameof(CaseloadPage.Typed), answers));
    }

    public static async Task<IResult> AnswerByProgram(Dictionary<string, string> answers, RouteScope here, long number, AnswerNeeds verb) =>
        Results.Json(NeedReportJson.Of(await verb.Run(here.Operation, Number(number), answers)), NeedReportJson.Options);

    public static int Number(long number) => number is > 0 and <= int.MaxValue ? (int)number : throw Problem.NotFound("needs.caseload-unknown");

    private static string Numbers(NeedOutcome outcome) => string.Join('-', outcome.Sheets.Select(s => s.Caseload.Number.ToString(CultureInfo.InvariantCulture)));

    private static async Task<NeedOutcome> LoadFile(HttpRequest request, RouteScope here, LoadNeeds verb)
    {
        if (!request.HasFormContentType) throw Problem.Invalid("needs.file-missing");
        var form = await request.ReadFormAsync();
        if (form.Files.GetFile("file") is not { Length: > 0 } file) throw Problem.Invalid("needs.file-missing");
        await using var content = file.OpenReadStream();
        return await verb.Run(here.Operation, Path.GetFileName(file.FileName), content, Settings(name => form[name].ToString()));
    }

    /// <summary>The same words in a form and as options of the command.</summary>
    public static NeedSettings Settings(Func<string, string?> said) => new()
    {
        Name = Filled(said("name")),
        Source = Filled(said("source")),
        Sheet = Filled(said("sheet")),
        Period = Filled(said("period")),
        Cluster = Filled(said("cluster")),
        Complete = Filled(said("complete")) switch
        {
            null or "none" => NeedPartition.None,
            "groups" => NeedPartition.Groups,
            "sexes" => NeedPartition.Sexes,
            "ages" => NeedPartition.Ages,
            "sexes-and-ages" => NeedPartition.SexesAndAges,
            var other => throw Problem.Invalid("needs.partition-unknown", other),
        },
        Mark = NumberStyle.MarkOf(Filled(said("decimal"))),
    };

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
