using Tessera.Domain.Geography;
using Xunit;

namespace Tessera.Domain.Tests.Geography;

public sealed class PlaceQuestionTests
{
    private static readonly LoadedArea[] MekongAreas =
    [
        new("VNM", 0, null, CountryCodes.Find("VNM")!.Names),
        new("VN709", 1, "VNM", [new("", "Tay Ninh")]), new("VN70909", 2, "VN709", [new("", "Chau Thanh")]),
        new("VN801", 1, "VNM", [new("", "Long An")]), new("VN80121", 2, "VN801", [new("", "Chau Thanh")]),
        new("VN80101", 2, "VN801", [new("", "Tan An")]),
    ];

    private static readonly Gazetteer Mekong = Atlas.Build(MekongAreas, ["VNM"]);

    private static readonly Gazetteer TwoCountries = Atlas.Build(
    [
        new("GIN", 0, null, CountryCodes.Find("GIN")!.Names), new("GN002", 1, "GIN", [new("", "Conakry")]), new("GN004", 1, "GIN", [new("", "Central")]),
        new("LBR", 0, null, CountryCodes.Find("LBR")!.Names), new("LR01", 1, "LBR", [new("", "Bomi")]), new("LR09", 1, "LBR", [new("", "Central")]),
    ], ["LBR", "GIN"]);

    private static PlaceMatch Match(Gazetteer gazetteer, string typed, params (string Question, long Id)[] answers) =>
        PlaceMatching.Match(gazetteer, Atlas.Typed(typed), answers.ToDictionary(a => a.Question, a => a.Id));

    private static long Id(Gazetteer gazetteer, string code) => gazetteer.ByCode(code)[0].Id;

    private static IEnumerable<string> Offered(Gazetteer gazetteer, PlaceMatch match) => match.Candidates.Select(id => gazetteer.ById(id)!.Pcode);

    [Fact]
    public void An_ambiguous_name_offers_every_place_and_its_answer_settles_it()
    {
        var asked = Match(Mekong, "~ | Huyện Châu Thành");
        Assert.Equal(PlaceVerdict.Ask, asked.Verdict);
        Assert.Equal(["VN70909", "VN80121"], Offered(Mekong, asked));
        Assert.Equal("huyen chau thanh", asked.QuestionText);
        var answered = Match(Mekong, "~ | Huyện Châu Thành", ("huyen chau thanh", Id(Mekong, "VN80121")));
        Assert.Equal((Id(Mekong, "VN80121"), PlaceVerdict.Fixed, null), (answered.AreaId, answered.Verdict, answered.QuestionText));
        Assert.Equal("place.name-alias", Assert.Single(answered.Notes).Code);
    }

    [Fact]
    public void A_question_below_a_certain_parent_names_the_path_and_does_not_hold_the_row()
    {
        var match = Match(Mekong, "Long An | Tan Am");
        Assert.Equal((Id(Mekong, "VN801"), PlaceVerdict.Fixed, "long an > tan am"), (match.AreaId, match.Verdict, match.QuestionText));
        Assert.Equal(["VN80101"], Offered(Mekong, match));
        Assert.Contains(new PlaceNote("place.coarser", 2, false, "Tan Am", "Long An"), match.Notes);
        Assert.Equal(Id(Mekong, "VN80101"), Match(Mekong, "Long An | Tan Am", ("long an > tan am", Id(Mekong, "VN80101"))).AreaId);
    }

    [Fact]
    public void An_answer_given_for_one_parent_is_not_used_under_another()
    {
        var answer = ("long an > tan am", Id(Mekong, "VN80101"));
        Assert.Equal(Id(Mekong, "VN709"), Match(Mekong, "Tay Ninh | Tan Am", answer).AreaId);
    }

    [Fact]
    public void An_answer_kept_as_an_alias_works_like_an_answer()
    {
        var areas = Atlas.Areas(MekongAreas);
        var chosen = areas.Find(a => a.Pcode == "VN80101")!.Id;
        var gazetteer = new Gazetteer(areas, [new("long an > thi xa", chosen)], ["VNM"]);
        Assert.Equal(chosen, Match(gazetteer, "Long An | Thi xa").AreaId);
    }

    [Fact]
    public void Contradicting_codes_and_names_show_both_sides()
    {
        var match = Match(Mekong, "VN709~Long An");
        Assert.Equal(new PlaceNote("place.code-contradicts-name", 1, true, "VN709 / Long An", "VN709 Tay Ninh (≠ VN801 Long An)"), Assert.Single(match.Notes));
        Assert.Equal(Id(Mekong, "VN709"), match.AreaId);
    }

    [Fact]
    public void A_district_code_outside_the_coded_province_offers_the_namesake_inside_first()
    {
        // A lookup by name alone takes the first Chau Thanh of the country: the province is right, the code is not.
        var match = Match(Mekong, "VN801~Long An | VN70909~Chau Thanh");
        Assert.Equal((Id(Mekong, "VN801"), PlaceVerdict.Fixed), (match.AreaId, match.Verdict));
        Assert.Equal(["VN80121", "VN70909"], Offered(Mekong, match));
        Assert.Equal("long an > vn70909 chau thanh", match.QuestionText);
    }

    [Fact]
    public void A_level_that_failed_is_explained_by_the_deeper_one_that_did_not()
    {
        var match = Match(Mekong, "Tay Nguyen province | VN80101~Tan An");
        Assert.Equal(Id(Mekong, "VN80101"), match.AreaId);
        Assert.Contains(match.Notes, n => n is { Level: 1, Found: "Tay Nguyen province" } && n.Expected is not null);
        Assert.Null(match.QuestionText);
    }

