using Tessera.Domain.Clusters;
using Xunit;

namespace Tessera.Domain.Tests.Clusters;

public sealed class ClusterMatchingTests
{
    /// <summary>The eleven clusters, coordination, cash and four areas of responsibility, as many responses have.</summary>
    private static readonly ClusterRegistry Full = Of(
        "CCM", "ERY", "EDU", "SHL", "TEL", "FSC", "HEA", "LOG", "NUT", "PRO", "WSH", "CSS", "Cash", "PRO-CPN", "PRO-GBV", "PRO-HLP", "PRO-MIN", "MS");

    /// <summary>A small response: no area of responsibility, no agriculture.</summary>
    private static readonly ClusterRegistry Small = Of("FSC", "HEA", "PRO", "WSH", "Cash");

    private static ClusterRegistry Of(params string[] codes) => new(
        codes.Select((code, index) => Cluster(index + 1, code)), SampleFiles.Clusters, SampleFiles.Synonyms);

    private static Cluster Cluster(long id, string code)
    {
        var listed = SampleFiles.Clusters.Single(cluster => cluster.Code == code);
        return Cluster(id, code, listed.Name, listed.ShortName);
    }

    private static Cluster Cluster(long id, string code, string name, string shortName, DateOnly? validTo = null) =>
        new() { OperationId = 1, Id = id, Code = code, Name = name, ShortName = shortName, ValidTo = validTo };

    private static string? CodeOf(ClusterRegistry registry, long? id) => id is { } known ? registry.Find(known)!.Code : null;

    [Theory]
    [InlineData("WSH", "WSH")]
    [InlineData("WASH", "WSH")]
    [InlineData("Water Sanitation Hygiene", "WSH")]
    [InlineData("Gender Based Violence", "PRO-GBV")]
    [InlineData(" Health ", "HEA")]
    [InlineData("CP", "PRO-CPN")]
    [InlineData("MA", "PRO-MIN")]
    public void The_code_name_or_short_name_as_written_is_exact(string typed, string expected)
    {
        var match = ClusterMatching.Match(Full, typed);
        Assert.Equal((expected, ClusterVerdict.Exact, expected, null), (CodeOf(Full, match.ClusterId), match.Verdict, match.Sector, match.Code));
    }

