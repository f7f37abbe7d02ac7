using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tessera.Domain.Operations;
using Tessera.Web.Features.Demo;
using Xunit;

namespace Tessera.Web.Tests.Features.Demo;

public sealed class SampleActivitiesTests
{
    private static readonly IReadOnlyList<string[]> Table = [.. SampleActivities.Table(DemoFolder.Facts)];
    private static readonly IReadOnlyList<string[]> Rows = [.. Table.Skip(1)];

    private static string Of(string[] row, string header) => row[SampleTemplate.Column(header)];
    private static int? Number(string[] row, string header) =>
        Of(row, header) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
    private static int Month(string[] row) => ReportingPeriod.Parse(Of(row, "Reporting period")).FirstMonth;

    [Fact]
    public void The_same_rows_come_out_on_every_run()
    {
        Assert.Equal(Table, SampleActivities.Table(DemoFolder.Facts));
        var text = string.Join('\n', Table.Select(row => string.Join('\t', row)));
        // A changed hash is a changed demo: look at the rows before typing the new one.
        Assert.Equal("729dd7ee71a4a063", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]);
    }

    [Fact]
    public void The_first_row_is_our_templates_header_and_every_row_is_as_wide()
    {
        Assert.Equal(SampleActivities.Headers, Table[0]);
        Assert.All(Table, row => Assert.Equal(SampleActivities.Headers.Count, row.Length));
        Assert.InRange(Rows.Count, 1500, 2500);
    }

    [Fact]
    public void Every_row_says_sample_and_names_nobody()
    {
        Assert.All(Rows, row => Assert.Equal("sample", Of(row, "Comments")));
        Assert.All(Rows, row => Assert.Equal("", Of(row, "Contact name") + Of(row, "Contact email")));
        Assert.All(Rows, row => Assert.StartsWith("SAMPLE-", Of(row, "Project code"), StringComparison.Ordinal));
    }

    [Fact]
    public void All_27_months_have_rows_and_most_help_falls_between_October_2009_and_March_2010()
    {
        var months = Rows.GroupBy(Month).ToDictionary(group => group.Key, group => group.Count());
        var first = ReportingPeriod.Month(2009, 10);
        Assert.Equal(Enumerable.Range(first, 27), months.Keys.Order());
        var peak = Enumerable.Range(first, 6).Average(month => months[month]);
        var after = Enumerable.Range(first + 6, 21).Average(month => months[month]);
        Assert.True(peak > 2 * after, $"{peak:0} rows a month at the peak, {after:0} after it");
        Assert.All(Rows, row => Assert.True(string.CompareOrdinal(Of(row, "Start date"), Of(row, "End date")) < 0));
        Assert.All(Rows, row => Assert.InRange(Of(row, "Reporting period"), Of(row, "Start date")[..7], Of(row, "End date")[..7]));
    }

    [Fact]
    public void Every_chair_and_member_of_an_active_cluster_has_a_part_in_it()
    {
        var named = Rows.SelectMany(row => new[] { "Reporting organisation", "Implementing partner", "Donor" }.Select(header => Of(row, header))).ToHashSet();
        var active = DemoFolder.Facts.Clusters.Where(cluster => !cluster.IsCandidate).Select(cluster => cluster.Code).ToHashSet();
        var expected = DemoFolder.Facts.Members.Where(m => m.Cluster is { } code && active.Contains(code) && m.Role is "lead" or "member").Select(m => m.Key);
        Assert.Subset(named, expected.ToHashSet());
        Assert.Subset(DemoFolder.Facts.Partners.Select(p => p.Key).Append("").ToHashSet(), named);
        Assert.Equal(active.Order(), Rows.Select(row => Of(row, "Cluster")).Distinct().Order());
    }

    [Fact]
    public void Places_are_the_provinces_of_the_storms_and_most_provinces_have_nobody()
    {
        var provinces = DemoFolder.Facts.Provinces.ToDictionary(p => p.Pcode, p => p.NameEn);
        var placed = Rows.Where(row => Of(row, "Admin1 P-code").Length > 0).ToList();
        Assert.All(placed, row => Assert.Equal(provinces[Of(row, "Admin1 P-code")], Of(row, "Admin1 name")));
        // Ketsana 11; Mirinae adds Khanh Hoa, Dak Lak, Ninh Thuan; the floods of 2010 Nghe An; those of 2011 four: 19.
        Assert.Equal(19, placed.Select(row => Of(row, "Admin1 P-code")).Distinct().Count());
        Assert.Contains(Rows, row => Of(row, "Admin1 name") == "Country-wide" && Of(row, "Admin1 P-code").Length == 0);
        Assert.All(SampleCatalogue.Holes, hole =>
            Assert.DoesNotContain(Rows, row => Of(row, "Cluster") == hole.Cluster && Of(row, "Admin1 P-code") == hole.Pcode));
    }

    [Fact]
    public void The_food_security_cluster_stops_at_the_end_of_2010()
    {
        Assert.Equal(ReportingPeriod.Month(2010, 12), Rows.Where(row => Of(row, "Cluster") == "FSC").Max(Month));
    }

    [Fact]
    public void Bands_add_up_to_the_people_reached_and_stay_within_the_audience()
    {
        var split = Rows.Where(row => Of(row, SampleTemplate.Bands[0]).Length > 0).ToList();
        Assert.All(split, row => Assert.Equal(Number(row, "Total reached"), SampleTemplate.Bands.Sum(band => Number(row, band))));
        Assert.All(split.SelectMany(row => SampleTemplate.Bands.Select(band => Number(row, band)!.Value)), people => Assert.True(people >= 0));
        Assert.All(split.Where(row => Of(row, "Activity") == "IMAM treatment"), row => Assert.Equal(0, Number(row, "Reached: Men 18–59")));
        Assert.True(split.Count < Rows.Count, "some rows give a total only");
        Assert.All(Rows.Where(row => Number(row, "Persons with disability") is not null),
            row => Assert.True(Number(row, "Persons with disability") <= Number(row, "Total reached")));
    }

    [Fact]
    public void Statuses_and_nil_reports_are_told_apart_from_no_figure()
    {
        Assert.Equal(["Cancelled", "Completed", "Ongoing", "Planned", "Suspended"], Rows.Select(row => Of(row, "Status")).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Rows.Where(row => Of(row, "Status") is "Planned" or "Cancelled"), row => Assert.Null(Number(row, "Total reached")));
        var nil = Rows.Where(row => Number(row, "Total reached") == 0).ToList();
        Assert.True(nil.Count >= 20, $"{nil.Count} nil reports");
        Assert.All(nil, row => Assert.StartsWith("Nil report", Of(row, "Activity description"), StringComparison.Ordinal));
    }

    [Fact]
    public void Some_help_is_doubled()
    {
        var byWork = Rows.Where(row => Of(row, "Admin1 P-code").Length > 0).GroupBy(row =>
            (Of(row, "Project code"), Of(row, "Reporting period"), Of(row, "Total reached"))).Count(group => group.Count() > 1);
        Assert.True(byWork >= 20, $"{byWork} lines reported by lead and implementer");
        var byPlace = Rows.Where(row => Of(row, "Admin1 P-code").Length > 0).GroupBy(row =>
            (Of(row, "Activity"), Of(row, "Admin1 P-code"), Of(row, "Reporting period")))
            .Count(group => group.Select(row => Of(row, "Programming partner")).Distinct().Count() > 1);
        Assert.True(byPlace >= 40, $"{byPlace} places with two partners at the same work in the same month");
    }

    [Fact]
    public void Households_have_four_people_and_nobody_reaches_more_than_live_there()
    {
        var people = DemoFolder.Facts.Provinces.ToDictionary(p => p.Pcode, p => p.Population);
        Assert.All(Rows.Where(row => Number(row, "Households") > 0), row =>
            Assert.InRange((double)Number(row, "Total reached")!.Value / Number(row, "Households")!.Value, 2, 4));
        Assert.All(Rows.Where(row => Of(row, "Admin1 P-code").Length > 0), row =>
            Assert.True((Number(row, "Total reached") ?? 0) < people[Of(row, "Admin1 P-code")] / 20));
    }
}
