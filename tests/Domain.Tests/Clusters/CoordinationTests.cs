using Tessera.Domain.Clusters;
using Xunit;
using K = Tessera.Domain.Clusters.MilestoneKind;

namespace Tessera.Domain.Tests.Clusters;

public sealed class CoordinationTests
{
    private static long _last;

    private static LeadershipTerm Term(LeadershipRole role, long? partner, string since, string? until = null, string? unit = null) => new()
    {
        OperationId = 1, Id = ++_last, ClusterId = 1, Role = role, PartnerId = partner, Unit = unit, Since = LooseDate.Parse(since), Until = LooseDate.ParseOptional(until),
    };

    private static Milestone Step(K kind, string date, bool isSudden = false) => new()
    {
        OperationId = 1, Id = ++_last, ClusterId = 1, Kind = kind, Date = LooseDate.Parse(date), IsSuddenOnset = isSudden,
    };

    /// <summary>The review's Livelihoods cluster: first met on 13 October 2009, inactive since end-2010, put forward as a sub-group in 2011.</summary>
    private static readonly Milestone[] FoodSecurity = [Step(K.ActivatedUnofficially, "13 October 2009", true), Step(K.Dormant, "end-2010"), Step(K.Reviewed, "June 2010")];

    [Fact]
    public void Joint_chairs_stand_beside_each_other_and_never_beside_a_chair_alone()
    {
        var joint = Term(LeadershipRole.JointChair, 1, "10 March 2009");
        Assert.Null(Leadership.Refusal([joint], Term(LeadershipRole.JointChair, 2, "10 March 2009")));
        Assert.Equal("leadership.twice", Leadership.Refusal([joint], Term(LeadershipRole.JointChair, 1, "2010"))?.Code);
        Assert.Equal("leadership.taken", Leadership.Refusal([joint], Term(LeadershipRole.Chair, 2, "2010"))?.Code);
        Assert.Equal("leadership.taken", Leadership.Refusal([Term(LeadershipRole.Chair, 2, "2009")], joint)?.Code);
        // Told after a chair, before a co-chair.
        LeadershipTerm[] terms = [Term(LeadershipRole.CoChair, 3, "2008"), joint];
        Assert.Equal([LeadershipRole.JointChair, LeadershipRole.CoChair], Leadership.On(terms, LooseDate.Parse("2011")).Select(pair => pair.Term.Role));
    }

    [Fact]
    public void Two_chairs_at_a_time_are_refused_and_the_one_in_office_is_named()
    {
        var unicef = Term(LeadershipRole.Chair, 1, "15 October 2009");
        var refusal = Leadership.Refusal([unicef], Term(LeadershipRole.Chair, 2, "2011"));
        Assert.Equal(("leadership.taken", unicef), refusal);
        Assert.Null(Leadership.Refusal([unicef], Term(LeadershipRole.CoChair, 2, "2011")));
    }

    [Fact]
    public void A_chair_may_follow_one_who_left_at_a_loose_date()
    {
        var first = Term(LeadershipRole.Chair, 1, "October 2009", "end-2010");
        Assert.Null(Leadership.Refusal([first], Term(LeadershipRole.Chair, 2, "November 2010")));
        Assert.Equal("leadership.taken", Leadership.Refusal([first], Term(LeadershipRole.Chair, 2, "September 2010"))?.Code);
    }

    [Fact]
    public void The_same_role_twice_at_a_time_and_an_end_before_the_start_are_refused()
    {
        var mard = Term(LeadershipRole.Counterpart, 3, "2009", unit: "NCERWASS");
        Assert.Equal("leadership.twice", Leadership.Refusal([mard], Term(LeadershipRole.Counterpart, 3, "2010", unit: "Ncerwass"))?.Code);
        Assert.Null(Leadership.Refusal([mard], Term(LeadershipRole.Counterpart, 3, "2010", unit: "Water Resources Directorate")));
        Assert.Equal("leadership.ends-before-start", Leadership.Refusal([], Term(LeadershipRole.Chair, 1, "2010", "2009"))?.Code);
    }

