using Tessera.Domain.Analysis;
using Xunit;

namespace Tessera.Domain.Tests.Analysis;

/// <summary>Every step of the standard order (design.md 5, rule 3) by hand. Months: 1 is January, 2 February.</summary>
public sealed class ReachTests
{
    private const long Kits = 7, Tablets = 8, Idp = 51, Host = 52;

    [Fact]
    public void A_line_reported_in_three_months_counts_its_largest_month()
    {
        // 100, 300 and 200 people of one line: who was reached in January is assumed to be among those of February.
        var facts = Facts.Table(Line(1, 100, month: 1), Line(2, 300, month: 2), Line(3, 200, month: 3));
        Assert.Equal((3, 300, 300, 600), Total(facts));
        Assert.Equal([(1L, ReachReason.OtherPeriod), (2L, ReachReason.Counted), (3L, ReachReason.OtherPeriod)], Reasons(facts));
    }

    [Fact]
    public void A_line_that_reports_people_not_counted_before_adds_its_months()
    {
        // 100 + 300 + 200 = 600 new people.
        var facts = Facts.Table(Line(1, 100, month: 1, isNew: true), Line(2, 300, month: 2, isNew: true), Line(3, 200, month: 3, isNew: true));
        Assert.Equal((3, 600, 600, 600), Total(facts));
    }

    [Fact]
    public void A_line_of_new_and_returning_people_counts_whichever_comes_to_more()
    {
        // New: 100 + 50 = 150. Returning: the larger of 120 and 90. 150 stands, and opens to the two rows of new people.
        var facts = Facts.Table(Line(1, 100, month: 1, isNew: true), Line(2, 120, month: 2), Line(3, 90, month: 3), Line(4, 50, month: 3, isNew: true));
        Assert.Equal((4, 150, 150, 360), Total(facts));
        Assert.Equal([1L, 4L], Counted(facts));
    }

    [Fact]
    public void Rows_of_one_line_and_period_are_different_people()
    {
        // January 40 + 60 = 100; February 90.
        var facts = Facts.Table(Line(1, 40, month: 1), Line(2, 60, month: 1), Line(3, 90, month: 2));
        Assert.Equal((3, 100, 100, 190), Total(facts));
    }

    [Fact]
    public void Lines_of_one_kind_add_up_and_the_low_end_takes_the_largest()
    {
        // Two partners hand out kits in one district: 300 + 200 = 500; if they met the same people, 300.
        var facts = Facts.Table(Line(1, 300, partner: 1), Line(2, 200, partner: 2));
        Assert.Equal((2, 300, 500, 500), Total(facts));
        // So do two sites of one partner.
        Assert.Equal((2, 300, 500, 500), Total(Facts.Table(Line(1, 300, detail: 1), Line(2, 200, detail: 2))));
    }

    [Fact]
    public void Lines_decided_the_same_give_their_largest()
    {
        // Partner 1 leads with two lines (100 + 150), partner 2 reports the same as 200, partner 3 others: 250 + 80 = 330.
        var facts = Facts.Table(Line(1, 100, partner: 1, detail: 1), Line(2, 150, partner: 1, detail: 2), Line(3, 200, partner: 2), Line(4, 80, partner: 3));
        var same = new SameReports([new(31, Kits, 111, 0, 1, 2)]);
        Assert.Equal((4, 200, 530, 530), Total(facts));
        Assert.Equal((4, 150, 330, 530), Total(facts, same));
        Assert.Equal([(1L, ReachReason.Counted), (2L, ReachReason.Counted), (3L, ReachReason.SamePeople), (4L, ReachReason.Counted)], Reasons(facts, same));
        // The decision is of this kind, place and group only.
        Assert.Equal((4, 200, 530, 530), Total(facts, new SameReports([new(31, Tablets, 111, 0, 1, 2)])));
    }

    [Fact]
    public void Pairs_decided_the_same_join()
    {
        var facts = Facts.Table(Line(1, 100, partner: 1), Line(2, 90, partner: 2), Line(3, 80, partner: 3), Line(4, 70, partner: 4));
        // 1 = 2 and 3 = 4 give 100 + 80; with 2 = 3 as well all four are one: 100.
        Assert.Equal(180, Total(facts, new SameReports([new(31, Kits, 111, 0, 1, 2), new(31, Kits, 111, 0, 3, 4)])).Reached);
        Assert.Equal(100, Total(facts, new SameReports([new(31, Kits, 111, 0, 1, 2), new(31, Kits, 111, 0, 3, 4), new(31, Kits, 111, 0, 2, 3)])).Reached);
    }

