using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>Ways of splitting the same people; those of the 345W of Honduras first.</summary>
public sealed class CutSetsTests
{
    [Fact]
    public void Children_and_adults_by_sex_are_one_way_and_finer_ages_by_sex_another()
    {
        // Niñas, Niños, Mujeres, Hombres; then under 5, 5 to 19, 20 to 59 and from 60, each by sex.
        (Sex, int?, int?)[] cuts =
        [
            (Sex.Female, 0, 17), (Sex.Male, 0, 17), (Sex.Female, 18, null), (Sex.Male, 18, null),
            (Sex.Female, 0, 4), (Sex.Male, 0, 4), (Sex.Female, 5, 19), (Sex.Male, 5, 19), (Sex.Female, 20, 59), (Sex.Male, 20, 59), (Sex.Female, 60, null), (Sex.Male, 60, null),
        ];
        var sets = Sets(cuts);
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1], cuts.Select(c => sets.Of(Value(c))));
        Assert.Equal(2, sets.MostWays);
    }

    [Fact]
    public void By_sex_and_by_age_are_two_ways_and_both_are_whole()
    {
        (Sex, int?, int?)[] cuts = [(Sex.Female, null, null), (Sex.Male, null, null), (Sex.All, 0, 17), (Sex.All, 18, 59), (Sex.All, 60, null)];
        var sets = Sets(cuts);
        Assert.Equal([0, 0, 1, 1, 1], cuts.Select(c => sets.Of(Value(c))));
        Assert.True(sets.IsWhole(ActivityField.Reached, 0) && sets.IsWhole(ActivityField.Reached, 1));
    }

    [Fact]
    public void Children_under_five_alone_are_some_of_the_people_and_never_their_total()
    {
        var sets = Sets([(Sex.Female, null, null), (Sex.Male, null, null), (Sex.All, 0, 4)]);
        Assert.Equal(1, sets.MostWays);
        Assert.False(sets.IsWhole(ActivityField.Reached, sets.Of(Value((Sex.All, 0, 4)))));
    }

    [Fact]
    public void Elderly_of_both_sexes_belong_to_children_and_adults_by_sex()
    {
        var sets = Sets([(Sex.Male, 0, 17), (Sex.Female, 0, 17), (Sex.Male, 18, 59), (Sex.Female, 18, 59), (Sex.All, 60, null)]);
        Assert.Equal((1, 0), (sets.MostWays, sets.Of(Value((Sex.All, 60, null)))));
    }

    private static CutSets Sets(IEnumerable<(Sex, int?, int?)> cuts) => new(cuts.Select(c => new ColumnTarget(ActivityField.Reached, Cut: Cut(c))));
    private static CutValue Value((Sex, int?, int?) cut) => new(ActivityField.Reached, Cut(cut), 10_000);
    private static Disaggregation Cut((Sex Sex, int? From, int? To) cut) => new(cut.Sex, cut.From, cut.To, false);
}
