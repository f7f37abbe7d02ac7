using Tessera.Domain;

namespace Tessera.Web.Layout;

/// <summary>Findings with one cause: the same code in the same column. One sentence stands for all of them.</summary>
/// <param name="Count">Findings, not rows.</param>
/// <param name="Column">The header as typed; null for whole rows or the whole file.</param>
/// <param name="Found">The commonest values as typed, at most five, with their counts.</param>
/// <param name="Expected">The suggestion, when every finding has the same.</param>
/// <param name="FirstRow">1-based sheet row; 0 for the whole file.</param>
public sealed record FindingGroup(
    string Code, FindingEffect Effect, long Count, string? Column, IReadOnlyList<KeyValuePair<string, int>> Found, string? Expected, int FirstRow)
{
    /// <summary>Where the answer is given, or the rows of the group are listed.</summary>
    public string? Href { get; init; }

    private const int FoundShown = 5;

    /// <summary>The gravest first, then the commonest, then in the sheet's order.</summary>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<Finding> findings, Func<int, string?> header) =>
        [.. findings.GroupBy(finding => (finding.Code, finding.Effect, finding.Column))
            .Select(group => Of([.. group], header))
            .OrderByDescending(group => group.Effect).ThenByDescending(group => group.Count).ThenBy(group => group.FirstRow)
            .ThenBy(group => group.Code, StringComparer.Ordinal)];

    private static FindingGroup Of(IReadOnlyList<Finding> findings, Func<int, string?> header)
    {
        var first = findings[0];
        var found = findings.Where(finding => finding.Found.Length > 0).GroupBy(finding => finding.Found)
            .Select(group => KeyValuePair.Create(group.Key, group.Count()))
            .OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).Take(FoundShown);
        var expected = findings.All(finding => finding.Expected == first.Expected) ? first.Expected : null;
        return new(first.Code, first.Effect, findings.Count, first.Column < 0 ? null : header(first.Column),
            [.. found], expected, findings.Min(finding => finding.Row));
    }
}
