using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>District 10 lies in province 1, sites are no areas; people are scaled by 10,000.</summary>
public sealed class SplitRowsTests
{
    private const long Province = 1, District = 10, Other = 11;
    private static readonly SplitSubject Wells = new(7, 3, "wells", 24_119, 24_119);

    [Fact]
    public void One_row_of_a_district_meets_the_rows_of_two_of_its_sites_and_their_sum_is_the_same()
    {
        // 20 + 30 = 50
        var meeting = Assert.Single(Find([Row(District, 50)], [Row(District, 20, "a"), Row(District, 30, "b")]));
        Assert.True(meeting.IsSame);
        Assert.Equal((1, 2), (meeting.Standing.Count, meeting.Brought.Count));
    }

    [Fact]
    public void Two_sites_meet_the_one_row_of_their_district()
    {
        Assert.True(Assert.Single(Find([Row(District, 20, "a"), Row(District, 30, "b")], [Row(District, 50)])).IsSame);
    }

    [Fact]
    public void Sums_that_differ_are_shown_as_sums()
    {
        // 20 + 40 = 60, not 50
        var meeting = Assert.Single(Find([Row(District, 50)], [Row(District, 20, "a"), Row(District, 40, "b")]));
        Assert.Equal([new FactDifference(ActivityField.Reached, "50", "60")], meeting.Differences);
    }

    [Fact]
    public void Rows_of_districts_meet_the_row_of_their_province()
    {
        Assert.True(Assert.Single(Find([Row(Province, 50)], [Row(District, 20), Row(Other, 30)])).IsSame);
        Assert.True(Assert.Single(Find([Row(District, 20), Row(Other, 30)], [Row(Province, 50)])).IsSame);
    }

    [Fact]
    public void Two_rows_described_alike_meet_the_one_that_adds_them_up()
    {
        // The first of them has a like in the other source, the second has none.
        Assert.True(Assert.Single(Find([Row(District, 20, like: true), Row(District, 30)], [Row(District, 50, like: true)])).IsSame);
        Assert.False(Assert.Single(Find([Row(District, 20, like: true), Row(District, 30)], [Row(District, 60, like: true)])).IsSame);
    }

    [Fact]
    public void Another_site_another_group_another_kind_or_another_month_is_other_work()
    {
        Assert.Empty(Find([Row(District, 50, "a")], [Row(District, 30, "b")]));
        Assert.Empty(Find([Row(District, 50) with { Sides = Sides("", "idp") }], [Row(District, 50) with { Sides = Sides("a", "host community") }]));
        Assert.Empty(Find([Row(District, 50)], [Row(District, 20, "a") with { Subject = Wells with { Kind = "latrines" } }]));
        Assert.Empty(Find([Row(District, 50)], [Row(District, 20, "a") with { Subject = Wells with { FromMonth = 24_118, ToMonth = 24_118 } }]));
    }

    [Fact]
    public void Rows_that_all_have_their_like_need_no_meeting_and_what_only_the_other_source_tells_elsewhere_stays()
    {
        Assert.Empty(Find([Row(District, 20, "a", like: true), Row(District, 30, "b")], [Row(District, 20, "a", like: true)]));
        Assert.Empty(Find([Row(Province, 10, like: true), Row(Other, 30)], [Row(Province, 10, like: true)]));
    }

    [Fact]
    public void Rows_without_any_number_are_never_taken_for_the_same()
    {
        var meeting = Assert.Single(Find([Row(District, null)], [Row(District, null, "a"), Row(District, null, "b")]));
        Assert.Equal([new FactDifference(ActivityField.None, "1", "2")], meeting.Differences);
    }

    [Fact]
    public void A_group_of_people_meets_the_row_that_names_no_group()
    {
        Assert.True(Assert.Single(Find([Row(District, 50)], [Row(District, 20) with { Sides = Sides("", "idp") }, Row(District, 30) with { Sides = Sides("", "host community") }])).IsSame);
    }

    private static SplitSides Sides(string site, string group) => new(site, group, "", "", "");

    private static SplitRow Row(long area, long? people, string site = "", bool like = false) =>
        new(0, Wells, area, Sides(site, ""), new(null, null, null, people * 10_000, null, ""), like);

    private static IReadOnlyList<SplitMeeting> Find(SplitRow[] standing, SplitRow[] brought) =>
        SplitRows.Find(standing, brought, area => area is District or Other ? [area, Province] : [area]);
}
