using Tessera.Domain.Analysis;
using Xunit;

namespace Tessera.Domain.Tests.Analysis;

/// <summary>The sex and age of the people counted are those that the counted rows state, by hand.</summary>
public sealed class ReachSplitTests
{
    [Fact]
    public void Only_rows_that_made_the_figure_say_who_the_people_are()
    {
        // Of kinds 7 (30 people) and 8 (100) in one place the larger counts: its 60 women and 40 men, not the 30 women of the other.
        var split = Of(Row(1, 30, 7, ("f", 30)), Row(2, 100, 8, ("f", 60), ("m", 40)));
        Assert.Equal((60, 40, 100), (Of(split, Sex.Female), Of(split, Sex.Male), split.StatedBySex / 10_000));
    }

    [Fact]
    public void Two_ways_of_splitting_the_same_people_are_never_added()
    {
        // 50 = 20 women + 30 men = 5 + 15 + 10 + 20 by age: sex comes from the cut by sex, ages from the cut by age.
        var split = Of(Row(1, 50, 7, ("f", 20), ("m", 30), ("f 0-17", 5), ("f 18+", 15), ("m 0-17", 10), ("m 18+", 20)));
        Assert.Equal((20, 30), (Of(split, Sex.Female), Of(split, Sex.Male)));
        Assert.Equal([new AgeCount(0, 17, 15_0000), new AgeCount(18, null, 35_0000)], split.ByAge);
    }

    [Fact]
    public void Without_a_cut_by_sex_alone_the_ages_of_a_sex_add_up()
    {
        var split = Of(Row(1, 50, 7, ("f 0-17", 5), ("f 18+", 15), ("m 0-17", 10), ("m 18+", 20)));
        Assert.Equal((20, 30), (Of(split, Sex.Female), Of(split, Sex.Male)));
    }

    [Fact]
    public void Rows_that_say_nothing_are_reckoned_from_nobody()
    {
        // Two lines of one kind add up to 150; 50 of them are known by sex. Ten of another's 100 have a disability.
        var split = Of(Row(1, 50, 7, ("f", 20), ("m", 30)), Row(2, 100, 7, ("all disabled", 10), ("f disabled", 6), ("m disabled", 4)) with { Reporting = 2 });
        Assert.Equal((50, 20, 30, 0, 10, 100), (split.StatedBySex / 10_000, Of(split, Sex.Female), Of(split, Sex.Male), split.ByAge.Count, split.Disabled / 10_000, split.StatedDisabled / 10_000));
    }

    [Fact]
    public void Where_no_row_is_cut_there_is_no_split_and_households_have_none() =>
        Assert.Null(Reach.Of(Facts.Table(Row(1, 50, 7)), ReachQuestion.People, Facts.Reference).Split);

    [Theory]
    [InlineData("f")]
    [InlineData("m 0-4")]
    [InlineData("all 60+")]
    [InlineData("o disabled")]
    [InlineData("f 18-59 disabled")]
    public void A_cut_is_read_as_it_was_written(string text) => Assert.Equal(text, Disaggregation.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("women")]
    [InlineData("f 99999999999")]
    public void Another_text_is_no_cut(string text) => Assert.Null(Disaggregation.Parse(text));

    private static Fact Row(long id, int reached, long kind, params (string, int)[] cuts) => new(id, 111, 1, 31, Kind: kind, Reached: reached, From: 5, To: 5) { Cuts = cuts };

    private static ReachSplit Of(params Fact[] rows) => Reach.Of(Facts.Table(rows), ReachQuestion.People, Facts.Reference).Split!;

    private static long Of(ReachSplit split, Sex sex) => split.BySex[sex] / 10_000;
}
