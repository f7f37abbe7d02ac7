using Tessera.Domain.People;
using Xunit;

namespace Tessera.Domain.Tests.People;

public sealed class TurnoverTests
{
    private static readonly DateOnly From = new(2009, 1, 1), To = new(2009, 12, 31);

    [Fact]
    public void Those_who_left_are_divided_by_the_mean_of_both_ends()
    {
        // By hand: at the start A, B, C (nobody wrote down when C came); B left on 30 June, D came in March and stays.
        // At the end A, C, D. One left, the mean of 3 and 3 is 3: a third.
        var line = Assert.Single(Turnover.Of([Person("2008", null), Person("2008", "2009-06-30"), Person(null, null), Person("March 2009", null)], From, To));
        Assert.Equal((3, 3, 1, 0), (line.AtStart, line.AtEnd, line.Left, line.Perhaps));
        Assert.Equal(1m / 3, line.Rate);
        Assert.True(line.IsFew);
    }

    [Theory]
    [InlineData("2009-01-01", Certainty.Yes)]
    [InlineData("2009-12-31", Certainty.Yes)]
    [InlineData("October 2009", Certainty.Yes)]
    [InlineData("2010-01-01", Certainty.No)]
    [InlineData("end of January 2012", Certainty.No)]
    // Somewhere between the first and the last day of a year that is half in the time.
    [InlineData("2009 - 2010", Certainty.Maybe)]
    [InlineData("before October 2009", Certainty.Maybe)]
    [InlineData("Tbc", Certainty.No)]
    public void A_last_day_lies_in_the_time_outside_it_or_perhaps(string departed, Certainty expected) => Assert.Equal(expected, Turnover.LeftIn(LooseDate.Parse(departed), From, To));

    [Fact]
    public void Organisations_stand_apart_those_whom_more_left_first_and_who_was_never_there_nowhere()
    {
        var lines = Turnover.Of([(1, null, null), (2, null, LooseDate.Parse("2009-05-01")), (null, null, null), (3, LooseDate.Parse("2010"), null)], From, To);
        Assert.Equal([2L, null, 1], lines.Select(line => line.PartnerId));
        // Two people less one: left 1, the mean of 1 and 0 is a half.
        Assert.Equal((1, 0, 1, 2m), (lines[0].AtStart, lines[0].AtEnd, lines[0].Left, lines[0].Rate));
        Assert.Null(new TurnoverLine(4, 0, 0, 1, 0).Rate);
    }

    private static (long?, LooseDate?, LooseDate?) Person(string? arrived, string? departed) => (1, LooseDate.ParseOptional(arrived), LooseDate.ParseOptional(departed));
}
