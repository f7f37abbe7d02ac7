using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>A finding and the column of the cell it is shown on.</summary>
internal readonly record struct NotedCell(Finding Finding, int Column)
{
    public MarkKind Kind => Finding.Effect switch
    {
        FindingEffect.Ask => MarkKind.Asked,
        FindingEffect.Fixed => MarkKind.Understood,
        _ => MarkKind.Wrong,
    };

    /// <summary>A value taken from a merged block stands in no cell of its own.</summary>
    public bool HasCell => Column >= 0 && Finding.Row > 0 && Finding.Code != "cell.merged-filled";
}

/// <summary>Cells of one column that were read otherwise than written in one way, and need nothing.</summary>
/// <param name="Example">The first with the commonest value.</param>
internal sealed record NotedKind(NotedCell Example, int Cells, bool IsSeveral)
{
    /// <summary>The commonest first. Where two cells contradict each other every pair is told, since the sender may know better.</summary>
    public static IReadOnlyList<NotedKind> Of(IEnumerable<NotedCell> noted) =>
        [.. noted.Where(n => n.Kind == MarkKind.Understood).GroupBy(n => (n.Finding.Code, n.Column, Pair: Finding.IsContradiction(n.Finding.Code) ? n.Finding.Found : ""))
            .Select(kind => (Kind: kind, Values: kind.GroupBy(n => (n.Finding.Found, n.Finding.Expected)).ToList()))
            .Select(k => new NotedKind(k.Values.MaxBy(v => v.Count())!.First(), k.Kind.Count(), k.Values.Count > 1))
            .OrderByDescending(k => Finding.IsContradiction(k.Example.Finding.Code)).ThenByDescending(k => k.Cells)];
}

/// <summary>Which findings the sender's own file shows, and where; the gravest first, then in the order of the sheet.</summary>
internal static class NotedCells
{
    public static async Task<List<NotedCell>> Of(IAsyncEnumerable<ActivityDraft> drafts, ImportReport report)
    {
        var columnOf = ColumnOf(report.Layout);
        var noted = new List<NotedCell>();
        var (row, ofRow) = (0, new HashSet<Finding>());
        await foreach (var draft in drafts)
        {
            // A row of a wide table is several drafts, which find the same in the cells they share.
            if (draft.SourceRow != row) ofRow.Clear();
            row = draft.SourceRow;
            noted.AddRange(draft.Findings.Where(f => f.Effect != FindingEffect.Note && ofRow.Add(f)).Select(f => new NotedCell(f, columnOf(f))));
        }
        noted.AddRange(report.Problems.Where(p => p.Effect == FindingEffect.SetAside && p.FirstRows.All(r => r == 0)).SelectMany(p => p.Values.Select(v => new NotedCell(new Finding(p.Code, p.Effect, 0, p.Column, v.Found, v.Expected), p.Column))));
        var told = noted.Where(n => n.Finding.Question is not null).Select(n => n.Finding.Question!).ToHashSet();
        foreach (var question in report.Questions.Where(q => q is { Answer: null, Names: null } && !told.Contains(q.Key)))
            noted.Add(Whole(question, report.Layout));
        return [.. noted.OrderByDescending(n => n.Kind).ThenByDescending(n => n.Finding.Effect).ThenBy(n => n.Finding.Row).ThenBy(n => n.Column)];
    }

    /// <summary>The column that a finding about a row is shown on.</summary>
    public static Func<Finding, int> ColumnOf(TableLayout layout)
    {
        var places = new Dictionary<string, int>
        {
            ["partner"] = First(layout, f => f is >= ActivityField.ReportingPartner and <= ActivityField.FundingPartner),
            ["place"] = First(layout, f => f is >= ActivityField.Admin1 and <= ActivityField.Admin4),
            ["number"] = First(layout, f => f is ActivityField.Reached or ActivityField.Targeted),
        };
        var any = First(layout, f => f != ActivityField.None);
        return finding => finding.Column >= 0 ? finding.Column : places.GetValueOrDefault(finding.Code.Split('.')[0], any);
    }

    /// <summary>One mark for each cell, by row, then column; the first cells of the list get a comment.</summary>
    public static IReadOnlyList<CellMark> Marks(IReadOnlyList<NotedCell> noted, Func<NotedCell, bool, string> note, int mostComments)
    {
        var cells = new Dictionary<(int, int), (MarkKind Kind, string? Note)>();
        var comments = 0;
        foreach (var one in noted.Where(n => n.HasCell))
        {
            var at = (one.Finding.Row, one.Column);
            if (cells.TryGetValue(at, out var before)) cells[at] = before with { Note = before.Note is null ? null : $"{before.Note}\n\n{note(one, false)}" };
            else cells[at] = (one.Kind, comments++ < mostComments ? note(one, true) : null);
        }
        return [.. cells.Select(c => new CellMark(c.Key.Item1, c.Key.Item2, c.Value.Kind, c.Value.Note)).OrderBy(m => m.Row).ThenBy(m => m.Column)];
    }

    /// <summary>A question about the file as a whole; one about a column is shown on its header.</summary>
    private static NotedCell Whole(ImportQuestion question, TableLayout layout)
    {
        var column = question.Subject.Length > 0 ? layout.Columns.FirstOrDefault(c => c.Header == question.Subject)?.Index ?? -1 : -1;
        var row = column >= 0 ? layout.HeaderLast : 0;
        return new NotedCell(new Finding(question.Code, FindingEffect.Ask, row, column, question.Subject, null, question.Key), column);
    }

    private static int First(TableLayout layout, Func<ActivityField, bool> fits) => layout.Columns.FirstOrDefault(c => fits(c.Target.Field))?.Index ?? -1;
}
