namespace Tessera.Web.Features.Demo;

/// <summary>
/// A donor's list of what it paid for, saved from a database as text with semicolons: about-figures, a day that does not
/// exist, an organisation nobody knows, a code against its name, a district name found in ten provinces, the whole country.
/// </summary>
internal static class MessyDonor
{
    public static readonly MessyWorkbook Workbook = new(
        "funded_activities_200911_sample.csv",
        "A donor's semicolon list: about-figures, an impossible date, an unknown organisation, a code that contradicts its name.",
        "Danh sách của nhà tài trợ, ngăn bằng dấu chấm phẩy: số ước chừng, ngày không có thật, tổ chức lạ, mã trái với tên tỉnh.",
        [new("funded_activities_200911_sample", List())]);

    private static object?[][] List() =>
    [
        ["Donor", "Implementing partner", "Sector", "Activity", "Province code", "Province", "District", "Status", "Start date", "End date", "People targeted", "People reached", "USD", "Remarks"],
        ["USAID", "CARE", "WASH", "Hygiene kits", "VN505", "Quang Ngai", "", "Completed", "02/11/2009", "28/11/2009", "1800", "1760", "14500", "sample"],
        ["USAID", "Plan", "Education", "School repair", "VN503", "Quang Ngai", "", "Ongoing", "09/11/2009", "31/01/2010", "600", "210", "38000", "sample"],
        ["USAID", "World Vision", "Food Security", "Rice distribution", "VN509", "Phu Yen", "", "Completed", "04/11/2009", "31/11/2009", "4200", "4105", "52300", "sample"],
        ["USAID", "Green Delta Relief", "WASH", "Water purification", "VN507", "Binh Dinh", "", "Ongoing", "12/11/2009", "30/11/2009", "900", "850", "9900", "sample"],
        ["USAID", "Save the Children", "Nutrition", "Micronutrient supplements", "VN601", "Kon Tum", "", "Ongoing", "16/11/2009", "15/12/2009", "500", "~500", "7200", "sample"],
        ["USAID", "Oxfam", "Food Security", "Cash grants", "VN409", "Quang Tri", "", "Completed", "10/11/2009", "27/11/2009", "1200+", "1,150", "30000", "sample"],
        ["USAID", "CARE", "Food Security", "Seeds and tools", "", "", "Châu Thành", "Planned", "23/11/2009", "31/12/2009", "700", "", "11000", "sample"],
        ["USAID", "IFRC", "Early Recovery", "Early recovery training", "", "Nationwide", "", "Completed", "18/11/2009", "20/11/2009", "60", "58", "6400", "sample"],
        ["USAID", "VN Red Cross", "Health", "Medicine kits", "VN999", "Da Nang", "", "Completed", "05/11/2009", "13/11/2009", "3000", "2900", "8800", "sample"],
        ["USAID", "World Vision", "Early Recovery", "Cash for work", "VN411", "Thua Thien Hue", "", "Ongoing", "11/11/2009", "30/11/2009", "250", "-40", "12100", "sample"],
        ["USAID", "", "WASH", "Hygiene promotion", "VN603", "Gia Lai", "", "Ongoing", "06/11/2009", "30/11/2009", "800", "N/A", "5000", "sample"],
        ["USAID", "CARE", "WASH", "Hygiene kits", "VN505", "Quang Ngai", "", "Completed", "02/11/2009", "28/11/2009", "1800", "1760", "14500", "sample"],
    ];
}
