using Tessera.Domain.Partners;
using Xunit;

namespace Tessera.Domain.Tests.Partners;

public sealed class PartnerMatchingTests
{
    private static PartnerMatch Listed(string? name, string? acronym = null) => PartnerMatching.Match(Register.Listed, new(name, acronym, null));

    private static string? Settled(PartnerMatch match) => Register.NameOf(Register.Listed, match.PartnerId);

    private static IEnumerable<string?> Offered(PartnerMatch match) => match.Candidates.Select(id => Register.NameOf(Register.Listed, id));

    [Theory]
    [InlineData("UNICEF", "UNICEF")]
    [InlineData("  World Health   Organization ", "WHO")]
    [InlineData("ACDI/VOCA", "ACDI/VOCA")]
    [InlineData("MSF-F", "MSF-F")]
    [InlineData("Swiss Red Cross", "Swiss Red Cross")]
    public void The_name_or_acronym_as_written_is_exact(string typed, string expected)
    {
        var match = Listed(typed);
        Assert.Equal((expected, PartnerVerdict.Exact, 1, null), (Settled(match), match.Verdict, match.Confidence, match.Code));
    }

    [Theory]
    [InlineData("OMS", "WHO")]
    [InlineData("HCR", "UNHCR")]
    [InlineData("ACNUR", "UNHCR")]
    [InlineData("PAM", "WFP")]
    [InlineData("PMA", "WFP")]
    [InlineData("OIM", "IOM")]
    [InlineData("FNUAP", "UNFPA")]
    [InlineData("PNUD", "UNDP")]
    [InlineData("CICR", "ICRC")]
    [InlineData("FICR", "IFRC")]
    [InlineData("FISCR", "IFRC")]
    [InlineData("OPS", "PAHO")]
    [InlineData("OPS/OMS", "PAHO")]
    [InlineData("ONU Mujeres", "UN Women")]
    [InlineData("Save the Children", "SCI")]
    [InlineData("SC", "SCI")]
    [InlineData("STC", "SCI")]
    [InlineData("Save the Children Federation International", "SCI")]
    [InlineData("Organisation mondiale de la santé", "WHO")]
    [InlineData("Fonds des Nations Unies pour l’Enfance", "UNICEF")]
    [InlineData("Programa Mundial de Alimentos", "WFP")]
    [InlineData("Organização Internacional para as Migrações", "IOM")]
    [InlineData("Quỹ Nhi đồng Liên Hợp Quốc", "UNICEF")]
    [InlineData("HỘI CHỮ THẬP ĐỎ VIỆT NAM", "VNRC")]
    [InlineData("Deutsche Welthungerhilfe e. V. (German Agro Action)", "WHH")]
    [InlineData("MSF Holland", "MSF-H")]
    [InlineData("Medecins sans Frontieres Switzerland", "MSF-CH")]
    [InlineData("FLM", "LWF")]
    [InlineData("COSUDE", "SDC")]
    [InlineData("British RC", "British Red Cross")]
    public void A_kept_spelling_is_taken_with_a_note(string typed, string expected)
    {
        var match = Listed(typed);
        Assert.Equal((expected, PartnerVerdict.Fixed, PartnerNote.Alias), (Settled(match), match.Verdict, match.Code));
    }

    [Theory]
    [InlineData("unicef", "UNICEF")]
    [InlineData("Wfp", "WFP")]
    [InlineData("MSF F", "MSF-F")]
    [InlineData("Trocaire", "Trócaire")]
    [InlineData("MEDECINS SANS FRONTIERES", "MSF")]
    [InlineData("World Food Program", "WFP")]
    [InlineData("World Health Organisation", "WHO")]
    [InlineData("Food & Agriculture Organization", "FAO")]
    [InlineData("Adventist Development & Relief Agency", "ADRA")]
    [InlineData("U.N.H.C.R.", "UNHCR")]
    [InlineData("U N D P", "UNDP")]
    [InlineData("MERCYCORPS", "Mercy Corps")]
    [InlineData("Action Aid", "ActionAid")]
    [InlineData("Shelter Box", "ShelterBox")]
    public void Case_marks_punctuation_blanks_and_linking_words_do_not_matter(string typed, string expected)
    {
        var match = Listed(typed);
        Assert.Equal((expected, PartnerVerdict.Fixed, PartnerNote.Folded), (Settled(match), match.Verdict, match.Code));
    }

