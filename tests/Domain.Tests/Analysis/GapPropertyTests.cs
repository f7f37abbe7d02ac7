using FsCheck;
using FsCheck.Fluent;
using Tessera.Domain.Analysis;
using Tessera.Domain.Needs;
using Xunit;

namespace Tessera.Domain.Tests.Analysis;

/// <summary>Gaps of any rows and any needs.</summary>
public sealed class GapPropertyTests
{
    private static readonly Gen<NeedLine> Need =
        from place in Gen.Elements(110L, 120L)
        from cluster in Gen.Elements(31L, 32L)
        from people in Gen.Elements(0, 5, 40, 90, 300)
        select new NeedLine(place, cluster, null, Disaggregation.Total, NeedFigure.InNeed, people * 10_000L, null);

    private static readonly Arbitrary<(Fact[] Facts, NeedLine[] Needs)> Any =
        (from facts in ReachPropertyTests.Many.Generator from needs in Gen.ArrayOf(Need) select (facts, needs.DistinctBy(n => (n.AreaId, n.ClusterId)).ToArray())).ToArbitrary();

    [Fact]
    public void Need_is_what_was_reached_of_it_and_the_gap() => Prop.ForAll(Any, any => Lines(any).All(line =>
        line.InNeed is not { } need ? line.Gap is null : line.Gap >= 0 && line.Gap + Math.Min(need, line.Reached?.Reached ?? 0) == need)).QuickCheckThrowOnFailure();

    [Fact]
    public void Coverage_is_undefined_where_nobody_is_in_need_or_nothing_is_reported() => Prop.ForAll(Any, any => Lines(any).All(line =>
        line.Coverage is null == (line.InNeed is null or 0 || line.Reached is null))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_is_the_same_whichever_clusters_are_asked_along() => Prop.ForAll(Any, any =>
        Lines(any).Where(line => line.ClusterId is not null).All(line => Lines(any, line.ClusterId).Any(alone => alone == line))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_rows_and_of_needs_changes_nothing() => Prop.ForAll(Any, any =>
        Told(Lines(any)).SequenceEqual(Told(Lines(([.. any.Facts.Reverse()], [.. any.Needs.Reverse()]))))).QuickCheckThrowOnFailure();

    private static IEnumerable<GapLine> Told(IEnumerable<GapLine> lines) => lines.OrderBy(line => line.AreaId).ThenBy(line => line.ClusterId).ThenBy(line => line.Group, StringComparer.Ordinal);

    private static IReadOnlyList<GapLine> Lines((Fact[] Facts, NeedLine[] Needs) any, long? cluster = null)
    {
        var table = new NeedTable(1, [new LoadedCaseload(new Caseload(1, "need", "any", "", NeedPartition.None, 0, 0, 0, "", false), any.Needs)], place => place == 100 ? null : 100);
        var question = new GapQuestion(new PresenceQuestion { Level = 1, Clusters = cluster is { } one ? new HashSet<long> { one } : null });
        var reference = new GapReference([110, 120], [100], id => new HashSet<long> { id }, _ => null);
        return Domain.Analysis.Gaps.Of(new ReachOrder(Facts.Table(any.Facts), Facts.Reference, ReachUnit.People), table, question, reference).Lines;
    }
}
