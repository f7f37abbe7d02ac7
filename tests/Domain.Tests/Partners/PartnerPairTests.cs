using Tessera.Domain.Partners;
using Xunit;

namespace Tessera.Domain.Tests.Partners;

/// <summary>Name and acronym in two columns, answers, merges and the key for counting.</summary>
public sealed class PartnerPairTests
{
    private static readonly PartnerRegistry Registry = Register.Of(
        [("CRS", "Catholic Relief Services"), ("CRS", "Croix-Rouge suisse"), ("WFP", "World Food Programme"),
            ("MSF", "Médecins Sans Frontières"), ("MSF-F", "Médecins Sans Frontières France"), (null, "Tearfund"), ("DCA", "DanChurchAid")],
        [(3, "PAM")]);

    private static PartnerMatch Match(string? name, string? acronym) => PartnerMatching.Match(Registry, new(name, acronym, null));

    [Theory]
    // one side says it exactly, the other confirms
    [InlineData("World Food Programme", "WFP", 3, PartnerVerdict.Exact, null)]
    [InlineData("world food programme", "WFP", 3, PartnerVerdict.Fixed, PartnerNote.Folded)]
    [InlineData("World Food Programme", "PAM", 3, PartnerVerdict.Fixed, PartnerNote.Alias)]
    // the name settles an acronym of two
    [InlineData("Catholic Relief Services", "CRS", 1, PartnerVerdict.Exact, null)]
    [InlineData("CROIX ROUGE SUISSE", "CRS", 2, PartnerVerdict.Fixed, PartnerNote.Folded)]
    [InlineData("Catholic Relief Service", "CRS", 1, PartnerVerdict.Fixed, PartnerNote.NameSpelling)]
    [InlineData("World Food Programm", "WFP", 3, PartnerVerdict.Fixed, PartnerNote.NameSpelling)]
    // the name decides against another's acronym
    [InlineData("World Food Programme", "DCA", 3, PartnerVerdict.Fixed, PartnerNote.AcronymContradicts)]
    [InlineData("Catholic Relief Services", "WFP", 1, PartnerVerdict.Fixed, PartnerNote.AcronymContradicts)]
    [InlineData("Médecins Sans Frontières France", "MSF", 5, PartnerVerdict.Fixed, PartnerNote.AcronymContradicts)]
    [InlineData("World Food Programme", "WPF", 3, PartnerVerdict.Fixed, PartnerNote.AcronymUnknown)]
    // nothing to contradict
    [InlineData("Tearfund", "TF", 6, PartnerVerdict.Exact, null)]
    [InlineData("N/A", "WFP", 3, PartnerVerdict.Exact, null)]
    [InlineData("World Food Programme", "-", 3, PartnerVerdict.Exact, null)]
    [InlineData("WFP", "WFP", 3, PartnerVerdict.Exact, null)]
    public void A_pair_that_agrees_or_whose_name_decides_is_taken(string? name, string? acronym, long expected, PartnerVerdict verdict, string? code)
    {
        var match = Match(name, acronym);
        Assert.Equal((expected, verdict, code), (match.PartnerId, match.Verdict, match.Code));
    }

    [Theory]
    // the acronym is known, the name is of somebody else
    [InlineData("Dutch Committee for Afghanistan", "DCA", PartnerNote.PairDiffers, 7)]
    // a section's acronym beside the movement's name
    [InlineData("Médecins Sans Frontières", "MSF-F", PartnerNote.PairDiffers, 5)]
    [InlineData("Médecins Sans Frontières", "MSF-CH", PartnerNote.PairDiffers, 4)]
    [InlineData("Central Recovery Service", "CRS", PartnerNote.OfTwo, 1)]
    [InlineData("World Food Programs Agency", "W", PartnerNote.Suggested, 3)]
    public void A_pair_that_differs_is_asked(string name, string acronym, string code, long offered)
    {
        var match = Match(name, acronym);
        Assert.Equal((null, PartnerVerdict.Ask, code), (match.PartnerId, match.Verdict, match.Code));
        Assert.Contains(offered, match.Candidates);
    }

    [Fact]
    public void A_pair_of_which_nothing_is_known_is_new() => Assert.Equal(PartnerVerdict.New, Match("Afghan Landmine Survivors Organisation", "ALSO").Verdict);

    [Fact]
    public void An_answer_comes_first_and_is_keyed_by_what_was_typed()
    {
        var typed = new TypedPartner("Dutch Committee for Afghanistan", "DCA", null);
        var answers = new Dictionary<string, long> { [PartnerMatching.QuestionKey(typed)] = 6 };
        var match = PartnerMatching.Match(Registry, typed with { Name = " DUTCH committee for Afghanistan" }, answers);
        Assert.Equal((6L, PartnerVerdict.Fixed, PartnerNote.Answered), (match.PartnerId, match.Verdict, match.Code));
    }

