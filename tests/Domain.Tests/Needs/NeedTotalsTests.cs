using Tessera.Domain.Needs;
using Xunit;

namespace Tessera.Domain.Tests.Needs;

/// <summary>
/// A country 1 with provinces 11 and 12; 11 has districts 111 and 112. People are written whole and scaled by 10,000.
/// </summary>
public sealed class NeedTotalsTests
{
    private const long Country = 1, North = 11, South = 12, Hill = 111, Coast = 112, Wash = 7, Food = 8;
    private static readonly Disaggregation Women = new(Sex.Female, 18, null, false), Men = new(Sex.Male, 18, null, false);
    private static readonly Disaggregation Girls = new(Sex.Female, 0, 17, false), Boys = new(Sex.Male, 0, 17, false);

    [Fact]
    public void A_line_for_everybody_is_the_answer_and_its_parts_are_not_added_to_it() =>
        Assert.Equal(People(100), Table(Load(1, NeedPartition.Groups, Need(North, 100), Need(North, 60, "idp"), Need(North, 40, "returnee"))).InNeed(North, Wash));

    [Fact]
    public void Without_a_line_for_everybody_the_declared_groups_are_added() =>
        // 60 displaced + 40 returned = 100.
        Assert.Equal(People(100), Table(Load(1, NeedPartition.Groups, Need(North, 60, "idp"), Need(North, 40, "returnee"))).InNeed(North, Wash));

    [Fact]
    public void Groups_that_nobody_declared_complete_say_nothing_about_everybody()
    {
        var table = Table(Load(1, NeedPartition.None, Need(North, 60, "idp"), Need(North, 40, "returnee")));
        Assert.Null(table.InNeed(North, Wash));
        Assert.Equal(People(60), table.InNeed(North, Wash, "idp"));
    }

    [Fact]
    public void Of_two_partitions_in_one_caseload_only_the_declared_one_is_added()
    {
        // Groups: 60 + 40 = 100; sexes and ages: 30 + 25 + 22 + 21 = 98, the file's own rounding.
        NeedLine[] lines = [Need(North, 60, "idp"), Need(North, 40, "returnee"), Cut(North, 30, Women), Cut(North, 25, Men), Cut(North, 22, Girls), Cut(North, 21, Boys)];
        Assert.Equal(People(100), Table(Load(1, NeedPartition.Groups, lines)).InNeed(North, Wash));
        Assert.Equal(People(98), Table(Load(1, NeedPartition.SexesAndAges, lines)).InNeed(North, Wash));
    }

    [Fact]
    public void Two_caseloads_of_the_same_people_are_never_added()
    {
        var answer = Table(Load(1, NeedPartition.Groups, Need(North, 60, "idp"), Need(North, 40, "returnee")), Load(2, NeedPartition.SexesAndAges, Cut(North, 50, Women), Cut(North, 51, Men)))
            .Answer(NeedFigure.InNeed, North, Wash)!;
        // Both are partitions of one time, so the one loaded last answers: 50 + 51.
        Assert.Equal((People(101), NeedBasis.Partition), (answer.Value, answer.Basis));
        Assert.Equal([2], answer.Caseloads);
    }

    [Fact]
    public void A_line_for_everybody_comes_before_parts_loaded_later() =>
        Assert.Equal(People(100), Table(Load(1, NeedPartition.None, Need(North, 100)), Load(2, NeedPartition.Groups, Need(North, 70, "idp"))).InNeed(North, Wash));

    [Fact]
    public void The_latest_time_comes_before_everything_else()
    {
        var older = Load(2, NeedPartition.None, Need(North, 100)) with { Head = Head(2, NeedPartition.None, 2022) };
        Assert.Equal(People(70), Table(Load(1, NeedPartition.Groups, Need(North, 70, "idp")), older).InNeed(North, Wash));
    }

