using Tessera.Domain.Geography;
using Xunit;

namespace Tessera.Domain.Tests.Geography;

public sealed class GazetteerReadingTests
{
    private static GazetteerLoad Read(string[] countries, params object?[][] rows) =>
        GazetteerReading.Read(rows.Select((r, i) => SheetRow.Of(i + 1, r)), countries);

    [Fact]
    public void The_global_list_is_read_for_the_operations_countries_only()
    {
        var load = Read(["AFG"],
            ["Location", "Admin Level", "P-Code", "Name", "Parent P-Code", "Valid from date"],
            ["#country+code", "#geo+admin_level", "#adm+code", "#adm+name", "#adm+code+parent", "#date+start"],
            ["AFG", "1", "AF01", "Kabul", "AFG", "2019-10-22"],
            ["AFG", "2", "AF0101", "Kabul", "AF01", "2019-10-22"],
            ["ALB", "1", "AL01", "Berat", "ALB", "2019-10-22"],
            ["AFG", "2", "", "Nowhere", "AF01", ""],
            ["AFG", "2", "AF0101", "Kabul again", "AF01", ""],
            ["AFG", "x", "AF09", "Baghlan", "AFG", ""]);
        Assert.Equal(GazetteerLayout.GlobalList, load.Layout);
        Assert.Equal(["AFG", "AF01", "AF0101"], load.Areas.Select(a => a.Pcode));
        Assert.Equal(new LoadedArea("AF0101", 2, "AF01", load.Areas[2].Names, new DateOnly(2019, 10, 22)), load.Areas[2]);
        Assert.Equal(new AreaName("", "Kabul"), Assert.Single(load.Areas[2].Names));
        Assert.Equal(6, load.Rows);
        Assert.Equal(["gazetteer.code-twice 1 AF0101", "gazetteer.level-unreadable 1 AF09", "gazetteer.other-country 1 AL01", "gazetteer.row-without-code 1 AFG"],
            load.Findings.Select(f => $"{f.Code} {f.Found} {f.Expected}").Order());
    }

    [Fact]
    public void A_boundary_sheet_gives_names_with_languages_points_and_dates()
    {
        var load = Read(["CAF"],
            ["adm2_name", "adm2_name1", "adm2_pcode", "adm1_name", "adm1_pcode", "adm0_pcode", "valid_on", "valid_to", "lang", "lang1", "center_lat", "center_lon", "iso3"],
            ["Satéma", "Satema", "CF616", "Basse-Kotto", "CF61", "CF", new DateTime(2015, 6, 15), null, "fr", "en", 4.38, 21.93, "CAF"],
            ["Ancienne", null, "CF699", "Basse-Kotto", "CF61", "CF", new DateTime(2010, 1, 1), new DateTime(2015, 6, 14), "fr", null, 4.0, 21.0, "CAF"],
            [null, null, null, "Bangui", "CF71", "CF", new DateTime(2015, 6, 15), null, "fr", null, 4.37, 18.6, "CAF"]);
        var area = Assert.Single(load.Areas);
        Assert.Equal(("CF616", 2, "CF61", new DateOnly(2015, 6, 15), 4.38, 21.93), (area.Pcode, area.Level, area.ParentPcode, area.ValidFrom!.Value, area.Latitude!.Value, area.Longitude!.Value));
        Assert.Equal([new("fr", "Satéma"), new("en", "Satema")], area.Names);
        Assert.Equal(["gazetteer.no-longer-valid", "gazetteer.row-without-code"], load.Findings.Select(f => f.Code).Order());
    }

    [Fact]
    public void The_country_sheet_and_the_list_name_the_country_alike()
    {
        var sheet = Read(["CAF"], ["iso2", "iso3", "adm0_name", "adm0_pcode", "lang"], ["CF", "CAF", "République centrafricaine", "CF", "fr"]);
        Assert.Equal(("CAF", 0, null), (sheet.Areas[0].Pcode, sheet.Areas[0].Level, sheet.Areas[0].ParentPcode));
        var level = Read(["CAF"], ["adm1_name", "adm1_pcode", "adm0_pcode"], ["Mbomou", "CF62", "CF"]);
        var joined = GazetteerLoad.Join([sheet, level]);
        Assert.Equal(["CAF", "CF62"], joined.Areas.Select(a => a.Pcode));
        Assert.Equal("CAF", joined.Areas[1].ParentPcode);
        Assert.Equal(new AreaName("fr", "République centrafricaine"), joined.Areas[0].Names[0]);
    }

    [Fact]
    public void Population_tables_give_totals_and_no_names()
    {
        var load = Read(["CAF"],
            ["ISO3", "Country", "ADM1_PCODE", "ADM1_NAME", "ADM2_PCODE", "ADM2_NAME", "Population_group", "Gender", "Age_range", "Population"],
            ["#country+code", "#country+name", "#adm1+code", "#adm1+name", "#adm2+code", "#adm2+name", "#population+group", "#gender", "#age+range", "#population"],
            ["CAF", "Central African Republic", "CF11", "Ombella M'Poko", null, null, "T_TL", "all", "all", 448465],
            ["CAF", "Central African Republic", "CF11", "Ombella M'Poko", null, null, "F_TL", "f", "all", 226411],
            ["CAF", "Central African Republic", "CF22", "Nana", "CF224", "Abba", "T_TL", "all", "all", "28,016"],
            ["CAF", "Central African Republic", "CF22", "Nana", "CF225", "Baoro", "T_TL", "all", "all", "n/a"]);
        Assert.Equal(GazetteerLayout.Population, load.Layout);
        Assert.Equal(["CF11 1 448465", "CF224 2 28016", "CF225 2 "], load.Areas.Select(a => $"{a.Pcode} {a.Level} {a.Population}"));
        Assert.All(load.Areas, a => Assert.Empty(a.Names));
        Assert.Contains(load.Findings, f => f is { Code: "gazetteer.part-of-population", Found: "1" });
        Assert.Contains(load.Findings, f => f is { Code: "gazetteer.population-unreadable", Expected: "CF225: n/a" });
    }

