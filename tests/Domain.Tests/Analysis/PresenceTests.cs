using Tessera.Domain.Activities;
using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Xunit;

namespace Tessera.Domain.Tests.Analysis;

public sealed class PresenceTests
{
    private static readonly int November = ReportingPeriod.Month(2009, 11);

    private static PresenceAnswer Ask(FactTable facts, PresenceQuestion? question = null) => Presence.Of(facts, question ?? new PresenceQuestion(), Facts.Reference);
    private static PresencePlace At(PresenceAnswer answer, long area) => answer.Places.Single(p => p.AreaId == area);

    [Fact]
    public void Work_of_a_place_names_each_organisation_with_its_kinds_most_rows_first()
    {
        // In 110: partner 1 has kind 7 twice and 8 once (9 was merged into it), partner 2 one row of no kind. Nil reports, other clusters and other places are not asked about.
        var work = PlaceWork.Of(Facts.Table(
            new Fact(1, 111, 1, 31, Kind: 8), new Fact(2, 112, 9, 31, Kind: 7), new Fact(3, 111, 1, 31, Kind: 7), new Fact(4, 111, 2, 31),
            new Fact(5, 111, 3, 31, Kind: 7, IsNil: true), new Fact(6, 111, 4, 32, Kind: 7), new Fact(7, 121, 5, 31, Kind: 7)),
            new PresenceQuestion { Clusters = new HashSet<long> { 31 } }, Facts.Reference, new HashSet<long> { 110 });
        Assert.Equal([(110L, 1L, 3), (110, 2, 1)], work.Select(w => (w.AreaId, w.PartnerId, w.Rows)));
        Assert.Equal([7L, 8], work[0].Kinds);
        Assert.Empty(work[1].Kinds);
    }

    [Fact]
    public void An_organisation_counts_once_per_place_however_many_rows_it_has()
    {
        // Province 110 by hand: partner 1 in districts 111 (twice) and 112, partner 2 in 112: two organisations, four rows.
        var answer = Ask(Facts.Table(new(1, 111, 1, 31), new(2, 111, 1, 31), new(3, 112, 1, 32), new(4, 112, 2, 31), new(5, 121, 2, 31)));
        var place = At(answer, 110);
        Assert.Equal((2, 4), (place.Organisations, place.Rows));
        Assert.Equal((2, 1), (place.ByCluster[31], place.ByCluster[32]));
        Assert.Equal(1, At(answer, 120).Organisations);
        Assert.Equal((2, 5), (answer.Organisations, answer.Rows));
        // Over clusters: 31 has partners 1 and 2, 32 has partner 1.
        Assert.Equal((2, 1), (answer.OrganisationsByCluster[31], answer.OrganisationsByCluster[32]));
    }

    [Fact]
    public void A_merged_partner_counts_as_its_survivor()
    {
        var answer = Ask(Facts.Table(new(1, 111, 1), new(2, 112, 9)));
        Assert.Equal(1, At(answer, 110).Organisations);
        Assert.Equal([new PresenceCell(110, 1, 2, false)], answer.Cells);
    }

    [Fact]
    public void A_survivor_with_no_rows_of_its_own_still_counts()
    {
        var answer = Ask(Facts.Table(new Fact(1, 111, 9)), new() { Partners = new HashSet<long> { 1 } });
        Assert.Equal([new PresenceCell(110, 1, 1, false)], answer.Cells);
    }

    [Fact]
    public void A_country_wide_row_is_a_place_of_its_own_and_never_spread()
    {
        var answer = Ask(Facts.Table(new(1, 100, 1), new(2, 111, 2)));
        Assert.Equal([(100L, 1), (110L, 1)], answer.Places.Select(p => (p.AreaId, p.Organisations)).Order());
        Assert.Single(Ask(Facts.Table(new(1, 100, 1), new(2, 111, 2)), new() { Level = 0 }).Places);
    }

