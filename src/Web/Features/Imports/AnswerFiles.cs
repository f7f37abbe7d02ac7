using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>Remembered answers as a table for files, programs and the command line; the words of codes are those of the screen.</summary>
internal static class AnswerFiles
{
    private static readonly string[] Headers = ["id", "kind", "subject", "answer", "meaning", "scope", "scope_name", "by", "at", "import", "accepted_files", "accepted_rows", "overruled", "standing", "withdrawn_at", "withdrawn_by"];

    public static FigureTable Table(IEnumerable<AnswerLine> lines, Text text) => new("answers", Headers, [.. Headers.Select(_ => "")], lines.Select(l => Line(l, text)));

    private static Cell[] Line(AnswerLine l, Text text) =>
    [
        Cell.Of(AnswerLine.IdText(l.Id)), Cell.Of(Domain.Activities.Import.DecidedAnswer.KindOf(l.Key)), Cell.Of(l.Subject), Cell.Of(l.Value), Cell.Of(AnswerWords.Meaning(text, l.Key, l.Value, l.Meaning)),
        Cell.Of(l.Scope.ToString().ToLowerInvariant()), Cell.Of(l.ScopeName), Cell.Of(l.By), Moment(l.At), Cell.Of(l.Import), Cell.Of(l.Files), Cell.Of(l.Rows), Cell.Of(l.Overruled),
        Cell.Of(l.Standing.ToString().ToLowerInvariant()), Moment(l.WithdrawnAt), Cell.Of(l.WithdrawnBy ?? ""),
    ];

    public static async Task<IResult> Csv(HttpContext http, RouteScope here, AnswerViews views, Text text)
    {
        var filter = AnswerFilter.Of(AddressQuery.Of(http));
        return await FigureFiles.Csv(Table((await views.List(here.Operation)).Where(filter.Takes), text), $"{here.Operation.Code}_answers.csv", hasTags: false);
    }

    public static async Task<IResult> Json(HttpContext http, RouteScope here, AnswerViews views, Text text)
    {
        var lines = (await views.List(here.Operation)).Where(AnswerFilter.Of(AddressQuery.Of(http)).Takes).ToList();
        return FigureFiles.Json([Table(lines, text)], [("total", Cell.Of(lines.Count))]);
    }

    /// <summary>From a page: withdrawn, and shown what it decided.</summary>
    public static async Task<IResult> Withdraw(RouteScope here, long id, WithdrawAnswer verb)
    {
        await verb.Run(here.Operation, id);
        return Results.Redirect(Links.Answer(here.Operation.Code, id), permanent: false, preserveMethod: false);
    }

    public static async Task<IResult> WithdrawByApi(RouteScope here, long id, WithdrawAnswer verb)
    {
        await verb.Run(here.Operation, id);
        return Results.Ok(new { id, withdrawn = true });
    }

    private static Cell Moment(DateTimeOffset? at) => at is { } known ? Cell.Of(known.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : Cell.Empty;
}
