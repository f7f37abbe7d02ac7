using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

public sealed class ColumnMatchingTests
{
    private static string Say(string?[] headers, ColumnHints? hints = null, params string?[][] data) =>
        string.Join(" | ", ColumnSheets.Matched([headers, .. data.Length > 0 ? data : [Enumerable.Repeat<string?>("x", headers.Length).ToArray()]], hints).Select(ColumnSheets.Say));

    private static string Tagged(string tag, string header) =>
        ColumnSheets.Say(ColumnMatching.Match([new ColumnMap(0, header, tag, ColumnTarget.Unmapped, "none", 0, [])])[0]);

    [Theory] // standards.md 1.3-1.4
    [InlineData("#org+prog", "ProgrammingPartner.Name")]
    [InlineData("#org+impl+type", "ImplementingPartner.Type")]
    [InlineData("#org+funder+name", "FundingPartner.Name")]
    [InlineData("#country+code+v_iso3", "Admin0.Code")]
    [InlineData("#adm1+code+v_pcode", "Admin1.Code")]
    [InlineData("#adm2", "Admin2.Name")]
    [InlineData("#adm4+name+i_en", "Admin4.Name en")]
    [InlineData("#loc+name", "SiteName")]
    [InlineData("#loc+type", "SiteType")]
    [InlineData("#loc+code", "-")]
    [InlineData("#geo+lat", "Latitude")]
    [InlineData("#geo+lon", "Longitude")]
    [InlineData("#sector+cluster", "Cluster.Name")]
    [InlineData("#subsector+name", "SubCluster.Name")]
    [InlineData("#activity+recurrent", "Recurrency")]
    [InlineData("#indicator+code", "Indicator.Code")]
    [InlineData("#item+name", "Item")]
    [InlineData("#output+num", "Quantity")]
    [InlineData("#beneficiary+type", "Group")]
    [InlineData("#beneficiary+name", "Group")]
    [InlineData("#beneficiary+f+children", "Reached f 0-17")]
    [InlineData("#targeted+hh", "TargetedHouseholds")]
    [InlineData("#targeted+ind", "Targeted all")]
    [InlineData("#reached+hh", "ReachedHouseholds")]
    [InlineData("#reached+m+adult", "Reached m 18+")]
    [InlineData("#reached+f+children+age0_17", "Reached f 0-17")]
    [InlineData("#reached+m+adult+age18_59", "Reached m 18-59")]
    [InlineData("#reached+f+elderly+age60_", "Reached f 60+")]
    [InlineData("#reached+f+age_0_4", "Reached f 0-4")]
    [InlineData("#reached+disabled", "Reached all disabled")]
    [InlineData("#date+reported", "ReportDate")]
    [InlineData("#meta+id", "SourceId")]
    [InlineData("#inneed", "-")]
    [InlineData("#affected+f", "-")]
    [InlineData("#value+budget", "-")]
    [InlineData("#severity", "-")]
    [InlineData("#contact+email", "ContactEmail")]
    [InlineData("#x_unknown", "-")]
    public void A_tag_alone_is_enough(string tag, string expected) => Assert.Equal(expected, Tagged(tag, HxlTag.Read(tag)!.Text));

    [Theory]
    [InlineData("#org+name", "ORGANIZACIÓN IMPLEMENTADORA", "ImplementingPartner.Name")] // a plain tag has no role
    [InlineData("#org+impl", "Organisation", "ImplementingPartner.Name")] // a plain header has none either
    [InlineData("#org+prog", "Lead Organization", "ProgrammingPartner.Name")] // a lead programmes
    [InlineData("#org+funder", "Implementing partner", "ImplementingPartner.Name ? FundingPartner")]
    [InlineData("#org+impl", "Reporting organisation", "ReportingPartner.Name ? ImplementingPartner")]
    [InlineData("#org", "Acronym", "ReportingPartner.Acronym")]
    [InlineData("#adm2", "District P-code", "Admin2.Code")]
    [InlineData("#reached", "Girls", "Reached f 0-17")]
    [InlineData("#date", "Start date", "StartDate")]
    [InlineData("#description", "Comments", "Comments")]
    [InlineData("#meta+id", "Tessera row", "RowId")]
    [InlineData("#adm2+name", "Préfecture", "Admin2.Name")]
    [InlineData("#loc+name", "REGION", "-")]
    [InlineData("#response+name", "Plan", "Plan")]
    public void Tag_and_header_are_read_together(string tag, string header, string expected) => Assert.Equal(expected, Tagged(tag, header));

    [Fact]
    public void A_loose_region_is_a_place_when_its_names_are_known_areas_of_a_free_level()
    {
        string?[][] rows = [["REGION", "DISTRICT", "ORG"], ["#loc+name", "#adm2+name", "#org"], ["Sud", "A", "CARE"], ["Nord", "B", "IOM"]];
        Assert.Equal("Admin1.Name", ColumnSheets.Say(ColumnSheets.Matched(rows, new(LevelOfName: n => n is "Sud" or "Nord" ? 1 : null))[0]));
        Assert.Equal("-", ColumnSheets.Say(ColumnSheets.Matched(rows, new(LevelOfName: _ => null))[0]));
    }

