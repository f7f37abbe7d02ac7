using FsCheck;
using FsCheck.Fluent;
using Tessera.Domain.Analysis;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;
using Xunit;

namespace Tessera.Domain.Tests.Analysis;

/// <summary>Every kind of gap by hand: provinces 110 and 120 of country 100, clusters 31 and 32 (33 below 31).</summary>
public sealed class GapTests
{
    [Fact]
    public void Gap_beyond_and_coverage_of_a_place()
    {
        // Need 1,000, reached 300: gap 700, covered 30 %. Need 200, reached 250: nothing missing, 50 beyond, 125 %.
        var lines = Of([Need(110, 31, 1000), Need(120, 31, 200)], Row(1, 111, 300), Row(2, 121, 250));
        Assert.Equal((700, 0, 0.3m), Numbers(lines, 110, 31));
        Assert.Equal((0, 50, 1.25m), Numbers(lines, 120, 31));
        Assert.Equal((1, 1), (At(lines, 110, 31).Partners, At(lines, 120, 31).Partners));
    }

    [Fact]
    public void No_report_is_not_zero_and_nobody_in_need_has_no_coverage()
    {
        var lines = Of([Need(110, 31, 1000), Need(120, 31, 0)], Row(1, 121, 250), Row(2, 111, null));
        var silent = At(lines, 110, 31);
        Assert.Equal((null, 1000L, null), (silent.Reached, silent.Gap / 10_000, silent.Coverage));
        Assert.Equal((0, 250, null), Numbers(lines, 120, 31));
    }

    [Fact]
    public void A_target_without_a_need_has_no_gap()
    {
        var line = At(Of([Need(110, 31, 500, NeedFigure.Targeted)], Row(1, 111, 300)), 110, 31);
        Assert.Equal((null, 500L, 300L, null), (line.InNeed, line.Targeted / 10_000, line.Reached?.Reached / 10_000, line.Gap));
    }

    [Fact]
    public void Nobody_works_where_the_need_is_two_fifths_of_the_population()
    {
        // 400 of 1,000 people: 40 %. 399 of 1,000: less.
        var needs = new[] { Need(110, 31, 400), Need(110, null, 1000, NeedFigure.Population), Need(120, 31, 399), Need(120, null, 1000, NeedFigure.Population) };
        var lines = Of(needs);
        Assert.Equal((GapSigns.NobodyWorks, GapSigns.None), (At(lines, 110, 31).Signs, At(lines, 120, 31).Signs));
        Assert.Equal(GapSigns.NobodyWorks, At(Of(needs, 0.3m), 120, 31).Signs);
        // Somebody is there: nothing to say of nobody.
        Assert.False(At(Of(needs, rows: [Row(1, 111, 300)]), 110, 31).Signs.HasFlag(GapSigns.NobodyWorks));
    }

    [Fact]
    public void Without_a_population_the_share_is_of_the_clusters_whole_need()
    {
        // 600 and 400 of 1,000: both at least 40 %; 610 and 390: only the first.
        Assert.Equal([GapSigns.NobodyWorks, GapSigns.NobodyWorks], Of([Need(110, 31, 600), Need(120, 31, 400)]).Select(l => l.Signs));
        Assert.Equal([GapSigns.NobodyWorks, GapSigns.None], Of([Need(110, 31, 610), Need(120, 31, 390)]).Select(l => l.Signs));
    }

    [Fact]
    public void Partners_are_on_paper_only_when_nothing_was_delivered_in_three_months()
    {
        // As of month 10, by the row in province 120. Province 110 stated people in month 7 last; months 8 to 10 count.
        var old = Of([Need(110, 31, 1000), Need(120, 31, 1000)], Row(1, 111, 900, month: 7), Row(2, 121, 900, month: 10));
        Assert.Equal((GapSigns.OnPaper, GapSigns.None), (At(old, 110, 31).Signs, At(old, 120, 31).Signs));
        Assert.Equal(GapSigns.None, At(Of([Need(110, 31, 1000)], Row(1, 111, 900, month: 8), Row(2, 121, 900, month: 10)), 110, 31).Signs);
        // Kits handed out are delivered, too, though nobody was counted.
        Assert.Equal(GapSigns.None, At(Of([Need(110, 31, 1000)], Row(1, 111, null, month: 10) with { Quantity = 5, Unit = 61 }), 110, 31).Signs);
    }

