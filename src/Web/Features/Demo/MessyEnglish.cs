namespace Tessera.Web.Features.Demo;

/// <summary>
/// An international NGO's own matrix: a sheet to read first, titles, a header over two rows, days typed as text,
/// provinces spelled by ear, its own name in four ways, blank rows and a total.
/// </summary>
internal static class MessyEnglish
{
    public static readonly MessyWorkbook Workbook = new(
        "SCI Viet Nam - Who does what where - Nov 2009 FINAL (2).xlsx",
        "An NGO's own Excel matrix: read-me sheet, two header rows, misspelt provinces, a total row.",
        "Bảng Excel riêng của một tổ chức phi chính phủ: trang hướng dẫn, tiêu đề hai dòng, tên tỉnh viết sai, có dòng tổng.",
        [new("READ ME", ReadMe()), new("4W Nov 09", Matrix()), new("Lists", Lists())]);

    private static object?[][] ReadMe() =>
    [
        ["Save the Children in Viet Nam"],
        ["Emergency response matrix - how to fill it in"],
        [],
        ["1.", "One line per activity and commune. Please do not merge cells."],
        ["2.", "Dates as day/month/year."],
        ["3.", "Send it by the 5th of the next month."],
        ["SAMPLE: everything in this workbook is made up."],
    ];

    private static object?[][] Matrix() =>
    [
        ["Save the Children in Viet Nam - emergency response (SAMPLE)"],
        ["WHO does WHAT, WHERE and WHEN - November 2009 - Typhoons Ketsana and Mirinae"],
        [],
        ["Organisation", "Implementing partner", "Sector", "Activity", "Status", "Where", null, "When", null, "Targeted", "People reached", null, null, null, null, "Households", "Comments"],
        [null, null, null, null, null, "Province", "District", "Start", "End", "people", "Girls <18", "Boys <18", "Women 18+", "Men 18+", "Total", null, null],
        ["Save the Children", "Viet Nam Red Cross", "WASH", "Hygiene kits", "Completed", "Quang Ngãi", "Binh Son", "03/11/2009", "20/11/2009", 1600d, 318d, 331d, 455d, 446d, 1550d, 388d, "sample"],
        ["SCI", "Viet Nam Red Cross", "WASH", "Hygiene kits", "Completed", "Quảng-Nam", "Dai Loc", "05/11/2009", "23/11/2009", 2000d, 410d, 402d, 590d, 548d, 1950d, 488d, "sample"],
        ["Save the Children Vietnam", null, "Education", "School kits", "Completed", "Kontum", "Dak Glei", "09/11/2009", "27/11/2009", 900d, 440d, 455d, 0d, 0d, 895d, null, "sample"],
        ["Save the Children", null, "Education", "Temporary learning spaces", "Ongoing", "TT Hue", "Phong Dien", "10/11/2009", null, 400d, 171d, 169d, 0d, 0d, 340d, null, "sample; 6 tents"],
        [],
        ["Save the Children", "VRC", "Food security", "Rice distribution", "Ongoing", "Qang Nam", "Nam Giang", "12/11/2009", "30/11/2009", "2,400", "1,012", 418d, 402d, 390d, "2,222", 555d, "sample"],
        ["SCI", "VRC", "Food security", "Cash grants", "Planned", "Quang Tri ", "Huong Hoa", "25/11/2009", "31/12/2009", 1200d, null, null, null, null, null, null, "sample; waiting for the list"],
        ["Save the Children in Viet Nam", null, "Health", "Mobile clinics", "Completed", "Binh  Dinh", null, "16/11/2009", "18/11/2009", 600d, 120d, 118d, 190d, 160d, 598d, null, "sample"],
        ["SCI", "Viet Nam Red Cross", "WASH", "Water purification", "ongoing", "Phú Yên", "Dong Xuan", "06/11/2009", "30/11/2009", 3000d, 700d, 690d, 800d, 760d, 2950d, 738d, "sample"],
        [],
        ["Save the Children", null, "Nutrition", "Nutrition screening", "Completed", "Quang Ngai", "Tra Bong", "17/11/2009", "21/11/2009", 450d, 214d, 222d, 0d, 0d, 436d, null, "sample"],
        ["Save the Children", null, "Nutrition", "Micronutrient supplements", "Suspended", "Gia-Lai", null, "19/11/2009", "30/11/2009", 500d, 0d, 0d, 0d, 0d, 0d, null, "sample; nil report, road cut"],
        ["TOTAL", null, null, null, null, null, null, null, null, 13050d, 3385d, 2805d, 2437d, 2304d, 10941d, 2169d, null],
    ];

    private static object?[][] Lists() =>
    [
        ["Status", "Sector"],
        ["Planned", "WASH"],
        ["Ongoing", "Education"],
        ["Completed", "Food security"],
        ["Suspended", "Health"],
        [null, "Nutrition"],
    ];
}
