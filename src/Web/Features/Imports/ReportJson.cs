using System.Text.Encodings.Web;
using System.Text.Json;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>The report in the shape libhxl's validation gives (standards.md 1.5), with our counts, questions and joined names.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static async Task Write(Import import, Stream stream)
    {
        if (ImportJson.ReportOf(import) is not { } report)
        {
            await JsonSerializer.SerializeAsync(stream, new { validator = Product.Name, is_valid = false, import = import.Number, file = import.FileName, state = import.State.ToString().ToLowerInvariant(), refusal = import.Refusal?.Split('\u001f') }, Options);
            return;
        }
        await JsonSerializer.SerializeAsync(stream, Body(import, report), Options);
    }

    private static object Body(Import import, ImportReport report) => new
    {
        validator = Product.Name,
        timestamp = DateTimeOffset.FromUnixTimeMilliseconds(import.CommittedAt ?? import.StagedAt).UtcDateTime,
        is_valid = report.Counts.Refused + report.Counts.Waiting == 0 && !report.Problems.Any(p => Severity(p.Effect) == "error"),
        stats = Stats(report),
        import = import.Number,
        file = import.FileName,
        sheet = report.Sheet,
        state = import.State.ToString().ToLowerInvariant(),
        rows_read = report.Counts.Read,
        rows_ok = report.Counts.Ok,
        rows_fixed = report.Counts.Fixed,
        rows_waiting = report.Counts.Waiting,
        rows_refused = report.Counts.Refused,
        rows_skipped = report.Counts.Skipped,
        activities_new = report.Counts.New,
        activities_changed = report.Counts.Changed,
        activities_same = report.Counts.Same,
        activities_missing = report.Counts.Missing,
        questions = report.Questions.Select(q => new { q.Key, q.Code, q.Subject, q.Rows, first_rows = q.FirstRows, holds_rows = q.HoldsRows, choices = q.Choices.Select(c => new { c.Value, c.Label }), q.Suggestion, q.Answer }),
        joined_names = report.Joined.Select(j => new { j.Typed, j.Partner, j.How, j.Rows }),
        new_partners = report.NewPartners.Select(p => new { p.Name, p.Acronym, type_code = p.TypeCode }),
        columns = report.Layout.Columns.Select(c => new { c.Index, c.Header, c.Tag, field = c.Target.Field.ToString(), facet = c.Target.Facet.ToString(), cut = c.Target.Cut?.ToString(), c.Source, c.Confidence }),
        issues = report.Problems.Select(p => Issue(p, report.Layout)),
        issues_left_out = report.ProblemsLeftOut,
        external_issues = Array.Empty<object>(),
    };

    private static object Stats(ImportReport report) => new
    {
        info = report.Problems.Where(p => Severity(p.Effect) == "info").Sum(p => p.Rows),
        warning = report.Problems.Where(p => Severity(p.Effect) == "warning").Sum(p => p.Rows),
        error = report.Problems.Where(p => Severity(p.Effect) == "error").Sum(p => p.Rows),
        external = 0,
        total = report.Problems.Sum(p => p.Rows),
    };

    private static string Severity(FindingEffect effect) => effect switch
    {
        FindingEffect.Note => "info",
        FindingEffect.Fixed => "warning",
        _ => "error",
    };

    private static object Issue(ProblemGroup problem, TableLayout layout) => new
    {
        rule_id = problem.Code,
        tag_pattern = layout.Columns.FirstOrDefault(c => c.Index == problem.Column)?.Tag,
        description = problem.Code,
        severity = Severity(problem.Effect),
        effect = problem.Effect.ToString().ToLowerInvariant(),
        scope = problem.Column < 0 ? "row" : "cell",
        location_count = problem.Rows,
        locations = problem.FirstRows.Select(row => new { row = row - layout.DataFirst, source_row = row, col = problem.Column, hashtag = layout.Columns.FirstOrDefault(c => c.Index == problem.Column)?.Tag, location_value = problem.Found, location_correction = problem.Expected }),
    };
}
