using Tessera.Domain.Activities;
using Tessera.Domain.Analysis;
using Tessera.Domain.Needs;
using Tessera.Domain.Operations;
using Xunit;

namespace Tessera.Domain.Tests.Analysis;

/// <summary>Changes by hand: months are counted from 1000; "before" is 1009, "now" 1010 unless said otherwise.</summary>
public sealed class PresenceChangeTests
{
    private static readonly ReportingPeriod Before = new(1009, 1009), Now = new(1010, 1010);

    [Fact]
    public void New_and_gone_partners_by_place_and_cluster()
    {
        // 110 x 31: partner 1 in both, 2 before only, 3 now only. 120 x 32: partner 2 now only.
        var changes = Of(Month(1, 111, 1, 31, 1009), Month(2, 111, 1, 31, 1010), Month(3, 112, 2, 31, 1009), Month(4, 111, 3, 31, 1010), Month(5, 121, 2, 32, 1010));
        Assert.Equal([(110, 31, 3), (120, 32, 2)], changes.Cells.Where(c => c.IsNew).Select(c => ((int)c.AreaId, (int)c.ClusterId, (int)c.PartnerId)));
        Assert.Equal([(110, 31, 2)], changes.Cells.Where(c => c.IsGone).Select(c => ((int)c.AreaId, (int)c.ClusterId, (int)c.PartnerId)));
        // 110: {1, 2} to {1, 3}: 2 = 2 + 1 - 1. 120: {} to {2}.
        Assert.Equal([new PlaceChange(110, 2, 2, 1, 1, 0), new PlaceChange(120, 0, 1, 1, 0, 0)], changes.Places);
        // Partner 3 was nowhere before; partner 2 only moved.
        Assert.Equal((1, 0), (changes.PartnersNew, changes.PartnersGone));
        Assert.True(changes.Places[1].IsGained);
    }

    [Fact]
    public void Why_somebody_is_gone_is_told_apart()
    {
        // In 110 before: 1, 2 and 3. Now 1 says nothing at all, 2 says that it did nothing there, 3 reports from 120.
        var changes = Of(Month(1, 111, 1, 31, 1009), Month(2, 111, 2, 31, 1009), Month(3, 111, 3, 31, 1009),
            Month(4, 111, 2, 31, 1010) with { IsNil = true }, Month(5, 121, 3, 31, 1010));
        Assert.Equal([GoneReason.Silent, GoneReason.Nil, GoneReason.Elsewhere], changes.Cells.Where(c => c.IsGone).Select(changes.Reason));
        Assert.Equal(new PlaceChange(110, 3, 0, 0, 3, 1), changes.Places[0]);
        Assert.True(changes.Places[0].IsLost);
        Assert.Equal([new SilentPartner(1, 1009, 1, false)], changes.Silent);
    }

    [Fact]
    public void An_activity_that_runs_on_is_present_and_its_partner_silent_until_it_reports_again()
    {
        // Partner 1 runs to 1020 and reported up to 1009; partner 2 the same and reported up to 1010.
        var table = Facts.Table(Month(1, 111, 1, 31, 1001) with { To = 1020 }, Month(2, 111, 2, 31, 1001) with { To = 1020 });
        table.Segments[0].Segment.TellAsOf(0, 1009);
        table.Segments[0].Segment.TellAsOf(1, 1010);
        var changes = PresenceChanges.Of(table, new PresenceQuestion(), Facts.Reference, Before, Now);
        Assert.Equal([new PlaceChange(110, 2, 2, 0, 0, 0)], changes.Places);
        Assert.Equal([new SilentPartner(1, 1009, 1, true)], changes.Silent);
        Assert.Equal((2, 1), (changes.Rate.Expected, changes.Rate.Reported));
    }

