using Tessera.Domain.Geography;
using Xunit;

namespace Tessera.Domain.Tests.Geography;

public sealed class PlaceSearchTests
{
    // Names as the 2009 census and OCHA spell them.
    private static readonly Gazetteer VietNam = Atlas.Of("VNM",
        "VN411 Thua Thien Hue|Thừa Thiên - Huế", "VN405 Ha Tinh|Hà Tĩnh", "VN407 Quang Binh|Quảng Bình", "VN409 Quang Tri|Quảng Trị",
        "VN701 Ho Chi Minh city|Thành phố Hồ Chí Minh", "VN717 Ba Ria - Vung Tau|Bà Rịa - Vũng Tàu", "VN70909 Chau Thanh", "VN80121 Chau Thanh", "VN101 Ha Noi|Hà Nội", "VN709 Tay Ninh", "VN801 Long An");

    private static string Found(string text) => string.Join(' ', PlaceSearch.Find(VietNam, text).Select(a => a.Pcode));

    [Theory]
    [InlineData("TT Hue")]
    [InlineData("TT Huế")]
    [InlineData("T.T. Hue", false)]
    [InlineData("TTHue", false)]
    public void Initials_of_a_name_are_suggested_and_never_taken(string typed, bool isSuggested = true)
    {
        var match = PlaceMatching.Match(VietNam, new([], [null, typed]));
        Assert.Null(match.AreaId);
        Assert.Equal(isSuggested ? ["VN411"] : [], match.Candidates.Select(id => VietNam.ById(id)!.Pcode));
    }

    [Fact]
    public void Of_names_that_are_only_offered_the_likest_stands_first()
    {
        // Two letters changed places: Quang Ngai and no other is one slip away.
        var coast = Atlas.Of("VNM", "VN225 Quang Ninh|Quảng Ninh", "VN407 Quang Binh|Quảng Bình", "VN409 Quang Tri|Quảng Trị", "VN503 Quang Nam|Quảng Nam", "VN505 Quang Ngai|Quảng Ngãi");
        Assert.Equal("VN505", coast.ById(PlaceMatching.Match(coast, new([], [null, "Quang Nagi"])).Candidates[0])!.Pcode);
    }

    [Theory]
    [InlineData("HCM", "VN701")]
    [InlineData("TP HCM", "VN701")]
    [InlineData("BR Vung Tau", "VN717")]
    public void Other_initials_are_suggested_too(string typed, string code)
    {
        var match = PlaceMatching.Match(VietNam, new([], [null, typed]));
        Assert.Null(match.AreaId);
        Assert.Equal([code], match.Candidates.Select(id => VietNam.ById(id)!.Pcode));
    }

    [Theory]
    [InlineData("hue", "VN411")]
    [InlineData("Quảng", "VN407 VN409")]
    [InlineData("ha", "VN101 VN405")]
    [InlineData("quang trj", "VN409 VN407")]
    [InlineData("VN411", "VN411")]
    [InlineData("chau thanh", "VN70909 VN80121")]
    [InlineData("xyzzy", "")]
    [InlineData("h", "")]
    public void A_search_offers_the_best_first(string text, string codes) => Assert.Equal(codes, Found(text));

    [Fact]
    public void Only_a_code_or_a_whole_name_of_one_place_is_that_place()
    {
        Assert.Equal("VN411", PlaceSearch.Only(VietNam, "Thừa Thiên - Huế")?.Pcode);
        Assert.Equal("VN409", PlaceSearch.Only(VietNam, "vn409")?.Pcode);
        Assert.Null(PlaceSearch.Only(VietNam, "Chau Thanh"));
        Assert.Null(PlaceSearch.Only(VietNam, "Hue"));
    }
}
