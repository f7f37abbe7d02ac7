using Tessera.Domain.Clusters;
using Xunit;

namespace Tessera.Domain.Tests.Clusters;

public sealed class ClusterListTests
{
    // standards.md 2.1, the whole column "Code".
    private static readonly string[] Codes =
    [
        "CCM", "ERY", "EDU", "SHL", "TEL", "FSC", "HEA", "LOG", "NUT", "PRO", "WSH", "PRO-CPN", "PRO-GBV", "PRO-HLP", "PRO-MIN",
        "PRO-HTS", "MPC", "MS", "CSS", "OTH", "AGR", "COV19", "Cash", "Hum", "Multi", "Intersectoral",
    ];

    [Fact]
    public void The_list_holds_every_sector_code_once() => Assert.Equal(Codes, SampleFiles.Clusters.Select(cluster => cluster.Code));

    [Fact]
    public void Every_sector_has_a_name_in_five_languages_and_a_short_name_of_two_to_eight_letters() =>
        Assert.All(SampleFiles.Clusters, cluster =>
        {
            Assert.Equal(4, cluster.Names.Count);
            Assert.InRange(cluster.ShortName.Length, 2, 8);
        });

    [Fact]
    public void Protection_and_its_areas_are_sensitive_and_nothing_else_is() => Assert.Equal(
        ["PRO", "PRO-CPN", "PRO-GBV", "PRO-HLP", "PRO-MIN", "PRO-HTS"],
        SampleFiles.Clusters.Where(cluster => cluster.IsSensitive).Select(cluster => cluster.Code));

    [Fact]
    public void Areas_of_responsibility_lie_under_protection_and_every_parent_is_listed()
    {
        Assert.All(SampleFiles.Clusters.Where(cluster => cluster.Kind == ClusterKind.AreaOfResponsibility), area => Assert.Equal("PRO", area.Parent));
        Assert.All(SampleFiles.Clusters.Select(cluster => cluster.Parent).OfType<string>(), parent => Assert.Contains(parent, Codes));
    }

    [Theory]
    // hpc_global_cluster_mapping.csv
    [InlineData("SHL", 4)]
    [InlineData("WSH", 11)]
    [InlineData("PRO-CPN", 12)]
    [InlineData("PRO-MIN", 15)]
    [InlineData("PRO-HTS", 26546)]
    [InlineData("CSS", 26480)]
    [InlineData("COV19", 26513)]
    public void The_hpc_id_is_that_of_the_hpc_tools(string code, int id) =>
        Assert.Equal(id, SampleFiles.Clusters.Single(cluster => cluster.Code == code).HpcId);

    [Fact]
    public void Every_synonym_is_of_a_listed_sector_and_of_a_known_language() => Assert.All(SampleFiles.Synonyms, synonym =>
    {
        Assert.Contains(synonym.Code, Codes);
        Assert.Contains(synonym.Language, new[] { "", "en", "fr", "es", "pt", "vi" });
    });

    [Fact]
    public void Every_folded_text_of_the_lists_means_one_sector()
    {
        var texts = SampleFiles.Clusters
            .SelectMany(cluster => cluster.Names.Values.Append(cluster.Code).Append(cluster.Name).Append(cluster.ShortName).Select(text => (text, cluster.Code)))
            .Concat(SampleFiles.Synonyms.Select(synonym => (text: synonym.Text, synonym.Code)))
            .GroupBy(pair => Folding.Fold(pair.text), pair => pair.Code)
            .Where(group => group.Distinct().Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group)}");
        Assert.Empty(texts);
    }

    [Fact]
    public void A_text_that_would_mean_two_sectors_is_refused_when_the_list_is_loaded() => Assert.Throws<ArgumentException>(() =>
        new ClusterRegistry([], SampleFiles.Clusters, [.. SampleFiles.Synonyms, new("HEA", "en", "Protection, child")]));

    [Theory]
    [InlineData("CCM,Camps,CCCM,Cluster,,1,no,,,,,")]
    [InlineData("CCM,Camps,CCCM,Club,,1,no,,,,,,")]
    [InlineData("CCM,Camps,CCCM,Cluster,,1,perhaps,,,,,,")]
    [InlineData(",Camps,CCCM,Cluster,,1,no,,,,,,")]
    [InlineData("CCM,Camps,CCCM,Cluster,,1,no,1/2/2026,,,,,")]
    public void A_line_with_a_field_missing_or_wrong_is_refused(string line) =>
        Assert.Throws<FormatException>(() => ListedCluster.Parse(line.Split(',')));

    [Fact]
    public void A_sector_without_a_name_in_a_language_has_its_english_one() =>
        Assert.Equal("Camps", ListedCluster.Parse("CCM,Camps,CCCM,Cluster,,1,no,2026-01-01,,Camps fr,,,".Split(',')).NameIn("vi"));
}
