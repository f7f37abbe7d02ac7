namespace Tessera.Domain.Needs;

/// <summary>
/// How many people, for an area, a cluster and a group: the one place that decides between caseloads. Two cuts of the
/// same people are never added. For one area the answer is
/// (1) a line for everybody; else (2) the parts of one partition that its caseload declares complete; with several
/// caseloads the latest time they speak of counts, then the line before the parts, then what was loaded last, then
/// the first sheet of its file;
/// else (3) the sum of the answers of the areas directly below it. Clusters are never added, nothing is divided
/// downwards, and what nobody states stays null.
/// </summary>
public static class NeedTotals
{
    /// <param name="caseloads">Those that count.</param>
    /// <param name="parent">The area above an area; null at the top.</param>
    public static IReadOnlyDictionary<NeedQuestion, IReadOnlyDictionary<long, NeedAnswer>> Of(IReadOnlyList<LoadedCaseload> caseloads, Func<long, long?> parent)
    {
        var stated = new Dictionary<NeedQuestion, Dictionary<long, Stated>>();
        foreach (var caseload in caseloads)
            foreach (var ((question, area), answer) in NeedParts.Of(caseload))
            {
                if (!stated.TryGetValue(question, out var areas)) stated[question] = areas = [];
                if (!areas.TryGetValue(area, out var other) || answer.IsBefore(other)) areas[area] = answer;
            }
        return stated.ToDictionary(s => s.Key, IReadOnlyDictionary<long, NeedAnswer> (s) => RollUp(s.Value, parent));
    }

    /// <summary>Every area above a stated one that is not stated itself is the sum of what lies directly below it.</summary>
    private static Dictionary<long, NeedAnswer> RollUp(Dictionary<long, Stated> stated, Func<long, long?> parent)
    {
        var answers = stated.ToDictionary(s => s.Key, s => new NeedAnswer(s.Value.Value, s.Value.Basis, 1, [s.Value.Caseload.Number]));
        // Adding a stated area to all areas above it, up to and without the next stated one, is that sum at every level.
        foreach (var (area, answer) in answers.OrderBy(a => a.Key).ToList())
            for (var above = parent(area); above is { } at && !stated.ContainsKey(at); above = parent(at))
                answers[at] = answers.TryGetValue(at, out var sum) ? Sum(sum, answer) : answer with { Basis = NeedBasis.RolledUp };
        return answers;
    }

    private static NeedAnswer Sum(NeedAnswer one, NeedAnswer other) =>
        new(checked(one.Value + other.Value), NeedBasis.RolledUp, one.Areas + other.Areas,
            other.Caseloads.All(one.Caseloads.Contains) ? one.Caseloads : [.. one.Caseloads.Union(other.Caseloads).Order()]);
}
