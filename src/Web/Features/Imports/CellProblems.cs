using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Features.Imports;

/// <summary>Cells of one column that say the same and have the same thing wrong with them.</summary>
/// <param name="Value">What they say now.</param>
/// <param name="Finding">Of the first of them.</param>
public sealed record CellProblem(string Code, FindingEffect Effect, int Column, string Header, string Value, Finding Finding, IReadOnlyList<int> First)
{
    public int Rows { get; set; }
}

/// <summary>A column of one row: what it says, what the file said, what was noticed.</summary>
public sealed record RowCell(ColumnMap Column, string Value, string? Was, IReadOnlyList<Finding> Findings);

/// <summary>What can be corrected in the cells of an import.</summary>
internal sealed class CellProblems(CheckedSheet sheet)
{
    public const int RowsShown = 10;
    private const int MostGroups = 2_000;

    // What waits for a question is often settled by one answer: it comes last.
    private static int Rank(FindingEffect effect) => effect switch { FindingEffect.Refused => 0, FindingEffect.SetAside => 1, _ => 2 };

    /// <summary>The gravest and most frequent first.</summary>
    public async Task<IReadOnlyList<CellProblem>> Of(ImportView view)
    {
        var (report, groups) = (view.Report!, new Dictionary<(int, string, string), CellProblem>());
        var columnOf = NotedCells.ColumnOf(report.Layout);
        var headers = report.Layout.Columns.ToDictionary(c => c.Index, c => c.Header);
        await foreach (var (row, draft) in sheet.Rows(view.Import))
            foreach (var finding in draft.Findings.Where(f => f.Effect is FindingEffect.Refused or FindingEffect.Ask or FindingEffect.SetAside && !RecordQuestion.IsDifference(f.Code)).DistinctBy(f => (f.Code, columnOf(f))))
                if (columnOf(finding) is >= 0 and var column) Count(groups, new CellProblem(finding.Code, finding.Effect, column, headers.GetValueOrDefault(column, ""), row[column].AsTyped(), finding, new List<int>()), row.Number);
        return [.. groups.Values.OrderBy(g => Rank(g.Effect)).ThenByDescending(g => g.Rows).ThenBy(g => g.First[0])];
    }

    private static void Count(Dictionary<(int, string, string), CellProblem> groups, CellProblem problem, int row)
    {
        var key = (problem.Column, problem.Code, problem.Value);
        if (!groups.TryGetValue(key, out var group))
        {
            if (groups.Count == MostGroups) return;
            groups[key] = group = problem;
        }
        group.Rows++;
        if (group.First.Count < RowsShown) ((List<int>)group.First).Add(row);
    }

    /// <summary>Every column of one row; empty when there is no such row.</summary>
    public async Task<IReadOnlyList<RowCell>> Row(ImportView view, int number, CellFixes fixes)
    {
        var columnOf = NotedCells.ColumnOf(view.Report!.Layout);
        await foreach (var (row, draft) in sheet.Rows(view.Import))
        {
            if (row.Number < number) continue;
            if (row.Number > number) break;
            var was = fixes.In(number).ToDictionary(f => f.SourceColumn, f => f.Was);
            var cells = new List<RowCell>();
            foreach (var column in view.Report.Layout.Columns.OrderBy(c => c.Index))
                cells.Add(new RowCell(column, row[column.Index].AsTyped(), was.GetValueOrDefault(column.Index), [.. draft.Findings.Where(f => columnOf(f) == column.Index)]));
            return cells;
        }
        return [];
    }
}
