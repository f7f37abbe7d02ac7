using Tessera.Web.Layout;
using Xunit;

namespace Tessera.Web.Tests.Layout;

public sealed class TileNamesTests
{
    [Fact]
    public void The_two_letter_twins_of_Viet_Nam_are_told_apart() =>
        Assert.Equal(["QNam", "QNga", "QNin", "HNoi", "HNam", "DNan", "DNon", "DNai", "HTin", "TTH", "HCM", "BRVT"],
            TileNames.Abbreviate(["Quang Nam", "Quang Ngai", "Quang Ninh", "Ha Noi", "Ha Nam", "Da Nang city", "Dak Nong", "Dong Nai", "Ha Tinh", "Thura Thien Hue", "Ho Chi Minh city", "Ba Ria - Vung Tau"]));

    [Fact]
    public void Vietnamese_letters_stay_and_the_word_for_province_goes() =>
        Assert.Equal(["QNgã", "ĐNẵn", "HCM"], TileNames.Abbreviate(["Tỉnh Quảng Ngãi", "Thành phố Đà Nẵng", "TP. Hồ Chí Minh"]));

    [Fact]
    public void Names_that_stay_alike_get_numbers() =>
        Assert.Equal(["No1", "No2"], TileNames.Abbreviate(["North", "North"]));

    [Fact]
    public void All_provinces_have_different_labels_of_at_most_four_letters()
    {
        if (SampleFigures.Provinces() is not { } provinces) { Assert.Skip("../shared/data/geo/vnm_tiles.csv is absent."); return; }

        var labels = TileNames.Abbreviate([.. provinces.Select(province => province.Name)]);

        Assert.Equal(63, labels.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(labels, label => Assert.InRange(label.Length, 2, 4));
    }
}