    [Theory]
    [InlineData("Lutheran World Federation (LWF)", "LWF")]
    [InlineData("UNFPA - United Nations Population Fund", "UNFPA")]
    [InlineData("OIM - International Organization for Migration", "IOM")]
    [InlineData("ACTED | Agency for Technical Cooperation and Development", "ACTED")]
    [InlineData("German Agro Action (aka Welthungerhilfe)", "WHH")]
    [InlineData("United Nations Educational, Scientific and Cultural Organization (UNESCO)", "UNESCO")]
    [InlineData("IOM / OIM", "IOM")]
    [InlineData("PAHO: Organización Panamericana de la Salud", "PAHO")]
    public void Name_and_acronym_of_one_organisation_in_one_cell_are_a_pair(string typed, string expected)
    {
        var match = Listed(typed);
        Assert.Equal((expected, PartnerVerdict.Fixed, PartnerNote.Pair), (Settled(match), match.Verdict, match.Code));
    }

    [Theory]
    [InlineData("CESVI/ALLIANCE2015", "CESVI|ALLIANCE2015", "CESVI")]
    [InlineData("UNICEF, WHO", "UNICEF|WHO", "UNICEF|WHO")]
    [InlineData("IOM & UNHCR", "IOM|UNHCR", "IOM|UNHCR")]
    [InlineData("A&T/FHI 360", "A&T|FHI 360", "FHI 360")]
    [InlineData("Action Aid/CARE", "Action Aid|CARE", "ActionAid|CARE")]
    [InlineData("UNICEF, OFDA/CRS", "UNICEF|OFDA|CRS", "UNICEF|OFDA|CRS")]
    [InlineData("Liberian Red Cross Society with IFRC", "Liberian Red Cross Society|IFRC", "Liberian Red Cross Society|IFRC")]
    [InlineData("COSACA (Save the children)", "COSACA|Save the children", "SCI")]
    [InlineData("CRS-Caritas", "CRS|Caritas", "CRS")]
    [InlineData("MedAir-MissionEast", "MedAir|MissionEast", "MEDAIR|Mission East")]
    [InlineData("WHO et PAM", "WHO|PAM", "WHO|WFP")]
    [InlineData("UNICEF\nUNFPA", "UNICEF|UNFPA", "UNICEF|UNFPA")]
    [InlineData("BRC-FL/NRC/GRC", "BRC-FL|NRC|GRC", "NRC")]
    [InlineData("WVI-H", "WVI|H", "WVI")]
    [InlineData("FAO + WFP; IFAD", "FAO|WFP|IFAD", "FAO|WFP|IFAD")]
    public void Several_organisations_in_one_cell_are_asked_and_never_split(string typed, string parts, string offered)
    {
        var match = Listed(typed);
        Assert.Equal((null, PartnerVerdict.Ask, PartnerNote.List), (match.PartnerId, match.Verdict, match.Code));
        Assert.Equal(parts.Split('|'), match.Parts);
        Assert.Equal(offered.Split('|'), Offered(match));
    }

    [Theory]
    [InlineData("Nobody/Anyone")]
    [InlineData("Care and Relief for Rural Women")]
    [InlineData("J/P HRO")]
    [InlineData("Plan-based Learning Network")]
    [InlineData("Disabled Home and the National Commission on Disabilities (NCD)")]
    [InlineData("Belgique")]
    [InlineData("France")]
    [InlineData("CHILDREN")]
    [InlineData("CDC")]
    [InlineData("Organization for Relief and Development")]
    [InlineData("Ethiopian Red Cross Society")]
    [InlineData("UNDO")]
    public void A_text_like_no_known_organisation_is_new(string typed)
    {
        var match = Listed(typed);
        Assert.Equal((null, PartnerVerdict.New, PartnerNote.Unknown, 0), (match.PartnerId, match.Verdict, match.Code, match.Candidates.Count));
    }

    [Theory]
    [InlineData("United Nations High Commissioner for Refugee", "UNHCR")]
    [InlineData("Whelthungerhilfe", "WHH")]
    [InlineData("UNCIEF", "UNICEF")]
    [InlineData("UNHRC", "UNHCR")]
    [InlineData("Norwegian Refugees Council", "NRC")]
    [InlineData("International Rescue Commitee", "IRC")]
    [InlineData("CARE International Inc", "CARE")]
    [InlineData("NGO Tearfund", "TF")]
    [InlineData("Mercy Corps e.V.", "Mercy Corps")]
    [InlineData("Intitut Pasteur de Dakar", "Institut Pasteur de Dakar")]
    [InlineData("Committee International Rescue", "IRC")]
    [InlineData("Helvetas Swiss Intercooperation Nepal", "Helvetas")]
    public void What_is_alike_is_suggested_and_never_taken(string typed, string expected)
    {
        var match = Listed(typed);
        Assert.Equal((null, PartnerVerdict.Ask, PartnerNote.Suggested), (match.PartnerId, match.Verdict, match.Code));
        Assert.Equal(expected, Offered(match).First());
        Assert.InRange(match.Confidence, 0.66, 1);
        Assert.InRange(match.Candidates.Count, 1, 5);
    }

