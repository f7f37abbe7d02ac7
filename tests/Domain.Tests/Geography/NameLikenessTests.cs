using Tessera.Domain.Geography;
using Xunit;

namespace Tessera.Domain.Tests.Geography;

public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("North", "North East")]
    [InlineData("North East", "North West")]
    [InlineData("Hau Giang", "Haa Giang")]
    [InlineData("Khanh Hoa", "Thanh Hoa")]
    [InlineData("Binh Dinh", "Binh Dien")]
    [InlineData("Bas Mbomou", "Haut Mbomou")]
    [InlineData("Haute Kotto", "Basse Kotto")]
    [InlineData("Region II", "Region III")]
    [InlineData("District 5", "District 6")]
    [InlineData("Arrondissement IV", "Arrondissement VI")]
    [InlineData("Urban Western", "Rural Western")]
    [InlineData("Santa Rosa de Copan", "Santa Rosa de Lima")]
    [InlineData("San Jose de Colinas", "San Jose de Comayagua")]
    [InlineData("Logone Oriental", "Logone Occidental")]
    [InlineData("Upper Nile", "Lower Nile")]
    [InlineData("Maputo", "Maputo City")]
    public void Names_one_word_apart_are_never_taken_unasked(string typed, string other)
    {
        // Only the other place stands in the gazetteer, as after a merger, so nothing else competes.
        var gazetteer = Atlas.Of("AFG", "AF01 " + other, "AF02 Quite Unlike");
        var match = PlaceMatching.Match(gazetteer, new([], [null, typed]));
        if (other == "Maputo City") Assert.Equal(PlaceVerdict.Fixed, match.Verdict); // a kind word alone names the same place where no other has it
        else Assert.Null(match.AreaId);
    }

    [Theory]
    [InlineData("Badakshan", "Badakhshan")]
    [InlineData("Gracias a Dioss", "Gracias a Dios")]
    [InlineData("Francisco Morazam", "Francisco Morazan")]
    public void One_slip_in_one_long_word_is_taken_with_a_note_or_asked(string typed, string other)
    {
        var match = PlaceMatching.Match(Atlas.Of("AFG", "AF01 " + other, "AF02 Quite Unlike"), new([], [null, typed]));
        Assert.NotEqual(PlaceVerdict.Exact, match.Verdict);
        Assert.Contains(match.Notes, n => n.Code == "place.name-suggested" && n.Expected == other);
        Assert.True(match.AreaId is not null ? match.Confidence >= PlaceMatching.TakenFrom : match.Candidates.Count == 1);
    }
}
