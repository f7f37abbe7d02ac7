using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Web.Tests.Corpus;

/// <summary>Two tables on one sheet, one above the other: no row of either is lost in silence, whichever header reads better.</summary>
public sealed class TablesBelowEachOtherTests
{
    private const string Salva = "Salva Relief", Mira = "Mira Aid";

    [Fact]
    public void A_header_repeated_in_one_row_below_the_rows_of_its_two_loses_none_of_them()
    {
        object[] upper = ["Organisation", "Cluster", "Province", "Activity", "Start date", "Reached", "", "", ""], lower = ["", "", "", "", "", "Men", "Women", "Boys", "Girls"];
        object[] again = ["Organisation", "Cluster", "Province", "Activity", "Start date", "Men", "Women", "Boys", "Girls"];
        object[][] rows = [upper, lower, Row(Salva, 1), Row(Salva, 2), Row(Salva, 3), ["Total", "", "", "", "", 6, 6, 9, 12], again, Row(Mira, 4), Row(Mira, 5)];
        var check = Read(rows);
        // Men 1 to 5, each with 2 women, 3 boys and 4 girls.
        Assert.Equal(["10", "11", "12", "13", "14"], check.Drafts.Select(ValueFiles.Reached).Where(v => v is not null));
        Assert.Equal("5 in, 2 skipped; tells number.total-from-cuts place.name-folded row.header row.total", check.ToString());

        static object[] Row(string who, int men) => [who, "WASH", men % 2 == 0 ? "Ha Tinh" : "Quang Tri", $"Wells {men}", new ValueFiles.Dated(40_118 + men, 14), men, 2, 3, 4];
    }

    [Fact]
    public void A_second_table_with_a_fuller_header_does_not_hide_the_first()
    {
        var check = Read(
            ["Organisation", "Cluster", "Province", "What was done", "Month", "Ppl"],
            [Salva, "WASH", "Ha Tinh", "Wells", "2009-11", 10], [Salva, "WASH", "Quang Tri", "Latrines", "2009-11", 11], [],
            ["Planned next month"],
            ["Organisation", "Cluster", "Province", "Activity", "Status", "Start date", "End date", "People targeted", "Comments"],
            [Salva, "WASH", "Ha Tinh", "Wells", "Planned", "2009-12-01", "2009-12-31", 10, "x"]);
        // Skipped are the title and the header of the second, refused is its row.
        Assert.Equal((5, 2, 2, 1), (check.Counts.Read, check.Counts.Ok + check.Counts.Fixed, check.Counts.Skipped, check.Counts.Refused));
        Assert.Equal("6", check.Problems.Single(p => p.Code == "row.other-table").Found);
    }

    [Fact]
    public void Rows_of_words_alone_are_lost_no_more_than_rows_with_numbers()
    {
        var check = Read(
            ["Organisation", "Province", "Activity", "What was done"],
            [Salva, "Ha Tinh", "Wells", "Drilled by hand"], [Mira, "Quang Tri", "Latrines", "Dug in schools"],
            ["Organisation", "Cluster", "Province", "Activity", "Status", "Month"],
            [Mira, "WASH", "Ha Tinh", "Wells", "Completed", "2009-11"]);
        // Two rows, the header of the second table, and its row under other columns.
        Assert.Equal((4, 2, 1, 1), (check.Counts.Read, check.Counts.Ok + check.Counts.Fixed, check.Counts.Skipped, check.Counts.Refused));
    }

    [Fact]
    public void A_line_of_instructions_between_two_headers_is_no_table()
    {
        var check = Read(
            ["Organisation", "Province", "Activity", "Month"],
            ["Write it in full", "Choose from the list", "One line each", "Like this"],
            ["Tổ chức", "Tỉnh", "Hoạt động", "Tháng", "Số người đạt được"],
            [Salva, "Ha Tinh", "Wells", "2009-11", 10]);
        Assert.Equal((1, 1), (check.Counts.Read, check.Counts.Ok + check.Counts.Fixed));
        Assert.DoesNotContain("table.rows-above", check.Findings);
    }

    [Fact]
    public void Rows_above_a_header_that_was_taken_further_down_are_told_and_counted_as_skipped()
    {
        // The first is half as wide as the second: something about the file more likely than its table.
        var check = Read(
            ["Organisation", "Province", "Activity"], ["Salva", "Ha Tinh", 7], ["Salva", "Quang Tri", 8], [],
            ["Organisation", "Cluster", "Province", "Activity", "Status", "Month", "People reached", "Comments"],
            [Mira, "WASH", "Ha Tinh", "Wells", "Completed", "2009-11", 10, "x"]);
        Assert.Equal((3, 1, 2), (check.Counts.Read, check.Counts.Ok + check.Counts.Fixed, check.Counts.Skipped));
        // Two rows, the first of them in row 2.
        Assert.Equal(("2", "2"), check.Problems.Where(p => p.Code == "table.rows-above").Select(p => (p.Found, p.Expected!)).Single());
    }

    private static DryCheck Read(params object[][] rows) => DryCheck.Of(ValueFiles.Country, ValueFiles.Book(rows).ToBytes(), "5W.xlsx", settings: new ImportSettings { Period = "2009-11" });
}