    [Fact]
    public void A_province_asked_for_alone_leaves_its_districts_out()
    {
        var facts = Facts.Table(new(1, 110, 1), new(2, 111, 2));
        var own = new PresenceQuestion { Area = 110, OnlyArea = true, Level = 2 };
        Assert.Equal([1L], Presence.Rows(facts, own, Facts.Reference).RowIds);
        Assert.Equal(2, Presence.Rows(facts, own with { OnlyArea = false }, Facts.Reference).RowIds.Count);
    }

    [Theory]
    [InlineData(ActivityStatus.Ongoing, 1)]
    [InlineData(ActivityStatus.Completed, 1)]
    [InlineData(ActivityStatus.Unknown, 1)]
    [InlineData(ActivityStatus.Planned, 0)]
    [InlineData(ActivityStatus.Suspended, 0)]
    [InlineData(ActivityStatus.Cancelled, 0)]
    public void Only_what_goes_on_or_was_done_is_presence(ActivityStatus status, int organisations)
    {
        var facts = Facts.Table(new Fact(1, 111, 1, Status: status));
        Assert.Equal(organisations, Ask(facts).Organisations);
        Assert.Equal(1, Ask(facts, new() { Statuses = new HashSet<ActivityStatus> { status } }).Organisations);
    }

    [Fact]
    public void A_nil_report_is_read_and_makes_nobody_present()
    {
        // 110: partner 1 says nothing was done, partner 2 works. 120: a nil report only.
        var answer = Ask(Facts.Table(new(1, 111, 1, IsNil: true), new(2, 112, 2), new(3, 121, 1, IsNil: true)));
        Assert.Equal((1, 2, false), (At(answer, 110).Organisations, At(answer, 110).Rows, At(answer, 110).IsNil));
        Assert.Equal((0, 1, true), (At(answer, 120).Organisations, At(answer, 120).Rows, At(answer, 120).IsNil));
        Assert.Equal((1, 3, 2), (answer.Organisations, answer.Rows, answer.RowsNil));
        Assert.Contains(new PresenceCell(120, 1, 1, true), answer.Cells);
    }

    [Fact]
    public void An_organisation_with_a_nil_report_and_a_row_in_one_place_is_present_there()
    {
        var answer = Ask(Facts.Table(new(1, 111, 1, IsNil: true), new(2, 111, 1)));
        Assert.Equal([new PresenceCell(110, 1, 2, false)], answer.Cells);
        Assert.Equal(1, At(answer, 110).Organisations);
    }

    [Fact]
    public void Texts_as_typed_count_every_row_without_regard_to_case()
    {
        var facts = Facts.Table(new(1, 111, 1, Typed: "Oxfam"), new(2, 111, 1, Typed: "OXFAM"), new(3, 111, 1, Typed: "Oxfam GB", IsNil: true));
        var typed = new PresenceQuestion { Role = PresenceRole.Typed };
        Assert.Equal(2, Ask(facts, typed).Organisations);
        Assert.Equal([1L, 2L], Presence.Rows(facts, typed with { Typed = "oxfam" }, Facts.Reference).RowIds);
        Assert.Empty(Presence.Rows(facts, typed with { Typed = "nobody" }, Facts.Reference).RowIds);
    }

    [Fact]
    public void A_row_counts_in_every_month_from_its_start_to_its_end()
    {
        var facts = Facts.Table(new(1, 111, 1, From: November - 1, To: November + 1), new(2, 111, 2, From: November + 1, To: November + 1), new(3, 111, 3));
        PresenceAnswer In(int month) => Ask(facts, new() { Period = new(month, month) });
        Assert.Equal([0, 1, 1, 2, 0], Enumerable.Range(November - 2, 5).Select(m => In(m).Organisations));
        // The row without a month is in no period; it is counted as left out.
        Assert.Equal(1, In(November).RowsUndated);
        Assert.Equal((3, 0), (Ask(facts).Organisations, Ask(facts).RowsUndated));
        Assert.Equal(November + 1, Ask(facts).AsOfMonth);
    }

