using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>Months and groups of people that stand side by side in a table.</summary>
public sealed class WideTableTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void Months_below_what_they_count_are_slices_of_it()
    {
        var wide = Wide(["Organisation", "District", "People reached", "", ""], ["", "", "Jan 2021", "Feb 2021", "Mar 2021"], ["Salva", "Ha Tinh", 10, 20, 30])!;
        Assert.True(wide.IsMonths);
        Assert.Equal(["Jan 2021", "Feb 2021", "Mar 2021"], wide.Slices.Select(s => s.Label));
        Assert.Equal([ActivityField.Reached], wide.Targets.Select(t => t.Field));
        Assert.Equal([2, 3, 4], wide.Slices.Select(s => Assert.Single(s.Columns)));
        // The plan reads the numbers in the first of them and the month in a column that no sheet has.
        Assert.Equal((2, 5), (Assert.Single(wide.Into), wide.LabelColumn));
    }

    [Fact]
    public void Months_that_are_dates_in_the_header_are_found()
    {
        // 44197, 44228, 44256: the first days of January, February and March 2021.
        var wide = Wide(["Organisation", "District", "People reached", "", ""], ["", "", Cell.OfDate(44197), Cell.OfDate(44228), Cell.OfDate(44256)], ["Salva", "Ha Tinh", 10, 20, 30])!;
        Assert.Equal(["2021-01-01", "2021-02-01", "2021-03-01"], wide.Slices.Select(s => s.Label));
    }

    [Fact]
    public void Targets_and_people_reached_of_each_month_go_together()
    {
        var wide = Wide(["Organisation", "District", "Jan", "", "Feb", "", "Mar", ""], ["", "", "Target", "Reached", "Target", "Reached", "Target", "Reached"], ["Salva", "Ha Tinh", 1, 2, 3, 4, 5, 6])!;
        Assert.Equal([ActivityField.Targeted, ActivityField.Reached], wide.Targets.Select(t => t.Field));
        Assert.Equal([2, 3, 4, 5, 6, 7], wide.Slices.SelectMany(s => s.Columns));
    }

    [Fact]
    public void Months_of_which_nothing_says_what_they_count_are_asked_about()
    {
        object[][] rows = [["Organisation", "District", "Jan", "Feb", "Mar"], ["Salva", "Ha Tinh", 10, 20, 30]];
        Assert.Null(Wide(rows));
        Assert.Equal(["Jan", "Feb", "Mar"], WideTable.Unsaid(Maps(rows)).Select(m => m.Header));
        Assert.Equal(ActivityField.Targeted, Assert.Single(WideTable.Of(Maps(rows), new Dictionary<string, string> { ["months"] = "Targeted" })!.Targets).Field);
        Assert.Null(WideTable.Of(Maps(rows), new Dictionary<string, string> { ["months"] = WideTable.Leave }));
    }

    [Fact]
    public void The_total_beside_the_months_is_not_read_beside_them()
    {
        var wide = Wide(["Organisation", "District", "People reached", "", "", ""], ["", "", "Jan", "Feb", "Mar", "Total"], ["Salva", "Ha Tinh", 10, 20, 30, 60])!;
        Assert.Equal((5, 5), (Assert.Single(wide.Totals), Assert.Single(wide.Into)));
        Assert.Equal([2, 3, 4], wide.Slices.SelectMany(s => s.Columns));
    }

    [Fact]
    public void Groups_over_sexes_in_two_header_rows_are_slices()
    {
        var wide = Wide(["Organisation", "District", "IDPs", "", "Host community", "", "Returnees", ""], ["", "", "Male", "Female", "Male", "Female", "Male", "Female"], ["Salva", "Ha Tinh", 1, 2, 3, 4, 5, 6])!;
        Assert.False(wide.IsMonths);
        Assert.Equal(["IDPs", "Host community", "Returnees"], wide.Slices.Select(s => s.Label));
        Assert.Equal([Sex.Male, Sex.Female], wide.Targets.Select(t => t.Cut!.Sex));
    }

    [Fact]
    public void Groups_named_within_one_header_row_are_slices_and_the_total_stands_beside_them()
    {
        var wide = Wide(["Organisation", "District", "People reached", "IDPs reached", "Host community reached"], ["Salva", "Ha Tinh", 50, 20, 30])!;
        Assert.Equal(["idps", "host community"], wide.Slices.Select(s => s.Label));
        Assert.Equal(2, Assert.Single(wide.Totals));
    }

    [Theory]
    [InlineData("Reached Jan 2021", "Reached Feb 2021", "Reached Mar 2021")]
    [InlineData("People reached (Jan-21)", "People reached (Feb-21)", "People reached (Mar-21)")]
    [InlineData("2021-01 reached", "2021-02 reached", "2021-03 reached")]
    public void Months_named_within_one_header_row_are_slices(string one, string two, string three)
    {
        var wide = Wide(["Organisation", "District", one, two, three, "Total"], ["Salva", "Ha Tinh", 10, 20, 30, 60])!;
        Assert.True(wide.IsMonths);
        Assert.Equal([2, 3, 4], wide.Slices.Select(s => s.Columns.Single()));
        Assert.Equal(ActivityField.Reached, Assert.Single(wide.Targets).Field);
    }

    [Theory]
    [InlineData("Pregnant women", "Lactating women")]
    [InlineData("IDP camp", "Host district")]
    [InlineData("IDP sites reached", "Returnee sites reached")]
    [InlineData("Start Jan", "End Feb")]
    public void Other_columns_are_no_slices(string one, string other) => Assert.Null(Wide(["Organisation", "District", one, other, "People reached"], ["Salva", "Ha Tinh", 1, 2, 3]));

    [Fact]
    public void A_table_with_a_column_of_groups_keeps_it() =>
        Assert.Null(Wide(["Organisation", "District", "Population group", "IDPs reached", "Host community reached"], ["Salva", "Ha Tinh", "All", 20, 30]));

    private static WideTable? Wide(params object[][] rows) => WideTable.Of(Maps(rows), Nothing);

    private static IReadOnlyList<ColumnMap> Maps(object[][] rows)
    {
        var sheet = rows.Select((row, at) => (IReadOnlyList<Cell>)[.. SheetRow.Of(at + 1, row).Cells]).ToList();
        return ColumnMatching.Match(TableFinding.Find(sheet, [.. Enumerable.Range(1, rows.Length)])!.Columns);
    }
}
