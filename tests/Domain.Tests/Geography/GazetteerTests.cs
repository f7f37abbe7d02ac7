using Tessera.Domain.Geography;
using Xunit;

namespace Tessera.Domain.Tests.Geography;

public sealed class GazetteerTests
{
    private static readonly Gazetteer Places = Atlas.Of("AFG", "AF01 Kabul|Kābul", "AF0101 Kabul", "AF0102 Paghman", "AF02 Kapisa", "AF0201 Nijrab");

    private static AdminArea At(string code) => Places.ByCode(code)[0];

    [Fact]
    public void The_tree_is_walked_up_and_down()
    {
        Assert.Equal(["AFG", "AF01", "AF0102"], Places.Path(At("AF0102").Id).Select(a => a.Pcode));
        Assert.Equal("AF01", Places.Ancestor(At("AF0102").Id, 1)!.Pcode);
        Assert.Equal("AFG", Places.Ancestor(At("AF0102").Id, 0)!.Pcode);
        Assert.Null(Places.Ancestor(At("AF01").Id, 2));
        Assert.Equal(["AF0101", "AF0102"], Places.Children(At("AF01").Id).Select(a => a.Pcode));
        Assert.Equal(["AF0101", "AF0102", "AF0201"], Places.AtLevel(2).Select(a => a.Pcode));
        Assert.Equal(["AF0201"], Places.AtLevel(2, At("AF02").Id).Select(a => a.Pcode));
        Assert.Equal(3, Places.AtLevel(2, Places.Countries[0].Id).Count());
    }

    [Fact]
    public void Codes_and_names_are_found_in_any_spelling()
    {
        Assert.Equal("AF0102", Places.ByCode("af 01-02")[0].Pcode);
        Assert.Empty(Places.ByCode("AF09"));
        Assert.Equal(["AF01", "AF0101"], Places.Named("KABUL").Select(a => a.Pcode));
        Assert.Equal(["AF01"], Places.Named("Kābul", 1).Select(a => a.Pcode));
        Assert.Empty(Places.Named("Kabul", 2, At("AF02").Id));
    }

    [Fact]
    public void Levels_and_code_lengths_are_learned()
    {
        Assert.Equal([0, 1, 2], Places.Levels);
        Assert.Equal([4], Places.CodeLengths(1));
        Assert.Equal([6], Places.CodeLengths(2));
        Assert.Equal(["AFG"], Places.Countries.Select(c => c.Pcode));
    }

    [Fact]
    public void Countries_come_in_the_operations_order_under_either_code()
    {
        var gazetteer = Atlas.Build([new("LR", 0, null, [new("en", "Liberia")]), new("GIN", 0, null, [new("en", "Guinea")])], ["GIN", "LBR"]);
        Assert.Equal(["GIN", "LR"], gazetteer.Countries.Select(c => c.Pcode));
    }

    [Fact]
    public void Every_country_has_both_codes_and_a_name()
    {
        Assert.Equal(249, CountryCodes.All.Count); // ISO 3166-1 lists 249 countries and territories
        Assert.Equal(249, CountryCodes.All.Select(c => c.Iso2).Distinct().Count());
        Assert.All(CountryCodes.All, c => Assert.True(c.Iso2.Length == 2 && c.Iso3.Length == 3 && c.Name.Length > 0));
        Assert.Equal(("TD", "TCD"), (CountryCodes.Find("tcd")!.Iso2, CountryCodes.Find("TD")!.Iso3));
        Assert.Equal("CAF", CountryCodes.Named("republique centrafricaine")!.Iso3);
        Assert.Null(CountryCodes.Find("XX"));
    }

    [Fact]
    public void Twenty_thousand_areas_cost_at_most_two_and_a_half_kilobytes_each_to_index()
    {
        var areas = Atlas.Areas(Enumerable.Range(0, 20_000).Select(i => i == 0
            ? new LoadedArea("VNM", 0, null, [new("en", "Viet Nam")])
            : new LoadedArea($"VN{i:00000}", 1, "VNM", [new("", $"Châu Thành {i}")])));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var gazetteer = new Gazetteer(areas, [], ["VNM"]);
        // Work is counted in bytes, not time: tests share their machine. Measured in Release: 130-220 ms for 20,000.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 50_000_000);
        Assert.Equal("VN00777", gazetteer.Named("chau thanh 777").Single().Pcode);
    }
}