    [Fact]
    public void Rows_without_an_organisation_are_counted_as_such()
    {
        var answer = Ask(Facts.Table(new(1, 111), new(2, 111, 1)));
        Assert.Equal((1, 2, 1), (answer.Organisations, answer.Rows, answer.RowsWithoutOrganisation));
    }

    [Fact]
    public void In_any_role_an_organisation_counts_once_and_a_partner_filter_counts_only_that_partner()
    {
        var facts = Facts.Table(new(1, 111, 1, Implementing: 2), new(2, 111, 2, Implementing: 9), new(3, 111, 3, Implementing: 3));
        var any = new PresenceQuestion { Role = PresenceRole.Any };
        // Partners 1 (and 9, merged into it), 2 and 3.
        Assert.Equal([(1L, 2), (2L, 2), (3L, 1)], Ask(facts, any).Cells.Select(c => (c.PartnerId, c.Rows)).Order());
        var one = any with { Partners = new HashSet<long> { 2 } };
        Assert.Equal([(2L, 2)], Ask(facts, one).Cells.Select(c => (c.PartnerId, c.Rows)));
        Assert.Equal(2, Presence.Rows(facts, one, Facts.Reference).RowIds.Count);
    }

    [Fact]
    public void The_number_of_hidden_rows_follows_no_filter()
    {
        // Two protected rows of partner 2, in both provinces: no question may tell an outsider which.
        var facts = Facts.Table(new(1, 111, 1, 31), new(2, 111, 2, 32), new(3, 121, 2, 32));
        var hidden = new PresenceQuestion { HiddenClusters = new HashSet<long> { 32 } };
        foreach (var question in new[] { hidden, hidden with { Area = 110 }, hidden with { Area = 120 }, hidden with { Partners = new HashSet<long> { 1 } }, hidden with { Clusters = new HashSet<long> { 32 } } })
            Assert.Equal(2, Ask(facts, question).RowsHidden);
        Assert.Equal([110L], Ask(facts, hidden).Places.Select(p => p.AreaId));
        Assert.Empty(Ask(facts, hidden with { Clusters = new HashSet<long> { 32 } }).Places);
    }

    [Fact]
    public void Rows_of_no_cluster_can_be_asked_for_and_hidden()
    {
        var facts = Facts.Table(new(1, 111, 1), new(2, 111, 2, 31));
        var none = new HashSet<long> { PresenceQuestion.NoCluster };
        Assert.Equal([1L], Presence.Rows(facts, new() { Clusters = none }, Facts.Reference).RowIds);
        Assert.Equal([2L], Presence.Rows(facts, new() { HiddenClusters = none }, Facts.Reference).RowIds);
        Assert.Equal(1, Ask(facts).OrganisationsByCluster[PresenceQuestion.NoCluster]);
    }

    [Fact]
    public void Thousands_of_places_and_organisations_count_like_a_few()
    {
        // 2,100 x 2,100 = 4.4 million pairs: more than an array is kept for. Each place has its own partner and partner 5.
        const int many = 2_100;
        var facts = Facts.Table([.. Enumerable.Range(0, many).SelectMany(i => new Fact[] { new(2 * i, 10_000 + i, 100 + i), new(2 * i + 1, 10_000 + i, 5, IsNil: i == 0) })]);
        var answer = Presence.Of(facts, new PresenceQuestion(), new PresenceReference((area, _) => area, partner => partner));
        Assert.Equal((many + 1, 2 * many, 1), (answer.Organisations, answer.Rows, answer.RowsNil));
        Assert.Equal(2 * many, answer.Cells.Count);
        Assert.Equal([1, 2], answer.Places.Select(p => p.Organisations).Distinct().Order());
        Assert.Equal(1, answer.Places.Single(p => p.Organisations == 1).ByCluster[PresenceQuestion.NoCluster]);
    }
}