    [Theory]
    [InlineData("United Nations High Commissioner for Refugee")]
    [InlineData("United Nation's Children Fund")]
    [InlineData("Whelthungerhilfe")]
    [InlineData("UNCIEF")]
    [InlineData("Norwegian Refugees Council")]
    [InlineData("International Rescue Commitee")]
    [InlineData("Intitut Pasteur de Dakar")]
    [InlineData("SOS Children's Village")]
    [InlineData("CARE International Inc")]
    [InlineData("NGO Tearfund")]
    [InlineData("CARE International en Haïti", "CARE")]
    [InlineData("Mine Advisor Group", "MAG")]
    [InlineData("Médecins Sans Frontières", "MSF-F")]
    public void A_suggestion_carried_by_spelling_or_acronym_is_strong(string typed, string? acronym = null) => Assert.True(Listed(typed, acronym).IsStrong);

    [Theory]
    // each has a word of its own
    [InlineData("Pan American Development Foundation", "PADF", "PAHO")]
    [InlineData("eHealth Africa", null, "Amref")]
    [InlineData("Organisation Panafricaine de la Lutte pour la Santé", null, "PAHO")]
    [InlineData("Institut Pasteur France", null, "Institut Pasteur de Dakar")]
    // one holds all of the other
    [InlineData("EMERGENCY NGO", "EMERGENCY", "JEN")]
    [InlineData("World Jewish Relief", null, "World Relief")]
    [InlineData("Chinese Center for Disease Control and Prevention", null, "US CDC")]
    [InlineData("Help Tchad", null, "HELP")]
    [InlineData("Echo Médical", "EM", "ECHO")]
    [InlineData("World Vision International-Haiti", "WVI-H", "WVI")]
    // a slip in a short word makes another word of it
    [InlineData("HELPO", null, "HELP")]
    // the name of a family is none of its members
    [InlineData("Caritas", null, "Caritas Switzerland")]
    [InlineData("Concern", null, "CWW")]
    [InlineData("Austrian Red Cross", null, "Australian Red Cross")]
    // in another order
    [InlineData("Committee International Rescue", null, "IRC")]
    public void Words_alike_are_offered_and_not_suggested(string typed, string? acronym, string offered)
    {
        var match = Listed(typed, acronym);
        Assert.Equal((PartnerVerdict.Ask, offered, false), (match.Verdict, Offered(match).First(), match.IsStrong));
    }

    [Fact]
    public void The_organisation_whose_acronym_is_written_comes_before_those_alike_by_words()
    {
        var match = Listed("Fond des Nations Unies pour l'Agriculture", "FAO");
        Assert.Equal((PartnerVerdict.Ask, "FAO", false), (match.Verdict, Offered(match).First(), match.IsStrong));
    }

    [Fact]
    public void The_bare_name_of_a_family_with_several_members_is_none_of_them()
    {
        var registry = Register.Of((null, "Save the Children UK"), (null, "Save the Children Norway"), (null, "Caritas International"), (null, "Caritas Congo"));
        Assert.False(PartnerMatching.Match(registry, new("Save the Children", null, null)).IsStrong);
        Assert.False(PartnerMatching.Match(registry, new("Caritas", null, null)).IsStrong);
        Assert.False(PartnerMatching.Match(registry, new("Red Cross", null, null)).IsStrong);
    }

    [Theory]
    [InlineData("COSACA/Save the Children")]
    [InlineData("United Nation's Children Fund")]
    [InlineData("CARE INTERNATIONAL EN HAITI (CARE)")]
    [InlineData("World Vision International-Haiti")]
    [InlineData("Terre des Hommes Itali")]
    [InlineData("Caritas")]
    [InlineData("World Jewish Relief")]
    public void What_may_be_known_or_several_is_doubtful(string typed) => Assert.True(Listed(typed).IsDoubtful);