    [Theory]
    // typed in the 3W files of Afghanistan, Central African Republic, Chad, Haiti, Honduras, Libya, Mozambique, Nepal, Ukraine, Vanuatu
    [InlineData("ESNFI_OP", "SHL")]
    [InlineData("FSAC_OP", "FSC")]
    [InlineData("HEALTH_OP", "HEA")]
    [InlineData("EIE_OP", "EDU")]
    [InlineData("Operational Presence: Emergency Shelter & Non-Food Items", "SHL")]
    [InlineData("Operational Presence: Food Security & Agriculture", "FSC")]
    [InlineData("Operational Presence: Education in Emergencies", "EDU")]
    [InlineData("Operatioanl Presence: Water, Sanitation & Hygiene", "WSH")]
    [InlineData("Abris&BNA", "SHL")]
    [InlineData("EHA", "WSH")]
    [InlineData("Sécurité alimentaire", "FSC")]
    [InlineData("Securité alimentaire", "FSC")]
    [InlineData("Telecom", "TEL")]
    [InlineData("Logistique", "LOG")]
    [InlineData("Santé", "HEA")]
    [InlineData("Abris / NFI", "SHL")]
    [InlineData("Abris/AnA", "SHL")]
    [InlineData("Relèvement Précoce", "ERY")]
    [InlineData("EPAH", "WSH")]
    [InlineData("Shelter/NFI", "SHL")]
    [InlineData("Agua, Saneamiento e Higiene", "WSH")]
    [InlineData("Alojamiento de emergencia (Shelter)", "SHL")]
    [InlineData("Manejo y gestión de Campamentos (CCCM)", "CCM")]
    [InlineData("Recuperación Temprana", "ERY")]
    [InlineData("IT y Telecomunicación", "TEL")]
    [InlineData("Protección", "PRO")]
    [InlineData("Seguridad Alimentaria", "FSC")]
    [InlineData("FSS", "FSC")]
    [InlineData("SNFI", "SHL")]
    [InlineData("Abrigo/ Artigos não alimentares", "SHL")]
    [InlineData("Água, Saneamento e Higiene", "WSH")]
    [InlineData("Coordenação e Gestão de Campos", "CCM")]
    [InlineData("Camp Coordination and Management", "CCM")]
    [InlineData("Segurança Alimentar", "FSC")]
    [InlineData("Telecomunicações de Emergência", "TEL")]
    [InlineData("Saúde", "HEA")]
    [InlineData("FSL", "FSC")]
    [InlineData("PC_CP", "PRO-CPN")]
    [InlineData("PC_GBV", "PRO-GBV")]
    [InlineData("Food Security and Agriculture", "FSC")]
    [InlineData("EDUCATION", "EDU")]
    [InlineData("Shelter and Settlements", "SHL")]
    [InlineData("Eau Hygiène et Assainissement", "WSH")]
    [InlineData("Eau, Hygiène et Assainissement", "WSH")]
    [InlineData("Soutien nutritionnel", "NUT")]
    // coordination is not camp coordination
    [InlineData("Coordination", "CSS")]
    [InlineData("COOR", "CSS")]
    [InlineData("Coordenação", "CSS")]
    [InlineData("Coordinación / Información", "CSS")]
    [InlineData("CCS", "CSS")]
    [InlineData("Điều phối", "CSS")]
    // Viet Nam
    [InlineData("Y tế", "HEA")]
    [InlineData("Giáo dục", "EDU")]
    [InlineData("GIÁO DỤC", "EDU")]
    [InlineData("Nước sạch và Vệ sinh môi trường", "WSH")]
    [InlineData("An ninh lương thực", "FSC")]
    [InlineData("Bảo vệ trẻ em", "PRO-CPN")]
    [InlineData("Nhà ở", "SHL")]
    [InlineData("Phục hồi sớm", "ERY")]
    [InlineData("Dinh dưỡng", "NUT")]
    [InlineData("Ngành Y tế", "HEA")]
    // words around, order, an area named with its cluster
    [InlineData("WASH Cluster", "WSH")]
    [InlineData("Cluster Santé", "HEA")]
    [InlineData("GBV AoR", "PRO-GBV")]
    [InlineData("Child Protection Sub-Cluster", "PRO-CPN")]
    [InlineData("Hygiene, Water and Sanitation", "WSH")]
    [InlineData("Protection - Child Protection", "PRO-CPN")]
    [InlineData("Protection - Gender-Based Violence", "PRO-GBV")]
    [InlineData("Protection: GBV", "PRO-GBV")]
    [InlineData("Protection (Mine Action)", "PRO-MIN")]
    [InlineData("Protection - Housing, Land and Property", "PRO-HLP")]
    [InlineData("Protection LTB", "PRO-HLP")]
    [InlineData("Health and Care", "HEA")]
    [InlineData("Protección / Violencia de género", "PRO-GBV")]
    [InlineData("Education / Éducation", "EDU")]
    [InlineData("WASH (EHA)", "WSH")]
    [InlineData("pro-cpn", "PRO-CPN")]
    [InlineData("Refugee Response", "MS")]
    public void A_word_for_a_sector_is_known_in_five_languages(string typed, string expected)
    {
        var match = ClusterMatching.Match(Full, typed);
        Assert.Equal((expected, ClusterVerdict.Fixed, expected), (CodeOf(Full, match.ClusterId), match.Verdict, match.Sector));
        Assert.Contains(match.Code, new[] { ClusterNote.Folded, ClusterNote.Synonym, ClusterNote.Combined });
    }

    [Theory]
    [InlineData("Health and Nutrition", "HEA,NUT")]
    [InlineData("WASH/Health", "WSH,HEA")]
    [InlineData("Education; Protection", "EDU,PRO")]
    [InlineData("Santé + Nutrition", "HEA,NUT")]
    [InlineData("Food Security, Nutrition and Health", "FSC,NUT,HEA")]
    [InlineData("Food Security and Nutrition", "FSC,NUT")]
    [InlineData("Child Protection / GBV", "PRO-CPN,PRO-GBV")]
    [InlineData("Shelter, CCCM", "SHL,CCM")]
    [InlineData("Giáo dục và Y tế", "EDU,HEA")]
    public void Two_sectors_in_one_cell_are_asked_and_never_split(string typed, string offered)
    {
        var match = ClusterMatching.Match(Full, typed);
        Assert.Equal((null, ClusterVerdict.Ask, ClusterNote.OfTwo), (match.ClusterId, match.Verdict, match.Code));
        Assert.Equal(offered.Split(','), match.Candidates.Select(id => CodeOf(Full, id)));
    }

    [Theory]
    [InlineData("Protection and Gender", "PRO")]
    [InlineData("Health and Dignity", "HEA")]
    [InlineData("Nutrtion", "NUT")]
    [InlineData("Eduction", "EDU")]
    [InlineData("Sécurité alimantaire", "FSC")]
    [InlineData("Bảo vệ trẻ ẻm mồ côi / Giáo dục", "EDU")]
    public void What_is_alike_or_only_partly_known_is_suggested(string typed, string offered)
    {
        var match = ClusterMatching.Match(Full, typed);
        Assert.Equal((null, ClusterVerdict.Ask, ClusterNote.Suggested), (match.ClusterId, match.Verdict, match.Code));
        Assert.Equal(offered, CodeOf(Full, match.Candidates[0]));
    }