    [Fact]
    public void Of_several_kinds_in_a_place_the_largest_counts()
    {
        // Kits 300 + 200 = 500, tablets 450: those who got tablets are assumed to be among those who got kits.
        var facts = Facts.Table(Line(1, 300, partner: 1), Line(2, 200, partner: 2), Line(3, 450, partner: 3, kind: Tablets));
        Assert.Equal((3, 450, 500, 950), Total(facts));
        Assert.Equal([1L, 2L], Counted(facts));
    }

    [Fact]
    public void Places_and_groups_add_up()
    {
        // District 111: displaced 300, hosts 100; district 112: displaced 50. 450.
        var facts = Facts.Table(Line(1, 300, group: Idp), Line(2, 100, group: Host), Line(3, 50, area: 112, group: Idp));
        Assert.Equal((3, 450, 450, 450), Total(facts));
        Assert.Equal([(110L, 450L)], Parts(facts, ReachBy.Place));
    }

    [Fact]
    public void Clusters_are_not_added_over_one_place()
    {
        // Cluster 31 reached 500, cluster 32 400 in one district: each its own figure, together 500.
        var facts = Facts.Table(Line(1, 500), Line(2, 400, cluster: 32, kind: Tablets));
        Assert.Equal((2, 500, 500, 900), Total(facts));
        Assert.Equal([(31L, 500L), (32L, 400L)], Parts(facts, ReachBy.Cluster));
        // One kind's word in two clusters is two kinds.
        Assert.Equal(500, Total(Facts.Table(Line(1, 500), Line(2, 400, cluster: 32))).Reached);
    }

    [Fact]
    public void A_partner_counts_what_it_reports_itself_and_a_merged_one_as_its_survivor()
    {
        // Partner 9 is partner 1: January 100 and February 300 are one line. 300 + 200 (partner 2) in all.
        var facts = Facts.Table(Line(1, 100, month: 1, partner: 9), Line(2, 300, month: 2, partner: 1), Line(3, 200, partner: 2));
        Assert.Equal([(1L, 300L), (2L, 200L)], Parts(facts, ReachBy.Partner));
        Assert.Equal((3, 300, 500, 600), Total(facts));
    }

    [Fact]
    public void Lines_are_compared_on_the_lowest_level_that_nine_rows_of_ten_stand_on()
    {
        // Nine rows in districts, one at the province: districts, and the province's row stands for itself.
        var nine = Enumerable.Range(1, 9).Select(i => Line(i, 10, partner: i)).ToArray();
        var answer = Reach.Of(Facts.Table([.. nine, Line(10, 7, area: 110)]), ReachQuestion.People, Facts.Reference);
        Assert.Equal(new LowestLevel(2, 9, 10), answer.Lowest);
        Assert.Equal((1, 97L), (answer.RowsCoarser, answer.Total.Reached / 10_000));
        // Eight of ten: provinces. Kits in two districts of one province then add up as lines; the largest kind counts.
        var eight = Facts.Table([Line(1, 100), Line(2, 30, area: 112, kind: Tablets), Line(3, 20, area: 110, kind: Tablets)]);
        Assert.Equal((3, 100, 100, 150), Total(eight));
        Assert.Equal(1, Reach.Of(eight, ReachQuestion.People, Facts.Reference).Lowest.Level);
    }

    [Fact]
    public void Nothing_stated_is_not_zero_and_a_nil_report_is()
    {
        var facts = Facts.Table(Line(1, null), Line(2, 0, partner: 2));
        var answer = Reach.Of(facts, ReachQuestion.People, Facts.Reference);
        Assert.Equal((1, 0L, 1), (answer.Total.Rows, answer.Total.Reached, answer.RowsSilent));
        Assert.Empty(Reach.Of(Facts.Table(Line(1, null)), ReachQuestion.People with { By = ReachBy.Place }, Facts.Reference).Parts);
    }

