using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Features.Imports;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Tests.Corpus;

/// <summary>What a check of a file comes to, without a database: everything of CheckImport but the keeping.</summary>
internal sealed record DryCheck(Problem? Refusal, VerdictCounts Counts, IReadOnlyList<string> Questions, IReadOnlyList<string> Findings, string Sheet)
{
    // The day of the corpus; what lies behind it cannot have been reported.
    private static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>The first row that was not skipped.</summary>
    public ActivityDraft? First { get; private set; }

    /// <summary>Every row, and what the report says of them.</summary>
    public List<ActivityDraft> Drafts { get; } = [];
    public IReadOnlyList<ProblemGroup> Problems { get; private set; } = [];
    public IReadOnlyList<ImportQuestion> Asked { get; private set; } = [];

    /// <summary>Values that were set aside or asked about, and are kept nowhere as typed.</summary>
    public List<string> Lost { get; } = [];

    public static DryCheck Of(OperationLists lists, byte[] file, string name, Dictionary<string, string>? answers = null, ImportSettings? settings = null)
    {
        var counts = new VerdictCounts();
        try
        {
            using var workbook = Workbook.Open(new MemoryStream(file), name, encodingName: answers?.GetValueOrDefault(FileQuestions.Encoding));
            return Read(lists, workbook, name, answers ?? [], settings ?? new ImportSettings { Period = "2009-11" }, counts);
        }
        catch (Problem refusal) { return new DryCheck(refusal, counts, [], [], ""); }
    }

    static DryCheck Read(OperationLists lists, Workbook workbook, string name, Dictionary<string, string> answers, ImportSettings settings, VerdictCounts counts)
    {
        var table = ChosenTable.Of(workbook, lists, settings, new AnswerMemory(answers, [], null));
        var proofs = new ColumnProofs(table.Plan, workbook.IsCsv) { Wide = table.Wide };
        foreach (var row in Rows(workbook, table)) proofs.Observe(row);
        var reading = new RowReading(table.Plan, ImportReference.For(lists, settings, answers) with { Today = Today, FileName = name, SheetName = table.SheetName }, proofs, answers) { Wide = table.Wide };
        reading.Merged = table.Merged(workbook, reading.Book);
        reading.Struck = workbook.Struck(table.SheetIndex).ToHashSet();
        ActivityDraft? first = null;
        var drafts = new List<ActivityDraft>();
        var lost = new List<string>();
        foreach (var draft in reading.Read(Rows(workbook, table)))
        {
            counts.Count(draft.Verdict);
            drafts.Add(draft);
            if (draft.Verdict != RowVerdict.Skipped) first ??= draft;
            lost.AddRange(Missing(draft));
        }
        counts.CountAbove(table.Layout);
        reading.Book.Note([.. FileQuestions.Notes(workbook, table, proofs), .. reading.Noted]);
        List<ImportQuestion> questions = [.. FileQuestions.Of(workbook), .. table.Questions(answers), .. reading.Book.Questions()];
        var (problems, _) = reading.Book.Problems(table.Plan);
        var outcome = new DryCheck(null, counts, [.. questions.Select(q => q.Code)], [.. problems.Select(p => p.Code).Distinct()], table.SheetName) { First = first, Problems = problems, Asked = questions };
        outcome.Lost.AddRange(lost);
        outcome.Drafts.AddRange(drafts);
        return outcome;
    }

    // Where a total and its parts differ the total counts, and the parts are what is kept as typed.
    // An error of a formula, or a cell that stands in a column already told, has nothing that was typed.
    static IEnumerable<string> Missing(ActivityDraft draft) => draft.Findings
        .Where(f => f is { Effect: FindingEffect.SetAside or FindingEffect.Ask, Column: >= 0, Found.Length: > 0 } && f.Code.Split('.')[0] is "number" or "date" or "text" or "period")
        .Where(f => !draft.Typed.Concat(draft.Contact).Any(t => f.Code is "number.cuts-differ" or "number.total-zero" ? t.Key.EndsWith(".Cuts", StringComparison.Ordinal) : t.Value == f.Found)).Select(f => $"{f.Code} {f.Found}");

    static IEnumerable<SheetRow> Rows(Workbook workbook, ChosenTable table) => workbook.Rows(table.SheetIndex).Where(r => r.Number >= table.Layout.DataFirst);

    /// <summary>"refused file.empty", or "2 in, 1 skipped; asks sheet; tells row.total".</summary>
    public override string ToString()
    {
        if (Refusal is not null) return $"refused {Refusal.Code}";
        (int Count, string Word)[] counts = [(Counts.Ok + Counts.Fixed, "in"), (Counts.Skipped, "skipped"), (Counts.Waiting, "waiting"), (Counts.Refused, "refused")];
        return string.Join(", ", counts.Where(c => c.Count > 0 || c.Word == "in").Select(c => $"{c.Count} {c.Word}"))
            + (Questions.Count > 0 ? $"; asks {string.Join(' ', Questions.Distinct())}" : "") + (Findings.Count > 0 ? $"; tells {string.Join(' ', Findings.Order(StringComparer.Ordinal))}" : "");
    }
}
