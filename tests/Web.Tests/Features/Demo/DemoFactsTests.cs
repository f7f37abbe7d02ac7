using System.Text;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Features.Demo;
using Xunit;

namespace Tessera.Web.Tests.Features.Demo;

public sealed class DemoFactsTests
{
    private static readonly DemoFacts Facts = DemoFolder.Facts;

    [Fact]
    public void There_are_63_provinces_with_their_own_code_name_label_and_tile()
    {
        Assert.Equal(63, Facts.Provinces.Count);
        Assert.Equal(63, Facts.Provinces.Select(p => p.Pcode).Distinct().Count());
        Assert.Equal(63, Facts.Provinces.Select(p => Folding.Fold(p.NameEn)).Distinct().Count());
        Assert.Equal(63, Facts.Provinces.Select(p => p.Short).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(63, Facts.Provinces.Select(p => (p.TileColumn, p.TileRow)).Distinct().Count());
        Assert.All(Facts.Provinces, p => Assert.InRange(p.Short.Length, 2, 4));
    }

    [Fact]
    public void Populations_add_up_to_the_published_census_total()
    {
        // General Statistics Office, media release of 21 July 2010: 85,846,997 people on 1 April 2009.
        Assert.Equal(85_846_997, Facts.Provinces.Sum(p => p.Population));
        Assert.Equal(293_826, Facts.Provinces.Min(p => p.Population));
        Assert.Equal("Ho Chi Minh", Facts.Provinces.MaxBy(p => p.Population)!.NameEn);
    }

    [Fact]
    public void Centre_points_lie_in_the_country_and_tiles_follow_them_from_north_to_south()
    {
        // Viet Nam's mainland lies between 8.5 and 23.4 degrees north, 102.1 and 109.5 degrees east.
        Assert.All(Facts.Provinces, p => Assert.InRange(p.Latitude, 8.5, 23.4));
        Assert.All(Facts.Provinces, p => Assert.InRange(p.Longitude, 102.1, 109.5));
        var first = Facts.Provinces.Where(p => p.TileRow <= 1).Average(p => p.Latitude);
        var last = Facts.Provinces.Where(p => p.TileRow >= 17).Average(p => p.Latitude);
        Assert.True(first - last > 10, "the top two rows of tiles are far north of the bottom two");
    }

    [Fact]
    public void Both_scripts_name_the_same_province()
    {
        Assert.All(Facts.Provinces, p => Assert.Equal(Folding.Fold(p.NameEn), Folding.Fold(p.NameVi)));
        Assert.All(Facts.Provinces, p => Assert.EndsWith(p.NameVi, p.FullNameVi, StringComparison.Ordinal));
        // Five cities run by the centre: Ha Noi, Hai Phong, Da Nang, Ho Chi Minh, Can Tho.
        Assert.Equal(5, Facts.Provinces.Count(p => p.FullNameVi.StartsWith("Thành phố ", StringComparison.Ordinal)));
        Assert.Equal(58, Facts.Provinces.Count(p => p.FullNameVi.StartsWith("Tỉnh ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Codes_and_names_are_those_of_the_common_operational_dataset()
    {
        var listed = DemoFolder.SharedLines("pcodes/vn_gazetteer_adm1_3_2009.csv").Where(line => line.StartsWith("1,", StringComparison.Ordinal))
            .Select(line => line.Split(',')).ToDictionary(cells => cells[1], cells => cells[3].Replace(" city", "", StringComparison.Ordinal));
        Assert.Equal(63, listed.Count);
        Assert.All(Facts.Provinces, p => Assert.Equal(listed[p.Pcode], p.NameEn));
    }

    [Theory]
    [InlineData("ERY", "A", ClusterKind.Network, "UNDP", "MPI", "2009-10-12")]
    [InlineData("EDU", "B", ClusterKind.CoordinationGroup, "UNICEF+Save the Children", "MoET", "2009-03-10")]
    [InlineData("FSC", "C", ClusterKind.Cluster, "FAO", "", "2009-10-13")]
    [InlineData("HEA", "D", ClusterKind.Cluster, "WHO", "MoH", "2009-10")]
    [InlineData("NUT", "E", ClusterKind.PartnershipGroup, "UNICEF", "NIN", "2009-10-16")]
    [InlineData("WSH", "F", ClusterKind.Cluster, "UNICEF", "MARD+NCERWASS", "2009-10-15")]
    [InlineData("TEL", "G", ClusterKind.Cluster, "UNICEF", "", "2011-02")]
    [InlineData("LOG", "G", ClusterKind.Cluster, "WHO", "", "2011-04")]
    [InlineData("SHL", "G", ClusterKind.Cluster, "UN-Habitat+IFRC", "", "2011-10")]
    public void Clusters_stand_as_the_review_of_2009_to_2011_lists_them(
        string code, string letter, ClusterKind kind, string leads, string counterparts, string firstMeeting)
    {
        var cluster = Assert.Single(Facts.Clusters, c => c.Code == code);
        Assert.Equal((letter, kind, leads, counterparts, firstMeeting), (cluster.Letter, cluster.Kind,
            string.Join('+', cluster.Leads), string.Join('+', cluster.Counterparts), cluster.FirstMeeting));
        Assert.Equal(letter == "G", cluster.IsCandidate);
        Assert.InRange(cluster.Short.Length, 2, 8);
    }

    [Fact]
    public void Members_are_counted_as_the_review_counts_them()
    {
        // Counted by hand in the review's lists of members, chairs and counterparts not included.
        Assert.Equal(12, Members("EDU"));
        Assert.Equal(7, Members("FSC"));
        Assert.Equal(4, Members("HEA"));
        Assert.Equal(18, Members("NUT"));
        Assert.Equal(10, Members("WSH"));
        Assert.Equal(9, Facts.Clusters.Count);
        // 33 chairs and members, 6 counterparts, and the Viet Nam Red Cross for the sample workbook.
        Assert.Equal(40, Facts.Partners.Count);
        Assert.Equal(33, Facts.Members.Where(m => m.Role is "lead" or "member").Select(m => m.Key).Distinct().Count());

        static int Members(string code) => Facts.Members.Count(m => m.Cluster == code && m.Role == "member");
    }

    [Fact]
    public void Leads_and_counterparts_of_a_cluster_are_among_its_members()
    {
        foreach (var cluster in Facts.Clusters)
        {
            Assert.Equal(cluster.Leads, Facts.Members.Where(m => m.Cluster == cluster.Code && m.Role == "lead").Select(m => m.Key));
            Assert.Equal(cluster.Counterparts, Facts.Members.Where(m => m.Cluster == cluster.Code && m.Role == "counterpart").Select(m => m.Key));
        }
        Assert.All(Facts.Partners, partner => Assert.Single(Facts.Members.Where(m => m.Key == partner.Key).Select(m => (m.Name, m.TypeCode)).Distinct()));
    }

    [Fact]
    public void A_spelling_means_one_partner_only()
    {
        var spellings = Facts.Partners.SelectMany(p => new[] { p.Acronym, p.Name }.OfType<string>().Distinct().Select(text => (Folded: Folding.Fold(text), p.Key)))
            .Distinct().Concat(Facts.Aliases.Select(alias => (Folded: Folding.Fold(alias.Text), Key: alias.Partner))).ToList();
        Assert.Empty(spellings.GroupBy(s => s.Folded).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Empty(Facts.Aliases.Select(alias => alias.Partner).Except(Facts.Partners.Select(p => p.Key)));
    }

    [Fact]
    public void Storm_figures_name_known_provinces_and_their_source()
    {
        var codes = Facts.Provinces.Select(p => p.Pcode).Append("VN").ToHashSet();
        Assert.All(Facts.Storms, figure => Assert.Contains(figure.Pcode, codes));
        Assert.All(Facts.Storms, figure => Assert.NotEmpty(figure.Source));
        Assert.Equal([new DateOnly(2009, 9, 29), new DateOnly(2009, 11, 2)], Facts.Storms.Select(f => f.Landfall).Distinct().Order());
        // Mirinae's provinces in the overview of 8 November 2009: 22 + 78 + 14 + 1 + 2 + 5 = 122, its national figure.
        Assert.Equal(122, Deaths("Mirinae").Where(f => f.Pcode != "VN").Sum(f => f.Value));
        Assert.Equal(122, Deaths("Mirinae").Single(f => f.Pcode == "VN").Value);
        Assert.Equal(74, Deaths("Ketsana").Single(f => f.Pcode == "VN").Value);

        static IEnumerable<StormFigure> Deaths(string storm) => Facts.Storms.Where(f => f.Storm == storm && f.Indicator == "deaths");
    }

    [Fact]
    public void Addresses_of_people_stand_in_one_file_as_the_review_printed_them_and_every_file_is_plain()
    {
        var files = Directory.GetFiles(DemoFolder.Path);
        Assert.True(files.Length >= 16);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            if (Path.GetFileName(file) != "contacts.csv") Assert.DoesNotContain('@', text);
            Assert.DoesNotContain('\r', text);
            Assert.False(text.StartsWith('\uFEFF'), $"{Path.GetFileName(file)} has a byte order mark");
            Assert.True(text.IsNormalized(NormalizationForm.FormC), $"{Path.GetFileName(file)} is not in composed form");
        }
        // Sections A to F name one each, G four of whom all have an address; the foreword signs without one.
        Assert.Equal(10, Facts.Contacts.Count(c => c.Mail is not null));
        Assert.Single(Facts.Contacts, c => c.Mail is null);
    }
}
