using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tessera.Domain;
using Tessera.Web.Features.Demo;
using Xunit;

namespace Tessera.Web.Tests.Features.Demo;

/// <summary>What is wrong in each sample, counted by hand; rows and columns are numbered from 1, as Excel shows them.</summary>
public sealed class MessyWorkbooksTests
{
    private static readonly MessyWorkbook English = MessyWorkbooks.All[0], Vietnamese = MessyWorkbooks.All[1], Donor = MessyWorkbooks.All[2];

    private static object? Cell(MessyWorkbook workbook, int sheet, int row, int column) => workbook.Sheets[sheet].Rows[row - 1][column - 1];
    private static string Typed(object?[] row, int column) => (string)row[column - 1]!;

    /// <summary>A text cell the way a partner would have typed it, accents put together again.</summary>
    private static string Whole(object? cell) => ((string)cell!).Normalize(NormalizationForm.FormC);

    [Fact]
    public void Every_sample_says_in_both_languages_what_it_shows_and_that_it_is_a_sample()
    {
        Assert.Equal(3, MessyWorkbooks.All.Count);
        Assert.All(MessyWorkbooks.All, workbook => Assert.InRange(workbook.ShowsEn.Length, 40, 140));
        Assert.All(MessyWorkbooks.All, workbook => Assert.InRange(workbook.ShowsVi.Length, 40, 140));
        Assert.All(MessyWorkbooks.All, workbook => Assert.Contains(Texts(workbook),
            text => Folding.Fold(text).Contains("sample", StringComparison.Ordinal) || Folding.Fold(text).Contains("mau", StringComparison.Ordinal)));
        Assert.DoesNotContain(MessyWorkbooks.All.SelectMany(Texts), text => text.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public void The_english_matrix_has_its_header_in_rows_4_and_5_and_ten_activities_below()
    {
        Assert.Equal(["READ ME", "4W Nov 09", "Lists"], English.Sheets.Select(sheet => sheet.Name));
        var rows = English.Sheets[1].Rows;
        Assert.Equal(18, rows.Count);
        Assert.Equal("Organisation", rows[3][0]);
        Assert.Equal("Province", rows[4][5]);
        // Blank rows 10 and 15, total in row 18; activities in 6-9, 11-14, 16 and 17.
        Assert.Equal([3, 10, 15], rows.Index().Where(row => row.Item.Length == 0).Select(row => row.Index + 1));
        Assert.Equal("TOTAL", rows[17][0]);
        Assert.Equal(10, rows.Skip(5).Count(row => row.Length > 0 && !Equals(row[0], "TOTAL")));
        Assert.Equal(4, rows.Skip(5).Where(row => row.Length > 0 && !Equals(row[0], "TOTAL")).Select(row => row[0]).Distinct().Count());
    }

    [Theory]
    [InlineData(6, "Quang Ngãi", "Quang Ngai", true)]
    [InlineData(7, "Quảng-Nam", "Quang Nam", true)]
    [InlineData(8, "Kontum", "Kon Tum", false)]
    [InlineData(9, "TT Hue", "Thua Thien Hue", false)]
    [InlineData(11, "Qang Nam", "Quang Nam", false)]
    [InlineData(12, "Quang Tri ", "Quang Tri", true)]
    [InlineData(13, "Binh  Dinh", "Binh Dinh", true)]
    [InlineData(17, "Gia-Lai", "Gia Lai", true)]
    public void Provinces_of_the_english_matrix_are_spelled_by_ear(int row, string typed, string meant, bool folds)
    {
        Assert.Equal(typed, Cell(English, 1, row, 6));
        Assert.Contains(DemoFolder.Facts.Provinces, province => province.NameEn == meant);
        Assert.Equal(folds, Folding.Fold(typed) == Folding.Fold(meant));
    }

    [Fact]
    public void The_english_matrix_proves_day_before_month_and_adds_up_but_for_one_line()
    {
        var rows = English.Sheets[1].Rows.Skip(5).Where(row => row.Length > 0 && !Equals(row[0], "TOTAL")).ToList();
        // 25/11/2009 can only be day first; no date of the columns needs month first.
        Assert.All(rows.SelectMany(row => new[] { row[7], row[8] }).OfType<string>(), text =>
            Assert.True(DateOnly.TryParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));
        Assert.Contains(rows, row => Equals(row[7], "25/11/2009"));
        // Row 13: 120 + 118 + 190 + 160 = 588, typed 598. Row 11: 1,012 + 418 + 402 + 390 = 2,222, two figures typed as text.
        var wrong = rows.Where(row => row[14] is double total && row[10] is double && row[10..14].Sum(cell => (double)cell!) != total);
        Assert.Equal("Mobile clinics", Assert.Single(wrong)[3]);
        Assert.Equal(("1,012", "2,222", "2,400"), (Cell(English, 1, 11, 11), Cell(English, 1, 11, 15), Cell(English, 1, 11, 10)));
        // The total row: 1550 + 1950 + 895 + 340 + 2222 + 598 + 2950 + 436 + 0 = 10,941.
        Assert.Equal(10_941d, Cell(English, 1, 18, 15));
    }

    [Fact]
    public void Own_names_in_the_english_matrix_are_known_spellings()
    {
        var spellings = DemoFolder.Facts.Aliases.Where(alias => alias.Partner == "Save the Children").Select(alias => alias.Text).Append("Save the Children").ToHashSet();
        Assert.All(English.Sheets[1].Rows.Skip(5).Where(row => row.Length > 0 && !Equals(row[0], "TOTAL")), row => Assert.Contains((string)row[0]!, spellings));
    }

    [Fact]
    public void The_vietnamese_report_has_its_tags_in_row_5_and_nine_activities_below()
    {
        var rows = Assert.Single(Vietnamese.Sheets).Rows;
        Assert.Equal(18, rows.Count);
        Assert.All(rows[4].Skip(1), tag => Assert.StartsWith("#", (string)tag!, StringComparison.Ordinal));
        Assert.Equal(9, rows.Count(row => row.Length > 0 && row[0] is double));
        Assert.Equal("Tổng cộng", rows[14][1]);
        Assert.All(rows.Skip(3).Take(12), row => Assert.Equal(15, row.Length));
    }

    [Fact]
    public void Names_of_the_vietnamese_report_are_stored_apart_and_still_mean_the_provinces()
    {
        var rows = Vietnamese.Sheets[0].Rows.Where(row => row.Length > 0 && row[0] is double).ToList();
        var provinces = DemoFolder.Facts.Provinces.ToDictionary(province => province.NameVi, province => province.Pcode);
        Assert.Equal(9, rows.Count(row => provinces.ContainsKey(Whole(row[4]))));
        // Only Kon Tum and Gia Lai have no mark to split off.
        Assert.Equal(7, rows.Count(row => !Typed(row, 5).IsNormalized(NormalizationForm.FormC)));
        Assert.All(rows, row => Assert.Equal("Hội Chữ thập đỏ Việt Nam", Whole(row[1])));
        // Codes: "vn601" in small letters, "VN 603" with a blank, none for Da Nang; the other six as they should be.
        Assert.Equal(6, rows.Count(row => row[5] is string code && provinces[Whole(row[4])] == code));
        Assert.Equal(("vn601", "VN 603", null), (rows[3][5], rows[6][5], rows[7][5]));
    }

    [Fact]
    public void Points_of_the_vietnamese_report_stand_between_thousands()
    {
        var rows = Vietnamese.Sheets[0].Rows.Where(row => row.Length > 0 && row[0] is double).ToList();
        var amounts = rows.SelectMany(row => row[9..14]).OfType<string>().ToList();
        Assert.All(amounts, text => Assert.Matches(new Regex(@"^\d{1,3}(\.\d{3})*$"), text));
        // Two points in one number leave no other reading: 312.500.000 dong and five more.
        Assert.Equal(6, amounts.Count(text => text.Count(letter => letter == '.') >= 2));
        // 5120 + 3950 + 9850 + 3305 + 640 + 0 + 1015 = 23,880; women and men add up in every line.
        Assert.Equal(23_880, rows.Sum(row => Number(row[10])));
        Assert.All(rows, row => Assert.Equal(Number(row[10]), Number(row[11]) + Number(row[12])));
        Assert.Equal(5_390, rows.Sum(row => Number(row[9])));
        Assert.Equal(4_345_625_000, rows.Sum(row => Number(row[13])));

        static long Number(object? cell) => cell is string text ? long.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : 0;
    }

    [Fact]
    public void The_vietnamese_report_mixes_true_dates_with_typed_ones_and_states_five_statuses()
    {
        var rows = Vietnamese.Sheets[0].Rows.Where(row => row.Length > 0 && row[0] is double).ToList();
        Assert.Equal(7, rows.Count(row => row[7] is DateTime));
        Assert.Equal(["06/11/2009", "09/11/2009"], rows.Select(row => row[7]).OfType<string>());
        Assert.Equal(["Hoàn thành", "Hủy", "Tạm dừng", "Đang thực hiện", "Đã lên kế hoạch"],
            rows.Select(row => Whole(row[6])).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_donors_list_is_written_with_semicolons_and_windows_line_ends()
    {
        var text = Donor.CsvText();
        Assert.True(Donor.IsCsv);
        var lines = text.Split("\r\n");
        Assert.Equal(14, lines.Length);
        Assert.Equal("", lines[13]);
        Assert.All(lines[..13], line => Assert.Equal(13, line.Count(letter => letter == ';')));
        Assert.Equal(13, text.Count(letter => letter == '\n'));
        Assert.DoesNotContain('"', text);
    }

    [Theory]
    [InlineData(3, 5, "VN503", "Quang Nam's code beside Quang Ngai's name")]
    [InlineData(4, 10, "31/11/2009", "November has 30 days")]
    [InlineData(5, 2, "Green Delta Relief", "no such partner")]
    [InlineData(6, 12, "~500", "about-figure")]
    [InlineData(7, 11, "1200+", "about-figure")]
    [InlineData(7, 12, "1,150", "readable, with a comma between thousands")]
    [InlineData(8, 7, "Châu Thành", "a district of ten provinces, no province given")]
    [InlineData(9, 6, "Nationwide", "the whole country")]
    [InlineData(10, 2, "VN Red Cross", "a spelling not yet learned")]
    [InlineData(10, 5, "VN999", "no such code; the name places the row")]
    [InlineData(11, 12, "-40", "people below zero")]
    [InlineData(12, 2, "", "nobody named but the donor")]
    [InlineData(12, 12, "N/A", "no figure, not zero")]
    public void Wrong_cells_of_the_donors_list_stand_where_the_tests_of_the_import_expect_them(int row, int column, string typed, string why)
    {
        Assert.Equal(typed, Cell(Donor, 0, row, column));
        Assert.NotEmpty(why);
    }

    [Fact]
    public void Nothing_else_in_the_donors_list_is_wrong()
    {
        var rows = Donor.Sheets[0].Rows.Skip(1).ToList();
        Assert.Equal(12, rows.Count);
        Assert.Equal(rows[0], rows[11]);
        var known = DemoFolder.Facts.Partners.SelectMany(p => new[] { p.Key, p.Name }).Concat(DemoFolder.Facts.Aliases.Select(alias => alias.Text)).Select(Folding.Fold).ToHashSet();
        Assert.Equal(["Green Delta Relief", "VN Red Cross", ""], rows.Select(row => Typed(row, 2)).Where(name => !known.Contains(Folding.Fold(name))));
        var provinces = DemoFolder.Facts.Provinces.ToDictionary(p => p.Pcode, p => p.NameEn);
        Assert.Equal(["VN503", "", "", "VN999"], rows.Where(row => provinces.GetValueOrDefault(Typed(row, 5)) != Typed(row, 6)).Select(row => Typed(row, 5)));
        Assert.Equal(["31/11/2009"], rows.SelectMany(row => new[] { Typed(row, 9), Typed(row, 10) }).Where(text =>
            !DateOnly.TryParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));
        Assert.Equal(["~500", "1200+", "1,150", "", "-40", "N/A"], rows.SelectMany(row => new[] { Typed(row, 11), Typed(row, 12) })
            .Where(text => !uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)));
    }

    [Fact]
    public void Chau_Thanh_is_a_district_of_ten_provinces()
    {
        var districts = DemoFolder.SharedLines("pcodes/vn_gazetteer_adm1_3_2009.csv").Select(line => line.Split(','))
            .Where(cells => cells[0] == "2" && cells[3] == "Chau Thanh").Select(cells => cells[2]).Distinct();
        Assert.Equal(10, districts.Count());
    }

    private static IEnumerable<string> Texts(MessyWorkbook workbook) =>
        workbook.Sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row).OfType<string>();
}