    [Fact]
    public void A_cluster_that_fell_silent_is_on_paper_by_the_as_of_of_the_operation()
    {
        // Cluster 31 tells of month 7 last, in both provinces; cluster 32 of month 10, so that is as-of, and months 8 to 10 count.
        NeedLine[] needs = [Need(110, 31, 1000), Need(120, 31, 1000), Need(120, 32, 1000)];
        Fact[] rows = [Row(1, 111, 900, month: 7), Row(2, 121, 900, month: 7), Row(3, 121, 900, month: 10, cluster: 32) with { Reporting = 2, Group = 51 }];
        (long Area, long? Cluster, GapSigns)[] expected = [(110, 31, GapSigns.OnPaper), (120, 31, GapSigns.OnPaper), (120, 32, GapSigns.None)];
        GapAnswer Asked(PresenceQuestion filter) => Answer(needs, filter, id => new HashSet<long> { id }, rows);
        var all = Asked(new());
        Assert.Equal(10, all.AsOfMonth);
        Assert.Equal(expected, Signs(all));
        // Alone, in one place, of one organisation or group it says the same: as-of stays the operation's.
        var (alone, place, partner) = (Asked(new() { Clusters = new HashSet<long> { 31 } }), Asked(new() { Area = 110 }), Asked(new() { Partners = new HashSet<long> { 1 } }));
        Assert.Equal((10, 10, 10), (alone.AsOfMonth, place.AsOfMonth, partner.AsOfMonth));
        Assert.Equal(expected[..2], Signs(alone));
        Assert.Equal(expected[0], Signs(place)[0]);
        Assert.Equal(expected[..2], Signs(partner)[..2]);
        Assert.Equal(10, Asked(new() { Groups = new HashSet<long> { 52 } }).AsOfMonth);
        // A period asked for ends what is known: in months 1 to 7 the cluster was up to date.
        var then = Asked(new() { Period = new ReportingPeriod(1, 7) });
        Assert.Equal((7, GapSigns.None), (then.AsOfMonth, Signs(then)[0].Signs));
        // What the asker may not see tells no month either.
        Assert.Equal(7, Asked(new() { HiddenClusters = new HashSet<long> { 32 } }).AsOfMonth);
    }

    [Fact]
    public void Less_than_a_fifth_reached_is_hardly_covered()
    {
        Assert.Equal(GapSigns.BarelyCovered, At(Of([Need(110, 31, 1000)], Row(1, 111, 199)), 110, 31).Signs);
        Assert.Equal(GapSigns.None, At(Of([Need(110, 31, 1000)], Row(1, 111, 200)), 110, 31).Signs);
    }

    [Fact]
    public void A_cluster_is_helped_by_those_below_it_and_everybody_once_by_all()
    {
        // Cluster 33 lies below 31. All together: kinds of one place give their largest, 300.
        var lines = Of([Need(110, 31, 1000), Need(110, 32, 500), Need(110, null, 1200)], Row(1, 111, 300, cluster: 33), Row(2, 111, 200, cluster: 32));
        Assert.Equal((300L, 200L, 300L), (At(lines, 110, 31).Reached?.Reached / 10_000, At(lines, 110, 32).Reached?.Reached / 10_000, At(lines, 110, null).Reached?.Reached / 10_000));
        Assert.Equal((1, 1, 1), (At(lines, 110, 31).Partners, At(lines, 110, 32).Partners, At(lines, 110, null).Partners));
    }

    [Fact]
    public void Groups_stand_beside_everybody()
    {
        var lines = Of([Need(110, 31, 1000), Need(110, 31, 400) with { Group = "idp" }], Row(1, 111, 300) with { Group = 51 }, Row(2, 111, 100));
        Assert.Equal((400L, 600L), (At(lines, 110, 31).Reached?.Reached / 10_000, At(lines, 110, 31).Gap / 10_000));
        var displaced = lines.Single(l => l.Group == "idp");
        Assert.Equal((300L, 100L), (displaced.Reached?.Reached / 10_000, displaced.Gap / 10_000));
    }

