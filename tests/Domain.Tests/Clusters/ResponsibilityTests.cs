using Tessera.Domain;
using Tessera.Domain.Clusters;
using Xunit;

namespace Tessera.Domain.Tests.Clusters;

public sealed class ResponsibilityTests
{
    private static readonly LooseDate Asked = LooseDate.Parse("December 2011");
    private static readonly Mechanism Forum = new(1, BodyLevel.National, null, null, MechanismState.AtWork), Group = new(2, BodyLevel.National, null, null, MechanismState.AtWork);
    private static readonly Mechanism Wash = new(10, BodyLevel.National, null, 10, MechanismState.AtWork), Health = new(11, BodyLevel.National, null, 11, MechanismState.AtWork), Hygiene = new(12, BodyLevel.National, null, 12, MechanismState.AtWork);
    private static readonly Mechanism Resting = new(13, BodyLevel.National, null, 13, MechanismState.AtRest), Province = new(14, BodyLevel.Subnational, 505, null, MechanismState.AtWork);

    [Fact]
    public void Two_mechanisms_that_lead_one_task_at_one_level_and_place_overlap()
    {
        // The forum, the group and two clusters all call the table: 1 pair of bodies + 2 x 2 with clusters = 5; the two clusters have sectors of their own.
        var pairs = Overlaps(Led(Forum, "convene"), Led(Group, "convene"), Led(Wash, "convene"), Led(Health, "convene"), Led(Wash, "train"));
        Assert.Equal(5, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal("convene", pair.Task));
        Assert.DoesNotContain(pairs, pair => pair.One.Mechanism.Sector is not null && pair.Other.Mechanism.Sector is not null);
    }

    [Fact]
    public void Who_supports_rests_or_sits_elsewhere_overlaps_with_nobody()
    {
        Assert.Empty(Overlaps(Led(Forum, "train"), Held(Wash, "train", TaskPart.Supports), Led(Resting, "train"), Led(Province, "train")));
        Assert.Empty(Overlaps(Led(Forum, "train"), Led(Forum, "train")));
    }

    [Fact]
    public void A_cluster_and_one_below_it_share_their_sector()
    {
        Assert.Equal((10, 12), Assert.Single(Overlaps(Led(Wash, "train"), Led(Hygiene, "train")).Select(pair => (pair.One.Mechanism.Id, pair.Other.Mechanism.Id))));
    }

    [Fact]
    public void A_task_is_a_gap_while_nobody_at_work_leads_it() =>
        Assert.Equal(["say-funding", "supplies"], Responsibilities.Gaps(["train", "say-funding", "supplies"], On(Led(Wash, "train"), Held(Forum, "say-funding", TaskPart.Supports), Led(Resting, "supplies"))));

    [Fact]
    public void A_task_is_held_between_its_dates_only()
    {
        var holding = new TaskHolding { OperationId = 1, Id = 1, MechanismId = Wash.Id, Task = "train", Part = TaskPart.Leads, Since = LooseDate.Parse("October 2009"), Until = LooseDate.Parse("end-2010") };
        Assert.Single(Held("October 2009"));
        Assert.Single(Held("November 2010"));
        Assert.Empty(Held("2008"));
        Assert.Empty(Held("2011"));

        IReadOnlyList<HeldTask> Held(string on) => Responsibilities.On([holding], new Dictionary<long, Mechanism> { [Wash.Id] = Wash }, LooseDate.Parse(on));
    }

    [Theory]
    [InlineData("September 2009", null)]
    [InlineData("October 2011", MechanismState.Planned)]
    [InlineData("December 2011", MechanismState.Planned)]
    [InlineData("2013", MechanismState.AtWork)]
    public void The_national_platform_is_spoken_of_before_it_stands(string on, MechanismState? state)
    {
        // Recommendation 11: "once it is established in early 2012", written in October 2011.
        var platform = new CoordinationBody { OperationId = 1, Id = 1, Kind = BodyKind.Platform, Level = BodyLevel.National, Name = "Platform", ShortName = "Platform", SpokenOf = LooseDate.Parse("October 2011"), Since = LooseDate.Parse("early 2012") };
        Assert.Equal(state, platform.On(LooseDate.Parse(on)));
    }

    [Fact]
    public void A_body_needs_its_place_below_the_country_and_dates_in_their_order()
    {
        Assert.Equal("body.place-missing", Body(BodyLevel.Subnational, null, "2009", null).Refusal()?.Code);
        Assert.Equal("body.place-too-much", Body(BodyLevel.National, 5, "2009", null).Refusal()?.Code);
        Assert.Equal("body.ends-before-start", Body(BodyLevel.National, null, "2010", "2009").Refusal()?.Code);
        Assert.Null(Body(BodyLevel.Subnational, 5, "2009", "2009").Refusal());

        static CoordinationBody Body(BodyLevel level, long? area, string since, string? until) => new()
        { OperationId = 1, Id = 1, Kind = BodyKind.Forum, Level = level, AreaId = area, Name = "A", ShortName = "A", Since = LooseDate.Parse(since), Until = LooseDate.ParseOptional(until) };
    }