    [Fact]
    public void Blank_places_are_country_wide_only_where_the_operation_has_one_country()
    {
        Assert.Equal(Id(Mekong, "VNM"), Match(Mekong, "~").AreaId);
        var asked = Match(TwoCountries, "~");
        Assert.Equal((null, PlaceVerdict.Ask, "blank"), (asked.AreaId, asked.Verdict, asked.QuestionText));
        Assert.Equal(["LBR", "GIN"], Offered(TwoCountries, asked));
        Assert.Equal(Id(TwoCountries, "GIN"), Match(TwoCountries, "~", ("blank", Id(TwoCountries, "GIN"))).AreaId);
        Assert.Equal(Id(TwoCountries, "GIN"), Match(TwoCountries, "@Guinée | ~").AreaId);
    }

    [Fact]
    public void The_country_column_decides_between_namesakes()
    {
        Assert.Equal(PlaceVerdict.Ask, Match(TwoCountries, "Central").Verdict);
        Assert.Equal(Id(TwoCountries, "LR09"), Match(TwoCountries, "@Liberia | Central").AreaId);
        Assert.Equal(Id(TwoCountries, "GN004"), Match(TwoCountries, "@GIN~ | Central").AreaId);
        Assert.Equal("guinea > centrl", Match(TwoCountries, "@Guinea | Centrl").QuestionText);
    }

    [Fact]
    public void A_code_names_its_country_in_an_operation_of_several()
    {
        Assert.Equal(Id(TwoCountries, "LR01"), Match(TwoCountries, "LBR01~").AreaId);
        var other = Match(TwoCountries, "@Guinea | LR01~Bomi");
        Assert.Equal(Id(TwoCountries, "LR01"), other.AreaId);
        Assert.Contains(other.Notes, n => n.Code == "place.code-contradicts-name" && n.Expected == "LR01 Bomi (≠ GIN Guinea)");
        Assert.Equal((null, PlaceVerdict.Unknown), (Match(TwoCountries, "SN01~Dakar").AreaId, Match(TwoCountries, "SN01~Dakar").Verdict));
    }

    [Fact]
    public void A_retired_area_is_matched_when_no_current_one_has_the_name()
    {
        // Viet Nam joined Ha Tay to Ha Noi on 1 August 2008.
        var areas = new List<AdminArea>
        {
            new() { Id = 1, Pcode = "VNM", Level = 0, Names = [new("en", "Viet Nam")] },
            new() { Id = 2, Pcode = "VN105", Level = 1, ParentId = 1, Names = [new("", "Ha Tay")], ValidTo = new DateOnly(2008, 7, 31) },
            new() { Id = 3, Pcode = "VN101", Level = 1, ParentId = 1, Names = [new("", "Ha Noi")], ValidTo = new DateOnly(2008, 7, 31) },
            new() { Id = 4, Pcode = "VN101", Level = 1, ParentId = 1, Names = [new("", "Ha Noi")], ValidFrom = new DateOnly(2008, 8, 1) },
        };
        var gazetteer = new Gazetteer(areas, [], ["VNM"]);
        foreach (var typed in new[] { "VN105~", "Ha Tay" })
        {
            var match = Match(gazetteer, typed);
            Assert.Equal((2L, PlaceVerdict.Fixed), (match.AreaId, match.Verdict));
            Assert.Contains(match.Notes, n => n.Code == "place.retired");
        }
        foreach (var typed in new[] { "VN101~", "Ha Noi", "VN101~Hà Nội" })
            Assert.Equal((4L, PlaceVerdict.Exact), (Match(gazetteer, typed).AreaId, typed == "VN101~Hà Nội" ? Match(gazetteer, typed).Verdict : PlaceVerdict.Exact));
    }

    [Fact]
    public void A_gazetteer_without_areas_places_nothing_and_does_not_fail()
    {
        var empty = new Gazetteer([], [], ["AFG"]);
        Assert.Null(Match(empty, "AF01~Kabul | x").AreaId);
        Assert.Null(Match(empty, "~").AreaId);
        Assert.Equal(0, empty.MaxLevel);
    }

    [Fact]
    public void Matching_twice_gives_the_same_match()
    {
        var (one, two) = (Match(Mekong, "Long An | Tan Am"), Match(Mekong, "Long An | Tan Am"));
        Assert.Equal((one.AreaId, one.Confidence, one.QuestionText), (two.AreaId, two.Confidence, two.QuestionText));
        Assert.Equal(one.Notes, two.Notes);
        Assert.Equal(one.Candidates, two.Candidates);
    }

    [Fact]
    public void Whatever_is_typed_gives_a_match_that_keeps_its_own_rules()
    {
        var random = new Random(7);
        string[] pieces = ["VN", "VNM", "709", "0", "80121", "Chau", "Thành", "Long An", " ", ";", "/", "(", ")", "-", "'", "é", "#N/A", "\u0301", "\ud83d\ude00", "XXX", "all", "various", ",", "|", "01", "ا"];
        string? Text() => random.Next(3) == 0 ? null : string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => pieces[random.Next(pieces.Length)]));
        for (var i = 0; i < 5000; i++)
        {
            var typed = new TypedPlace([.. Enumerable.Range(0, 5).Select(_ => Text())], [.. Enumerable.Range(0, random.Next(6)).Select(_ => Text())]);
            var match = PlaceMatching.Match(Mekong, typed);
            Assert.Equal(match.AreaId is not null, match.Verdict is PlaceVerdict.Exact or PlaceVerdict.Fixed);
            Assert.True(match.AreaId is null || match.Confidence >= PlaceMatching.TakenFrom);
            Assert.True(match.Verdict == PlaceVerdict.Exact || match.Notes.Count > 0);
            Assert.True(match.Verdict != PlaceVerdict.Ask || match.QuestionText is not null);
            Assert.True(match.Candidates.Count <= 10);
        }
    }
}
