using FsCheck;
using FsCheck.Fluent;
using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

public sealed class CoordinateReadingTests
{
    private static readonly CoordinateBox VietNam = new(8, 102, 23.5, 110);
    private static readonly CoordinateBox Haiti = new(18, -74.6, 20.2, -71.6);

    private static CoordinateResult Read(string latitude, string longitude, CoordinateBox? box = null) => CoordinateReading.Read(Cell.Of(latitude), Cell.Of(longitude), box);

    private static void AssertPoint(double latitude, double longitude, string? code, CoordinateResult read)
    {
        Assert.Equal(code, read.Code);
        Assert.Equal(latitude, read.Latitude!.Value, 6);
        Assert.Equal(longitude, read.Longitude!.Value, 6);
    }

    [Theory]
    [InlineData("16.0544", "108.2022", null)]
    [InlineData("16,0544", "108,2022", "coordinate.converted")] // H23
    [InlineData("16°03'15.84\"N", "108°12'07.92\"E", "coordinate.converted")] // H22: 3/60 + 15.84/3600 = 0.0544; 12/60 + 7.92/3600 = 0.2022
    [InlineData("N16 03 15.84", "E108 12 07.92", "coordinate.converted")]
    [InlineData("16°3.264'", "108°12.132'", "coordinate.converted")] // 3.264/60 = 0.0544; 12.132/60 = 0.2022
    [InlineData("16d03m15.84s", "108d12m07.92s", "coordinate.converted")]
    [InlineData("108°12'07.92\"E", "16°03'15.84\"N", "coordinate.swapped")]
    public void Every_usual_writing_gives_the_same_point(string latitude, string longitude, string? code)
    {
        AssertPoint(16.0544, 108.2022, code, Read(latitude, longitude));
        AssertPoint(16.0544, 108.2022, code, Read(latitude, longitude, VietNam));
    }

    [Fact]
    public void South_and_west_are_negative()
    {
        AssertPoint(-19.5, -72.25, "coordinate.converted", Read("19°30'S", "72°15'O"));
        AssertPoint(-19.5, -72.25, "coordinate.converted", Read("-19° 30'", "−72° 15'"));
    }

    [Fact]
    public void A_swapped_point_is_turned_when_only_so_it_lies_in_the_country() // H21
    {
        AssertPoint(16.05, 108.2, "coordinate.swapped", CoordinateReading.Read(Cell.Of(108.2), Cell.Of(16.05), VietNam));
        AssertPoint(18.5, -72.3, "coordinate.swapped", CoordinateReading.Read(Cell.Of(-72.3), Cell.Of(18.5), Haiti));
        Assert.Equal(new CoordinateResult(null, null, FindingEffect.SetAside, "coordinate.out-of-range", "16.05, 108.2"), CoordinateReading.Read(Cell.Of(108.2), Cell.Of(16.05)));
    }

    [Theory]
    [InlineData("0", "0", "coordinate.zero", null)] // H24
    [InlineData("91", "10", "coordinate.out-of-range", "10, 91")]
    [InlineData("95", "200", "coordinate.out-of-range", null)]
    [InlineData("16054400", "108202200", "coordinate.out-of-range", null)]
    [InlineData("16.05", "", "coordinate.half", null)]
    [InlineData("n/a", "108.2", "coordinate.half", null)]
    [InlineData("north", "108.2", "coordinate.unreadable", null)]
    [InlineData("16.5° 30'", "108.2", "coordinate.unreadable", null)]
    [InlineData("16° 75'", "108.2", "coordinate.unreadable", null)]
    [InlineData("16.05N", "18.2N", "coordinate.unreadable", null)]
    [InlineData("1.234,5", "108.2", "coordinate.unreadable", null)]
    public void A_point_that_cannot_be_is_set_aside(string latitude, string longitude, string code, string? suggestion) =>
        Assert.Equal(new CoordinateResult(null, null, FindingEffect.SetAside, code, suggestion), Read(latitude, longitude));

    [Fact]
    public void A_point_outside_the_country_is_set_aside_with_the_lost_sign_proposed()
    {
        Assert.Equal(new CoordinateResult(null, null, FindingEffect.SetAside, "coordinate.outside", "18.5, -72.3"), Read("18.5", "72.3", Haiti));
        Assert.Equal(new CoordinateResult(null, null, FindingEffect.SetAside, "coordinate.outside"), Read("48.85", "2.35", Haiti));
    }

    [Fact]
    public void A_country_across_the_date_line_contains_both_sides()
    {
        var fiji = new CoordinateBox(-21, 176, -12, -178);
        Assert.True(fiji.Contains(-17, 179));
        Assert.True(fiji.Contains(-17, -179));
        Assert.False(fiji.Contains(-17, 0));
    }

    [Fact]
    public void Blank_is_nothing() => Assert.Equal(default, Read("", "-"));

    [Fact]
    public void Reading_never_throws_and_gives_both_parts_or_none()
    {
        var odd = Gen.Elements("0123456789.,-°'\" NSEWOLdms".ToCharArray()).ArrayOf().Select(letters => new string(letters)).ToArbitrary();
        Prop.ForAll(odd, odd, (latitude, longitude) => Sound(Read(latitude, longitude, VietNam)) && Sound(Read(latitude, longitude))).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Sound(Read(text ?? "", "1"))).QuickCheckThrowOnFailure();
    }

    private static bool Sound(CoordinateResult read) => read.Latitude is null == read.Longitude is null
        && (read.Latitude ?? 0) is >= -90 and <= 90 && (read.Longitude ?? 0) is >= -180 and <= 180;
}