    [Fact]
    public void Households_and_things_are_figures_of_their_own()
    {
        // 20 households and 30 kits of one row: 100 people are told beside them, never made from them.
        var facts = Facts.Table(Line(1, 100) with { Households = 20, Quantity = 30, Unit = 61 }, Line(2, null, month: 2) with { Households = 25, Quantity = 40, Unit = 61 }, Line(3, null) with { Quantity = 5, Unit = 62 });
        Assert.Equal([ReachUnit.People, ReachUnit.Households, new(61), new(62)], Reach.Units(facts));
        Assert.Equal((1, 100, 100, 100), Total(facts));
        // Households as people: January 20, February 25.
        Assert.Equal((2, 25, 25, 45), Total(facts, unit: ReachUnit.Households));
        // Kits handed out in two months are 70 kits.
        Assert.Equal((2, 70, 70, 70), Total(facts, unit: new ReachUnit(61)));
        Assert.Equal((1, 5, 5, 5), Total(facts, unit: new ReachUnit(62)));
    }

    [Fact]
    public void A_fixed_number_of_people_per_household_is_told()
    {
        // Nine rows of five a household, one of four: 90 %.
        Fact Row(int i, int ratio) => Line(i, i * 10 * ratio, partner: i) with { Households = i * 10 };
        var fixedRatio = Facts.Table([.. Enumerable.Range(1, 9).Select(i => Row(i, 5)), Row(10, 4)]);
        Assert.Equal(50_000, Reach.Of(fixedRatio, ReachQuestion.People, Facts.Reference).FixedHousehold);
        var free = Facts.Table([.. Enumerable.Range(1, 8).Select(i => Row(i, 5)), Row(9, 4), Row(10, 4)]);
        Assert.Null(Reach.Of(free, ReachQuestion.People, Facts.Reference).FixedHousehold);
    }

    [Fact]
    public void Hidden_and_undated_rows_are_left_out_and_counted_as_left_out()
    {
        var facts = Facts.Table(Line(1, 100, month: 2), Line(2, 50, cluster: 32), Line(3, 30, month: 0));
        var filter = new PresenceQuestion { HiddenClusters = new HashSet<long> { 32 }, Period = new(2, 2) };
        var answer = Reach.Of(facts, ReachQuestion.People with { Filter = filter }, Facts.Reference);
        Assert.Equal((1, 100L, 1, 1, 2), (answer.Total.Rows, answer.Total.Reached / 10_000, answer.RowsHidden, answer.RowsUndated, answer.AsOfMonth));
    }

    private static Fact Line(long row, int? reached, long area = 111, long partner = 1, long cluster = 31, long kind = Kits, long? group = null, int month = 1, bool isNew = false, long detail = 0) =>
        new(row, area, partner, cluster, From: month, To: month, Kind: kind, Group: group, Reached: reached, IsNew: isNew, Detail: detail);

    private static (int Rows, int Low, int Reached, int High) Total(FactTable facts, SameReports? same = null, ReachUnit? unit = null)
    {
        var question = ReachQuestion.People with { Unit = unit ?? ReachUnit.People, Same = same ?? SameReports.None };
        var total = Reach.Of(facts, question, Facts.Reference).Total;
        Assert.Equal(total.Reached, Reach.Rows(facts, question, Facts.Reference).Where(r => r.Reason == ReachReason.Counted).Sum(r => r.Value));
        return (total.Rows, (int)(total.Low / 10_000), (int)(total.Reached / 10_000), (int)(total.High / 10_000));
    }

    private static List<(long, long)> Parts(FactTable facts, ReachBy by) =>
        [.. Reach.Of(facts, ReachQuestion.People with { By = by }, Facts.Reference).Parts.Select(p => (p.Key, p.Value.Reached / 10_000)).Order()];

    private static List<(long, ReachReason)> Reasons(FactTable facts, SameReports? same = null) =>
        [.. Reach.Rows(facts, ReachQuestion.People with { Same = same ?? SameReports.None }, Facts.Reference).Select(r => (r.RowId, r.Reason)).Order()];

    private static List<long> Counted(FactTable facts) => [.. Reasons(facts).Where(r => r.Item2 == ReachReason.Counted).Select(r => r.Item1)];
}
