using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>
/// The whole mapping of published files. CSV files are read from ../shared/data/threew; headers and tags of workbooks
/// are typed here (facts; sources and licences in ../shared/data/LICENCES.md).
/// </summary>
public sealed class ColumnRealFilesTests
{
    private static void Holds(TableLayout layout, ColumnHints? hints, params string[] expected)
    {
        var maps = ColumnMatching.Match(layout.Columns, hints);
        Assert.Equal(string.Join("\n", maps.Select((m, i) => $"{m.Header}: {(i < expected.Length ? expected[i] : "(none expected)")}")), ColumnSheets.Say(maps));
        Assert.Empty(ColumnMatching.Missing(maps));
    }

    private static int? LevelByLength(string code, string prefix, params int[] lengths)
    {
        if (!code.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var at = Array.IndexOf(lengths, code.Length);
        return at < 0 ? null : at + 1;
    }

    [Fact]
    public void Afghanistan_gives_districts_by_tag_and_leaves_its_own_regions_out()
    {
        var layout = ColumnSheets.Found(ColumnSheets.Csv("afg_3w_2021q3.csv"));
        Assert.Equal((1, 1, 2, 3), (layout.HeaderFirst, layout.HeaderLast, layout.TagRow, layout.DataFirst));
        Holds(layout, null, "-", "Admin1.Name", "Admin1.Code", "Admin2.Name", "Admin2.Code", "ReportingPartner.Acronym", "ReportingPartner.Name",
            "ReportingPartner.Type", "Cluster.Code", "Cluster.Name", "-");
        Assert.Equal([5, 6, 7], ColumnMatching.OrganisationColumnsTyped(ColumnMatching.Match(layout.Columns)));
    }

    [Fact]
    public void Afghanistan_without_its_tags_is_levelled_by_the_codes()
    {
        var rows = ColumnSheets.Csv("afg_3w_2021q3.csv").Where((_, i) => i != 1).ToArray();
        var hints = new ColumnHints(LevelOfCode: c => LevelByLength(c, "AF", 4, 6), LevelOfName: n => n is "Ghor" or "Bamyan" or "Faryab" ? 1 : null);
        Holds(ColumnSheets.Found(rows), hints, "-", "Admin1.Name", "Admin1.Code", "Admin2.Name", "Admin2.Code", "ReportingPartner.Acronym",
            "ReportingPartner.Name", "ReportingPartner.Type", "Cluster.Code", "Cluster.Name", "-");
    }

    [Fact]
    public void Honduras_gives_both_of_its_breakdowns_of_one_total()
    {
        var layout = ColumnSheets.Found(ColumnSheets.Csv("hnd_345w.csv"));
        Assert.Equal((1, 2, 3), (layout.HeaderLast, layout.TagRow, layout.DataFirst));
        Holds(layout, null, "SourceId", "-", "ReportDate", "Project.Name", "Project.Code", "FundingPartner.Name", "ImplementingPartner.Name",
            "ImplementingPartner.Type", "Admin0.Name", "Admin0.Code", "Admin1.Code", "Admin1.Name", "Admin2.Code", "Admin2.Name", "Admin3.Code",
            "Admin3.Name", "SiteType", "SiteName", "Cluster.Name", "SubCluster.Name", "-", "Kind", "Description", "-", "-", "-", "StartDate", "EndDate",
            "Status", "-", "Modality", "Unit", "-", "Quantity", "Group", "Reached all", "ReachedHouseholds",
            "Reached f 0-17", "Reached m 0-17", "Reached f 18+", "Reached m 18+",
            "Reached f 0-4", "Reached m 0-4", "Reached f 5-19", "Reached m 5-19", "Reached f 20-59", "Reached m 20-59", "Reached f 60+", "Reached m 60+");
        Assert.Equal([6], ColumnMatching.OrganisationColumnsTyped(ColumnMatching.Match(layout.Columns)));
    }

    [Fact]
    public void Guinea_gives_prefectures_as_its_tags_say()
    {
        var layout = ColumnSheets.Found(ColumnSheets.Csv("gin_ebola_3w_hxl.csv"));
        Assert.Equal((1, 2, 3), (layout.HeaderLast, layout.TagRow, layout.DataFirst));
        Holds(layout, null, "Admin2.Name", "Admin2.Code", "Cluster.Name", "Kind", "ReportingPartner.Name", "Description", "StartDate", "EndDate", "Comments");
    }

    [Fact]
    public void Nepal_has_tags_instead_of_headers()
    {
        var layout = ColumnSheets.Found(ColumnSheets.Csv("nepal2015_rc_3w.csv"));
        Assert.Equal((0, 0, 1, 2), (layout.HeaderFirst, layout.HeaderLast, layout.TagRow, layout.DataFirst));
        // "#indicator" holds Yes and No only: no indicator.
        Holds(layout, null, "SourceId", "-", "Admin3.Name", "Admin3.Code", "Cluster.Name", "ReportingPartner.Name", "Admin4.Name", "-", "Admin4.Code", "-");
    }

    [Fact]
    public void Nepal_recovery_names_only_the_implementing_partner()
    {
        var layout = ColumnSheets.Found(ColumnSheets.Csv("nepal2015_rc_recovery_3w.csv"));
        Assert.Equal((0, 1, 2), (layout.HeaderLast, layout.TagRow, layout.DataFirst));
        Holds(layout, null, "Admin3.Code", "Admin4.Code", "ImplementingPartner.Name", "Description", "Status", "Reached all", "-");
    }

    [Fact]
    public void Philippines_numbers_its_levels()
    {
        var layout = ColumnSheets.Found(ColumnSheets.Csv("phl_haima2016_activities.csv"));
        Assert.Equal((1, null, 2), (layout.HeaderLast, layout.TagRow, layout.DataFirst));
        Holds(layout, null, "-", "ReportingPartner.Name", "Admin0.Code", "Admin1.Name", "Admin2.Name", "Admin3.Name", "Admin4.Name", "SiteName", "Kind",
            "Cluster.Name", "Reached all", "StartDate", "EndDate", "Status");
        Assert.Equal([1], ColumnMatching.OrganisationColumnsTyped(ColumnMatching.Match(layout.Columns)));
    }

    [Fact]
    public void Vanuatu_gives_clusters_under_activity_when_the_clusters_are_known()
    {
        var layout = ColumnSheets.Found(ColumnSheets.Csv("vanuatu_pam2015_3w.csv"));
        Assert.Equal((1, null, 2), (layout.HeaderLast, layout.TagRow, layout.DataFirst));
        Holds(layout, null, "Kind", "ReportingPartner.Name", "Status", "Admin2.Code");
        Holds(layout, new(IsCluster: v => v is "Protection and Gender"), "Cluster.Name", "ReportingPartner.Name", "Status", "Admin2.Code");
    }

    [Fact]
    public void West_Africa_takes_the_level_of_its_codes()
    {
        var layout = ColumnSheets.Found(ColumnSheets.Csv("westafrica_ebola_3w.csv"));
        Holds(layout, null, "Admin0.Name", "Admin1.Name", "ReportingPartner.Name", "Kind", "Admin1.Code", "ReportingPartner.Type");
        Holds(layout, new(LevelOfCode: c => LevelByLength(c, "GIN", 6, 9)), "Admin0.Name", "Admin1.Name", "ReportingPartner.Name", "Kind", "Admin2.Code", "ReportingPartner.Type");
    }

    [Fact]
    public void Central_African_Republic_gives_acronym_and_full_name()
    {
        var layout = ColumnSheets.Found(
            ["PREFECTURE", "PCODE1", "SOUSPREFECTURE", "PCODE2", "SECTEUR", "ACTEUR", "Description_Acteur", "TYPE_ORG", "ZONE"],
            ["#adm1+name", "#adm1+code", "#adm2+name", "#adm2+code", "#sector", "#org+name"],
            ["Mambéré Kadéi", "CF21", "Amada-Gaza", "CF214", "Abris&BNA", "ACF", "Action Contre La Faim", "ONG internationale", "OUEST"],
            ["Mambéré Kadéi", "CF21", "Amada-Gaza", "CF214", "Education", "FCA", "Finn Church Aid", "ONG internationale", "OUEST"],
            ["Mbomou", "CF62", "Bangassou", "CF621", "Protection", "ABA", "American Bar Association", "ONG internationale", "SUD-EST"]);
        Holds(layout, null, "Admin1.Name", "Admin1.Code", "Admin2.Name", "Admin2.Code", "Cluster.Name", "ReportingPartner.Acronym",
            "ReportingPartner.Name", "ReportingPartner.Type", "-");
        Assert.Equal([5], ColumnMatching.OrganisationColumnsTyped(ColumnMatching.Match(layout.Columns)));
    }

    [Fact]
    public void Haiti_gives_every_name_in_two_languages()
    {
        var layout = ColumnSheets.Found(
            ["SECTORS_fr", "SECTORS_en", "DOMAINE_fr", "DOMAINE_en", "ORG_NAME_fr", "ORG_ACRONYM_fr", "ORG_NAME_en", "ORG_ACRONYM_en", "ORG_TYPE_fr",
                "ORG_TYPE_en", "adm1code", "adm1Name_fr", "admin1NAME_en", "adm2code", "adm2Name_fr", "admin2NAME_en", null, null],
            ["#sector+cluster+name+i_fr", "#sector+cluster+name+i_en", "#domain+i_fr", "#domain+i_en", "#org+name+i_fr", "#org+acronym+i_fr",
                "#org+name+i_en", "#org+acronym+i_en", "#org+type+i_fr", "#org+type+i_en", "#adm1+code", "#adm1+name+i_fr", "#adm1+name+i_en",
                "#adm2+code", "#adm2+name+i_fr", "#adm2+name+i_en", null, null],
            ["EPAH", "WASH", "Humanitaire", "Humanitarian", "CATHOLIC RELIEF SERVICES", "CRS", "CATHOLIC RELIEF SERVICES", "CRS", "ONG INTERNATIONALE",
                "INTERNATIONAL NGO", "HT01", "OUEST", "WEST", "HT0118", "TABARRE", "TABARRE", null, null]);
        Holds(layout, null, "Cluster.Name fr", "Cluster.Name en", "-", "-", "ReportingPartner.Name fr", "ReportingPartner.Acronym fr", "ReportingPartner.Name en",
            "ReportingPartner.Acronym en", "ReportingPartner.Type fr", "ReportingPartner.Type en", "Admin1.Code", "Admin1.Name fr", "Admin1.Name en",
            "Admin2.Code", "Admin2.Name fr", "Admin2.Name en");
    }

    [Fact]
    public void Libya_gives_two_roles()
    {
        var layout = ColumnSheets.Found(
            ["Mantika", "P_CODE", "Sector Short name", "Partner", "Implementing partner", "Activity", null, null],
            ["#adm2 +name", "#adm2 +code +v_pcodes", "#sector +cluster +code", "#org +acronym", "#org +impl +name", "#activity", null, null],
            ["Al Jabal Al Akhdar", "LY0106", "FSS", "FAO", "UOT", "FS.SO3.1.1: Distribute agricultural livelihood kits"],
            ["Al Jabal Al Akhdar", "LY0106", "HEA", "IOM", "IOM", "Provide essential package of integrated health services"]);
        Holds(layout, null, "Admin2.Name", "Admin2.Code", "Cluster.Code", "ReportingPartner.Acronym", "ImplementingPartner.Name", "Kind");
        Assert.Equal([3, 4], ColumnMatching.OrganisationColumnsTyped(ColumnMatching.Match(layout.Columns)));
    }

    [Fact]
    public void Chad_keeps_acronym_and_name_apart()
    {
        var layout = ColumnSheets.Found(
            ["Pcode1", "Province", "Cluster", "Acronyme", "Nom de l'organisation", "Type d'organisation"],
            ["#adm1+code", "#adm1+name", "#sector", "#org+acronym", "#org+name", "#org+type"],
            ["TD07", "Lac", "Abris / NFI", "ACF", "Action Contre la Faim", "ONG Internationale"]);
        Holds(layout, null, "Admin1.Code", "Admin1.Name", "Cluster.Name", "ReportingPartner.Acronym", "ReportingPartner.Name", "ReportingPartner.Type");
        Assert.Equal([3, 4, 5], ColumnMatching.OrganisationColumnsTyped(ColumnMatching.Match(layout.Columns)));
    }
}
