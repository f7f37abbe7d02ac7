using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Layout;

/// <summary>Findings with one cause: the same code in the same column. One sentence stands for all of them.</summary>
/// <param name="Count">Rows it was found in, all of them.</param>
/// <param name="Column">The header as typed; null for whole rows or the whole file.</param>
/// <param name="Found">The commonest values as typed, at most five, with their counts.</param>
/// <param name="Expected">The suggestion, when every finding has the same.</param>
/// <param name="FirstRow">1-based sheet row; 0 for the whole file.</param>
public sealed record FindingGroup(
    string Code, FindingEffect Effect, long Count, string? Column, IReadOnlyList<KeyValuePair<string, int>> Found, string? Expected, int FirstRow)
{
    private const int FoundShown = 5;

    /// <summary>Where the answer is given, or the rows of the group are listed.</summary>
    public string? Href { get; init; }

    /// <summary>The sheet's letters of the column, which tell columns of one title apart.</summary>
    public string Letters { get; init; } = "";

    /// <summary>The commonest value as typed.</summary>
    public string First { get; init; } = "";

    /// <summary>No sentence with a value holds of all its rows.</summary>
    public bool IsSeveral { get; init; }

    /// <summary>What the numbers that were set aside come to.</summary>
    public decimal? Sum { get; init; }

    /// <summary>How many values are not among <see cref="Found"/>; null when there are too many to count.</summary>
    public int? Others { get; init; } = 0;

    public static FindingGroup Of(ProblemGroup problem)
    {
        var named = problem.Values.Where(v => v.Found.Length > 0).ToList();
        var letters = problem.Column < 0 ? "" : CellReference.Letters(problem.Column);
        return new(problem.Code, problem.Effect, problem.Rows, problem.Header.Length > 0 ? problem.Header : letters.Length > 0 ? letters : null,
            [.. named.Take(FoundShown).Select(v => KeyValuePair.Create(Shown(problem, v), v.Rows))], problem.Expected, problem.FirstRows.DefaultIfEmpty(0).Min())
        {
            IsSeveral = problem.IsSeveral,
            Sum = problem.Sum,
            First = problem.Found,
            Letters = letters,
            Others = problem.OtherValues + Math.Max(0, named.Count - FoundShown),
        };
    }

    /// <summary>What each of several values was read as stands beside it.</summary>
    private static string Shown(ProblemGroup problem, FoundValue value) =>
        problem.Effect is FindingEffect.Fixed or FindingEffect.Note && problem.Expected is null && value.Expected is { Length: > 0 } read && read != value.Found ? $"{value.Found} → {read}" : value.Found;

    /// <summary>The gravest first, then the commonest, then in the sheet's order.</summary>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<ProblemGroup> problems, params FindingEffect[] effects) =>
        [.. problems.Where(p => effects.Contains(p.Effect)).Select(Of).OrderByDescending(g => g.Effect).ThenByDescending(g => g.Count).ThenBy(g => g.FirstRow).ThenBy(g => g.Code, StringComparer.Ordinal)];
}
