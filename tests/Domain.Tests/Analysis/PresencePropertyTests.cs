using FsCheck;
using FsCheck.Fluent;
using Tessera.Domain.Activities;
using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Xunit;

namespace Tessera.Domain.Tests.Analysis;

/// <summary>What holds for any rows in any order, with a slow and obvious computation as the judge.</summary>
public sealed class PresencePropertyTests
{
    private const int Base = 24_000;
    private static readonly long?[] Partners = [null, 1, 2, 3, 9];
    private static readonly long?[] Clusters = [null, 31, 32];
    private static readonly string?[] Texts = [null, "Oxfam", "OXFAM", "Red Cross"];
    private static readonly long[] Areas = [100, 110, 111, 112, 121];

    private static readonly Gen<Fact> One =
        from row in Gen.Choose(1, 12)
        from area in Gen.Elements(Areas)
        from reporting in Gen.Elements(Partners)
        from implementing in Gen.Elements(Partners)
        from cluster in Gen.Elements(Clusters)
        from status in Gen.Elements(Enum.GetValues<ActivityStatus>())
        from months in Gen.Elements((0, 0), (Base, Base), (Base, Base + 2), (Base + 1, Base + 3))
        from typed in Gen.Elements(Texts)
        from isNil in Gen.Elements(false, false, false, true)
        select new Fact(row, area, reporting, cluster, status, months.Item1, months.Item2, implementing, typed, isNil);

    private static readonly Arbitrary<Fact[][]> Imports =
        Gen.ArrayOf(Gen.ArrayOf(One).Select(facts => facts.DistinctBy(f => f.RowId).ToArray())).Where(i => i.Length is > 0 and < 5).ToArbitrary();

    private static readonly PresenceQuestion[] Questions =
    [
        new(), new() { Level = 2 }, new() { Level = 0, Role = PresenceRole.Any }, new() { Role = PresenceRole.Typed, Statuses = Enum.GetValues<ActivityStatus>().ToHashSet() },
        new() { Role = PresenceRole.Implementing, Period = new ReportingPeriod(Base + 1, Base + 1) }, new() { HiddenClusters = new HashSet<long> { 32 }, Area = 110 },
        new() { Role = PresenceRole.Any, Partners = new HashSet<long> { 1 }, Clusters = new HashSet<long> { 31, PresenceQuestion.NoCluster } },
    ];

