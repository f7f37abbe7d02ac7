using Tessera.Domain.Activities.Import;
using Tessera.Web.Tests.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Corpus;

/// <summary>What no row says by itself, and the whole file or its names do.</summary>
public sealed class WholeFileTests
{
    private static readonly object[] Head = ["Organisation", "Province", "Activity", "Month", "People reached"];
    private const string Salva = "Salva Relief", Mira = "Mira Aid";

    [Fact]
    public void Activities_that_are_clusters_are_read_so_even_where_the_first_hundred_rows_name_one()
    {
        object[][] Rows(params string[] kinds) => [Head, .. Enumerable.Range(1, 100).Select(i => (object[])[Salva, "Ha Tinh", "Protection and dignity", "2009-11", i]),
            .. kinds.Select(kind => (object[])[Mira, "Ha Tinh", kind, "2009-11", 7])];
        var check = Checked(Rows("WASH", "Health", "Santé", "Water, Sanitation and Hygiene", "Salud"));
        // Five of six words are clusters: it asks about the sixth, and not which cluster the file is about.
        Assert.Equal(["cluster.unknown"], Clusters(check));
        Assert.Equal(5, check.Drafts.Count(d => d.ClusterId is not null));
        // Five of seven words are not enough.
        Assert.Equal(["cluster"], Clusters(Checked(Rows("WASH", "Health", "Santé", "Water, Sanitation and Hygiene", "Salud", "Wells"))));
    }

    [Fact]
    public void A_sheet_named_after_a_month_suggests_it_where_the_name_of_the_file_says_none()
    {
        var file = ValueFiles.Book(["Organisation", "Province", "Activity", "People reached"], [Salva, "Ha Tinh", "Wells", 10], [Mira, "Quang Tri", "Clinic", 5])
            .Change("xl/workbook.xml", x => x.Replace("name=\"S1\"", "name=\"3W as of May 2009\"")).ToBytes();
        Assert.Equal(("period.named", "3W as of May 2009", "2009-05"), Asked("5W.xlsx"));
        Assert.Equal(("period.named", "5W June 2009.xlsx", "2009-06"), Asked("5W June 2009.xlsx"));

        (string, string, string?) Asked(string name) =>
            DryCheck.Of(ValueFiles.Country, file, name, settings: new ImportSettings()).Asked.Where(q => q.Key == "period").Select(q => (q.Code, q.Subject, q.Suggestion)).Single();
    }

    [Fact]
    public void A_column_that_only_says_date_dates_the_work_where_no_other_does()
    {
        var check = Checked([["Organisation", "Province", "Activity", "Date", "People reached"], [Salva, "Ha Tinh", "Wells", "14/10/2009", 10], [Mira, "Quang Tri", "Clinic", "05/11/2009", 5]]);
        Assert.Equal(["2009-10-14", "2009-11-05"], check.Drafts.Select(d => $"{d.Start:yyyy-MM-dd}"));
        // 14/10 proves the order for 05/11; where nothing proves it, it is asked.
        Assert.DoesNotContain("date-order", check.Questions);
        Assert.Contains("date-order", Checked([["Organisation", "Province", "Activity", "Date", "People reached"], [Salva, "Ha Tinh", "Wells", "05/06/2009", 10], [Mira, "Quang Tri", "Clinic", "07/06/2009", 5]]).Questions);
        // Beside a month it is the day of the report.
        Assert.All(Checked([["Organisation", "Province", "Activity", "Month", "Date", "People reached"], [Salva, "Ha Tinh", "Wells", "2009-10", "14/11/2009", 10], [Mira, "Quang Tri", "Clinic", "2009-10", "14/11/2009", 5]]).Drafts, d => Assert.Null(d.Start));
    }

    private static IEnumerable<string> Clusters(DryCheck check) => check.Questions.Where(q => q.StartsWith("cluster", StringComparison.Ordinal));

    private static DryCheck Checked(object[][] rows) => DryCheck.Of(ValueFiles.Country, ValueFiles.Book(rows).ToBytes(), "5W.xlsx");
}
