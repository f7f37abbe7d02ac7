using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>Templates other countries use (standards.md 1.4, 4.1, 4.2), and plausible ones: every column, header by header.</summary>
public sealed class ColumnTemplatesTests
{
    private static void Holds(params (string Header, string Expected)[] columns)
    {
        var maps = ColumnSheets.Matched([columns.Select(c => c.Header).ToArray(), Enumerable.Repeat<string?>("x", columns.Length).ToArray()]);
        Assert.Equal(string.Join("\n", columns.Select(c => $"{c.Header}: {c.Expected}")), ColumnSheets.Say(maps));
    }

    private static void Tagged(params (string Tag, string Expected)[] columns)
    {
        var maps = ColumnSheets.Matched([columns.Select(c => c.Tag).ToArray(), Enumerable.Repeat<string?>("x", columns.Length).ToArray()]);
        Assert.Equal(string.Join("\n", columns.Select(c => c.Expected)), string.Join("\n", maps.Select(ColumnSheets.Say)));
    }

    [Fact]
    public void Ethiopia_4W() => Holds(("Month", "Period"), ("Activity status", "Status"), ("Donor Acronym", "FundingPartner.Acronym"),
        ("Donor Name", "FundingPartner.Name"), ("Program partner Acronym", "ProgrammingPartner.Acronym"), ("Program Partner Name", "ProgrammingPartner.Name"),
        ("Implementing Partner Acronym", "ImplementingPartner.Acronym"), ("Implementing Partner Name", "ImplementingPartner.Name"),
        ("Implementing Partner Type", "ImplementingPartner.Type"), ("Region", "Admin1.Name"), ("Zone", "Admin2.Name"), ("Woreda", "Admin3.Name"),
        ("WoredaPcod", "Admin3.Code"), ("Cluster", "Cluster.Name"), ("Activity", "Kind"), ("Lat", "Latitude"), ("Long", "Longitude"));

    [Fact]
    public void Myanmar_5W() => Holds(("month_of_implementation", "Period"), ("reporting_organization", "ReportingPartner.Name"),
        ("implementing_partners", "ImplementingPartner.Name"), ("donor", "FundingPartner.Name"), ("state", "Admin1.Name"), ("admin1_pcode", "Admin1.Code"),
        ("township", "Admin3.Name"), ("admin3_pcode", "Admin3.Code"), ("location", "SiteName"), ("location_type", "SiteType"), ("admin5_pcode", "-"),
        ("activity", "Kind"), ("activity_status", "Status"), ("hrp_indicator", "Indicator"), ("delivery_modality", "Modality"), ("frequency", "-"),
        ("value_per_household", "-"), ("beneficiary_type", "Group"), ("beneficiaries_recurrency", "Recurrency"), ("unique_beneficiaries", "-"),
        ("households", "ReachedHouseholds"), ("beneficiaries", "Reached all"), ("hrp_version", "-"));

    [Fact]
    public void ReportHub() => Holds(("project_id", "-"), ("report_id", "-"), ("cluster_id", "Cluster.Code"), ("cluster", "Cluster.Name"),
        ("organization", "ReportingPartner.Name"), ("implementing_partners", "ImplementingPartner.Name"), ("project_hrp_code", "-"), ("project_code", "Project.Code"),
        ("project_title", "Project.Name"), ("donor", "FundingPartner.Name"), ("report_month", "-"), ("report_year", "Period.Code"), ("reporting_period", "Period"),
        ("admin1pcode", "Admin1.Code"), ("admin1name", "Admin1.Name"), ("admin2pcode", "Admin2.Code"), ("admin2name", "Admin2.Name"), ("conflict", "-"),
        ("facility_type_name", "SiteType"), ("facility_name", "SiteName"), ("category_type", "-"), ("beneficiary_type", "Group"), ("activity_type", "Kind"),
        ("activity_description", "Description"), ("delivery_type", "Modality"), ("units", "-"), ("unit_type", "Unit"), ("transfer_type_value", "-"),
        ("households", "ReachedHouseholds"), ("families", "-"), ("boys", "Reached m 0-17"), ("girls", "Reached f 0-17"), ("men", "Reached m 18-59"),
        ("women", "Reached f 18-59"), ("elderly_men", "Reached m 60+"), ("elderly_women", "Reached f 60+"), ("total", "Reached all"), ("lng", "Longitude"), ("lat", "Latitude"));

    [Fact]
    public void Iraq_tags() => Tagged(("#date+reported", "ReportDate"), ("#adm1+code", "Admin1.Code"), ("#adm1+name", "Admin1.Name"), ("#adm2+code", "Admin2.Code"),
        ("#adm2+name", "Admin2.Name"), ("#adm3+code", "Admin3.Code"), ("#adm3+name", "Admin3.Name"), ("#loc+name", "SiteName"), ("", "-"), ("#response+name", "-"),
        ("#sector+cluster", "Cluster.Name"), ("#beneficiary+name", "Group"), ("#org+acronym", "ReportingPartner.Acronym"), ("#org+name", "ReportingPartner.Name"),
        ("#org+type", "ReportingPartner.Type"));

