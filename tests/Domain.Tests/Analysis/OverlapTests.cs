using Tessera.Domain.Analysis;
using Xunit;

namespace Tessera.Domain.Tests.Analysis;

/// <summary>Every kind of overlap by hand; cluster 31, kind 7, district 111. Months: 1 is January.</summary>
public sealed class OverlapTests
{
    [Fact]
    public void Two_partners_doing_the_same_in_one_place_and_month_are_a_pair()
    {
        var pairs = Of(Row(1, partner: 1, reached: 300, month: 2), Row(2, partner: 2, reached: 100, month: 2));
        var pair = Assert.Single(pairs);
        Assert.Equal((OverlapKey.Of(31, 7, 111, 0, 2, 1), OverlapKind.SameActivity, 2, 2, 3_000_000L, 1_000_000L, 1_000_000L), (pair.Key, pair.Kind, pair.FromMonth, pair.ToMonth, pair.FigureA, pair.FigureB, pair.AtStake));
    }

    [Fact]
    public void Another_kind_place_group_cluster_or_time_is_no_pair()
    {
        var first = Row(1, partner: 1, reached: 300, month: 2);
        Assert.Empty(Of(first, Row(2, partner: 2, month: 2) with { Kind = 8 }));
        Assert.Empty(Of(first, Row(2, partner: 2, month: 2) with { Area = 112 }));
        Assert.Empty(Of(first, Row(2, partner: 2, month: 2) with { Group = 51 }));
        Assert.Empty(Of(first, Row(2, partner: 2, month: 2) with { Cluster = 32 }));
        Assert.Empty(Of(first, Row(2, partner: 2, month: 3)));
        Assert.Empty(Of(first, Row(2, partner: 2, month: 0)));
        // A partner never doubles itself, merged names included.
        Assert.Empty(Of(first, Row(2, partner: 9, reached: 300, month: 2)));
    }

    [Fact]
    public void Numbers_within_a_fifth_of_the_larger_are_similar()
    {
        // 400 against 500 is 20 %, 399 more.
        Assert.Equal(OverlapKind.SimilarNumbers, Assert.Single(Of(Row(1, 1, 500, 2), Row(2, 2, 400, 2))).Kind);
        Assert.Equal(OverlapKind.SameActivity, Assert.Single(Of(Row(1, 1, 500, 2), Row(2, 2, 399, 2))).Kind);
    }

    [Fact]
    public void A_lead_and_its_implementer_reporting_both_come_before_similar_numbers()
    {
        var pair = Assert.Single(Of(Row(1, 1, 500, 2) with { Implementing = 2 }, Row(2, 2, 500, 2)));
        Assert.Equal(OverlapKind.LeadAndImplementer, pair.Kind);
        // An implementer that does not report is no pair.
        Assert.Empty(Of(Row(1, 1, 500, 2) with { Implementing = 2 }));
    }

    [Fact]
    public void The_months_in_common_are_told_and_lines_are_counted_over_their_periods()
    {
        // Partner 1: January to March, 100 and then 300 of one line (the largest: 300). Partner 2: February to April.
        var pair = Assert.Single(Of(Row(1, 1, 100, 1), Row(2, 1, 300, 2) with { To = 3 }, Row(3, 2, 50, 2) with { To = 4 }));
        Assert.Equal((2, 3, 3_000_000L, 500_000L), (pair.FromMonth, pair.ToMonth, pair.FigureA, pair.FigureB));
    }

    [Fact]
    public void Rows_without_a_number_are_compared_too()
    {
        var pair = Assert.Single(Of(Row(1, 1, null, 2), Row(2, 2, 50, 2)));
        Assert.Equal((null, 500_000L, 0L), (pair.FigureA, pair.FigureB, pair.AtStake));
    }

    [Fact]
    public void Most_people_at_stake_come_first()
    {
        var pairs = Of(Row(1, 1, 30, 2), Row(2, 2, 100, 2), Row(3, 3, 90, 2));
        Assert.Equal([900_000L, 300_000L, 300_000L], pairs.Select(pair => pair.AtStake));
        Assert.Equal(3, pairs.Select(pair => pair.Key.Id).Distinct().Count());
    }

    private static Fact Row(long row, long partner, int? reached = 100, int month = 1) => new(row, 111, partner, 31, From: month, To: month, Kind: 7, Reached: reached);

    private static IReadOnlyList<OverlapPair> Of(params Fact[] rows) => Overlaps.Of(Facts.Table(rows), new PresenceQuestion(), Facts.Reference);
}