    [Fact]
    public void A_place_still_open_is_vacant_and_keeps_nobody_out()
    {
        var open = Term(LeadershipRole.Counterpart, null, "13 October 2009");
        Assert.True(open.IsVacant);
        Assert.Null(Leadership.Refusal([Term(LeadershipRole.Chair, null, "2009")], Term(LeadershipRole.Chair, 1, "2010")));
        Assert.Equal("leadership.twice", Leadership.Refusal([open], Term(LeadershipRole.Counterpart, null, "2010"))?.Code);
    }

    [Fact]
    public void Who_led_on_a_date_is_told_by_role_with_what_is_only_possible()
    {
        LeadershipTerm[] terms = [Term(LeadershipRole.Counterpart, 3, "October 2009"), Term(LeadershipRole.Chair, 1, "15 October 2009", "end-2010"), Term(LeadershipRole.Chair, 2, "2011")];
        Assert.Equal([1L, 3L], Leadership.On(terms, LooseDate.Parse("October 2009")).Select(pair => pair.Term.PartnerId!.Value));
        Assert.Equal([Certainty.Maybe, Certainty.Yes], Leadership.On(terms, LooseDate.Parse("2010-11")).Select(pair => pair.Certainty));
        Assert.Empty(Leadership.On(terms, LooseDate.Parse("2008")));
    }

    [Fact]
    public void The_state_on_a_date_is_the_last_change_that_may_have_come()
    {
        Assert.Null(Lifecycle.On(FoodSecurity, LooseDate.Parse("September 2009")));
        Assert.Equal(K.ActivatedUnofficially, Lifecycle.On(FoodSecurity, LooseDate.Parse("June 2010"))!.Kind);
        Assert.Equal(K.Dormant, Lifecycle.On(FoodSecurity, LooseDate.Parse("2011"))!.Kind);
    }

    [Theory]
    [InlineData(K.Reactivated, "2011", null)]
    [InlineData(K.Proposed, "2011", null)]
    [InlineData(K.ActivatedFormally, "2011", "milestone.cannot-follow")]
    [InlineData(K.Reactivated, "June 2010", "milestone.cannot-follow")]
    [InlineData(K.InTransition, "June 2010", null)]
    [InlineData(K.Deactivated, "June 2010", "milestone.cannot-precede")]
    [InlineData(K.Proposed, "2008", null)]
    [InlineData(K.Dormant, "2008", "milestone.cannot-follow")]
    public void A_change_of_state_must_fit_between_its_neighbours(K kind, string date, string? expected) =>
        Assert.Equal(expected, Lifecycle.Refusal(FoodSecurity, Step(kind, date))?.Code);

    [Fact]
    public void A_change_is_taken_back_only_when_its_neighbours_can_meet()
    {
        Milestone[] states = [Step(K.Proposed, "2008"), Step(K.ActivatedFormally, "2009"), Step(K.InTransition, "2010")];
        Assert.Equal("milestone.cannot-precede", Lifecycle.RefusalToRemove(states, states[1])?.Code);
        Assert.Null(Lifecycle.RefusalToRemove(states, states[2]));
        Assert.Null(Lifecycle.RefusalToRemove(FoodSecurity, FoodSecurity[2]));
    }

    [Fact]
    public void The_way_of_no_objection_goes_step_by_step_and_waits_a_day()
    {
        List<NoObjectionEntry> entries = [Entry(NoObjectionStep.LetterSent, "1 October 2009"), Entry(NoObjectionStep.Circulated, "2 October 2009")];
        Assert.Equal(new DateOnly(2009, 10, 3), NoObjection.LastDayToObject(entries));
        Assert.Equal(NoObjectionStep.Consulted, NoObjection.Next(entries));
        Assert.Equal("no-objection.too-early", NoObjection.Refusal(entries, Entry(NoObjectionStep.Confirmed, "30 September 2009"))?.Code);
        Assert.Equal("no-objection.too-late", NoObjection.Refusal(entries, Entry(NoObjectionStep.Consulted, "4 October 2009"))?.Code);
        Assert.Equal("no-objection.twice", NoObjection.Refusal(entries, Entry(NoObjectionStep.Circulated, "2 October 2009"))?.Code);
        Assert.Null(NoObjection.Refusal(entries, Entry(NoObjectionStep.Confirmed, "3 October 2009")));
    }