    [Fact]
    public void Known_codes_decide_the_level_and_take_the_name_along()
    {
        string?[] headers = ["Organisation", "Préfecture", "Code préfecture"];
        var hints = new ColumnHints(LevelOfCode: c => c.StartsWith("GIN", StringComparison.Ordinal) ? 2 : null);
        Assert.Equal("ReportingPartner.Name | Admin2.Name | Admin2.Code", Say(headers, hints, ["CDC", "Beyla", "GIN008001"], ["OMS", "Boffa", "GIN001001"]));
        Assert.Equal("ReportingPartner.Name | Admin1.Name | Admin1.Code", Say(headers, null, ["CDC", "Beyla", "GIN008001"]));
    }

    [Fact]
    public void A_code_of_no_stated_level_goes_with_the_place_beside_it() =>
        Assert.Equal("Admin1.Name | Admin2.Name | Admin2.Code | ReportingPartner.Name", Say(["Province", "District", "Pcode", "Organisation"]));

    [Fact]
    public void Values_give_a_column_without_header()
    {
        Assert.Equal("ReportingPartner.Name | Admin1.Name | Admin1.Code",
            Say(["Organisation", "Province", null], null, ["CARE", "Sofala", "MZ09"], ["IOM", "Tete", "MZ10"], ["WVI", "Gaza", "MZ02"]));
        var map = ColumnSheets.Matched([["Organisation", "Province", null], ["CARE", "Sofala", "MZ09"], ["IOM", "Tete", "MZ10"]])[2];
        Assert.Equal(("values", "Column C"), (map.Source, map.Header));
    }

    [Theory]
    [InlineData("Region|Zone|Woreda|Org", "Admin1.Name | Admin2.Name | Admin3.Name | ReportingPartner.Name")] // Ethiopia
    [InlineData("Region|Province|Municipality|Barangay|Org", "Admin1.Name | Admin2.Name | Admin3.Name | Admin4.Name | ReportingPartner.Name")] // Philippines
    [InlineData("State|County|Payam|Org", "Admin1.Name | Admin2.Name | Admin3.Name | ReportingPartner.Name")] // South Sudan
    [InlineData("County|Sub-county|Ward|Org", "Admin1.Name | Admin2.Name | Admin4.Name | ReportingPartner.Name")] // Kenya
    [InlineData("Région|Cercle|Commune|Org", "Admin1.Name | Admin2.Name | Admin3.Name | ReportingPartner.Name")] // Mali
    [InlineData("Département|Commune|Section communale|Org", "Admin1.Name | Admin2.Name | Admin4.Name | ReportingPartner.Name")] // Haiti
    [InlineData("Governorate|District|Sub district|Org", "Admin1.Name | Admin2.Name | Admin3.Name | ReportingPartner.Name")] // Iraq, Syria, Yemen
    [InlineData("Estado|Municipio|Parroquia|Org", "Admin1.Name | Admin2.Name | - | ReportingPartner.Name")] // Venezuela
    [InlineData("Tỉnh|Huyện|Xã|Tổ chức", "Admin1.Name | Admin2.Name | Admin3.Name | ReportingPartner.Name")] // Viet Nam
    [InlineData("Oblast|Raion|Hromada|Org", "Admin1.Name | Admin2.Name | Admin3.Name | ReportingPartner.Name")] // Ukraine
    [InlineData("Division|District|Upazila|Union|Org", "Admin1.Name | Admin2.Name | Admin3.Name | Admin4.Name | ReportingPartner.Name")] // Bangladesh
    public void Words_for_areas_are_put_in_order(string headers, string expected) => Assert.Equal(expected, Say(headers.Split('|')));

    [Fact]
    public void Estado_is_a_status_where_its_values_are() =>
        Assert.Equal("ReportingPartner.Name | Admin1.Name | Status", Say(["Organización", "Departamento", "Estado"], null, ["WVI", "Yoro", "Finalizada"], ["PMA", "Yoro", "En ejecución"]));

    [Fact]
    public void Units_of_figures_are_a_quantity() =>
        Assert.Equal("Quantity | Unit", Say(["units", "unit_type"], null, ["12", "Kits"], ["30", "Tarpaulins"]));

    [Fact]
    public void Yes_and_no_are_no_indicator_and_figures_no_organisation()
    {
        Assert.Equal("- | Admin1.Name", Say(["Indicator", "Province"], null, ["Yes", "A"], ["No", "B"]));
        Assert.Equal("- | Admin1.Name", Say(["Unique beneficiaries", "Province"], null, ["Yes", "A"], ["No", "B"]));
        Assert.Equal("- | Admin1.Name", Say(["Partners", "Province"], null, ["3", "A"], ["12", "B"]));
    }

