using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>Layouts of trust.md 6c part B.</summary>
public sealed class TableFindingTests
{
    private static readonly string?[] Header = ["Organisation", "Province", "Activity", "Reached"];
    private static readonly string?[] Tags = ["#org", "#adm1", "#activity", "#reached"];
    private static readonly string?[] One = ["CARE", "Sofala", "Water trucking", "120"];
    private static readonly string?[] Two = ["IOM", "Tete", "Shelter kits", "80"];

    private static void Lies(TableLayout layout, int headerFirst, int headerLast, int? tagRow, int dataFirst) =>
        Assert.Equal((headerFirst, headerLast, tagRow, dataFirst), (layout.HeaderFirst, layout.HeaderLast, layout.TagRow, layout.DataFirst));

    [Fact]
    public void A_plain_table_begins_with_its_header() => Lies(ColumnSheets.Found(Header, One, Two), 1, 1, null, 2);

    [Fact]
    public void Titles_and_blank_rows_above_are_passed_over() =>
        Lies(ColumnSheets.Found(["Response in the province, who does what where"], ["Updated:", "May 2021"], [], Header, One, Two), 4, 4, null, 5);

    [Fact]
    public void Tags_stand_below_above_or_instead_of_the_header()
    {
        Lies(ColumnSheets.Found(Header, Tags, One, Two), 1, 1, 2, 3);
        Lies(ColumnSheets.Found(Tags, Header, One, Two), 2, 2, 1, 3);
        Lies(ColumnSheets.Found(Tags, One, Two), 0, 0, 1, 2);
        Lies(ColumnSheets.Found(["Who does what where"], Tags, One, Two), 0, 0, 2, 3);
    }

    [Fact]
    public void A_tag_row_far_down_is_found()
    {
        var notes = Enumerable.Range(1, 23).Select(i => new string?[] { $"Note {i} about this file" });
        Lies(ColumnSheets.Found([.. notes, Header, Tags, One]), 24, 24, 25, 26);
    }

    [Fact]
    public void A_second_tag_row_is_no_data() => Lies(ColumnSheets.Found(Header, Tags, Tags, One), 1, 1, 2, 4);

    [Fact]
    public void Group_headers_above_belong_to_the_header()
    {
        var layout = ColumnSheets.Found(["WHO", null, "WHERE", null, "WHAT"], ["Organisation", "Type", "Province", "Pcode", "Activity"],
            ["CARE", "INGO", "Sofala", "MZ09", "Water"]);
        Lies(layout, 1, 2, null, 3);
        Assert.Equal(["WHO / Organisation", "WHO / Type", "WHERE / Province", "WHERE / Pcode", "WHAT / Activity"], layout.Columns.Select(c => c.Header));
    }

    [Fact]
    public void A_merged_header_over_its_parts_is_joined_with_them()
    {
        var layout = ColumnSheets.Found(["Organisation", "Province", "Reached", null, null, null, "Comments"], [null, null, "Girls", "Boys", "Women", "Men"],
            ["CARE", "Sofala", "1", "2", "3", "4", "none"], ["IOM", "Tete", "5", "6", "7", "8"]);
        Lies(layout, 1, 2, null, 3);
        Assert.Equal(["Organisation", "Province", "Reached / Girls", "Reached / Boys", "Reached / Women", "Reached / Men", "Comments"], layout.Columns.Select(c => c.Header));
    }

    [Fact]
    public void Parts_in_words_nobody_knows_still_are_header()
    {
        var layout = ColumnSheets.Found(["Organisation", "Province", "Kits", null, null], [null, null, "Alpha", "Beta", "Gamma"], ["CARE", "Sofala", "1", "2", "3"]);
        Lies(layout, 1, 2, null, 3);
        Assert.Equal("Kits / Gamma", layout.Columns[4].Header);
    }

    [Fact]
    public void A_header_in_two_languages_is_one_header()
    {
        var layout = ColumnSheets.Found(Header, ["Tổ chức", "Tỉnh", "Hoạt động", "Số người đạt được"], One);
        Lies(layout, 1, 2, null, 3);
        Assert.Equal("Organisation / Tổ chức", layout.Columns[0].Header);
    }

    [Fact]
    public void Blank_leading_columns_keep_their_sheet_positions()
    {
        var layout = ColumnSheets.Found([null, null, .. Header], [null, null, .. One]);
        Assert.Equal([2, 3, 4, 5], layout.Columns.Select(c => c.Index));
    }

    [Fact]
    public void A_column_nobody_named_is_called_by_its_letter()
    {
        var layout = ColumnSheets.Found([.. Header, null, "Comments"], [.. One, "x", "none"], [.. Two, "y", "none"]);
        Assert.Equal("Column E", layout.Columns[4].Header);
        Assert.Equal("Column AA", ColumnSheets.Found([.. Header, .. new string?[23]], [.. One, .. new string?[22], "x"]).Columns[4].Header);
    }

    [Fact]
    public void Duplicate_headers_stay_two_columns_with_two_keys()
    {
        var columns = ColumnSheets.Found(["Organisation", "Province", "Comments", "Comments"], ["CARE", "Sofala", "a", "b"]).Columns;
        Assert.Equal(["organisation|", "province|", "comments|", "comments||2"], ColumnMatching.KeysOf(columns));
    }

    [Fact]
    public void Samples_are_distinct_and_from_the_data_only()
    {
        var columns = ColumnSheets.Found(Header, Tags, One, One, Two).Columns;
        Assert.Equal(["CARE", "IOM"], columns[0].Samples);
        Assert.Equal(["120", "80"], columns[3].Samples);
    }

    [Fact]
    public void A_header_in_an_unknown_language_is_the_first_full_row_of_texts()
    {
        var layout = ColumnSheets.Found(["სია"], ["ორგანიზაცია", "რეგიონი", "საქმიანობა"], ["CARE", "Tbilisi", "Water"], ["IOM", "Kutaisi", "Food"]);
        Lies(layout, 2, 2, null, 3);
    }

    [Fact]
    public void No_table_is_null_not_a_crash()
    {
        Assert.Null(TableFinding.Find([], []));
        var (title, numbers) = ColumnSheets.Of(["Only a title"]);
        Assert.Null(TableFinding.Find(title, numbers));
        var (pivot, rows) = ColumnSheets.Of(["Row Labels"], ["Ancuabe"], ["Educação"], ["COSACA"], ["UNICEF"]);
        Assert.Null(TableFinding.Find(pivot, rows));
        var (figures, at) = ColumnSheets.Of(["1", "2"], ["3", "4"]);
        Assert.Null(TableFinding.Find(figures, at));
    }

    [Fact]
    public void Line_breaks_and_odd_blanks_in_a_header_become_one_blank()
    {
        var layout = ColumnSheets.Found(["Implementing\n  partner", "Province\u00A0", "Sector"], ["CARE", "Sofala", "WASH"]);
        Assert.Equal(["Implementing partner", "Province", "Sector"], layout.Columns.Select(c => c.Header));
    }

    [Fact]
    public void The_widest_sheet_is_cut_at_1024_columns_and_says_how_many_stand_behind()
    {
        string?[] codes = [.. Enumerable.Range(0, 16_384).Select(i => (string?)("MZ" + (10_000 + i)))];
        var layout = ColumnSheets.Found(Header, codes, codes);
        Assert.Equal((1_024, 15_360), (layout.Columns.Count, layout.ColumnsBeyond));
        Assert.Equal(1_024, ColumnMatching.Match(layout.Columns).Count);
    }
}