    [Fact]
    public void Clusters_asked_together_answer_as_each_asked_alone() => Prop.ForAll(ReachPropertyTests.Many, facts =>
    {
        NeedLine[] needs = [Need(110, 31, 100), Need(120, 31, 50), Need(110, 32, 70), Need(110, 32, 30) with { Group = "idp" }];
        // Each cluster by itself: asked for one alone, only its rows are read.
        var together = Of(needs, new PresenceQuestion(), cluster => new HashSet<long> { cluster }, facts);
        var alone = new long[] { 31, 32 }.SelectMany(cluster => Of(needs, new PresenceQuestion { Clusters = new HashSet<long> { cluster } }, id => new HashSet<long> { id }, facts));
        return together.SequenceEqual(alone);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_thousand_partners_are_counted_like_two()
    {
        // One row of 1 person each, all of the last month, under codes beyond any byte or half of an int.
        Fact[] rows = [.. Enumerable.Range(100, 2000).Select(partner => new Fact(partner, 111, partner, 31, From: 10, To: 10, Kind: 7, Reached: 1))];
        var line = At(Of([Need(110, 31, 5000)], rows), 110, 31);
        Assert.Equal((2000, 3000, 0.4m), (line.Partners, (int)(line.Gap!.Value / 10_000), line.Coverage!.Value));
        Assert.Equal(GapSigns.None, line.Signs);
    }

    private static NeedLine Need(long area, long? cluster, int value, NeedFigure figure = NeedFigure.InNeed) => new(area, cluster, null, Disaggregation.Total, figure, value * 10_000L, null);

    private static Fact Row(long row, long area, int? reached, int month = 10, long cluster = 31) => new(row, area, 1, cluster, From: month, To: month, Kind: 7, Reached: reached);

    private static IReadOnlyList<GapLine> Of(IReadOnlyList<NeedLine> needs, params Fact[] rows) => Of(needs, GapQuestion.UsualThreshold, rows);

    private static IReadOnlyList<GapLine> Of(IReadOnlyList<NeedLine> needs, decimal threshold, params Fact[] rows) =>
        Of(needs, new PresenceQuestion(), cluster => cluster == 31 ? new HashSet<long> { 31, 33 } : new HashSet<long> { cluster }, rows, threshold);

    private static IReadOnlyList<GapLine> Of(IReadOnlyList<NeedLine> needs, PresenceQuestion filter, Func<long, IReadOnlySet<long>> below, Fact[] rows, decimal threshold = GapQuestion.UsualThreshold) =>
        Answer(needs, filter, below, rows, threshold).Lines;

    private static GapAnswer Answer(IReadOnlyList<NeedLine> needs, PresenceQuestion filter, Func<long, IReadOnlySet<long>> below, Fact[] rows, decimal threshold = GapQuestion.UsualThreshold)
    {
        var head = new Caseload(1, "HNO", "test", "", NeedPartition.None, 0, 0, 0, "", false);
        var table = new NeedTable(1, [new LoadedCaseload(head, needs)], area => area is 110 or 120 ? 100 : null);
        var reference = new GapReference([110, 120], [100], below, group => group == 51 ? "idp" : null);
        return Gaps.Of(Facts.Table(rows), table, new GapQuestion(filter, threshold), Facts.Reference, reference);
    }

    private static (long Area, long? Cluster, GapSigns Signs)[] Signs(GapAnswer answer) => [.. answer.Lines.Select(line => (line.AreaId, line.ClusterId, line.Signs)).OrderBy(line => line.ClusterId).ThenBy(line => line.AreaId)];

    private static GapLine At(IReadOnlyList<GapLine> lines, long area, long? cluster) => lines.Single(l => l.AreaId == area && l.ClusterId == cluster && l.Group is null);

    private static (int, int, decimal?) Numbers(IReadOnlyList<GapLine> lines, long area, long cluster)
    {
        var line = At(lines, area, cluster);
        return ((int)(line.Gap!.Value / 10_000), (int)(line.Beyond!.Value / 10_000), line.Coverage);
    }
}