    [Fact]
    public void The_rate_is_of_those_who_reported_in_the_twelve_months_before()
    {
        // Now 1010: 998 to 1009 are the twelve months before. Partner 1 reported on 997, too long ago; 2 on 998 and now;
        // 3 on 1009 and not now; 4 for the first time; 5 says that it does nothing, which is a report; 6 has no date.
        var table = Facts.Table(Month(1, 111, 1, 31, 997), Month(2, 111, 2, 31, 998), Month(3, 111, 2, 31, 1010), Month(4, 111, 3, 31, 1009),
            Month(5, 111, 4, 31, 1010), Month(6, 111, 5, 31, 1008), Month(7, 111, 5, 31, 1010) with { IsNil = true }, Month(8, 111, 6, 31, 0));
        var rate = ReportingRate.Of(table, new PresenceQuestion(), Facts.Reference, Now);
        // Expected 2, 3 and 5; reported 2 and 5: two of three. New: 4.
        Assert.Equal(new ReportingRate(Now, 3, 2, 1), rate);
        Assert.Equal(2m / 3, rate.Share);
        Assert.Null(ReportingRate.Of(table, new PresenceQuestion(), Facts.Reference, new ReportingPeriod(990, 990)).Share);
    }

    [Fact]
    public void Of_a_place_a_report_from_anywhere_answers_and_of_a_cluster_only_its_own()
    {
        // Partners 1 and 2 were in 110 for cluster 31. Now 1 reports from 120, 2 to cluster 32; 3 reports from 120 for the first time.
        var table = Facts.Table(Month(1, 111, 1, 31, 1009), Month(2, 111, 2, 31, 1009), Month(3, 121, 1, 31, 1010), Month(4, 111, 2, 32, 1010), Month(5, 121, 3, 31, 1010));
        var here = PresenceChanges.Of(table, new PresenceQuestion { Area = 110 }, Facts.Reference, Before, Now);
        Assert.Equal([GoneReason.Elsewhere, GoneReason.Elsewhere], here.Cells.Where(c => c.IsGone).Select(here.Reason));
        Assert.Empty(here.Silent);
        Assert.Equal(new ReportingRate(Now, 2, 2, 0), here.Rate);
        var cluster = PresenceChanges.Of(table, new PresenceQuestion { Clusters = new HashSet<long> { 31 } }, Facts.Reference, Before, Now);
        Assert.Equal(new ReportingRate(Now, 2, 1, 1), cluster.Rate);
        Assert.Equal([2L], cluster.Silent.Select(partner => partner.PartnerId));
        Assert.Equal(cluster.Rate, ReportingRate.Of(table, new PresenceQuestion { Clusters = new HashSet<long> { 31 } }, Facts.Reference, Now));
    }

    [Fact]
    public void A_cancelled_activity_is_a_report_and_no_presence()
    {
        var changes = Of(Month(1, 111, 1, 31, 1009), Month(2, 111, 1, 31, 1010) with { Status = ActivityStatus.Cancelled });
        Assert.Empty(changes.Silent);
        Assert.Equal([GoneReason.Elsewhere], changes.Cells.Where(c => c.IsGone).Select(changes.Reason));
    }

    [Fact]
    public void A_merged_partner_is_its_survivor_and_a_hidden_cluster_changes_nothing()
    {
        // 9 was merged into 1: the same partner in both months. Cluster 32 is not shown: partner 2 never was.
        var rows = new[] { Month(1, 111, 9, 31, 1009), Month(2, 111, 1, 31, 1010), Month(3, 121, 2, 32, 1010), Month(4, 121, 3, 32, 1009) };
        var changes = PresenceChanges.Of(Facts.Table(rows), new PresenceQuestion { HiddenClusters = new HashSet<long> { 32 } }, Facts.Reference, Before, Now);
        Assert.Equal([new PlaceChange(110, 1, 1, 0, 0, 0)], changes.Places);
        Assert.Empty(changes.Silent);
        Assert.Equal((1, 1, 2), (changes.Rate.Expected, changes.Rate.Reported, changes.RowsHidden));
    }

