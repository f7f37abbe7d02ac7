using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

public sealed class SheetChoiceTests
{
    private static readonly string?[][] Data =
        [["Organisation", "Province", "Pcode", "Cluster", "Activity"], ["CARE", "Sofala", "MZ09", "WASH", "Water"], ["IOM", "Tete", "MZ10", "CCCM", "Sites"]];

    private static SheetPreview Sheet(int index, string name, string?[][] rows, bool visible = true)
    {
        var (cells, numbers) = ColumnSheets.Of(rows);
        var layout = TableFinding.Find(cells, numbers);
        return new(index, name, visible, layout is null ? null : layout with { Columns = ColumnMatching.Match(layout.Columns) }, rows.Length);
    }

    [Fact]
    public void Mozambique_is_read_from_its_data_entry_sheet()
    {
        SheetPreview[] sheets =
        [
            Sheet(0, "3W", [["Row Labels"], ["Ancuabe"], ["Educação"], ["COSACA"]]),
            Sheet(1, "Instructions", [["Report tracking metadata"], ["Reporting Organization", "Fill in this information"], ["Cluster", "Fill in this information"], ["Reporting date", "Fill in this information"]]),
            Sheet(2, "Data_Entry", ColumnMozambiqueTests.Sheet),
            Sheet(3, "Lists", [["Cluster", "Status", "Organization"], ["WASH", "Planned", "IOM"]]),
            Sheet(4, "Admin_List", [["Província", "Admin1CODE", "Distrito"], ["Sofala", "MZ09", "Buzi"]]),
        ];
        var pick = SheetChoice.Choose(sheets);
        Assert.Equal((2, false), (pick.Index, pick.Ask));
        Assert.Empty(pick.Missing);
        Assert.Contains("sheet.lookup", pick.Verdicts.Single(v => v.Index == 4).Reasons);
        Assert.Contains("sheet.instructions", pick.Verdicts.Single(v => v.Index == 1).Reasons);
        Assert.Contains("sheet.no-table", pick.Verdicts.Single(v => v.Index == 0).Reasons);
    }

    [Fact]
    public void Ukraine_counts_by_oblast_hold_nothing_to_import()
    {
        SheetPreview[] sheets =
        [
            Sheet(0, "Num_of_Orgs_by_Oblast", [["OBLAST", "ADMIN1_ID", "CCCM", "CCS", "ETC", "Education", "Protection TOTAL", "TOTAL", "Cluster List"], ["Cherkaska", "UA71", null, null, null, "2", "12", "30", "Education,Health"]]),
            Sheet(1, "People_Reached_by_Oblast", [["OBLAST", "ADMIN1_ID", "Education", "FSL", "Total reached"], ["Cherkaska", "UA71", "900", "20200", "68200"]]),
            Sheet(2, "Change_People_Reached", [["OBLAST", null, "Education", "FSL", "Total reached"], ["Cherkaska", "UA71", "0", "0.23", "0.2"]]),
            Sheet(3, "UDE_Inputs", [["OBLAST", "ADMIN1_ID", "People Reached", "Number of Organisations", "Clusters Present"], ["Cherkaska", "UA71", "68200", "30", "Education,Health"]]),
        ];
        var pick = SheetChoice.Choose(sheets);
        Assert.Null(pick.Index);
        Assert.Equal(["organisation"], pick.Missing);
    }

    [Fact]
    public void A_hidden_copy_does_not_compete()
    {
        var pick = SheetChoice.Choose([Sheet(0, "Sheet2", Data), Sheet(1, "Sheet3", []), Sheet(2, "Sheet1", Data, visible: false)]);
        Assert.Equal((0, false), (pick.Index, pick.Ask));
    }

    [Fact]
    public void When_only_a_hidden_sheet_holds_data_it_is_asked_about()
    {
        var pick = SheetChoice.Choose([Sheet(0, "Cover", [["Title"]]), Sheet(1, "Data", Data, visible: false)]);
        Assert.Equal((1, true), (pick.Index, pick.Ask));
    }

    [Fact]
    public void Two_good_sheets_are_one_question()
    {
        var pick = SheetChoice.Choose([Sheet(0, "January", Data), Sheet(1, "February", Data)]);
        Assert.Equal((0, true), (pick.Index, pick.Ask));
    }

    [Fact]
    public void A_requested_sheet_is_obeyed_whatever_its_name()
    {
        var pick = SheetChoice.Choose([Sheet(0, "January", Data), Sheet(1, "Lists", Data)], " lists ");
        Assert.Equal((1, false), (pick.Index, pick.Ask));
        Assert.Contains("sheet.requested", pick.Verdicts.Single(v => v.Index == 1).Reasons);
    }

    [Fact]
    public void A_requested_sheet_that_is_not_there_is_asked_about() =>
        Assert.Equal((0, true), (SheetChoice.Choose([Sheet(0, "January", Data)], "March").Index, SheetChoice.Choose([Sheet(0, "January", Data)], "March").Ask));

    [Fact]
    public void A_pivot_of_the_data_loses_to_the_data()
    {
        var pivot = Sheet(0, "Pivot", [["Row Labels", "Organisation", "Province", "Grand Total"], ["WASH", "CARE", "Sofala", "3"]]);
        var pick = SheetChoice.Choose([pivot, Sheet(1, "Data", Data)]);
        Assert.Equal((1, false), (pick.Index, pick.Ask));
        Assert.Contains("sheet.pivot", pick.Verdicts.Single(v => v.Index == 0).Reasons);
    }

    [Fact]
    public void A_list_of_codes_beside_the_data_does_not_compete()
    {
        var codes = Sheet(1, "CODs Libya", [["ADM2_Manti", "ADM2_Man_2", "ADM1_Geo_2"], ["Derna", "LY0101", "LY01"]]);
        Assert.Equal((0, false), (SheetChoice.Choose([Sheet(0, "3W as of May 2021", Data), codes]).Index, SheetChoice.Choose([Sheet(0, "3W as of May 2021", Data), codes]).Ask));
    }

    [Fact]
    public void An_empty_workbook_lacks_a_table()
    {
        Assert.Equal(["table"], SheetChoice.Choose([Sheet(0, "Sheet1", [])]).Missing);
        Assert.Equal(["table"], SheetChoice.Choose([]).Missing);
    }
}