    [Theory]
    // Sudden onset on 13 October 2009: three months are 13 January 2010; the review of June 2010 is a year old on 30 June 2011.
    [InlineData("December 2009", "2010-01-13")]
    [InlineData("July 2010", "2011-06-30")]
    [InlineData("September 2009", null)]
    [InlineData("2011", null)]
    public void A_review_is_due_three_months_after_a_sudden_onset_and_a_year_after_the_last(string asked, string? due) =>
        Assert.Equal(due is null ? null : Day(due), ReviewClock.Due(FoodSecurity, LooseDate.Parse(asked)));

    [Fact]
    public void A_slow_emergency_is_reviewed_after_a_year() =>
        Assert.Equal(Day("2010-10-31"), ReviewClock.Due([Step(K.ActivatedFormally, "October 2009")], LooseDate.Parse("2010")));

    [Fact]
    public void A_cluster_at_work_is_quiet_after_six_months_without_meeting_and_report()
    {
        var state = FoodSecurity[0];
        Assert.Equal(Day("2010-03-31"), Dormancy.QuietSince(state, Day("2009-11-02"), Day("2010-03-31"), Day("2010-09-30")));
        Assert.Null(Dormancy.QuietSince(state, Day("2009-11-02"), Day("2010-03-31"), Day("2010-09-29")));
        Assert.Equal(Day("2009-10-13"), Dormancy.QuietSince(state, null, null, Day("2011-01-01")));
        Assert.Null(Dormancy.QuietSince(FoodSecurity[1], null, null, Day("2012-01-01")));
    }

    [Fact]
    public void Declared_members_stand_beside_those_who_only_work_there()
    {
        // Organisation 4 was merged into 5: what 5 reports is its work.
        ClusterMember[] members = [Member(4, "2009"), Member(6, "2009", "2010"), Member(7, "2009", state: MemberState.Requested)];
        var lines = Membership.On(members, new Dictionary<long, MemberWork> { [5] = new(3, Day("2011-12-31")), [9] = new(1, Day("2011-12-31")) }, id => id == 4 ? 5 : id, LooseDate.Parse("2011-12"));
        Assert.Equal([(5L, true, 3), (9L, false, 1)], lines.Select(line => (line.PartnerId, line.Declared is not null, line.Work!.Places)));
    }

    [Fact]
    public void An_organisation_has_one_place_at_a_time_and_asks_once()
    {
        ClusterMember[] members = [Member(5, "2009"), Member(7, "2009", state: MemberState.Requested), Member(8, "2009", "2010")];
        Assert.Equal("member.already", Membership.Refusal(members, Member(5, "2011")));
        Assert.Equal("member.asked-already", Membership.Refusal(members, Member(7, "2011")));
        Assert.Equal("member.ends-before-start", Membership.Refusal(members, Member(9, "2011", "2010")));
        Assert.Null(Membership.Refusal(members, Member(8, "2011")));
    }

    [Fact]
    public void The_name_of_a_past_date_is_the_one_it_had_until_then()
    {
        ClusterForm[] former = [new() { OperationId = 1, Id = 1, ClusterId = 1, Name = "Livelihoods Cluster", ShortName = "LIVELI", Until = LooseDate.Parse("2011") }];
        Assert.Equal("Livelihoods Cluster", ClusterForm.On(former, LooseDate.Parse("October 2009"))?.Name);
        Assert.Null(ClusterForm.On(former, LooseDate.Parse("June 2011")));
    }

    private static ClusterMember Member(long partner, string since, string? until = null, MemberState state = MemberState.Admitted) => new()
    {
        OperationId = 1, Id = ++_last, ClusterId = 1, PartnerId = partner, Role = MemberRole.Member, State = state, Since = LooseDate.Parse(since), Until = LooseDate.ParseOptional(until),
    };

    private static NoObjectionEntry Entry(NoObjectionStep step, string date) => new() { OperationId = 1, MilestoneId = 1, Step = step, Date = LooseDate.Parse(date) };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