    [Fact]
    public void Each_side_counts_what_presence_counts_in_its_period()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var rows = Enumerable.Range(1, random.Next(1, 40)).Select(i => Month(i, new[] { 100, 110, 111, 112, 121 }[random.Next(5)], random.Next(1, 6), random.Next(3) == 0 ? null : 31 + random.Next(2), 1005 + random.Next(8)) with
            {
                To = 1012,
                IsNil = random.Next(5) == 0,
                Status = random.Next(4) == 0 ? ActivityStatus.Planned : ActivityStatus.Ongoing,
            }).ToArray();
            var (table, level) = (Facts.Table(rows), random.Next(3));
            var question = new PresenceQuestion { Level = level };
            var changes = PresenceChanges.Of(table, question, Facts.Reference, Before, Now);
            Assert.Equal(Counts(table, question with { Period = Before }), changes.Places.Where(p => p.Before > 0).ToDictionary(p => p.AreaId, p => p.Before));
            Assert.Equal(Counts(table, question with { Period = Now }), changes.Places.Where(p => p.Now > 0).ToDictionary(p => p.AreaId, p => p.Now));
            Assert.All(changes.Places, place => Assert.Equal(place.Now, place.Before + place.New - place.Gone));
        }
    }

    [Fact]
    public void Periods_that_overlap_or_run_backwards_are_refused() =>
        Assert.Equal("changes.not-before", Assert.Throws<Problem>(() => PresenceChanges.Of(Facts.Table(), new PresenceQuestion(), Facts.Reference, new ReportingPeriod(1008, 1010), Now)).Code);

    [Fact]
    public void A_gap_opens_when_the_last_partner_goes_and_closes_when_the_first_one_comes()
    {
        // Need 1,000 in both provinces. 110: partner 1 before (reached 300), nobody now. 120: nobody before, partner 2 now (reached 50).
        // Partner 1 reports nothing now, so 110 may still be served. Cluster 33 lies below 31 and helps it.
        var table = Facts.Table(Month(1, 111, 1, 31, 1009) with { Kind = 7, Reached = 300 }, Month(2, 121, 2, 33, 1010) with { Kind = 7, Reached = 50 });
        var gaps = GapsOf(table, (110, 1000), (120, 1000));
        Assert.Equal([(120, false, false, 0, 1), (110, true, true, 1, 0)], gaps.Select(g => ((int)g.Now.AreaId, g.IsOpened, g.IsSilent, g.PartnersBefore, g.Partners)));
        // What was reached stays reached: 1,000 before and 950 now; 1,000 - 300 in both periods. Most people missing first.
        Assert.Equal([(1000, 950), (700, 700)], gaps.Select(g => ((int)(g.Before.Gap! / 10_000), (int)(g.Now.Gap! / 10_000))));
    }

    [Fact]
    public void Without_need_or_while_one_partner_stays_no_gap_opens()
    {
        // 110: two partners become one. 120: the only one goes, and nobody is in need.
        var table = Facts.Table(Month(1, 111, 1, 31, 1009), Month(2, 111, 2, 31, 1009), Month(3, 111, 1, 31, 1010), Month(4, 121, 3, 31, 1009));
        Assert.Empty(GapsOf(table, (110, 1000), (120, 0)));
    }

    private static IReadOnlyList<GapChange> GapsOf(FactTable table, params (long Area, int InNeed)[] needs)
    {
        var head = new Caseload(1, "HNO", "test", "", NeedPartition.None, 0, 0, 0, "", false);
        var lines = needs.Select(need => new NeedLine(need.Area, 31, null, Disaggregation.Total, NeedFigure.InNeed, need.InNeed * 10_000L, null)).ToList();
        var need = new NeedTable(1, [new LoadedCaseload(head, lines)], area => area is 110 or 120 ? 100 : null);
        IReadOnlySet<long> Below(long cluster) => cluster == 31 ? new HashSet<long> { 31, 33 } : new HashSet<long> { cluster };
        GapAnswer UpTo(int month) => Gaps.Of(table, need, new GapQuestion(new PresenceQuestion { Period = new ReportingPeriod(1, month) }), Facts.Reference, new GapReference([110, 120], [100], Below, _ => null));
        return GapChanges.Of(PresenceChanges.Of(table, new PresenceQuestion(), Facts.Reference, Before, Now), UpTo(1009), UpTo(1010), Below);
    }

    private static Dictionary<long, int> Counts(FactTable table, PresenceQuestion question) =>
        Presence.Of(table, question, Facts.Reference).Places.Where(p => p.Organisations > 0).OrderBy(p => p.AreaId).ToDictionary(p => p.AreaId, p => p.Organisations);

    private static ChangeAnswer Of(params Fact[] rows) => PresenceChanges.Of(Facts.Table(rows), new PresenceQuestion(), Facts.Reference, Before, Now);

    private static Fact Month(long row, long area, long partner, long? cluster, int month) => new(row, area, partner, cluster, From: month, To: month);
}
