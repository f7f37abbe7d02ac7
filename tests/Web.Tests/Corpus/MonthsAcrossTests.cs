using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Web.Tests.Corpus;

/// <summary>Few months side by side: read or asked about as many are, and told where they stay unread.</summary>
public sealed class MonthsAcrossTests
{
    private const string Salva = "Salva Relief", Mira = "Mira Aid";
    private static readonly object[] Four = ["Organisation", "Cluster", "Activity", "Province"];
    private static readonly object January = new ValueFiles.Dated(39814, "mmm yy"), February = new ValueFiles.Dated(39845, "mmm yy");

    [Fact]
    public void Two_months_over_men_and_women_are_a_row_each_with_its_own_parts()
    {
        var check = Read(
            [.. Four, "Jan 2009", "", "Feb 2009", ""],
            ["", "", "", "", "Men", "Women", "Men", "Women"],
            [Salva, "WASH", "Wells", "Quang Tri", 1, 2, 3, 4],
            [Mira, "Health", "Clinic", "Ha Tinh", 5, 6, "", 8]);
        // 1 + 2, 3 + 4; 5 + 6, and of February 8 women alone: 29 people in all.
        Assert.Equal(["2009-01 3 of 1 men, 2 women", "2009-02 7 of 3 men, 4 women", "2009-01 11 of 5 men, 6 women", "2009-02 8 of 8 women"], Counting(check).Select(Parts));
        Assert.Contains("table.months-read", check.Findings);
        Assert.DoesNotContain("column.taken", check.Findings);
        Assert.DoesNotContain("table.months-across", check.Findings);
    }

    [Theory]
    [InlineData("–")]
    [InlineData("n/a")]
    public void A_mark_for_nothing_beside_a_part_leaves_the_sum_of_the_others(string mark)
    {
        var check = Read([.. Four, "Jan 2009", "", "Feb 2009", ""], ["", "", "", "", "Men", "Women", "Men", "Women"], [Mira, "Health", "Clinic", "Ha Tinh", 5, 6, mark, 8]);
        // 5 + 6, and 8 women.
        Assert.Equal(["2009-01 11 of 5 men, 6 women", "2009-02 8 of 8 women"], Counting(check).Select(Parts));
        // In a table that is not wide as well; what could not be read still leaves the sum open.
        object[] head = [.. Four, "Month", "Men", "Women"];
        Assert.Equal("8", ValueFiles.Reached(Read(head, [Mira, "Health", "Clinic", "Ha Tinh", "2009-02", mark, 8]).First!));
        Assert.Null(ValueFiles.Reached(Read(head, [Mira, "Health", "Clinic", "Ha Tinh", "2009-02", "several", 8]).First!));
        // Nor does it say that a total of 10 is wrong.
        Assert.Equal("2009-02 10 of 8 women", Parts(Read([.. head, "People reached"], [Mira, "Health", "Clinic", "Ha Tinh", "2009-02", mark, 8, 10]).First!));
    }

    [Fact]
    public void Two_months_of_people_reached_are_a_row_each()
    {
        var check = Read([.. Four, "Reached Jan 2009", "Reached Feb 2009"], [Salva, "WASH", "Wells", "Quang Tri", 1, 2], [Mira, "Health", "Clinic", "Ha Tinh", 5, ""]);
        Assert.Equal(["2009-01 1", "2009-02 2", "2009-01 5"], Months(check));
    }

    [Theory]
    [InlineData("Reached by end of Jan 2009", "Reached by end of Feb 2009")]
    [InlineData("Cumulative reached Jan 2009", "Cumulative reached Feb 2009")]
    [InlineData("Bénéficiaires jusqu'à Jan 2009", "Bénéficiaires jusqu'à Feb 2009")]
    public void Months_that_count_those_before_once_more_are_never_added_and_the_one_left_is_told(string one, string other)
    {
        // 10 by January and 15 by February are 15 people, not 25.
        var check = Read([.. Four, one, other], [Salva, "WASH", "Wells", "Quang Tri", 10, 15]);
        Assert.Equal("10", Assert.Single(Counting(check).Select(ValueFiles.Reached)));
        Assert.Equal(other, check.Problems.Single(p => p.Code == "table.months-across").Found);
    }