    [Fact]
    public void One_target_is_given_once_and_the_other_column_says_so()
    {
        var maps = ColumnSheets.Matched([["Organisation", "Province", "Beneficiaries", "Total reached"], ["CARE", "A", "1", "2"]]);
        Assert.Equal(["-", "Reached all"], maps.Skip(2).Select(ColumnSheets.Say));
        Assert.Equal("column.taken", maps[2].Note);
    }

    [Fact]
    public void An_empty_column_yields_to_a_filled_one()
    {
        var maps = ColumnSheets.Matched([["Organisation", "Province", "Total reached", "Beneficiaries"], ["CARE", "A", null, "2"]]);
        Assert.Equal(["-", "Reached all"], maps.Skip(2).Select(ColumnSheets.Say));
    }

    [Fact]
    public void Several_donors_and_several_comments_all_stay() =>
        Assert.Equal("ReportingPartner.Name | FundingPartner.Name | FundingPartner.Name | Comments | Comments", Say(["Organisation", "Donor 1", "Donor 2", "Comments", "Remarks"]));

    [Fact]
    public void A_plain_partner_implements_where_an_organisation_reports() =>
        Assert.Equal("ReportingPartner.Name | ImplementingPartner.Name | Admin1.Name", Say(["Organisation", "Partner", "Province"]));

    [Fact]
    public void A_lead_programmes_where_another_reports() =>
        Assert.Equal("ReportingPartner.Name | ProgrammingPartner.Name | Admin1.Name", Say(["Reporting organisation", "Lead agency", "Province"]));

    [Fact]
    public void Adults_beside_the_elderly_end_at_59() =>
        Assert.Equal("Reached f 0-17 | Reached f 18-59 | Reached f 60+ | Reached m 18-59 | Reached m 60+", Say(["girls", "women", "elderly_women", "men", "elderly_men"]));

    [Fact]
    public void Targeted_and_reached_groups_keep_their_measure()
    {
        var maps = ColumnSheets.Matched([["Organisation", "Province", "Targeted", null, "Reached", null], [null, null, "Girls", "Boys", "Girls", "Boys"],
            ["CARE", "Sofala", "1", "2", "3", "4"]]);
        Assert.Equal(["Targeted f 0-17", "Targeted m 0-17", "Reached f 0-17", "Reached m 0-17"], maps.Skip(2).Select(ColumnSheets.Say));
    }

    [Fact]
    public void A_group_header_does_not_change_what_its_columns_are()
    {
        var maps = ColumnSheets.Matched([["PARTNER INFORMATION", null, "LOCATION", null, "ACTIVITY", null], ["Organisation", "Type", "Province", "Code", "Status", "Start date"],
            ["CARE", "INGO", "Sofala", "MZ09", "Ongoing", "2021-05-01"]]);
        Assert.Equal(["ReportingPartner.Name", "ReportingPartner.Type", "Admin1.Name"], maps.Take(3).Select(ColumnSheets.Say));
        Assert.Equal(["Status", "StartDate"], maps.Skip(4).Select(ColumnSheets.Say));
    }

    [Fact]
    public void Months_are_completed_by_years_and_years_alone_are_the_period()
    {
        Assert.Equal("ReportingPartner.Name | Period | Period.Code", Say(["Organisation", "Month", "Year"]));
        Assert.Equal("ReportingPartner.Name | Period", Say(["Organisation", "Year"]));
    }

    [Fact]
    public void What_was_decided_before_prevails()
    {
        var columns = ColumnSheets.Found(["Organisation", "Zone", "Group name"], ["CARE", "Nord", "IDP"]).Columns;
        var keys = ColumnMatching.KeysOf(columns);
        var remembered = new Dictionary<string, ColumnTarget> { [keys[1]] = ColumnTarget.Unmapped, [keys[0]] = new(ActivityField.ImplementingPartner, Facet.Name) };
        var maps = ColumnMatching.Match(columns, new(remembered));
        Assert.Equal(["ImplementingPartner.Name", "-", "Group"], maps.Select(ColumnSheets.Say));
        Assert.Equal(["remembered", "remembered", "header"], maps.Select(m => m.Source));
    }

    [Fact]
    public void Missing_names_what_a_table_lacks()
    {
        Assert.Equal(["organisation"], ColumnMatching.Missing(ColumnSheets.Matched([["OBLAST", "ADMIN1_ID", "Health"], ["Cherkaska", "UA71", "10"]])));
        Assert.Equal(["organisation", "place"], ColumnMatching.Missing(ColumnSheets.Matched([["Donor", "Amount"], ["CERF", "10"]])));
        Assert.Empty(ColumnMatching.Missing(ColumnSheets.Matched([["Implementing partner", "Pcode"], ["CARE", "MZ09"]])));
    }

    [Fact]
    public void Matching_twice_gives_the_same()
    {
        var columns = ColumnSheets.Found(ColumnMozambiqueTests.Sheet).Columns;
        var once = ColumnMatching.Match(columns);
        Assert.Equal(ColumnSheets.Say(once), ColumnSheets.Say(ColumnMatching.Match(once)));
    }
}
