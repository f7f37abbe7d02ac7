using System.Text.Encodings.Web;
using System.Text.Json;
using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database.Tables;
using Tessera.Web.Layout;

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

    public static Task Write(Import import, Stream stream, Text text) => ImportJson.ReportOf(import) is { } report && import.State != ImportState.Refused
        ? JsonSerializer.SerializeAsync(stream, Body(import, report, text), Options)
        : JsonSerializer.SerializeAsync(stream, Unread(import, text), Options);

    /// <summary>Of a file that was refused or not yet read: nothing was read, and why.</summary>
    private static Dictionary<string, object?> Unread(Import import, Text text)
    {
        var issues = new List<object>();
        if (import.State == ImportState.Refused)
        {
            var refusal = ImportReading.Refusal(import);
            issues.Add(new { rule_id = refusal.Code, description = text.Problem(refusal), severity = "error", effect = "refused", scope = "dataset", location_count = 0, locations = Array.Empty<object>() });
        }
        var body = Head(import, isValid: false, new { info = 0, warning = 0, error = issues.Count, external = 0, total = issues.Count });
        Count(body, new VerdictCounts());
        body["refusal"] = import.Refusal?.Split('\u001f');
        body["issues"] = issues;
        body["external_issues"] = Array.Empty<object>();
        return body;
    }

    private static Dictionary<string, object?> Body(Import import, ImportReport report, Text text)
    {
        var open = report.Questions.Count(q => q.Answer is null);
        // A file is valid when nothing is left to be done about it: no row held back, no value set aside, nothing asked.
        var isValid = report.Counts.Refused + report.Counts.Waiting + open + report.Count(Errors) == 0;
        var body = Head(import, isValid, Stats(report));
        body["sheet"] = report.Sheet;
        body["checked_again"] = Again(report);
        Count(body, report.Counts);
        body["open_questions"] = open;
        body["questions"] = report.Questions.Select(q => Question(q, text));
        body["answered_before"] = report.Decided.Where(d => d.Before is not null).Select(Before);
        body["joined_names"] = report.Joined.Select(j => new { j.Typed, j.Partner, j.How, j.Rows });
        body["new_partners"] = report.NewPartners.Select(p => new { p.Name, p.Acronym, type_code = p.TypeCode });
        body["columns"] = report.Layout.Columns.Select(c => new { c.Index, c.Header, c.Tag, field = c.Target.Field.ToString(), facet = c.Target.Facet.ToString(), cut = c.Target.Cut?.ToString(), c.Source, c.Confidence });
        body["issues"] = report.Problems.Select(p => Issue(p, report.Layout, text));
        body["issues_left_out"] = report.ProblemsLeftOut;
        body["external_issues"] = Array.Empty<object>();
        return body;
    }

    /// <summary>Why it was checked again although nobody asked; null when somebody did.</summary>
    public static object? Again(ImportReport report) => report.Again is not { } again ? null : new
    {
        again.Imports,
        was_accepted = again.WasAccepted,
        answers_withdrawn = report.Outdated.Count(o => o.Reason == OutdatedAnswer.Withdrawn),
        before = again.Before is { } before ? new { activities_new = before.New, activities_changed = before.Changed, activities_same = before.Same } : null,
    };

    private static Dictionary<string, object?> Head(Import import, bool isValid, object stats) => new()
    {
        ["validator"] = Product.Name,
        ["timestamp"] = DateTimeOffset.FromUnixTimeMilliseconds(import.CommittedAt ?? import.StagedAt).UtcDateTime,
        ["is_valid"] = isValid,
        ["stats"] = stats,
        ["import"] = import.Number,
        ["file"] = import.FileName,
        ["review"] = import.Version,
        ["state"] = import.State.ToString().ToLowerInvariant(),
    };

    private static void Count(Dictionary<string, object?> body, VerdictCounts counts)
    {
        (body["rows_read"], body["rows_ok"], body["rows_fixed"]) = (counts.Read, counts.Ok, counts.Fixed);
        (body["rows_waiting"], body["rows_refused"], body["rows_skipped"]) = (counts.Waiting, counts.Refused, counts.Skipped);
        (body["activities_new"], body["activities_changed"], body["activities_same"], body["activities_missing"]) = (counts.New, counts.Changed, counts.Same, counts.Missing);
        body["activities_kept"] = counts.Kept;
    }

    private static object Question(ImportQuestion q, Text text) => new
    {
        q.Key,
        q.Code,
        q.Subject,
        description = QuestionWords.Question(text, q),
        q.Rows,
        first_rows = q.FirstRows,
        holds_rows = q.HoldsRows,
        choices = q.Choices.Select(c => new { c.Value, label = QuestionWords.Choice(text, q, c) }),
        q.Suggestion,
        q.Answer,
        q.Names,
    };

    private static object Before(DecidedAnswer decided) => new
    {
        decided.Key,
        decided.Subject,
        answer = decided.Value,
        decided.Meaning,
        decided.Rows,
        first_rows = decided.FirstRows,
        scope = decided.Before!.Scope.ToString().ToLowerInvariant(),
        decided.Before.By,
        at = DateTimeOffset.FromUnixTimeMilliseconds(decided.Before.At).UtcDateTime,
        standing = decided.Before.Standing.ToString().ToLowerInvariant(),
    };

    private static object Stats(ImportReport report)
    {
        var (info, warning, error) = (report.Count(FindingEffect.Note), report.Count(FindingEffect.Fixed), report.Count(Errors));
        return new { info, warning, error, external = 0, total = info + warning + error };
    }

    private static readonly FindingEffect[] Errors = [FindingEffect.Refused, FindingEffect.Ask, FindingEffect.SetAside];

    private static string Severity(FindingEffect effect) => effect switch
    {
        FindingEffect.Note => "info",
        FindingEffect.Fixed => "warning",
        _ => "error",
    };

    private static object Issue(ProblemGroup problem, TableLayout layout, Text text) => new
    {
        rule_id = problem.Code,
        tag_pattern = Tag(problem, layout),
        description = text.Findings(problem.Code, problem.Found, problem.Expected, problem.Header, problem.IsSeveral),
        severity = Severity(problem.Effect),
        effect = problem.Effect.ToString().ToLowerInvariant(),
        scope = Scope(problem),
        column = ImportDownloads.Letter(problem.Column),
        location_count = problem.Rows,
        values = problem.Values.Select(v => new { value = v.Found, expected = Right(problem, v), rows = v.Rows }),
        other_values = problem.OtherValues,
        other_rows = problem.OtherRows,
        sum_left_out = problem.Sum,
        locations = problem.Values.SelectMany(v => v.FirstRows.Select(row => new { row = row - layout.DataFirst, source_row = row, col = problem.Column, hashtag = Tag(problem, layout), location_value = v.Found, location_correction = Right(problem, v) })),
    };

    private static string? Right(ProblemGroup problem, FoundValue value) => Finding.IsExpected(problem.Code) ? value.Expected : null;

    private static string? Tag(ProblemGroup problem, TableLayout layout) => layout.Columns.FirstOrDefault(c => c.Index == problem.Column)?.Tag;

    private static string Scope(ProblemGroup problem) => problem.FirstRows.All(row => row == 0)
        ? problem.Column < 0 ? "dataset" : "column"
        : problem.Column < 0 ? "row" : "cell";
}
