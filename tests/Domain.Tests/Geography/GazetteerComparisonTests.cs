using Tessera.Domain.Geography;
using Xunit;

namespace Tessera.Domain.Tests.Geography;

public sealed class GazetteerComparisonTests
{
    private static readonly LoadedArea Country = new("CAF", 0, null, [new("en", "Central African Republic")]);
    private static readonly LoadedArea Kadei = new("CF21", 1, "CAF", [new("", "Mambere Kadei")], new DateOnly(2015, 6, 15));
    private static readonly LoadedArea Basse = new("CF61", 1, "CAF", [new("", "Basse-Kotto")]);
    private static readonly LoadedArea Gamboula = new("CF212", 2, "CF21", [new("", "Gamboula")], new DateOnly(2015, 6, 15));

    private static List<AreaChange> Compare(LoadedArea[] present, LoadedArea[] loaded, bool complete = false) =>
        [.. GazetteerComparison.Compare(Atlas.Areas(present), loaded, complete)];

    private static AreaChange One(LoadedArea present, LoadedArea loaded) => Compare([Country, Basse, Kadei, present], [loaded]).Single();

    [Fact]
    public void Loading_the_same_list_again_changes_nothing()
    {
        LoadedArea[] areas = [Country, Kadei, Basse, Gamboula];
        Assert.All(Compare(areas, areas, complete: true), c => Assert.Equal(AreaChangeKind.Same, c.Kind));
    }

    [Theory]
    [InlineData("", "MAMBERE-KADEI", AreaChangeKind.Same, ":Mambere Kadei")]
    [InlineData("", "Mambéré-Kadéï", AreaChangeKind.Enriched, ":Mambéré-Kadéï")]
    [InlineData("fr", "Mambéré-Kadéï", AreaChangeKind.Enriched, "fr:Mambéré-Kadéï")]
    [InlineData("sg", "Mambele", AreaChangeKind.Enriched, ":Mambere Kadei sg:Mambele")]
    [InlineData("", "Mambere", AreaChangeKind.Renamed, ":Mambere")]
    public void Spellings_and_languages_enrich_and_only_another_name_renames(string language, string name, AreaChangeKind kind, string names)
    {
        var change = Compare([Country, Kadei], [Kadei with { Names = [new(language, name)] }]).Single();
        Assert.Equal((kind, names), (change.Kind, string.Join(' ', change.Names.Select(n => $"{n.Language}:{n.Name}"))));
        Assert.Equal(kind == AreaChangeKind.Renamed ? "mambere kadei" : null, change.AliasFolded);
    }

    [Fact]
    public void A_plain_spelling_does_not_take_the_marks_away()
    {
        var marked = Kadei with { Names = [new("fr", "Mambéré-Kadéï")] };
        Assert.Equal(AreaChangeKind.Same, Compare([Country, marked], [Kadei]).Single().Kind);
    }

    [Fact]
    public void A_name_of_the_same_language_is_replaced_and_the_others_stay()
    {
        var two = Gamboula with { Names = [new("fr", "Gamboula"), new("sg", "Gambula")] };
        var change = One(two, Gamboula with { Names = [new("fr", "Nouvelle Ville")] });
        Assert.Equal((AreaChangeKind.Renamed, "gamboula"), (change.Kind, change.AliasFolded));
        Assert.Equal([new("fr", "Nouvelle Ville"), new("sg", "Gambula")], change.Names);
    }

    [Fact]
    public void Another_parent_ends_the_old_version_the_day_before()
    {
        var change = One(Gamboula, Gamboula with { ParentPcode = "CF61", ValidFrom = new DateOnly(2021, 1, 1) });
        Assert.Equal((AreaChangeKind.Moved, new DateOnly(2020, 12, 31)), (change.Kind, change.ValidTo!.Value));
        Assert.Null(One(Gamboula, Gamboula with { ParentPcode = "CF61" }).ValidTo);
    }

    [Fact]
    public void A_country_written_either_way_is_no_move()
    {
        Assert.Equal(AreaChangeKind.Same, Compare([Country, Kadei], [Kadei with { ParentPcode = "CF" }]).Single().Kind);
        Assert.Equal(AreaChangeKind.Same, Compare([Country], [Country with { Pcode = "CF" }]).Single().Kind);
    }

    [Fact]
    public void New_areas_come_after_their_parents()
    {
        var changes = Compare([Country], [Gamboula, Kadei]);
        Assert.Equal(["New CF21", "New CF212"], changes.Select(c => $"{c.Kind} {c.Loaded!.Pcode}"));
        Assert.Equal(AreaChangeKind.Unplaced, Compare([Country], [Gamboula]).Single().Kind);
    }

    [Fact]
    public void Only_a_complete_list_retires_and_only_on_the_levels_it_covers()
    {
        LoadedArea[] present = [Country, Kadei, Basse, Gamboula];
        Assert.DoesNotContain(Compare(present, [Country, Kadei]), c => c.Kind == AreaChangeKind.Retired);
        var retired = Compare(present, [Country, Kadei], complete: true).Where(c => c.Kind == AreaChangeKind.Retired);
        Assert.Equal(["CF61"], retired.Select(c => c.Present!.Pcode));
    }

    [Fact]
    public void Another_countrys_list_retires_nothing()
    {
        LoadedArea[] chad = [new("TCD", 0, null, [new("en", "Chad")]), new("TCD01", 1, "TCD", [new("", "Batha")])];
        Assert.DoesNotContain(Compare([Country, Kadei], chad, complete: true), c => c.Kind == AreaChangeKind.Retired);
    }

    [Fact]
    public void People_enrich_an_area_and_make_none()
    {
        LoadedArea figure = new("CF21", 1, "CAF", [], Population: 448_465);
        var change = Compare([Country, Kadei], [figure]).Single();
        Assert.Equal((AreaChangeKind.Enriched, ":Mambere Kadei"), (change.Kind, $"{change.Names[0].Language}:{change.Names[0].Name}"));
        Assert.Equal(AreaChangeKind.Unplaced, Compare([Country], [figure]).Single().Kind);
        Assert.Equal(AreaChangeKind.Same, Compare([Country, Kadei with { Population = 448_465 }], [figure]).Single().Kind);
    }

    [Theory]
    [InlineData("pcodes/vnm_adm1_names.csv", 62)] // lacks VN411
    [InlineData("pcodes/vn_gazetteer_adm1_3_2009.csv", 63)]
    public void Real_Vietnamese_names_enrich_the_global_list_and_load_twice_the_same(string file, int provinces)
    {
        const string iso3 = "VNM";
        var list = GazetteerReading.Read(SharedData.Csv("pcodes/global_pcodes_adm_1_2.csv"), [iso3]).Areas.Where(a => a.Level < 2).ToList();
        var names = GazetteerReading.Read(SharedData.Csv(file), [iso3]).Areas.Where(a => a.Level == 1).ToList();
        var changes = GazetteerComparison.Compare(Atlas.Areas(list), names, complete: false);
        Assert.Equal(provinces, changes.Count);
        Assert.All(changes, c => Assert.True(c.Kind is AreaChangeKind.Enriched or AreaChangeKind.Same, $"{c.Kind} {c.Present?.Pcode} {c.AliasFolded}"));
        var after = Atlas.Areas(list.Select(a => changes.FirstOrDefault(c => c.Loaded?.Pcode == a.Pcode) is { } c ? a with { Names = c.Names, Population = c.Loaded!.Population } : a));
        Assert.All(GazetteerComparison.Compare(after, names, complete: false), c => Assert.Equal(AreaChangeKind.Same, c.Kind));
    }
}