    [Theory]
    [InlineData("CRS", null, "crs")]
    [InlineData(null, "CRS", "crs")]
    [InlineData("C.R.S", "Crs", "c r s|crs")]
    [InlineData("CRS", "crs", "crs")]
    [InlineData("Café Ɖà Nẵng", "CDN", "cafe da nang|cdn")]
    public void The_key_of_a_question_is_folded(string? name, string? acronym, string expected) =>
        Assert.Equal(expected, PartnerMatching.QuestionKey(new(name, acronym, null)));

    [Fact]
    public void An_answer_may_say_that_nobody_is_named() => Assert.Equal(PartnerVerdict.Empty,
        PartnerMatching.Match(Registry, new("CRS", null, null), new Dictionary<string, long> { ["crs"] = PartnerMatching.NoPartner }).Verdict);

    [Fact]
    public void An_answer_that_points_nowhere_is_passed_over() => Assert.Equal(PartnerVerdict.Ask,
        PartnerMatching.Match(Registry, new("CRS", null, null), new Dictionary<string, long> { ["crs"] = 99 }).Verdict);

    [Fact]
    public void A_merged_organisation_counts_as_its_survivor_under_all_its_texts()
    {
        var registry = new PartnerRegistry(
            [Register.Partner(1, "HI", "Handicap International"), Register.Partner(2, "H&I", "Humanity & Inclusion", 1), Register.Partner(3, "AI", "Atlas", 2)],
            [Register.Alias(1, 2, "Humanité et Inclusion")]);
        Assert.Equal((1L, PartnerNote.Merged), Code(registry, "Humanity & Inclusion"));
        Assert.Equal((1L, PartnerNote.Merged), Code(registry, "Atlas"));
        Assert.Equal((1L, PartnerNote.Alias), Code(registry, "humanite et inclusion"));
        Assert.Equal((1L, null), Code(registry, "HI"));
        Assert.Equal((1, 1L, null), (registry.Count, registry.Survivor(3), registry.Survivor(9)));
        Assert.Equal([1], registry.Named("atlas"));
    }

    [Fact]
    public void A_cycle_in_the_data_leaves_everybody_themselves()
    {
        var registry = new PartnerRegistry([Register.Partner(1, "A", "Alpha", 2), Register.Partner(2, "B", "Beta", 1)], []);
        Assert.Equal((1L, 2L), (registry.Survivor(1), registry.Survivor(2)));
    }

    [Fact]
    public void Merging_is_refused_into_itself_in_a_circle_twice_or_elsewhere()
    {
        var registry = new PartnerRegistry(
            [Register.Partner(1, "A", "Alpha"), Register.Partner(2, "B", "Beta", 1), Register.Partner(3, "C", "Gamma", 2),
                Register.Partner(4, "D", "Delta"), Register.Partner(5, "E", "Epsilon", operation: 2)], []);
        Assert.Equal("partner.merge-itself", PartnerMerge.Check(registry, 4, 4)?.Code);
        Assert.Equal("partner.merge-cycle", PartnerMerge.Check(registry, 1, 3)?.Code);
        Assert.Equal("partner.merge-cycle", PartnerMerge.Check(registry, 1, 2)?.Code);
        Assert.Equal("partner.merge-already", PartnerMerge.Check(registry, 2, 4)?.Code);
        Assert.Equal("partner.merge-other-operation", PartnerMerge.Check(registry, 4, 5)?.Code);
        Assert.Equal("partner.unknown", PartnerMerge.Check(registry, 4, 6)?.Code);
        Assert.Equal("partner.unknown", PartnerMerge.Check(registry, 6, 4)?.Code);
        Assert.Null(PartnerMerge.Check(registry, 4, 1));
        Assert.Null(PartnerMerge.Check(registry, 4, 3));
        Assert.Null(PartnerMerge.Check(registry, 1, 4));
    }

    [Theory]
    [InlineData(" Unicef ", "UNICEF")]
    [InlineData("UNICEF/WHO", "UNICEF/WHO")]
    [InlineData("Cáritas", "CÁRITAS")]
    [InlineData("unknown", null)]
    [InlineData("Unknown ", null)]
    [InlineData("n/a", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("none", "NONE")]
    public void Texts_are_counted_as_typed_but_for_case_and_edges(string? typed, string? expected) =>
        Assert.Equal(expected, PartnerMatching.TypedCountKey(typed));

    private static (long?, string?) Code(PartnerRegistry registry, string typed)
    {
        var match = PartnerMatching.Match(registry, new(typed, null, null));
        return (match.PartnerId, match.Code);
    }
}
