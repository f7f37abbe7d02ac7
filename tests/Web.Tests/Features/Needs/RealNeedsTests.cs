using System.Globalization;
using System.Text;
using Tessera.Domain;
using Tessera.Domain.Needs;
using Tessera.Web.Access;
using Tessera.Web.Features.Needs;
using Tessera.Web.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Features.Needs;

/// <summary>Published files of needs; the expected numbers are those printed in them.</summary>
public sealed class RealNeedsTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string UkraineNeeds = "needs_plans/hno_ukraine_2023_hno_pin_and_severity_for_hdx_20230215.xlsx";
    private const string UkraineTargets = "needs_plans/targeted_ukraine_2023_hrp_response_activities_and_targets_for_hdx_20230425.xlsx";
    private const string SudanJson = "needs_plans/sdn_plan1188_responsemonitoring.json";
    private const string SudanCsv = "needs_plans/sdn_expected_hno.csv";

    [Fact]
    public async Task Every_sheet_of_the_needs_of_Ukraine_is_a_caseload_and_none_is_added_to_another()
    {
        var scene = await NeedScene.Real(app, "ukr-needs", "UKR");
        var outcome = await scene.LoadReal(UkraineNeeds);
        Assert.Equal(["Population Group PIN By Cluster", "Overall Affected PIN By Oblast", "Cluster PIN By Oblast", "Overall PIN SADD by Oblast", "Severity by Raion {<> ED WA}", "Severity by Oblast {= ED WA}"], outcome.Sheets.Select(s => s.Caseload.Cut));
        Assert.Equal(["ReadMe", "Age-Sex Profiles"], outcome.Skipped.Select(s => s.Name));
        var (table, country) = (await scene.Table(), await scene.Country());
        // Four sheets say the intersectoral number in four cuts; it stays one number. Printed: 17569675.676.
        Assert.Equal(17_569_675, table.InNeed(country, null) / 10_000);
        Assert.Equal(11_109_964, table.InNeed(country, await scene.Cluster("FSC")) / 10_000);
        Assert.Equal(4_237_121, table.InNeed(country, await scene.Cluster("FSC"), "idp") / 10_000);
        // The whole of Protection, not General Protection (14682913.18), which is a part of it.
        Assert.Equal(15_420_143, table.InNeed(country, await scene.Cluster("PRO")) / 10_000);
    }

    [Fact]
    public async Task Oblasts_raions_ages_and_severity_of_Ukraine_are_read_from_their_sheets()
    {
        var scene = await NeedScene.Real(app, "ukr-oblast", "UKR");
        await scene.LoadReal(UkraineNeeds);
        var (table, kyiv) = (await scene.Table(), await scene.Area("UA80"));
        Assert.Equal((2_121_308_0000L, 1_329_511_4501L), (table.Population(kyiv), table.InNeed(kyiv, null)));
        Assert.Equal(523_963_0760L, table.InNeed(kyiv, await scene.Cluster("FSC")));
        // Its header says "Men (18 to 59)", its tag #inneed+f+adults: the header counts.
        Assert.Equal(290_015_2466L, Line(table, kyiv, new Disaggregation(Sex.Male, 18, 59, false)).Value);
        Assert.Equal(605_071_0038L, Line(table, kyiv, new Disaggregation(Sex.Female, 18, null, false)).Value);
        var chernihivskyi = await scene.Area("UA7410");
        Assert.Equal((3, 4), (table.Severity(chernihivskyi, await scene.Cluster("CCM")), table.Severity(chernihivskyi, await scene.Cluster("PRO"))));
        // Printed as 0 for Crimea's education, and not at all for cash: 0 is a number, nothing is none.
        Assert.Equal(0L, table.InNeed(await scene.Area("UA01"), await scene.Cluster("EDU")));
        Assert.Null(table.InNeed(await scene.Area("UA85"), await scene.Cluster("MPC")));
    }

    [Fact]
    public async Task Targets_of_Ukraine_keep_a_group_apart_that_only_its_headers_name()
    {
        var scene = await NeedScene.Real(app, "ukr-targets", "UKR");
        var outcome = await scene.LoadReal(UkraineTargets);
        Assert.Equal(["ReadMe", "Activity List"], outcome.Skipped.Select(s => s.Name));
        var (table, country, food) = (await scene.Table(), await scene.Country(), await scene.Cluster("FSC"));
        // As its first sheet states; the 27 oblasts, which hold fractions, would give 11,060,993 if each were rounded first.
        Assert.Equal((11_060_992_0000L, 5_357_629_0000L), (table.Targeted(country, null), table.Targeted(country, food)));
        // "Educaton" in two sheets is one letter short of Education.
        Assert.Equal(2_684_001_0000L, table.Targeted(country, await scene.Cluster("EDU")));
        // The sheet of the non-displaced tags its columns #targeted like totals; oblast Chernihivska, food: 24189 of 176749.
        var chernihivska = await scene.Area("UA74");
        Assert.Equal((176_749_0000L, 24_189_0000L, 48_530_0000L, 104_029_0000L),
            (table.Targeted(chernihivska, food), table.Targeted(chernihivska, food, "affected"), table.Targeted(chernihivska, food, "idp"), table.Targeted(chernihivska, food, "returnee")));
    }

    [Fact]
    public void The_response_monitoring_of_Sudan_is_the_table_that_OCHA_publishes_of_it()
    {
        using var json = File.OpenRead(Checkout.Real(SudanJson));
        var ours = HpcMonitoring.Table(json, "sdn.json").Skip(1).Select(row => string.Join(" | ", Enumerable.Range(0, 4).Concat(Enumerable.Range(6, 9)).Select(c => Said(row[c]))));
        using var csv = File.OpenRead(Checkout.Real(SudanCsv));
        using var workbook = Workbook.Open(csv, "expected.csv");
        var expected = workbook.Rows(0).Skip(1).Select(row => string.Join(" | ", Enumerable.Range(0, 13).Select(c => Said(row[c])))).ToList();
        Assert.Equal(127, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Both_forms_of_Sudan_load_to_the_same_numbers()
    {
        var (json, csv) = (await NeedScene.Real(app, "sdn-json", "SDN"), await NeedScene.Real(app, "sdn-csv", "SDN"));
        var outcome = await json.LoadReal(SudanJson);
        await csv.LoadReal(SudanCsv);
        var (one, other) = (await json.Table(), await csv.Table());
        Assert.Equal(await Spoken(csv, other), await Spoken(json, one));
        // 24786370 in need of all; Refugee Response has no cluster and is nobody's until somebody says whose: 9 of the 127 rows.
        Assert.Equal((24_786_370_0000L, 14_657_114_0000L), (one.InNeed(await json.Country(), null), one.Targeted(await json.Country(), null)));
        Assert.Equal((127, 9), (outcome.Sheets[0].Report.Counts.Rows, outcome.Sheets[0].Report.Counts.RowsLeftOut));
        var (jebel, wash) = (await json.Area("SD01001"), await json.Cluster("WSH"));
        Assert.Equal((598_658_0000L, 203_083_7109L), (one.InNeed(jebel, wash), one.Targeted(jebel, wash, "affected")));
        // Adults end at 59 where the elderly stand beside them: 359195 + 221503 + 17960 = 598658.
        Assert.Equal(221_503_0000L, one.Lines.Single(l => l.AreaId == jebel && l.ClusterId == wash && l.Figure == NeedFigure.InNeed && l.Cut == new Disaggregation(Sex.All, 18, 59, false)).Value);
    }

    [Fact]
    public async Task A_drought_file_with_two_header_rows_blanks_in_numbers_and_dashes_is_read()
    {
        var scene = await NeedScene.Open(app, "eth", "ETH", () => NeedScene.Text(EthiopianPlaces()));
        var outcome = await scene.LoadReal("needs_plans/ethiopia_drought_affected_targeted_reached_by_cluster.csv");
        var (table, erob) = (await scene.Table(), await scene.Area("ET010302"));
        // ET010302,Erob …: total affected 80418, target 96239; health "80 418" and "40 209"; education "-", "-".
        Assert.Equal((80_418_0000L, 96_239_0000L), (table.Value(NeedFigure.Affected, erob, null), table.Targeted(erob, null)));
        Assert.Equal((80_418_0000L, 40_209_0000L), (table.Value(NeedFigure.Affected, erob, await scene.Cluster("HEA")), table.Targeted(erob, await scene.Cluster("HEA"))));
        Assert.Null(table.Targeted(erob, await scene.Cluster("EDU")));
        Assert.Equal(13_403_0000L, table.Value(NeedFigure.Affected, erob, await scene.Cluster("PRO")));
        Assert.Contains(outcome.Sheets[0].Report.Problems, p => p.Code == "number.grouped");
        Assert.DoesNotContain(outcome.Sheets[0].Report.Columns, c => c.Role == Domain.Caseloads.NeedRole.Other && c.Header.Contains("Affected", StringComparison.Ordinal));
    }

    [Theory]
    // 0-based columns of "Total Affected" and "Target"; blanks count as nothing.
    [InlineData("KEN", "needs_plans/kenya_drought_affected_targeted_reached_by_cluster.csv", 3, 4)]
    [InlineData("SOM", "needs_plans/somalia_drought_affected_targeted_reached_by_cluster.csv", 5, 6)]
    public async Task Drought_files_of_counties_and_districts_sum_to_their_columns(string country, string file, int affected, int target)
    {
        var scene = await NeedScene.Real(app, $"{country.ToLowerInvariant()}-drought", country);
        await scene.LoadReal(file);
        var rows = File.ReadAllLines(Checkout.Real(file)).Skip(3).Select(line => line.Split(',')).ToList();
        long Sum(int column) => rows.Sum(r => long.TryParse(r[column], NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : 0);
        var (table, whole) = (await scene.Table(), await scene.Country());
        Assert.Equal(Sum(affected) * 10_000, table.Value(NeedFigure.Affected, whole, null));
        Assert.Equal(Sum(target) * 10_000, table.Targeted(whole, null));
    }

    [Fact]
    public async Task A_file_of_woredas_is_refused_with_the_level_that_is_not_loaded()
    {
        var scene = await NeedScene.Real(app, "eth-bare", "ETH");
        var refusal = await Assert.ThrowsAsync<Problem>(() => scene.LoadReal("needs_plans/ethiopia_drought_affected_targeted_reached_by_cluster.csv"));
        // Regions and zones of the file are in the list, its woredas are of level 3.
        Assert.Equal(("needs.level-not-loaded", "2"), (refusal.Code, refusal.Details[1]));
        Assert.Contains("Afar / ", refusal.Details[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_of_what_was_reached_are_no_people_and_what_is_said_twice_is_named()
    {
        var scene = await NeedScene.Real(app, "ukr-changes", "UKR");
        var outcome = await scene.LoadReal("threew/ukr_5w_round12.xlsx");
        Assert.Equal(["People_Reached_by_Oblast", "UDE_Inputs"], outcome.Sheets.Select(s => s.Caseload.Cut));
        Assert.Contains(outcome.Skipped, s => s is { Name: "Change_People_Reached", Reason: "needs.sheet-shares" });
        Assert.Equal("People_Reached_by_Oblast", outcome.Sheets[1].Report.Problems.Single(p => p.Code == "needs.sheet-repeats").Found);
        // The sum of "Total reached" of its 25 oblasts.
        Assert.Equal(7_595_100_0000L, (await scene.Table()).Value(NeedFigure.Reached, await scene.Country(), null));
    }

    [Fact]
    public async Task Refugees_of_no_cluster_are_asked_about_once_and_load_with_the_answer()
    {
        var scene = await NeedScene.Real(app, "sdn-refugees", "SDN");
        await scene.LoadReal(SudanCsv);
        var office = await scene.As(Role.Administrator);
        var page = await Page.Read(await office.Get($"/{scene.Code}/needs/caseloads/1"));
        Assert.Contains("Refugee Response", page.QuerySelector("#questions")!.TextContent, StringComparison.Ordinal);
        using var answered = await office.Post($"/{scene.Code}/needs/caseloads/1/answers", ("name-0", "cluster:Refugee Response"), ("answer-0", "MS"));
        var (table, country) = (await scene.Table(), await scene.Country());
        // Row 2 of the file: 963410 in need; those of all clusters together stay what their row says.
        Assert.Equal((963_410_0000L, 24_786_370_0000L), (table.InNeed(country, await scene.Cluster("MS")), table.InNeed(country, null)));
    }

    private static NeedLine Line(NeedTable table, long area, Disaggregation cut) =>
        table.Lines.Single(l => l.AreaId == area && l.ClusterId is null && l.Group is null && l.Cut == cut && l.Figure == NeedFigure.InNeed);

    /// <summary>Lines by codes, so that two operations compare.</summary>
    private static async Task<IReadOnlyList<string>> Spoken(NeedScene scene, NeedTable table)
    {
        var lists = await scene.Lists();
        return [.. table.Lines.Select(l => $"{lists.Area(l.AreaId)!.Pcode} {(l.ClusterId is { } id ? lists.Cluster(id)!.Code : "ALL")} {l.Group} {l.Cut} {l.Figure} {l.Value} {l.Category}").Order(StringComparer.Ordinal)];
    }

    private static string Said(Cell cell) => cell.Kind == CellKind.Number ? ((decimal)cell.Number).ToString("0.######", CultureInfo.InvariantCulture) : cell.AsTyped();

    /// <summary>The woredas of the file itself with the zones and regions above them, as a list of p-codes.</summary>
    private static string EthiopianPlaces()
    {
        var text = new StringBuilder("Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n#country+code,#geo+admin_level,#adm+code,#adm+name,#adm+code+parent,#date+start\n");
        var seen = new HashSet<string>();
        foreach (var row in File.ReadAllLines(Checkout.Real("needs_plans/ethiopia_drought_affected_targeted_reached_by_cluster.csv")).Skip(3).Select(line => line.Split(',')))
        {
            if (seen.Add(row[5])) text.AppendLine(CultureInfo.InvariantCulture, $"ETH,1,{row[5]},{row[4]},ETH,2020-01-01");
            if (seen.Add(row[3])) text.AppendLine(CultureInfo.InvariantCulture, $"ETH,2,{row[3]},{row[2]},{row[5]},2020-01-01");
            if (seen.Add(row[0])) text.AppendLine(CultureInfo.InvariantCulture, $"ETH,3,{row[0]},{row[1]},{row[3]},2020-01-01");
        }
        return text.ToString();
    }
}
