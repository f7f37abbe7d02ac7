using Tessera.Domain.Clusters;
using Xunit;

namespace Tessera.Domain.Tests.Clusters;

/// <summary>Every distinct sector text of real files, read one by one, against a response that has every listed sector.</summary>
public sealed class ClusterRealFileTests
{
    private static readonly ClusterRegistry Registry = new(
        SampleFiles.Clusters.Select((cluster, index) => new Cluster
        {
            OperationId = 1, Id = index + 1, Code = cluster.Code, Name = cluster.Name, ShortName = cluster.ShortName, Kind = cluster.Kind,
        }),
        SampleFiles.Clusters, SampleFiles.Synonyms);

    private const string Afghanistan = "EIE_OP=EDU|ESNFI_OP=SHL|FSAC_OP=FSC|HEALTH_OP=HEA|NUTRITION_OP=NUT|WASH_OP=WSH";
    private const string AfghanNames = "Operatioanl Presence: Water, Sanitation & Hygiene=WSH|Operational Presence: Education in Emergencies=EDU|"
        + "Operational Presence: Emergency Shelter & Non-Food Items=SHL|Operational Presence: Food Security & Agriculture=FSC|"
        + "Operational Presence: Health=HEA|Operational Presence: Nutrition=NUT";
    private const string Honduras = "Agua, Saneamiento e Higiene=WSH|Alojamiento de emergencia (Shelter)=SHL|Coordinación / Información=CSS|Educación=EDU|"
        + "IT y Telecomunicación=TEL|Logística=LOG|Manejo y gestión de Campamentos (CCCM)=CCM|Nutrición=NUT|Protección=PRO|"
        + "Recuperación Temprana=ERY|Salud=HEA|Seguridad Alimentaria=FSC|Transferencias Multipropósito=MPC";
    // The pillars of the Ebola response are no sectors; nothing may be made of them.
    private const string Guinea = "Communication=?|Coordination=CSS|Eau Hygiène et Assainissement=WSH|Gestion des corps=?|Gestion des données=?|Logistique=LOG|"
        + "Prise en charge=?|Recherche=?|Soutien nutritionnel=NUT|Soutien social=?|Surveillance & suivi=?|Sécurité=?";
    private const string Nepal = "Disaster Preparedness and risk Reduction=?|Education=EDU|Food Security=FSC|Health and Care=HEA|NS Capacity Building=?|Relief=?|"
        + "Shelter and Settlements=SHL|WASH=WSH";
    private const string Vanuatu = "EDUCATION=EDU|Education=EDU|Food Security and Agriculture=FSC|Health and Nutrition=?|Protection and Gender=?|Shelter=SHL|WASH=WSH";

    [Theory]
    [InlineData("afg_3w_2021q3.csv", 2, 8, Afghanistan)]
    [InlineData("afg_3w_2021q3.csv", 2, 9, AfghanNames)]
    [InlineData("hnd_345w.csv", 2, 18, Honduras)]
    [InlineData("gin_ebola_3w_hxl.csv", 2, 2, Guinea)]
    [InlineData("nepal2015_rc_3w.csv", 1, 4, Nepal)]
    [InlineData("vanuatu_pam2015_3w.csv", 1, 0, Vanuatu)]
    public void Every_sector_text_of_a_file_is_what_it_says_or_is_asked(string file, int skip, int column, string expected)
    {
        var matched = SampleFiles.Distinct(file, skip, column)
            .Select(values => $"{values[0]}={(ClusterMatching.Match(Registry, values[0]) is { ClusterId: not null } match ? match.Sector : "?")}");
        Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), matched.Order(StringComparer.Ordinal));
    }
}
