using Tessera.Domain.Caseloads;
using Tessera.Domain.Clusters;
using Tessera.Domain.Geography;
using Tessera.Domain.Needs;
using Tessera.Domain.Tests.Clusters;
using Tessera.Domain.Tests.Geography;
using Xunit;

namespace Tessera.Domain.Tests.Caseloads;

/// <summary>Layouts of needs as offices write them; "|" between cells, "_" for a blank one.</summary>
public sealed class NeedSheetTests
{
    private static readonly Gazetteer Places = Atlas.Of("AFG", "AF01 Kabul", "AF0101 Paghman", "AF0102 Surobi", "AF02 Kapisa");
    private static readonly ClusterRegistry Clusters = new(
        new[] { "EDU", "HEA", "PRO", "PRO-CPN", "WSH" }.Select((code, at) => SampleFiles.Clusters.Single(c => c.Code == code) is var listed ? new Cluster { OperationId = 1, Id = at + 1, Code = code, Name = listed.Name, ShortName = listed.ShortName } : null!),
        SampleFiles.Clusters, SampleFiles.Synonyms);
    private static readonly NeedReference Reference = new(Places, Clusters);
    private static readonly Disaggregation Girls = new(Sex.Female, 0, 17, false);

    [Fact]
    public void Columns_for_clusters_under_their_names_are_read_with_the_figure_below()
    {
        var read = Read("needs", "_ | WASH | _ | Health | _", "Province | In need | Target | In need | Target", "Kabul | 100 | 60 | 70 | _", "Kapisa | 40 | 0 | - | 5");
        Assert.Equal(["AF01 HEA InNeed 70", "AF01 WSH InNeed 100", "AF01 WSH Targeted 60", "AF02 HEA Targeted 5", "AF02 WSH InNeed 40", "AF02 WSH Targeted 0"], Said(read));
    }

    [Fact]
    public void Columns_for_groups_and_for_sex_and_age_are_cuts_of_the_same_people()
    {
        var read = Read("WASH", "Province | PIN | PIN IDPs | PIN Girls | PIN Women (18-59)", "Kabul | 100 | 30 | 20 | 25");
        Assert.Equal(["AF01 WSH InNeed 100", "AF01 WSH InNeed 20 f 0-17", "AF01 WSH InNeed 25 f 18-59", "AF01 WSH InNeed 30 idp"], Said(read));
        Assert.Equal(Girls, read.Lines.Single(l => l.Line.Value == 20_0000).Line.Cut);
    }

    [Fact]
    public void The_figure_of_each_row_is_read_where_a_column_says_it()
    {
        var read = Read("hapi", "location_code | admin1_code | admin1_name | sector_code | category | population_status | population | reference_period_start | reference_period_end",
            "AFG | AF01 | Kabul | WSH | total | INN | 100 | 2024-01-01 | 2024-12-31", "AFG | AF01 | Kabul | Intersectoral | Children | TGT | 50 | 2024-01-01 | 2024-12-31", "AFG | AF01 | Kabul | WSH | total | all | 900 | 2024-01-01 | 2024-12-31");
        Assert.Equal(["AF01 ALL Population 900", "AF01 ALL Targeted 50 all 0-17", "AF01 WSH InNeed 100"], Said(read));
        Assert.Equal((2024 * 12, 2024 * 12 + 11), (read.FirstMonth, read.LastMonth));
    }

    [Fact]
    public void Sex_age_and_disability_in_columns_of_their_own_make_one_cut()
    {
        var read = Read("hapi v1", "admin1_code | sector_code | gender | age_range | disabled_marker | population_group | population_status | population",
            "AF01 | WSH | f | 0-17 | all | all | INN | 10", "AF01 | WSH | all | 60+ | y | IDP | INN | 4", "AF01 | WSH | all | all | n | all | INN | 6");
        Assert.Equal(["AF01 WSH InNeed 10 f 0-17", "AF01 WSH InNeed 4 idp all 60+ disabled"], Said(read));
        // "Without disability" has no place in a cut and is not counted as everybody.
        Assert.Contains(read.Problems, p => p.Code == "needs.cut-unsaid");
    }

    [Fact]
    public void A_district_nobody_knows_is_left_out_and_not_counted_as_its_province()
    {
        var read = Read("needs", "Province | District | WASH in need", "Kabul | Paghman | 10", "Kabul | Nowhere | 20");
        Assert.Equal(["AF0101 WSH InNeed 10"], Said(read));
        Assert.Equal("Kabul / Nowhere", read.Problems.Single(p => p.Code == "needs.place-unknown").Found);
        Assert.Equal((2, 1), (read.Counts.Rows, read.Counts.RowsLeftOut));
    }