    [Theory]
    [InlineData("Surveillance & suivi")]
    [InlineData("Prise en charge")]
    [InlineData("Disaster Preparedness and risk Reduction")]
    [InlineData("Réduction des Risques de Catastrophes")]
    [InlineData("Choléra")]
    [InlineData("PSEA")]
    [InlineData("XYZ")]
    public void A_text_of_no_sector_is_unknown(string typed)
    {
        var match = ClusterMatching.Match(Full, typed);
        Assert.Equal((null, ClusterVerdict.Unknown, null, ClusterNote.Unknown), (match.ClusterId, match.Verdict, match.Sector, match.Code));
    }

    [Theory]
    [InlineData("GBV", "PRO", "PRO-GBV")]
    [InlineData("Protection de l'enfance", "PRO", "PRO-CPN")]
    [InlineData("Agriculture", "FSC", "AGR")]
    [InlineData("MPCA", "Cash", "MPC")]
    public void A_sector_the_operation_lacks_falls_to_the_one_above_it(string typed, string cluster, string sector)
    {
        var match = ClusterMatching.Match(Small, typed);
        Assert.Equal((cluster, ClusterVerdict.Fixed, sector, ClusterNote.Coarser), (CodeOf(Small, match.ClusterId), match.Verdict, match.Sector, match.Code));
    }

    [Fact]
    public void Two_areas_of_one_cluster_that_has_no_areas_are_the_cluster()
    {
        var match = ClusterMatching.Match(Small, "Child Protection / GBV");
        Assert.Equal(("PRO", "PRO", ClusterNote.Combined), (CodeOf(Small, match.ClusterId), match.Sector, match.Code));
    }

    [Fact]
    public void A_sector_nobody_coordinates_here_is_said_by_its_code()
    {
        var match = ClusterMatching.Match(Small, "Logistique");
        Assert.Equal((null, ClusterVerdict.Unknown, "LOG", ClusterNote.NotHere), (match.ClusterId, match.Verdict, match.Sector, match.Code));
        Assert.Equal(ClusterVerdict.Ask, ClusterMatching.Match(Small, "Logistics, Health").Verdict);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    public void Nothing_typed_is_missing(string? typed) => Assert.Equal(ClusterNote.Missing, ClusterMatching.Match(Full, typed).Code);

    [Fact]
    public void What_the_operation_calls_its_cluster_comes_before_the_global_words()
    {
        var registry = new ClusterRegistry(
            [Cluster(1, "SAN", "Food Security and Nutrition", "FSN"), Cluster(2, "NUT", "Nutrition", "NUT"), Cluster(3, "HEA", "Sức khỏe và Y tế", "Y tế")],
            SampleFiles.Clusters, SampleFiles.Synonyms);
        Assert.Equal(1, ClusterMatching.Match(registry, "food security & nutrition").ClusterId);
        Assert.Equal(1, ClusterMatching.Match(registry, "SAN").ClusterId);
        Assert.Equal(3, ClusterMatching.Match(registry, "Health").ClusterId);
    }

    [Fact]
    public void Of_two_versions_of_a_cluster_the_one_still_valid_has_the_code()
    {
        var registry = new ClusterRegistry(
            [Cluster(1, "SHL", "Shelter", "Shelter", new(2025, 12, 31)), Cluster(2, "SHL", "Shelter, Land and Site Coordination", "SLSC")],
            SampleFiles.Clusters, SampleFiles.Synonyms);
        Assert.Equal(2, registry.ByCode("shl")!.Id);
        Assert.Equal(2, ClusterMatching.Match(registry, "ESNFI").ClusterId);
    }

    [Fact]
    public void An_answer_comes_first()
    {
        var answers = new Dictionary<string, long> { [ClusterMatching.QuestionKey("Health and Nutrition")] = 9, ["cholera"] = 7, ["psea"] = 99 };
        var match = ClusterMatching.Match(Full, "HEALTH and nutrition", answers);
        Assert.Equal((9L, ClusterVerdict.Fixed, ClusterNote.Answered), (match.ClusterId, match.Verdict, match.Code));
        Assert.Equal(7, ClusterMatching.Match(Full, "Choléra", answers).ClusterId);
        Assert.Equal(ClusterVerdict.Unknown, ClusterMatching.Match(Full, "PSEA", answers).Verdict);
    }

    [Theory]
    [InlineData("PRO", "GBV", "PRO-GBV")]
    [InlineData("CP", "Protection", "PRO-CPN")]
    [InlineData("WASH", "EHA", "WSH")]
    [InlineData("Health", "Choléra", "HEA")]
    [InlineData("Choléra", "Health", "HEA")]
    [InlineData("Health", "WASH", null)]
    [InlineData("Choléra", "Health and Nutrition", null)]
    public void Two_columns_agree_or_are_asked(string first, string second, string? expected)
    {
        var match = ClusterMatching.Agree(Full, ClusterMatching.Match(Full, first), ClusterMatching.Match(Full, second));
        Assert.Equal(expected, CodeOf(Full, match.ClusterId));
        Assert.Equal(expected is null, match.Verdict == ClusterVerdict.Ask);
    }
}
