using FsCheck;
using FsCheck.Fluent;
using Tessera.Domain.Activities;
using Tessera.Domain.Analysis;
using Xunit;

namespace Tessera.Domain.Tests.Analysis;

/// <summary>Reach of any rows in any order, with a slow and obvious computation as the judge.</summary>
public sealed class ReachPropertyTests
{
    private static readonly long[] Areas = [100, 110, 111, 112, 121];
    private static readonly SameReports Same = new([new(31, 7, 111, 0, 1, 2), new(31, 7, 111, 51, 2, 3)]);

    private static readonly Gen<Fact> One =
        from area in Gen.Elements(Areas)
        from reporting in Gen.Elements<long?>(null, 1, 2, 3, 9)
        from cluster in Gen.Elements<long?>(null, 31, 32)
        from kind in Gen.Elements<long?>(null, 7, 8)
        from grp in Gen.Elements<long?>(null, 51)
        from month in Gen.Elements((0, 0), (5, 5), (6, 6), (5, 6))
        from reached in Gen.Elements<int?>(null, 0, 10, 20, 35, 70)
        from isNew in Gen.Elements(true, false)
        from detail in Gen.Elements(1L, 2L)
        from status in Gen.Elements(ActivityStatus.Ongoing, ActivityStatus.Completed, ActivityStatus.Planned)
        select new Fact(0, area, reporting, cluster, status, month.Item1, month.Item2, Kind: kind, Group: grp, Reached: reached, IsNew: isNew, Detail: detail);

    internal static readonly Arbitrary<Fact[]> Many = Gen.ArrayOf(One).Select(facts => facts.Select((f, i) => f with { RowId = i + 1 }).ToArray()).ToArbitrary();

    [Fact]
    public void Reach_is_what_an_obvious_computation_says() => Prop.ForAll(Many, facts =>
        Of(facts).Total.Reached == Judge(facts, Of(facts).Lowest.Level) * 10_000).QuickCheckThrowOnFailure();

