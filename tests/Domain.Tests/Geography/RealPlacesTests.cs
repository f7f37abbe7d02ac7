using Tessera.Domain.Geography;
using Xunit;

namespace Tessera.Domain.Tests.Geography;

/// <summary>
/// The places partners really typed, against the global p-code list: how many distinct ones are exact, fixed, asked,
/// unknown. Every one that is not exact was looked at by hand; the reasons stand beside the counts.
/// </summary>
public sealed class RealPlacesTests
{
    [Fact]
    public void Afghanistan_2021_is_exact_throughout() =>
        Counted("AFG", "threew/afg_3w_2021q3.csv", 2, [-1, -1, 2, 1, 4, 3], "334 distinct: Exact 334, Fixed 0, Ask 0, Unknown 0");

    /// <summary>10 with codes of an admin 3 the list lacks, 6 with "31" for a municipality, 2 national ("HN00").</summary>
    [Fact]
    public void Honduras_has_national_rows_and_stray_codes() =>
        Counted("HND", "threew/hnd_345w.csv", 2, [9, 8, 10, 11, 12, 13, 14, 15], "231 distinct: Exact 213, Fixed 18, Ask 0, Unknown 0");

    /// <summary>All carry GIN for GN; one has Conakry's code beside Dalaba's name, and goes where the name says.</summary>
    [Fact]
    public void Guinea_2014_is_fixed_throughout() =>
        Counted("GIN", "threew/gin_ebola_3w_hxl.csv", 2, [-1, -1, -1, -1, 1, 0], "36 distinct: Exact 0, Fixed 36, Ask 0, Unknown 0");

    /// <summary>Alpha-3 prefixes, and Guinea's and Sierra Leone's districts in a column of regions.</summary>
    [Fact]
    public void West_Africa_2014_lies_in_three_countries() =>
        Counted("GIN,LBR,SLE", "threew/westafrica_ebola_3w.csv", 1, [-1, 0, 4, 1], "56 distinct: Exact 0, Fixed 56, Ask 0, Unknown 0");

    /// <summary>Codes of another numbering and no names: 42 are asked; "0" is country-wide.</summary>
    [Fact]
    public void Vanuatu_2015_codes_must_be_asked() =>
        Counted("VUT", "threew/vanuatu_pam2015_3w.csv", 1, [-1, -1, -1, -1, 3, -1], "43 distinct: Exact 0, Fixed 1, Ask 42, Unknown 0");

    [Fact]
    public void Renumbered_prefectures_of_Guinea_go_where_their_names_say()
    {
        // Typed in 2014: GIN008003 was Macenta; in today's list GN008003 is Lola and Macenta is GN008004.
        var gazetteer = SharedData.Gazetteer("GIN", "LBR", "SLE");
        foreach (var row in SharedData.Csv("threew/westafrica_ebola_3w.csv").Skip(1))
        {
            var match = PlaceMatching.Match(gazetteer, Typed(row, [-1, 0, 4, 1]));
            if (match.AreaId is { } id && gazetteer.ById(id)!.Level == 2) Assert.Equal(Folding.Fold(row[1].AsTyped()) is "telemele" ? "telimele" : Folding.Fold(row[1].AsTyped()), Folding.Fold(gazetteer.ById(id)!.Name));
        }
    }

    [Theory]
    [InlineData("AFG")]
    [InlineData("HTI")]
    [InlineData("CAF")]
    [InlineData("HND")]
    [InlineData("MOZ")]
    [InlineData("LBY")]
    [InlineData("TCD")]
    [InlineData("VNM")]
    [InlineData("GIN")]
    [InlineData("LBR")]
    [InlineData("SLE")]
    [InlineData("NPL")]
    [InlineData("VUT")]
    public void Every_place_of_a_country_is_found_by_its_code_and_by_its_path_of_names(string iso3)
    {
        var gazetteer = SharedData.Gazetteer(iso3);
        foreach (var area in gazetteer.All.Where(a => a.Level > 0))
        {
            var path = gazetteer.Path(area.Id);
            var byCode = PlaceMatching.Match(gazetteer, new([.. path.Select(a => a.Level == area.Level ? a.Pcode : null)], []));
            Assert.Equal((area.Id, PlaceVerdict.Exact), (byCode.AreaId, byCode.Verdict));
            var byName = PlaceMatching.Match(gazetteer, new([], [.. path.Select(a => a.Name)]));
            var twins = gazetteer.Named(area.Name, area.Level, area.ParentId).Count() > 1;
            Assert.True(byName.AreaId == area.Id || twins, $"{area.Pcode} {area.Name} found {byName.AreaId} {byName.Verdict}");
            var swapped = CountryCodes.Find(iso3)!;
            var digits = area.Pcode[(area.Pcode.StartsWith(iso3, StringComparison.Ordinal) ? 3 : 2)..];
            foreach (var code in new[] { swapped.Iso2 + digits, swapped.Iso3 + digits, area.Pcode.ToLowerInvariant() })
            {
                var match = PlaceMatching.Match(gazetteer, new([.. path.Select(a => a.Level == area.Level ? code : null)], []));
                Assert.Equal(area.Id, match.AreaId);
            }
        }
    }

    private static void Counted(string countries, string file, int skip, int[] columns, string expected)
    {
        var gazetteer = SharedData.Gazetteer(countries.Split(','));
        var matches = SharedData.Csv(file).Skip(skip).Select(r => Typed(r, columns)).DistinctBy(t => string.Join('\u001f', t.Codes.Concat(t.Names)))
            .Select(t => PlaceMatching.Match(gazetteer, t)).ToList();
        int Count(PlaceVerdict verdict) => matches.Count(m => m.Verdict == verdict);
        Assert.Equal(expected, $"{matches.Count} distinct: Exact {Count(PlaceVerdict.Exact)}, Fixed {Count(PlaceVerdict.Fixed)}, Ask {Count(PlaceVerdict.Ask)}, Unknown {Count(PlaceVerdict.Unknown)}");
    }

    /// <summary>Columns come as code, name from level 0 down; -1 where there is none.</summary>
    private static TypedPlace Typed(SheetRow row, int[] columns)
    {
        string? Text(int column) => column < 0 || row[column].IsBlank ? null : row[column].AsTyped();
        return new([.. columns.Where((_, i) => i % 2 == 0).Select(Text)], [.. columns.Where((_, i) => i % 2 == 1).Select(Text)]);
    }
}
