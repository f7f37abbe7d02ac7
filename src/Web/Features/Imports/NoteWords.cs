using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Imports;

/// <summary>What is said about a cell in the sender's own file, in the reader's language.</summary>
internal sealed class NoteWords(ImportReport report, Text text)
{
    private const int LongestFound = 400, ChoicesShown = 5;

    private readonly Dictionary<int, string> _headers = report.Layout.Columns.ToDictionary(c => c.Index, c => c.Header);
    private readonly Dictionary<string, ImportQuestion> _questions = report.Questions.ToDictionary(q => q.Key);

    public string Header(NotedCell cell) => _headers.GetValueOrDefault(cell.Column, "");

    public static string Found(NotedCell cell) => cell.Finding.Found.Length <= LongestFound ? cell.Finding.Found : cell.Finding.Found[..LongestFound] + "…";

    public string Problem(NotedCell cell) => cell.Finding.Question != RowParts.Question && Question(cell.Finding) is { } question ? QuestionWords.Question(text, question) : Said(cell);

    /// <summary>Of many cells: a question about all of them is asked as it is on the page.</summary>
    public string Cause(IReadOnlyList<NotedCell> cells) => Question(cells[0].Finding) is { } question ? QuestionWords.Question(text, question)
        : text.Findings(cells[0].Finding.Code, cells[0].Finding.Found, cells[0].Finding.Expected, Header(cells[0]), cells.Select(c => (c.Finding.Found, c.Finding.Expected)).Distinct().Skip(1).Any());

    private string Said(NotedCell cell)
    {
        var finding = cell.Finding;
        return text.Finding(finding.Code, finding.Found, finding.Expected, Header(cell));
    }

    /// <summary>What would have been right, what was understood, or what there is to choose from.</summary>
    public string Expected(NotedCell cell)
    {
        if (cell.Finding.Expected is { Length: > 0 } expected) return Finding.IsExpected(cell.Finding.Code) ? expected : "";
        if (Question(cell.Finding) is not { } question) return "";
        var choices = question.Choices.Where(c => !QuestionWords.IsSpoken(c)).Take(ChoicesShown);
        return string.Join("; ", choices.Select(c => QuestionWords.Choice(text, question, c)));
    }

    public string Fix(NotedCell cell)
    {
        var effect = $"import.own.fix.{cell.Finding.Effect.ToString().ToLowerInvariant()}";
        return text.Has($"{effect}.{cell.Finding.Code}") ? text[$"{effect}.{cell.Finding.Code}", cell.Finding.Expected ?? ""] : text[effect];
    }

    /// <summary>What many cells say that need nothing.</summary>
    public string Problem(NotedKind kind) => text.Findings(kind.Example.Finding.Code, kind.Example.Finding.Found, kind.Example.Finding.Expected, Header(kind.Example), kind.IsSeveral);

    public string Fix(NotedKind kind) => kind.Cells == 1 || text.Has($"import.own.fix.fixed.{kind.Example.Finding.Code}") ? Fix(kind.Example) : text["import.own.fix.fixed.many", text.Number((long)kind.Cells)];

    /// <param name="isFirst">What is said first of a cell says what to do; the rest only what was noticed.</param>
    public string Comment(NotedCell cell, bool isFirst)
    {
        var (found, expected) = (Found(cell), Expected(cell));
        var lines = new List<string> { Problem(cell) };
        if (found.Length > 0) lines.Add(text["import.own.found", found]);
        if (expected.Length > 0) lines.Add(text[cell.Finding.Effect == FindingEffect.Fixed ? "import.own.understood" : "import.own.expected", expected]);
        if (isFirst) lines.Add(Fix(cell));
        return string.Join('\n', lines);
    }

    private ImportQuestion? Question(Finding finding) =>
        finding.Effect == FindingEffect.Ask && finding.Question is { } key ? _questions.GetValueOrDefault(key) : null;
}