    [Fact]
    public void Low_is_at_most_reached_and_reached_at_most_the_plain_sum() => Prop.ForAll(Many, facts =>
    {
        var total = Of(facts).Total;
        var sum = Counted(facts).Sum(f => f.Reached ?? 0) * 10_000L;
        return total.Low <= total.Reached && total.Reached <= total.High && total.High == sum;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Neither_the_order_of_rows_nor_their_imports_change_a_figure() => Prop.ForAll(Many, facts =>
    {
        var backwards = facts.Reverse().ToArray();
        var half = facts.Length / 2;
        var apart = Facts.Commit(Facts.Table(facts[half..]), 2, facts[..half]);
        var figure = Of(facts).Total;
        return figure == Of(backwards).Total && figure == Reach.Of(apart, ReachQuestion.People with { Same = Same }, Facts.Reference).Total;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Districts_sum_to_provinces_and_provinces_to_the_country() => Prop.ForAll(Many, facts =>
    {
        var table = Table(facts);
        var byLevel = Enumerable.Range(0, 3).Select(level => By(table, ReachBy.Place, level)).ToList();
        return byLevel.All(answer => answer.Parts.Values.Aggregate(default(ReachFigure), (a, b) => a + b) == answer.Total) && byLevel.Select(a => a.Total).Distinct().Count() == 1
            && byLevel[2].Parts.GroupBy(p => Facts.AreaAtLevel(p.Key, 1) ?? p.Key).All(g => g.Sum(p => p.Value.Reached) == byLevel[1].Parts[g.Key].Reached);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_part_is_what_the_same_question_says_of_it_alone() => Prop.ForAll(Many, facts =>
    {
        var table = Table(facts);
        var clusters = By(table, ReachBy.Cluster, 1).Parts.All(p => Alone(table, new() { Clusters = new HashSet<long> { p.Key } }) == p.Value);
        var partners = By(table, ReachBy.Partner, 1).Parts.Where(p => p.Key != 0).All(p => Alone(table, new() { Partners = new HashSet<long> { p.Key } }) == p.Value);
        var places = By(table, ReachBy.Place, 1).Parts.Where(p => p.Key != 100).All(p => Alone(table, new() { Area = p.Key }) == p.Value);
        return clusters && partners && places;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_rows_counted_sum_to_the_figure_and_every_row_is_there() => Prop.ForAll(Many, facts =>
    {
        var rows = Reach.Rows(Table(facts), ReachQuestion.People with { Same = Same }, Facts.Reference);
        var figure = Of(facts).Total;
        return rows.Where(r => r.Reason == ReachReason.Counted).Sum(r => r.Value) == figure.Reached && rows.Count == figure.Rows && rows.Sum(r => r.Value) == figure.High;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_order_made_from_the_one_before_it_says_what_one_made_anew_says() => Prop.ForAll(Many, facts =>
    {
        var before = Table(facts);
        // Every third row comes back with another number, some under another place, and as many rows are new.
        var revised = facts.Where((_, i) => i % 3 == 0).Select((f, i) => f with { Reached = f.Reached + 5, Area = i % 2 == 0 ? f.Area : 112, From = 6, To = 6 });
        var after = Facts.Commit(before, 2, [.. revised, .. facts.Where((_, i) => i % 3 == 1).Select(f => f with { RowId = f.RowId + 1000, Detail = 2 })]);
        var (grown, anew) = (new ReachOrder(after, Facts.Reference, ReachUnit.People, new ReachOrder(before, Facts.Reference, ReachUnit.People)), new ReachOrder(after, Facts.Reference, ReachUnit.People));
        return new[] { ReachBy.Place, ReachBy.Cluster, ReachBy.Partner }.All(by => Said(grown, by) == Said(anew, by))
            && Reach.Rows(grown, ReachQuestion.People with { Same = Same }).SequenceEqual(Reach.Rows(anew, ReachQuestion.People with { Same = Same }));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_order_after_an_undo_says_what_one_made_anew_says() => Prop.ForAll(Many, facts =>
    {
        var before = Facts.Commit(Table(facts), 2, [.. facts.Where((_, i) => i % 2 == 0).Select(f => f with { Reached = 1 })]);
        var after = before.Without(2, 3);
        var (grown, anew) = (new ReachOrder(after, Facts.Reference, ReachUnit.People, new ReachOrder(before, Facts.Reference, ReachUnit.People)), new ReachOrder(after, Facts.Reference, ReachUnit.People));
        return Said(grown, ReachBy.Place) == Said(anew, ReachBy.Place);
    }).QuickCheckThrowOnFailure();

    private static string Said(ReachOrder order, ReachBy by)
    {
        var answer = Reach.Of(order, new ReachQuestion(new PresenceQuestion(), by, ReachUnit.People) { Same = Same });
        return string.Join(' ', answer.Parts.OrderBy(p => p.Key)) + string.Join(' ', answer.Steps) + answer.Total + answer.RowsSilent + answer.RowsCoarser;
    }

    private static FactTable Table(Fact[] facts) => Facts.Table(facts);
    private static ReachAnswer Of(Fact[] facts) => Reach.Of(Table(facts), ReachQuestion.People with { Same = Same }, Facts.Reference);
    private static ReachAnswer By(FactTable table, ReachBy by, int level) =>
        Reach.Of(table, new ReachQuestion(new PresenceQuestion { Level = level }, by, ReachUnit.People) { Same = Same }, Facts.Reference);
    private static ReachFigure Alone(FactTable table, PresenceQuestion filter) => Reach.Of(table, new ReachQuestion(filter, ReachBy.Total, ReachUnit.People) { Same = Same }, Facts.Reference).Total;

    private static IEnumerable<Fact> Counted(IEnumerable<Fact> facts) => facts.Where(f => f.Status != ActivityStatus.Planned && f.Reached is not null);

    private static long Survivor(long? partner) => partner == 9 ? 1 : partner ?? 0;

    private static long Judge(Fact[] facts, int level) => Counted(facts)
        .GroupBy(f => (Place: Facts.AreaAtLevel(f.Area, level) ?? f.Area, f.Group))
        .Sum(spot => spot.GroupBy(f => (f.Cluster, f.Kind)).Max(kind => Together(kind.Key.Cluster, kind.Key.Kind, spot.Key.Place, spot.Key.Group, kind)));

    /// <summary>The lines of one kind summed by partner; partners decided the same give the most of them.</summary>
    private static long Together(long? cluster, long? kind, long place, long? group, IEnumerable<Fact> facts)
    {
        var byPartner = facts.GroupBy(f => Survivor(f.Reporting)).ToDictionary(g => g.Key, g => g.GroupBy(f => (f.Area, f.Detail)).Sum(Line));
        long[] same = (cluster, kind, place, group) switch { (31, 7, 111, null) => [1, 2], (31, 7, 111, 51) => [2, 3], _ => [] };
        return byPartner.Where(p => !same.Contains(p.Key)).Sum(p => p.Value) + byPartner.Where(p => same.Contains(p.Key)).Select(p => p.Value).DefaultIfEmpty().Max();
    }

    private static long Line(IEnumerable<Fact> rows)
    {
        var fresh = rows.Where(f => f.IsNew).Sum(f => f.Reached!.Value);
        var others = rows.Where(f => !f.IsNew).GroupBy(f => (f.From, f.To)).Select(p => p.Sum(f => f.Reached!.Value)).DefaultIfEmpty().Max();
        return Math.Max(fresh, others);
    }
}