    [Fact]
    public void A_coarser_place_is_the_sum_of_what_lies_in_it_and_a_finer_one_stays_unknown()
    {
        var table = Table(Load(1, NeedPartition.None, Need(Hill, 10), Need(Coast, 20), Need(South, 5)));
        var north = table.Answer(NeedFigure.InNeed, North, Wash)!;
        Assert.Equal((People(30), NeedBasis.RolledUp, 2), (north.Value, north.Basis, north.Areas));
        // 10 + 20 + 5.
        Assert.Equal(People(35), table.InNeed(Country, Wash));
        Assert.Null(Table(Load(1, NeedPartition.None, Need(North, 30))).InNeed(Hill, Wash));
    }

    [Fact]
    public void A_stated_place_is_not_added_up_again_from_below()
    {
        // The north says 33 for itself; with the south's 5 the country has 38, not 33 + 10 + 20 + 5.
        var table = Table(Load(1, NeedPartition.None, Need(Hill, 10), Need(Coast, 20), Need(North, 33), Need(South, 5)));
        Assert.Equal((People(33), People(38)), (table.InNeed(North, Wash), table.InNeed(Country, Wash)));
    }

    [Fact]
    public void Clusters_are_never_added_into_all_clusters_together()
    {
        var table = Table(Load(1, NeedPartition.None, Need(North, 100), Need(North, 80) with { ClusterId = Food }));
        Assert.Null(table.InNeed(North, null));
    }

    [Fact]
    public void Nobody_stated_is_null_and_a_stated_zero_is_zero()
    {
        var table = Table(Load(1, NeedPartition.None, Need(North, 0)));
        Assert.Equal((0L, (long?)null), (table.InNeed(North, Wash), table.InNeed(South, Wash)));
        Assert.Null(table.Targeted(North, Wash));
    }

    [Fact]
    public void A_grade_of_severity_is_kept_for_its_place_and_never_added()
    {
        var table = Table(Load(1, NeedPartition.None, Grade(Hill, 3), Grade(Coast, 4)));
        Assert.Equal((3, (int?)null), (table.Severity(Hill, Wash), table.Severity(North, Wash)));
    }

    [Theory]
    [InlineData(18, 59, 60, null, false)]
    [InlineData(18, 59, 18, null, true)]
    [InlineData(0, 17, null, null, true)]
    public void Cuts_overlap_where_one_person_could_be_in_both(int? from, int? to, int? otherFrom, int? otherTo, bool expected) =>
        Assert.Equal(expected, NeedParts.Overlap(new(Sex.Female, from, to, false), new(Sex.Female, otherFrom, otherTo, false)));

    [Fact]
    public void The_order_of_the_lines_does_not_matter()
    {
        NeedLine[] lines = [Need(Hill, 10), Need(Coast, 20), Need(South, 5), Need(South, 2, "idp"), Cut(Hill, 4, Women)];
        var forward = Table(Load(1, NeedPartition.None, lines));
        var backward = Table(Load(1, NeedPartition.None, [.. lines.Reverse()]));
        foreach (var area in new[] { Country, North, South, Hill, Coast }) Assert.Equal(forward.InNeed(area, Wash), backward.InNeed(area, Wash));
    }

    private static NeedTable Table(params LoadedCaseload[] caseloads) => new(1, caseloads, area => area switch { > 100 => North, > 10 => Country, _ => null });

    private static LoadedCaseload Load(int number, NeedPartition complete, params NeedLine[] lines) => new(Head(number, complete, 2023), lines);

    private static Caseload Head(int number, NeedPartition complete, int year) =>
        new(number, $"Caseload {number}", "a test", "a cut", complete, year * 12, year * 12 + 11, number, "a test", false);

    private static NeedLine Need(long area, int people, string? group = null) => new(area, Wash, group, Disaggregation.Total, NeedFigure.InNeed, People(people), null);

    private static NeedLine Cut(long area, int people, Disaggregation cut) => Need(area, people) with { Cut = cut };

    private static NeedLine Grade(long area, int grade) => new(area, Wash, null, Disaggregation.Total, NeedFigure.Severity, People(grade), grade);

    private static long People(int people) => people * 10_000L;
}