    [Theory]
    [InlineData("Institut Pasteur France")]
    [InlineData("Pan American Development Foundation")]
    [InlineData("Ethiopian Red Cross Society")]
    [InlineData("UNICEF")]
    public void Two_names_with_a_word_of_their_own_each_are_two_organisations(string typed) => Assert.False(Listed(typed).IsDoubtful);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-")]
    [InlineData("…")]
    [InlineData("unknown")]
    [InlineData("N/A")]
    [InlineData("n.a.")]
    [InlineData("TBC")]
    [InlineData("none")]
    [InlineData("Inconnu")]
    [InlineData("desconocido")]
    [InlineData("Não aplicável")]
    [InlineData("Không rõ")]
    [InlineData("No partner")]
    public void A_placeholder_names_nobody(string? typed) => Assert.Equal(PartnerVerdict.Empty, Listed(typed).Verdict);

    [Fact]
    public void A_placeholder_somebody_registered_is_an_organisation() =>
        Assert.Equal(1, PartnerMatching.Match(Register.Of(("NA", "Nepal Aid")), new("NA", null, null)).PartnerId);

    [Theory]
    [InlineData("MSF France", "MSF Switzerland")]
    [InlineData("Swiss Red Cross", "Swedish Red Cross")]
    [InlineData("Danish Red Cross", "Spanish Red Cross")]
    [InlineData("ACF", "ACF-E")]
    [InlineData("Terre des Hommes", "Terre des Hommes Italy")]
    [InlineData("World Relief", "World Renew")]
    [InlineData("Médecins du Monde", "Médecins du Monde Suisse")]
    [InlineData("ICRC", "IFRC")]
    public void Sections_and_societies_stay_apart(string one, string other)
    {
        Assert.NotNull(Listed(one).PartnerId);
        Assert.NotNull(Listed(other).PartnerId);
        Assert.NotEqual(Listed(one).PartnerId, Listed(other).PartnerId);
    }

    [Fact]
    public void A_section_not_yet_registered_is_asked_and_not_given_to_its_movement()
    {
        var registry = Register.Of(("MSF", "Médecins Sans Frontières"), (null, "Danish Red Cross"));
        Assert.Equal([1], PartnerMatching.Match(registry, new("Médecins Sans Frontières Grèce", null, null)).Candidates);
        Assert.Equal([1], PartnerMatching.Match(registry, new("MSF-GR", null, null)).Candidates);
        Assert.Equal(PartnerVerdict.New, PartnerMatching.Match(registry, new("Spanish Red Cross", null, null)).Verdict);
    }

    [Fact]
    public void The_same_words_in_another_order_may_be_another_organisation()
    {
        var registry = Register.Of(("APD", "Association for Peace and Development"), ("X", "Rural Water"));
        var match = PartnerMatching.Match(registry, new("Association for Development and Peace", null, null));
        Assert.Equal((PartnerVerdict.Ask, 1L), (match.Verdict, match.Candidates[0]));
    }

    [Fact]
    public void An_acronym_of_two_organisations_is_asked()
    {
        var registry = Register.Of(("CRS", "Catholic Relief Services"), ("CRS", "Croix-Rouge suisse"));
        var match = PartnerMatching.Match(registry, new(null, "crs", null));
        Assert.Equal((PartnerVerdict.Ask, PartnerNote.OfTwo), (match.Verdict, match.Code));
        Assert.Equal([1, 2], match.Candidates);
    }

    [Fact]
    public void An_alias_that_is_another_organisations_acronym_is_asked()
    {
        var registry = Register.Of([("WFP", "World Food Programme"), ("PAM", "Programme d'appui aux ménages")], [(1, "PAM")]);
        Assert.Equal([1, 2], PartnerMatching.Match(registry, new("PAM", null, null)).Candidates);
    }

    [Fact]
    public void A_name_two_organisations_share_but_for_linking_words_is_asked()
    {
        var registry = Register.Of((null, "Women for Peace"), (null, "Women of Peace"));
        Assert.Equal([1, 2], PartnerMatching.Match(registry, new("Women and Peace", null, null)).Candidates);
    }

    [Fact]
    public void Any_order_of_loading_gives_the_same_match()
    {
        (string?, string)[] partners = [("CRS", "Catholic Relief Services"), ("CRS", "Croix-Rouge suisse"), (null, "Croix-Rouge suisse en Haïti")];
        var there = new PartnerRegistry(partners.Select((p, i) => Register.Partner(i + 1, p.Item1, p.Item2)), []);
        var back = new PartnerRegistry(partners.Select((p, i) => Register.Partner(i + 1, p.Item1, p.Item2)).Reverse(), []);
        foreach (var typed in new[] { "CRS", "Croix Rouge Suise", "Croix-Rouge suisse au Tchad" })
            Assert.Equal(PartnerMatching.Match(there, new(typed, null, null)).Candidates, PartnerMatching.Match(back, new(typed, null, null)).Candidates);
    }
}
