using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>The sheet and the meaning of its columns, after settings and answers.</summary>
internal sealed record ChosenTable(int SheetIndex, string SheetName, IReadOnlyList<string> OtherSheets, TableLayout Layout, ColumnPlan Plan, bool SheetInDoubt)
{
    public const string SheetQuestion = "sheet";

    /// <summary>Months or groups that stand side by side, as a person or the headers say; null for any other table.</summary>
    public WideTable? Wide { get; init; }

    /// <summary>Other sheets that hold a table of activities as well; empty when somebody said which sheet to read.</summary>
    public IReadOnlyList<string> Unread { get; private init; } = [];

    public static ChosenTable Of(Workbook workbook, OperationLists lists, ImportSettings settings, AnswerMemory memory)
    {
        var answers = memory.Values;
        settings = settings with { Sheet = Sheet(workbook, settings, memory) };
        var (pick, previews) = SheetScan.Look(workbook, lists, settings, LearnedColumns.Of(memory, settings));
        var index = pick.Index ?? WithGivenPartner(pick, settings) ?? throw Nothing(pick, previews);
        var chosen = previews.First(p => p.Index == index);
        var layout = chosen.Layout! with { Columns = [.. chosen.Layout.Columns.Select(map => Answered(map, answers))] };
        var wide = WideTable.Of(layout.Columns, answers);
        // Until somebody says what months count, they are no dates either.
        var unsaid = wide is null ? WideTable.Unsaid(layout.Columns) : [];
        layout = layout with { Columns = wide?.Columns ?? [.. layout.Columns.Select(m => unsaid.Contains(m) ? m with { Target = ColumnTarget.Unmapped, TakenBy = null } : m)] };
        var plan = new ColumnPlan(wide?.Plan ?? layout.Columns, ColumnMatching.OrganisationColumnsTyped(layout.Columns));
        return new ChosenTable(index, chosen.Name, [.. previews.Where(p => p.Index != index).Select(p => p.Name)], layout, plan, pick.Ask)
        {
            Wide = wide,
            Unread = settings.Sheet is null ? [.. pick.Verdicts.Where(v => v.Index != index && IsTable(v)).OrderBy(v => v.Index).Select(v => v.Name)] : [],
        };
    }

    /// <summary>Nothing speaks against its rows.</summary>
    private static bool IsTable(SheetVerdict verdict) => verdict is { Score: > 0, Reasons.Count: 0 };

    private static Problem Nothing(SheetPick pick, IReadOnlyList<SheetPreview> previews) => Problem.Invalid(pick.Missing switch
    {
        _ when Lost(previews).Count > 0 => "file.letters-lost",
        ["organisation", ..] when previews.Any(p => p.Layout is { } layout && ColumnMatching.AreFigures(layout.Columns)) => "file.figures",
        ["organisation"] => "file.no-organisation",
        ["place"] => "file.no-place",
        ["table"] => previews.All(p => p.RowsSeen <= 1) ? "file.header-alone" : "file.no-table",
        _ when pick.Verdicts is [var best, ..] && best.Reasons.Contains("sheet.pivot") => "file.no-table",
        _ => "file.nothing-to-import",
    }, string.Join(", ", pick.Missing), string.Join(", ", previews.Select(p => p.Name)), string.Join("”, “", Lost(previews)));

    private static IReadOnlyList<string> Lost(IReadOnlyList<SheetPreview> previews) => LostLetters.In(previews.SelectMany(p => p.Layout?.Columns ?? []).Select(c => c.Header)).Samples;

    /// <summary>A sheet answered for an earlier file is read where there is one of that name.</summary>
    private static string? Sheet(Workbook workbook, ImportSettings settings, AnswerMemory memory)
    {
        var answer = memory.Values.GetValueOrDefault(SheetQuestion);
        if (memory.Before(SheetQuestion) is null) return answer ?? settings.Sheet;
        return settings.Sheet ?? (workbook.Sheets.Any(s => Folding.Fold(s.Name) == Folding.Fold(answer)) ? answer : null);
    }

    public IEnumerable<ImportQuestion> Questions(IReadOnlyDictionary<string, string> answers) => [.. SheetQuestions(answers), .. MonthQuestions(answers)];

    private IEnumerable<ImportQuestion> MonthQuestions(IReadOnlyDictionary<string, string> answers)
    {
        if (WideTable.Unsaid(Layout.Columns) is not { Count: > 0 } months) return [];
        var choices = WideTable.Choices.Select(c => new QuestionChoice(c, c));
        return [new ImportQuestion(WideTable.Question, WideTable.Question, FileQuestions.Names(months), 0, [], false, [.. choices], WideTable.Choices[0], answers.GetValueOrDefault(WideTable.Question))];
    }

    private IEnumerable<ImportQuestion> SheetQuestions(IReadOnlyDictionary<string, string> answers)
    {
        if (!SheetInDoubt) return [];
        List<QuestionChoice> choices = [new(SheetName, SheetName), .. OtherSheets.Select(s => new QuestionChoice(s, s))];
        return [new ImportQuestion(SheetQuestion, SheetQuestion, SheetName, 0, [], false, choices, SheetName, answers.GetValueOrDefault(SheetQuestion))];
    }

    /// <summary>Free once the rows were read to their end.</summary>
    public MergedFill? Merged(Workbook workbook, QuestionBook book) => workbook.Merged(SheetIndex) is { Count: > 0 } ranges
        ? new MergedFill(Plan, book, ranges.Select(r => new MergedBlock(r.FirstRow, r.FirstColumn, r.LastRow, r.LastColumn)), Layout.DataFirst) : null;

    /// <summary>A file that names no organisation is its sender's, when the sender was given.</summary>
    private static int? WithGivenPartner(SheetPick pick, ImportSettings settings) =>
        settings.Partner is not null && pick.Missing is ["organisation"] ? pick.Verdicts.FirstOrDefault(v => v.Reasons.Contains("sheet.no-organisation") && !v.Reasons.Contains("sheet.no-place"))?.Index : null;

    private static ColumnMap Answered(ColumnMap map, IReadOnlyDictionary<string, string> answers) =>
        map.Rival is not null && answers.GetValueOrDefault(RowReading.RoleQuestion(map)) == "tag" ? map with { Target = map.Rival, Rival = map.Target } : map;
}