    [Fact]
    public void A_wrong_value_costs_itself_and_not_its_row()
    {
        var read = Read("needs", "Province | WASH in need | WASH target | WASH severity", "Kabul | about 100 | 60 | 7", "Kapisa | -5 | 3 | 4");
        Assert.Equal(["AF01 WSH Targeted 60", "AF02 WSH Severity 4", "AF02 WSH Targeted 3"], Said(read));
        Assert.Equal(["needs.severity-range", "number.approximate", "number.negative"], read.Problems.Where(p => p.Effect == FindingEffect.SetAside).Select(p => p.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_rows_of_the_same_people_are_not_added()
    {
        var read = Read("needs", "Province | WASH in need", "Kabul | 100", "Kabul | 120", "Kapisa | 5", "Kapisa | 5");
        Assert.Equal(["AF01 WSH InNeed 100", "AF02 WSH InNeed 5"], Said(read));
        Assert.Equal(["needs.repeated", "needs.repeated-same"], read.Problems.Select(p => p.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_column_under_a_name_nobody_knows_is_not_taken_for_all_clusters()
    {
        var read = Read("needs", "_ | Unheard | WASH", "Province | In need | In need", "Kabul | 100 | 60");
        Assert.Equal(["AF01 WSH InNeed 60"], Said(read));
        Assert.Contains(read.Problems, p => p.Code == "needs.column-unclear");
    }

    [Fact]
    public void General_protection_beside_protection_is_a_part_of_it_wherever_it_stands()
    {
        var read = Read("needs", "Province | General Protection in need | Protection in need", "Kabul | 70 | 100");
        Assert.Equal(["AF01 PRO InNeed 100"], Said(read));
    }

    [Fact]
    public void A_total_row_is_the_whole_country_and_people_of_no_cluster_are_everybodys()
    {
        var read = Read("needs", "Province | Population | People in need | Targeted", "Kabul | 900 | 100 | 60", "Total | 1000 | 140 | 80");
        Assert.Equal(["AF01 ALL InNeed 100", "AF01 ALL Population 900", "AF01 ALL Targeted 60", "AFG ALL InNeed 140", "AFG ALL Population 1000", "AFG ALL Targeted 80"], Said(read));
    }

    [Fact]
    public void A_french_sheet_is_read()
    {
        var read = Read("besoins", "Province | EHA - personnes dans le besoin | EHA - personnes ciblées", "Kabul | 100 | 60");
        Assert.Equal(["AF01 WSH InNeed 100", "AF01 WSH Targeted 60"], Said(read));
    }

    [Fact]
    public void A_list_of_activities_or_of_contacts_is_no_table_of_needs()
    {
        Assert.Equal("needs.sheet-activities", Find("Activities", "Activity code | Activity name | Cluster | Target", "W1 | Wells | WASH | 5").Reason);
        Assert.Null(Find("Contacts", "Name | Organisation | Telephone", "A | B | 5").Sheet);
    }

    private static (NeedSheet? Sheet, string? Reason) Find(string name, params string[] rows)
    {
        var sheet = Rows(rows).Select(r => (IReadOnlyList<Cell>)[.. r.Cells]).ToList();
        return NeedSheetFinding.Find(name, sheet, [.. Enumerable.Range(1, sheet.Count)], Reference);
    }

    [Fact]
    public void Percentages_and_changes_are_no_people()
    {
        var read = Read("needs", "Province | In need | % of population in need | WASH target | Health target", "Kabul | 1000 | 12 | 0.23 | 1200.5", "Kapisa | 40 | 3 | 27,24 | 8.25", "Total | 1040 | 15 | 0.3 | 1208.75");
        Assert.Equal(["AF01 ALL InNeed 1000", "AF01 HEA Targeted 1200", "AF02 ALL InNeed 40", "AF02 HEA Targeted 8", "AFG ALL InNeed 1040", "AFG HEA Targeted 1208"], Said(read));
        Assert.Equal(["% of population in need", "WASH target"], read.Problems.Where(p => p.Code == "needs.column-shares").Select(p => p.Found).Order(StringComparer.Ordinal));
        // A sheet of changes is one as a whole, also where a column happens to hold none.
        read = Read("Change in people reached", "Province | WASH | Health", "Kabul | 0.23 | 0", "Kapisa | 1.5 | 4", "Total | 0.2 | 130");
        Assert.Empty(read.Lines);
        Assert.Empty(read.Sheet.Values);
    }

    [Fact]
    public void Few_people_and_estimates_with_fractions_are_people()
    {
        Assert.Equal(2, Read("Effects of climate change", "Province | WASH in need", "Kabul | 12", "Kapisa | 40").Lines.Count);
        Assert.Equal(3, Read("needs", "Province | WASH in need", "Kabul | 12.5", "Kapisa | 99.1", "Total | 111.6").Lines.Count);
    }

    [Fact]
    public void A_place_of_a_level_that_is_not_loaded_is_no_unknown_name()
    {
        var read = Read("needs", "Admin 1 | Admin 2 | Admin 3 | WASH in need", "Kabul | Paghman | Bektut | 10", "Kabul | Paghman | _ | 20", "Nowhere | _ | _ | 5");
        Assert.Equal(["AF0101 WSH InNeed 20"], Said(read));
        Assert.Equal([("needs.place-level", "Kabul / Paghman / Bektut", "AF0101 Paghman"), ("needs.place-unknown", "Nowhere", null)],
            read.Problems.Where(p => p.Code.StartsWith("needs.place", StringComparison.Ordinal)).Select(p => (p.Code, p.Found, p.Expected)).OrderBy(p => p.Code, StringComparer.Ordinal));
    }

    private static NeedRead Read(string name, params string[] rows)
    {
        var (sheet, reason) = Find(name, rows);
        Assert.True(sheet is not null, reason);
        return NeedSheetReading.Read(sheet!, () => Rows(rows), Reference, new NeedSaid(), isTextFile: true);
    }

    private static IEnumerable<SheetRow> Rows(string[] rows) =>
        rows.Select((row, at) => SheetRow.Of(at + 1, [.. row.Split('|').Select(cell => cell.Trim() is "_" ? null : (object)cell.Trim())]));

    private static IReadOnlyList<string> Said(NeedRead read) => [.. read.Lines.Select(l => l.Line).Select(l =>
        $"{Places.ById(l.AreaId)!.Pcode} {(l.ClusterId is { } id ? Clusters.Find(id)!.Code : "ALL")} {l.Figure} {l.Value / 10_000}{(l.Group is null ? "" : " " + l.Group)}{(l.Cut.IsTotal ? "" : " " + l.Cut)}").Order(StringComparer.Ordinal)];
}