    [Fact]
    public void Nothing_stands_above_itself_in_however_many_steps()
    {
        var ties = new[] { Tie(1, 2, "2009"), Tie(2, 3, "2009") };
        Assert.Equal("tie.circle", MechanismTie.Refusal(ties, Tie(3, 1, "2010"))?.Code);
        Assert.Equal("tie.twice", MechanismTie.Refusal(ties, Tie(1, 2, "2011"))?.Code);
        Assert.Equal("tie.itself", MechanismTie.Refusal(ties, Tie(4, 4, "2011"))?.Code);
        Assert.Null(MechanismTie.Refusal(ties, Tie(1, 3, "2010")));

        static MechanismTie Tie(long from, long to, string since) => new() { OperationId = 1, Id = from, FromId = from, ToId = to, Kind = TieKind.Under, Since = LooseDate.Parse(since) };
    }

    [Fact]
    public void Every_kind_role_and_state_the_review_speaks_of_can_be_kept()
    {
        // Section 1 of the issue, from the review: network of focal points, coordination group, partnership group, candidates, hosting agency.
        Assert.Superset(new HashSet<string> { "Cluster", "AreaOfResponsibility", "SubCluster", "CoordinationGroup", "PartnershipGroup", "Network", "WorkingGroup", "StrategicAdvisoryGroup" }, Enum.GetNames<ClusterKind>().ToHashSet());
        Assert.Superset(new HashSet<string> { "Chair", "CoChair", "LeadAgency", "CoFacilitator", "Counterpart", "HostingAgency", "ProviderOfLastResort" }, Enum.GetNames<LeadershipRole>().ToHashSet());
        Assert.Equal([MechanismState.Planned, MechanismState.Planned, MechanismState.AtRest, MechanismState.AtWork, null, null], new MilestoneKind?[] { MilestoneKind.Proposed, MilestoneKind.Standby, MilestoneKind.Dormant, MilestoneKind.InTransition, MilestoneKind.Deactivated, null }.Select(Mechanism.StateOf));
        Assert.True(Enum.IsDefined(MemberRole.FocalPoint));
    }

    [Fact]
    public void The_shipped_list_has_28_tasks_with_codes_of_their_own()
    {
        // Counted in the list: 5 + 4 + 3 + 3 + 3 + 3 + 7.
        Assert.Equal(28, TaskList.All.Count);
        Assert.Equal(28, TaskList.All.Select(task => task.Code).Distinct().Count());
        Assert.All(TaskList.All, task => Assert.True(CoordinationTask.IsCode(task.Code), task.Code));
        Assert.False(CoordinationTask.IsCode("Train all"));
    }

    [Fact]
    public void A_judged_benchmark_shows_why_and_when()
    {
        Assert.Null(Benchmark(BenchmarkState.Open, null, null).Refusal());
        Assert.Equal("benchmark.evidence-missing", Benchmark(BenchmarkState.Met, " ", "2011").Refusal()?.Code);
        Assert.Equal("benchmark.date-missing", Benchmark(BenchmarkState.Partly, "Letter of the ministry", null).Refusal()?.Code);
        Assert.Equal("benchmark.date-missing", Benchmark(BenchmarkState.Partly, "Letter of the ministry", "Tbc").Refusal()?.Code);
        Assert.Null(Benchmark(BenchmarkState.Met, "Letter of the ministry", "October 2011").Refusal());

        static TransitionBenchmark Benchmark(BenchmarkState state, string? evidence, string? on) => new() { OperationId = 1, Id = 1, ClusterId = 1, Title = "A unit of the ministry keeps the matrix", State = state, Evidence = evidence, JudgedOn = LooseDate.ParseOptional(on) };
    }

    [Fact]
    public void Provinces_are_compared_by_what_is_marked_and_no_mark_is_not_nothing()
    {
        var marks = new[] { Mark(1, PilotCriterion.Hazard, 3), Mark(1, PilotCriterion.Support, 0), Mark(1, PilotCriterion.Interest, 3), Mark(2, PilotCriterion.Hazard, 3), Mark(3, PilotCriterion.Hazard, 2), Mark(3, PilotCriterion.Support, 1), Mark(3, PilotCriterion.Interest, 1) };
        var lines = PilotLine.Of(marks);
        // 3 has all three marks (4 in all), 2 lacks two, 1 has no support at all and drops out whatever its sum.
        Assert.Equal([3L, 2, 1], lines.Select(line => line.AreaId));
        Assert.Equal([4, 3, 6], lines.Select(line => line.Sum));
        Assert.Equal([PilotCriterion.Support, PilotCriterion.Interest], lines[1].Missing);
        Assert.True(lines[2].IsOut);

        static PilotMark Mark(long area, PilotCriterion criterion, int mark) => new() { OperationId = 1, AreaId = area, Criterion = criterion, Mark = mark, Reason = "Because" };
    }

    private static IReadOnlyList<TaskOverlap> Overlaps(params (Mechanism, TaskHolding)[] held) => Responsibilities.Overlaps(On(held), (above, below) => (above, below) == (Wash.Id, Hygiene.Id));

    private static IReadOnlyList<HeldTask> On(params (Mechanism Mechanism, TaskHolding Holding)[] held) => Responsibilities.On(held.Select(pair => pair.Holding), held.Select(pair => pair.Mechanism).Distinct().ToDictionary(one => one.Id), Asked);

    private static (Mechanism, TaskHolding) Led(Mechanism mechanism, string task) => Held(mechanism, task, TaskPart.Leads);

    private static (Mechanism, TaskHolding) Held(Mechanism mechanism, string task, TaskPart part) => (mechanism, new() { OperationId = 1, Id = 1, MechanismId = mechanism.Id, Task = task, Part = part, Since = LooseDate.Parse("2009") });
}