    [Fact]
    public void Thousands_separators_are_read_and_totals_told_from_parts()
    {
        var load = Read([], ["Adm1_name", "Adm1_pcode", "T_TL", "T_TF", "T_TM"], ["Lobaye", "CF12", "310,366", "158,484", "151,882"]);
        Assert.Equal((GazetteerLayout.Population, 310_366L), (load.Layout, load.Areas[0].Population!.Value));
    }

    [Fact]
    public void Our_own_lists_are_read()
    {
        var load = Read(["VNM"], ["level", "pcode", "parent_pcode", "name_cod", "name_vi", "population_2009", "area_ha"],
            ["1", "VN101", "VN", "Ha Noi", "Hà Nội", "5274588", "328969.34"], ["2", "VN10101", "VN101", "Ba Dinh", "Quận Ba Đình", "213744", "928"]);
        Assert.Equal(["VNM  ", "VN101 VNM 5274588", "VN10101 VN101 213744"], load.Areas.Select(a => $"{a.Pcode} {a.ParentPcode} {a.Population}"));
        Assert.Equal([new("", "Ha Noi"), new("vi", "Hà Nội")], load.Areas[1].Names);
        var names = Read(["VNM"], ["adm1_pcode", "cod_name", "name_vi", "full_name_vi", "name_en", "gso_code"], ["VN101", "Ha Noi", "Hà Nội", "Thành phố Hà Nội", "Ha Noi", "01"]);
        Assert.Equal(["VNM", "VN101"], names.Areas.Select(a => a.Pcode));
        Assert.Equal([new("", "Ha Noi"), new("vi", "Hà Nội"), new("vi", "Thành phố Hà Nội"), new("en", "Ha Noi")], names.Areas[1].Names);
    }

    [Fact]
    public void Lines_and_strange_tables_bring_no_areas_and_say_why()
    {
        Assert.Equal("gazetteer.lines-left-out", Read([], ["adm_level", "name", "right_pcod", "left_pcod"], [3, null, null, null]).Findings[0].Code);
        Assert.Equal("gazetteer.layout-unknown", Read([], ["Who", "What"], ["x", "y"]).Findings[0].Code);
        Assert.Equal(GazetteerLayout.Unknown, Read([]).Layout);
    }

    [Theory]
    [InlineData("pcodes/global_pcodes_adm_1_2.csv", "VNM", "1/63/708/0")] // 771 rows
    [InlineData("pcodes/global_pcodes_adm_1_2.csv", "AFG", "1/34/401/0")] // 435 rows
    [InlineData("pcodes/vn_gazetteer_adm1_3_2009.csv", "VNM", "1/63/708/11163")]
    [InlineData("pcodes/vnm_adm1_names.csv", "VNM", "1/62/0/0")] // all but VN411 Thua Thien Hue
    [InlineData("pcodes/vnm_adm2_names.csv", "VNM", "0/0/699/0")]
    [InlineData("population/download-caf-admpop-adm1-2015-v2.csv", "CAF", "0/17/0/0")]
    [InlineData("population/download-caf-admpop-adm2-2015-v2.csv", "CAF", "0/0/72/0")]
    public void Real_tables_give_the_areas_they_list(string file, string iso3, string expected)
    {
        var load = GazetteerReading.Read(SharedData.Csv(file), [iso3]);
        Assert.Equal(expected, string.Join('/', Enumerable.Range(0, 4).Select(load.CountAt)));
        Assert.DoesNotContain(load.Areas, a => a.Names.Any(n => n.Name.Contains('\uFFFD', StringComparison.Ordinal)));
    }

    [Fact]
    public void Real_population_tables_give_the_published_totals()
    {
        var first = GazetteerReading.Read(SharedData.Csv("population/cod_population_admin1.csv"), ["CAF"]);
        Assert.Equal(448_465, first.Areas.Single(a => a.Pcode == "CF11").Population); // Ombella M'Poko, census projection 2015
        var any = GazetteerReading.Read(SharedData.Csv("population/population_subnational_population.csv"), ["AFG"]);
        Assert.Equal(6_700_513, any.Areas.Single(a => a.Pcode == "AF01").Population);
        var provinces = GazetteerReading.Read(SharedData.Csv("pcodes/vn_gazetteer_adm1_3_2009.csv"), ["VNM"]);
        Assert.InRange(provinces.Areas.Where(a => a.Level == 1).Sum(a => a.Population ?? 0), 60_000_000, 86_000_000); // census 2009: 85,846,997, less areas without a figure
    }
}
