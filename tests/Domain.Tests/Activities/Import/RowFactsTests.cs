using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>When two sources say the same about one activity. Quantities are scaled by 10,000.</summary>
public sealed class RowFactsTests
{
    private static readonly RowFacts Own = new(7, null, ActivityStatus.Ongoing, Recurrency.Unknown, new DateOnly(2009, 11, 3), null, null, 200_0000, null, 120_0000, null, "kits", null);

    [Fact]
    public void What_is_not_stated_denies_nothing()
    {
        var silent = new RowFacts(null, null, ActivityStatus.Unknown, Recurrency.Unknown, null, null, null, null, null, null, null, null, null);
        Assert.Empty(RowFacts.Differences(Own, silent));
        Assert.Empty(RowFacts.Differences(Own, Own));
    }

    [Fact]
    public void Each_value_that_says_otherwise_is_told_with_both()
    {
        var brought = Own with { Reached = 150_5000, Start = new DateOnly(2009, 11, 4), Status = ActivityStatus.Completed };
        Assert.Equal(
            [new(ActivityField.Status, "Ongoing", "Completed"), new(ActivityField.StartDate, "2009-11-03", "2009-11-04"), new FactDifference(ActivityField.Reached, "120", "150.5")],
            RowFacts.Differences(Own, brought));
    }

    [Fact]
    public void A_value_where_the_organisation_stated_none_is_a_difference_and_0_is_stated() =>
        Assert.Equal([new FactDifference(ActivityField.TargetedHouseholds, "–", "40"), new(ActivityField.Reached, "120", "0")], RowFacts.Differences(Own, Own with { TargetedHouseholds = 40_0000, Reached = 0 }));

    [Fact]
    public void Units_are_compared_as_words_and_not_as_letters()
    {
        Assert.Empty(RowFacts.Differences(Own, Own with { Unit = " KITS " }));
        Assert.Equal([new FactDifference(ActivityField.Unit, "kits", "people")], RowFacts.Differences(Own, Own with { Unit = "people" }));
    }
}