    [Fact]
    public void Presence_is_what_the_obvious_computation_says() => Prop.ForAll(Imports, imports =>
    {
        var (facts, rows) = (Commit(imports), Visible(imports));
        return Questions.All(question =>
        {
            var answer = Presence.Of(facts, question, Facts.Reference);
            var counted = rows.Where(row => IsIn(row, question)).ToList();
            var cells = counted.SelectMany(row => Organisations(row, question).Select(o => (Place: Place(row, question), Organisation: o, row.IsNil, row.Cluster))).ToList();
            bool Present((long, string Organisation, bool IsNil, long?) cell) => !cell.IsNil || question.Role == PresenceRole.Typed;
            return answer.Rows == counted.Count
                && answer.Organisations == cells.Where(Present).Select(c => c.Organisation).Distinct().Count()
                && answer.Places.All(p => p.Organisations == cells.Where(Present).Where(c => c.Place == p.AreaId).Select(c => c.Organisation).Distinct().Count())
                && answer.Places.All(p => p.ByCluster.All(b => b.Value == cells.Where(Present).Where(c => c.Place == p.AreaId && (c.Cluster ?? 0) == b.Key).Select(c => c.Organisation).Distinct().Count()))
                && answer.Places.Select(p => p.AreaId).Order().SequenceEqual(counted.Select(r => Place(r, question)).Distinct().Order())
                && answer.Cells.Sum(c => c.Rows) == cells.Count
                && answer.RowsHidden == rows.Count(r => r.Cluster is { } cluster && question.HiddenClusters.Contains(cluster))
                && Presence.Rows(facts, question, Facts.Reference).RowIds.Order().SequenceEqual(counted.Select(r => r.RowId).Order());
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_rows_within_an_import_changes_nothing() => Prop.ForAll(Imports, imports =>
        Questions.All(q => Same(Ask(Commit(imports), q), Ask(Commit([.. imports.Select(i => i.Reverse().ToArray())]), q)))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_in_which_imports_are_read_changes_nothing() => Prop.ForAll(Imports, imports =>
        Questions.All(q => Same(Ask(Commit(imports), q), Ask(Commit(imports, Enumerable.Range(1, imports.Length).Reverse()), q)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Distinct_organisations_are_at_most_the_sum_over_clusters_and_over_places() => Prop.ForAll(Imports, imports => Questions.All(q =>
    {
        var answer = Ask(Commit(imports), q);
        return answer.Places.All(p => p.Organisations <= p.ByCluster.Values.Sum()) && answer.Organisations <= answer.Places.Sum(p => p.Organisations);
    })).QuickCheckThrowOnFailure();

    [Fact]
    public void Undoing_a_commit_is_as_if_it_had_never_been() => Prop.ForAll(Imports, imports => Questions.All(q =>
    {
        var before = Commit(imports[..^1]);
        var after = Commit(imports).Without(imports.Length, before.Sequence);
        return Same(Ask(before, q), Ask(after, q)) && before.Rows == after.Rows;
    })).QuickCheckThrowOnFailure();

    private static PresenceAnswer Ask(FactTable facts, PresenceQuestion question) => Presence.Of(facts, question, Facts.Reference);

    private static FactTable Commit(Fact[][] imports, IEnumerable<int>? order = null) =>
        (order ?? Enumerable.Range(1, imports.Length)).Aggregate(FactTable.Empty(0), (table, number) => Facts.Commit(table, number, imports[number - 1]));

    private static List<Fact> Visible(Fact[][] imports) => [.. imports.SelectMany(i => i).GroupBy(f => f.RowId).Select(versions => versions.Last()).Where(f => f.Status != ActivityStatus.Replaced)];

    private static bool IsIn(Fact row, PresenceQuestion q) =>
        (row.Cluster is not { } cluster || !q.HiddenClusters.Contains(cluster))
        && q.CountedStatuses.Contains(row.Status)
        && (q.Clusters is null || q.Clusters.Contains(row.Cluster ?? PresenceQuestion.NoCluster))
        && (q.Area is not { } area || Enumerable.Range(0, 3).Any(level => Facts.AreaAtLevel(row.Area, level) == area))
        && (q.Period is not { } period || (row.To != 0 && row.From <= period.LastMonth && row.To >= period.FirstMonth))
        && (q.Partners is null || Everybody(row, q).Any(p => q.Partners.Contains(p)));

    private static IEnumerable<long> Everybody(Fact row, PresenceQuestion q) =>
        (q.Role switch { PresenceRole.Any => new[] { row.Reporting, row.Implementing }, PresenceRole.Implementing => [row.Implementing], _ => [row.Reporting] })
        .OfType<long>().Select(Facts.Reference.Survivor).Distinct();

    private static IEnumerable<string> Organisations(Fact row, PresenceQuestion q) => q.Role == PresenceRole.Typed
        ? row.Typed is { } text ? [text.ToUpperInvariant()] : []
        : Everybody(row, q).Where(p => q.Partners is null || q.Partners.Contains(p)).Select(p => $"{p}");

    private static long Place(Fact row, PresenceQuestion q) => Facts.AreaAtLevel(row.Area, q.Level) ?? row.Area;

    /// <summary>Typed texts get their codes by order of reading, so they are compared by their counts.</summary>
    private static bool Same(PresenceAnswer one, PresenceAnswer other) =>
        (one.Organisations, one.Rows, one.RowsHidden, one.RowsUndated, one.RowsNil, one.RowsWithoutOrganisation, one.AsOfMonth)
            == (other.Organisations, other.Rows, other.RowsHidden, other.RowsUndated, other.RowsNil, other.RowsWithoutOrganisation, other.AsOfMonth)
        && Shape(one).SequenceEqual(Shape(other));

    private static IEnumerable<string> Shape(PresenceAnswer answer) => answer.Places.OrderBy(p => p.AreaId)
        .Select(p => $"{p.AreaId} {p.Organisations} {p.Rows} {p.IsNil} {string.Join(',', p.ByCluster.OrderBy(c => c.Key))}");
}
