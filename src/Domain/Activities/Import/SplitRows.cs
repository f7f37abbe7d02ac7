namespace Tessera.Domain.Activities.Import;

/// <summary>What rows of two sources must share to be able to tell of the same people: whose they are, what and when. Texts are folded.</summary>
public sealed record SplitSubject(long Owner, long? Cluster, string Kind, int FromMonth, int ToMonth);

/// <summary>What people a row may set apart beside its place; folded, empty where it does not say.</summary>
public readonly record struct SplitSides(string Site, string Group, string Modality, string Indicator, string Implementing)
{
    /// <summary>Nothing that both say differs.</summary>
    public bool Fits(SplitSides other) => Fits(Site, other.Site) && Fits(Group, other.Group) && Fits(Modality, other.Modality)
        && Fits(Indicator, other.Indicator) && Fits(Implementing, other.Implementing);

    private static bool Fits(string one, string other) => one.Length == 0 || other.Length == 0 || one == other;
}

/// <summary>What a row counts; scaled by 10,000, null is not stated.</summary>
public readonly record struct SplitCounts(long? TargetedHouseholds, long? Targeted, long? ReachedHouseholds, long? Reached, long? Quantity, string Unit);

/// <param name="Id">Of a standing row, or the caller's own of a brought one.</param>
/// <param name="IsMatched">One row of the other source is described alike: the two are compared by themselves.</param>
public sealed record SplitRow(long Id, SplitSubject Subject, long Area, SplitSides Sides, SplitCounts Counts, bool IsMatched);

/// <summary>Rows of two sources that tell of the same, split differently.</summary>
/// <param name="Differences">Of their sums; empty when these are the same.</param>
public sealed record SplitMeeting(IReadOnlyList<SplitRow> Standing, IReadOnlyList<SplitRow> Brought, IReadOnlyList<FactDifference> Differences)
{
    public bool IsSame => Differences.Count == 0;
}

/// <summary>
/// Finds where two sources of one organisation split the same work differently: one row for a district here, two of its
/// sites there. Rows meet when they share who, what and when, when one place lies in the other, and when nothing else that
/// both state differs. What one row of the other source describes alike needs no meeting.
/// </summary>
public static class SplitRows
{
    private readonly record struct Spot(SplitSubject Subject, long Area);

    /// <param name="upwards">An area and those it lies in.</param>
    public static IReadOnlyList<SplitMeeting> Find(IReadOnlyList<SplitRow> standing, IReadOnlyList<SplitRow> brought, Func<long, IEnumerable<long>> upwards)
    {
        var groups = new int[standing.Count + brought.Count];
        for (var i = 0; i < groups.Length; i++) groups[i] = i;
        // Rows are found from the finer place up, once from each side; in one place by either.
        Join(standing, brought, upwards, (upper, lower) => Unite(groups, upper, standing.Count + lower));
        Join(brought, standing, upwards, (upper, lower) => Unite(groups, standing.Count + upper, lower));
        var members = standing.Select((row, i) => (Group: Root(groups, i), Row: row)).ToLookup(m => m.Group, m => m.Row);
        return [.. brought.Select((row, i) => (Group: Root(groups, standing.Count + i), Row: row)).GroupBy(m => m.Group, m => m.Row)
            .Select(some => Meeting([.. members[some.Key]], [.. some])).Where(IsSplit)];
    }

    /// <summary>
    /// A row that has no like on the other side is split otherwise; one that only the other source has may as well be work
    /// that is not told here, unless it stands in the same place or the sums agree.
    /// </summary>
    private static bool IsSplit(SplitMeeting meeting)
    {
        if (meeting.Standing.Count == 0) return false;
        if (meeting.Brought.Any(row => !row.IsMatched)) return true;
        var places = meeting.Brought.Select(row => row.Area).ToHashSet();
        return meeting.Standing.Any(row => !row.IsMatched && (meeting.IsSame || places.Contains(row.Area)));
    }

    private static void Join(IReadOnlyList<SplitRow> upper, IReadOnlyList<SplitRow> lower, Func<long, IEnumerable<long>> upwards, Action<int, int> unite)
    {
        var at = Enumerable.Range(0, upper.Count).ToLookup(i => new Spot(upper[i].Subject, upper[i].Area));
        for (var i = 0; i < lower.Count; i++)
            foreach (var area in upwards(lower[i].Area))
                foreach (var over in at[new Spot(lower[i].Subject, area)])
                    if (upper[over].Sides.Fits(lower[i].Sides)) unite(over, i);
    }

    private static int Root(int[] groups, int at)
    {
        while (groups[at] != at) at = groups[at] = groups[groups[at]];
        return at;
    }

    private static void Unite(int[] groups, int one, int other) => groups[Root(groups, one)] = Root(groups, other);

    private static SplitMeeting Meeting(IReadOnlyList<SplitRow> standing, IReadOnlyList<SplitRow> brought)
    {
        var (own, said) = (Sum(standing), Sum(brought));
        List<FactDifference?> all =
        [
            Differ(ActivityField.TargetedHouseholds, own.TargetedHouseholds, said.TargetedHouseholds), Differ(ActivityField.Targeted, own.Targeted, said.Targeted),
            Differ(ActivityField.ReachedHouseholds, own.ReachedHouseholds, said.ReachedHouseholds), Differ(ActivityField.Reached, own.Reached, said.Reached),
            own.Unit == said.Unit || said.Unit.Length == 0 || own.Unit.Length == 0 ? Differ(ActivityField.Quantity, own.Quantity, said.Quantity) : new(ActivityField.Unit, own.Unit, said.Unit),
        ];
        var differences = all.OfType<FactDifference>().ToList();
        // Without a number on both sides nothing says that they are the same.
        if (differences.Count == 0 && !HasBoth(own, said)) differences.Add(new(ActivityField.None, Text(standing.Count), Text(brought.Count)));
        return new(standing, brought, differences);
    }

    /// <summary>As between two rows: what the brought ones do not state they do not deny.</summary>
    private static FactDifference? Differ(ActivityField field, long? own, long? said) =>
        said is not { } known || own == known ? null : new(field, own is { } stated ? NumberReading.Text(stated) : RowFacts.Unstated, NumberReading.Text(known));

    private static bool HasBoth(SplitCounts own, SplitCounts said) =>
        (own.TargetedHouseholds ?? own.Targeted ?? own.ReachedHouseholds ?? own.Reached ?? own.Quantity) is not null
        && (said.TargetedHouseholds ?? said.Targeted ?? said.ReachedHouseholds ?? said.Reached ?? said.Quantity) is not null;

    private static SplitCounts Sum(IReadOnlyList<SplitRow> rows) => new(
        Sum(rows, c => c.TargetedHouseholds), Sum(rows, c => c.Targeted), Sum(rows, c => c.ReachedHouseholds), Sum(rows, c => c.Reached), Sum(rows, c => c.Quantity),
        string.Join(", ", rows.Select(r => r.Counts.Unit).Where(unit => unit.Length > 0).Distinct().Order(StringComparer.Ordinal)));

    private static long? Sum(IReadOnlyList<SplitRow> rows, Func<SplitCounts, long?> count) =>
        rows.Select(r => count(r.Counts)).OfType<long>().ToList() is { Count: > 0 } stated ? (long)Math.Clamp(stated.Sum(one => (decimal)one), long.MinValue, long.MaxValue) : null;

    private static string Text(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
