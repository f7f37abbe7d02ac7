using System.Text;

namespace Tessera.Web.Features.Demo;

/// <summary>
/// A national society's report in Vietnamese: an HXL row under the header, letters and tone marks stored apart as some
/// keyboards do, points between thousands, a running number, a total and a line for the signature.
/// </summary>
internal static class MessyVietnamese
{
    public static readonly MessyWorkbook Workbook = new(
        "Bao cao cuu tro thang 11-2009 (mau).xlsx",
        "A national society's report in Vietnamese: HXL row, split accents, points between thousands, Vietnamese statuses.",
        "Báo cáo tiếng Việt của hội quốc gia: có dòng HXL, dấu tách rời, dấu chấm ngăn cách hàng nghìn, tình trạng bằng tiếng Việt.",
        [new("Tháng 11", Report())]);

    private static object?[][] Report() =>
    [
        ["HỘI CHỮ THẬP ĐỎ VIỆT NAM"],
        ["BÁO CÁO HOẠT ĐỘNG CỨU TRỢ THÁNG 11 NĂM 2009 (số liệu mẫu)"],
        [],
        ["STT", "Tổ chức", "Lĩnh vực", "Hoạt động", "Tỉnh/Thành phố", "Mã tỉnh", "Tình trạng", "Ngày bắt đầu", "Ngày kết thúc", "Số hộ", "Tổng số người", "Nữ", "Nam", "Trị giá (đồng)", "Ghi chú"],
        [null, "#org", "#sector", "#activity", "#adm1+name", "#adm1+code", "#status", "#date+start", "#date+end", "#reached+hh", "#reached", "#reached+f", "#reached+m", "#value+transfer", "#description+notes"],
        Line(1, "Nước sạch và vệ sinh", "Phát bộ vệ sinh", "Quảng Ngãi", "VN505", "Hoàn thành", Day(3), Day(12), "1.250", "5.120", "2.600", "2.520", "312.500.000"),
        Line(2, "Nước sạch và vệ sinh", "Xử lý nước", "Bình Định", "VN507", "Đang thực hiện", Day(5), Day(30), "980", "3.950", "2.010", "1.940", "147.000.000"),
        Line(3, "An ninh lương thực", "Phát gạo", "Phú Yên", "VN509", "Hoàn thành", "06/11/2009", "19/11/2009", "2.400", "9.850", "5.000", "4.850", "1.125.000.000"),
        Line(4, "An ninh lương thực", "Phát gạo", "Kon Tum", "vn601", "Hoàn thành", "09/11/2009", "21/11/2009", "760", "3.305", "1.690", "1.615", "285.000.000"),
        Line(5, "Phục hồi sớm", "Sửa nhà", "Quảng Nam", "VN503", "Đã lên kế hoạch", Day(20), new DateTime(2010, 1, 31), null, null, null, null, "2.400.000.000"),
        Line(6, "Y tế", "Khám chữa bệnh lưu động", "Thừa Thiên Huế", "VN411", "Hoàn thành", Day(10), Day(14), null, "640", "345", "295", null),
        Line(7, "Y tế", "Khám chữa bệnh lưu động", "Gia Lai", "VN 603", "Tạm dừng", Day(11), Day(28), null, "0", "0", "0", null),
        Line(8, "Giáo dục", "Phát đồ dùng học tập", "Đà Nẵng", null, "Đang thực hiện", Day(16), Day(30), null, "1.015", "508", "507", "76.125.000"),
        Line(9, "Giáo dục", "Phát đồ dùng học tập", "Khánh Hòa", "VN511", "Hủy", Day(18), Day(25), null, null, null, null, null),
        [null, "Tổng cộng", null, null, null, null, null, null, null, "5.390", "23.880", "12.153", "11.727", "4.345.625.000", null],
        [],
        ["Hà Nội, ngày 04 tháng 12 năm 2009"],
        ["NGƯỜI LẬP BIỂU", null, null, null, null, null, null, null, null, null, null, "THỦ TRƯỞNG ĐƠN VỊ"],
    ];

    private static object?[] Line(int number, params object?[] cells) =>
        [(double)number, Apart("Hội Chữ thập đỏ Việt Nam"), .. cells.Select(cell => cell is string text ? Apart(text) : cell), "mẫu"];

    private static string Apart(string text) => text.Normalize(NormalizationForm.FormD);

    private static DateTime Day(int day) => new(2009, 11, day, 0, 0, 0, DateTimeKind.Unspecified);
}