    [Fact]
    public void Two_months_that_say_nothing_of_what_they_count_are_told_and_asked_about()
    {
        object[][] rows = [[.. Four, "Sep 2009", "Oct 2009"], [Salva, "WASH", "Wells", "Quang Tri", 1, 2], [Mira, "Health", "Clinic", "Ha Tinh", 5, 6]];
        var check = Read(rows);
        Assert.Equal("Sep 2009, Oct 2009", check.Asked.Single(q => q.Code == "months").Subject);
        Assert.Equal("Sep 2009, Oct 2009", check.Problems.Single(p => p.Code == "table.months-across").Found);
        check = Answered(new() { ["months"] = "Reached" }, rows);
        Assert.Equal(["2009-09 1", "2009-10 2", "2009-09 5", "2009-10 6"], Months(check));
        Assert.DoesNotContain("table.months-across", check.Findings);
    }

    [Fact]
    public void Two_months_that_are_dates_in_the_header_are_asked_about()
    {
        object[][] rows = [[.. Four, January, February], [Salva, "WASH", "Wells", "Quang Tri", 1, 2], [Mira, "Health", "Clinic", "Ha Tinh", 5, 6]];
        Assert.Contains("months", Read(rows).Questions);
        Assert.Contains("table.months-across", Read(rows).Findings);
        Assert.Equal(["2009-01 1", "2009-02 2", "2009-01 5", "2009-02 6"], Months(Answered(new() { ["months"] = "Reached" }, rows)));
    }

    [Fact]
    public void Two_months_left_by_a_person_stay_told()
    {
        var check = Answered(new() { ["months"] = "leave-months" }, [.. Four, "Sep 2009", "Oct 2009", "People reached"], [Salva, "WASH", "Wells", "Quang Tri", 1, 2, 3]);
        Assert.Equal(["2009-11 3"], Months(check));
        Assert.Contains("table.months-across", check.Findings);
    }

    [Theory]
    [InlineData("Start date", "End date")]
    [InlineData("Start Jan", "End Feb")]
    [InlineData("Jan 2009", "Feb 2009")]
    public void Two_columns_of_days_are_no_months_side_by_side(string one, string other)
    {
        var check = Read([.. Four, one, other, "People reached"], [Salva, "WASH", "Wells", "Quang Tri", new ValueFiles.Dated(39820, "yyyy-mm-dd"), new ValueFiles.Dated(39850, "yyyy-mm-dd"), 3]);
        Assert.Equal("3", Assert.Single(Counting(check).Select(ValueFiles.Reached)));
        Assert.DoesNotContain("months", check.Questions);
        Assert.DoesNotContain("table.months-across", check.Findings);
    }

    [Fact]
    public void One_month_of_numbers_that_nothing_explains_is_told()
    {
        var check = Read([.. Four, "Sep 2009"], [Salva, "WASH", "Wells", "Quang Tri", 1], [Mira, "Health", "Clinic", "Ha Tinh", 5]);
        Assert.Equal("Sep 2009", check.Problems.Single(p => p.Code == "table.months-across").Found);
    }

    [Fact]
    public void Numbers_of_people_under_a_month_that_no_other_month_has_are_told_when_they_stay_unread()
    {
        // Targets of January, people reached of February and March: they are no slices of one thing.
        var check = Read([.. Four, "Targeted Jan 2009", "Reached Feb 2009", "Reached Mar 2009"], [Salva, "WASH", "Wells", "Quang Tri", 10, 2, 3]);
        Assert.Equal(["10 2"], Counting(check).Select(d => $"{d.Targeted / 10_000} {ValueFiles.Reached(d)}"));
        Assert.Equal("Reached Mar 2009", check.Problems.Single(p => p.Code == "table.months-across").Found);
    }

    private static DryCheck Read(params object[][] rows) => Answered([], rows);

    private static DryCheck Answered(Dictionary<string, string> answers, params object[][] rows) => DryCheck.Of(ValueFiles.Country, ValueFiles.Book(rows).ToBytes(), "5W.xlsx", answers);

    private static IEnumerable<ActivityDraft> Counting(DryCheck check) => check.Drafts.Where(d => d.Verdict is RowVerdict.Ok or RowVerdict.Fixed);

    private static IEnumerable<string> Months(DryCheck check) => Counting(check).Select(d => $"{ValueFiles.Months(d)} {ValueFiles.Reached(d)}");

    private static string Parts(ActivityDraft draft)
    {
        var parts = draft.Cuts.Select(c => $"{c.Value / 10_000} {(c.Cut.Sex == Sex.Male ? "men" : "women")}");
        return $"{ValueFiles.Months(draft)} {ValueFiles.Reached(draft)} of {string.Join(", ", parts)}";
    }
}