    [Fact]
    public void R4V() => Holds(("Country", "Admin0.Name"), ("Admin1", "Admin1.Name"), ("Admin2", "Admin2.Name"), ("Reporting organization", "ReportingPartner.Name"),
        ("Implementing organization", "ImplementingPartner.Name"), ("Activity", "Kind"), ("Indicator", "Indicator"), ("Recurrent", "Recurrency"),
        ("Girls 0-17", "Reached f 0-17"), ("Boys 0-17", "Reached m 0-17"), ("Women 18-59", "Reached f 18-59"), ("Men 18-59", "Reached m 18-59"),
        ("Women 60+", "Reached f 60+"), ("Men 60+", "Reached m 60+"), ("Other gender 18-59", "Reached o 18-59"), ("Persons with disabilities", "Reached all disabled"), ("LGBTI", "-"));

    [Fact]
    public void Our_own_template() => Holds(("Tessera row", "RowId"), ("Activity ID*", "SourceId"), ("Reporting organisation*", "ReportingPartner.Name"),
        ("Programming partner", "ProgrammingPartner.Name"), ("Implementing partner", "ImplementingPartner.Name"), ("Implementing partner type", "ImplementingPartner.Type"),
        ("Donor(s)", "FundingPartner.Name"), ("Appeal/Plan code", "Plan"), ("Project code", "Project.Code"), ("Cluster*", "Cluster.Name"), ("Sub-cluster/AoR", "SubCluster.Name"),
        ("Activity*", "Kind"), ("Indicator code*", "Indicator.Code"), ("Activity description", "Description"), ("Status*", "Status"), ("Start date*", "StartDate"),
        ("End date", "EndDate"), ("Reporting period* (YYYY-MM)", "Period"), ("Admin1 name", "Admin1.Name"), ("Admin1 P-code*", "Admin1.Code"), ("Admin2 name", "Admin2.Name"),
        ("Admin2 P-code", "Admin2.Code"), ("Site/settlement name", "SiteName"), ("Site type", "SiteType"), ("Latitude", "Latitude"), ("Longitude", "Longitude"),
        ("Modality*", "Modality"), ("Transfer value", "-"), ("Currency", "-"), ("Item", "Item"), ("Unit", "Unit"), ("Quantity", "Quantity"), ("Population group*", "Group"),
        ("Households", "ReachedHouseholds"), ("Targeted (total)", "Targeted all"), ("Reached: Girls 0–4", "Reached f 0-4"), ("Reached: Boys 5–17", "Reached m 5-17"),
        ("Women 18–59", "Reached f 18-59"), ("Men 60+", "Reached m 60+"), ("Total reached*", "Reached all"), ("Persons with disability", "Reached all disabled"),
        ("Recurrency", "Recurrency"), ("Data sensitivity", "-"), ("Contact name", "ContactName"), ("Contact email", "ContactEmail"), ("Comments", "Comments"));

    [Fact]
    public void Somalia_like() => Holds(("S/N", "-"), ("Reporting Agency", "ReportingPartner.Name"), ("Implementing Partner (IP)", "ImplementingPartner.Name"),
        ("Region", "Admin1.Name"), ("District", "Admin2.Name"), ("District PCode", "Admin2.Code"), ("Settlement / IDP Site", "SiteName"), ("Cluster", "Cluster.Name"),
        ("Activity Category", "Kind"), ("# of HHs reached", "ReachedHouseholds"), ("# of individuals reached", "Reached all"), ("Girls (<18)", "Reached f 0-17"),
        ("Women (18+)", "Reached f 18+"), ("Remarks", "Comments"));

    [Fact]
    public void Congo_like() => Holds(("N°", "-"), ("Organisation rapportante", "ReportingPartner.Name"), ("Partenaire d'exécution", "ImplementingPartner.Name"),
        ("Bailleur(s) de fonds", "FundingPartner.Name"), ("Province", "Admin1.Name"), ("Territoire", "Admin2.Name"), ("Zone de santé", "Admin3.Name"), ("Site", "SiteName"),
        ("Type d'activité", "Kind"), ("Début", "StartDate"), ("Fin", "EndDate"), ("Ménages ciblés", "TargetedHouseholds"), ("Ménages atteints", "ReachedHouseholds"),
        ("Filles (0-17 ans)", "Reached f 0-17"), ("Femmes (18-59 ans)", "Reached f 18-59"), ("Hommes (60 ans et +)", "Reached m 60+"), ("Statut", "Status"), ("Observations", "Comments"));

    [Fact]
    public void Viet_Nam_like() => Holds(("STT", "-"), ("Đơn vị báo cáo", "ReportingPartner.Name"), ("Đối tác thực hiện", "ImplementingPartner.Name"), ("Nhà tài trợ", "FundingPartner.Name"),
        ("Tỉnh/Thành phố", "Admin1.Name"), ("Mã tỉnh", "Admin1.Code"), ("Quận/Huyện", "Admin2.Name"), ("Phường/Xã", "Admin3.Name"), ("Lĩnh vực", "Cluster.Name"), ("Hoạt động", "Kind"),
        ("Tháng", "Period"), ("Năm", "Period.Code"), ("Số hộ", "ReachedHouseholds"), ("Số người hưởng lợi", "Reached all"), ("Nam", "Reached m"), ("Nữ", "Reached f"),
        ("Trẻ em dưới 5 tuổi", "Reached all 0-4"), ("Số lượng", "Quantity"), ("Đơn vị tính", "Unit"), ("Ngày bắt đầu", "StartDate"), ("Ghi chú", "Comments"));

    [Fact]
    public void Arabic_like() => Holds(("المنظمة", "ReportingPartner.Name"), ("الشريك المنفذ", "ImplementingPartner.Name"), ("المحافظة", "Admin1.Name"), ("القطاع", "Cluster.Name"), ("النشاط", "Kind"));
}
