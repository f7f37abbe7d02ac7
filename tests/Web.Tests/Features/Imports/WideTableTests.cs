using System.Text;
using Tessera.Web.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>Months and groups side by side become rows; a corrected cell changes its month alone.</summary>
public sealed class WideTableTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Head = "Organisation,Cluster,Activity,Province code,Reached Jan 2021,Reached Feb 2021,Reached Mar 2021\n";
    private const string Parts = ",,,,People reached,,\nOrganisation,Cluster,Activity,Province code,Jan 2021,Feb 2021,Mar 2021\n";
    private const string Wells = "Salva Relief,WASH,Wells,VN401,10,20,30\n", Latrines = "Salva Relief,WASH,Latrines,VN403,5,,7\n";

    [Fact]
    public Task Each_month_becomes_a_row_and_the_same_file_again_changes_nothing() => Months(app, "wide-months");

    [Fact]
    public async Task The_same_on_postgresql()
    {
        await using var postgres = await TesseraApp.OnPostgres();
        await Months(postgres, "wide-months");
    }

    private static async Task Months(TesseraApp app, string code)
    {
        var scene = await ImportScene.Open(app, code);
        var office = await scene.As("office");
        var page = await scene.Accepted(office, Parts + Wells + Latrines, "wide.csv");
        // Three months of wells, two of latrines: 10 + 20 + 30 + 5 + 7.
        Assert.Contains("5 new, 0 changed, 0 the same", page.QuerySelector(".notice.success")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["2021-01 10", "2021-01 5", "2021-02 20", "2021-03 30", "2021-03 7"], await Reached(scene, office));
        // The same with the words in one line of headers.
        page = await scene.Accepted(office, Head + Wells + Latrines, "wide again.csv");
        Assert.Contains("0 new, 0 changed, 5 the same", page.QuerySelector(".notice.success")!.TextContent, StringComparison.Ordinal);
        // February of the wells was 20; the row moved down by one.
        page = await scene.Accepted(office, Parts + Latrines + Wells.Replace(",20,", ",25,", StringComparison.Ordinal), "wide corrected.csv");
        Assert.Contains("0 new, 1 changed, 4 the same", page.QuerySelector(".notice.success")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["2021-01 10", "2021-01 5", "2021-02 25", "2021-03 30", "2021-03 7"], await Reached(scene, office));
    }

    [Fact]
    public async Task Months_that_say_nothing_of_what_they_count_wait_for_one_answer()
    {
        var scene = await ImportScene.Open(app, "wide-asked");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, Head.Replace("Reached ", "", StringComparison.Ordinal) + Wells, "wide.csv");
        var page = await scene.Settled(office, address!);
        Assert.Equal("1", ImportScene.Figure(page, "Rows read"));
        await office.Post($"{address}/answers", (BatchScene.Question(page, "a column for each month"), "Targeted"), ("settings", "yes"));
        page = await scene.Settled(office, address!);
        Assert.Equal("3", ImportScene.Figure(page, "Rows read"));
        Assert.Contains("one row for each month", page.Body!.TextContent, StringComparison.Ordinal);
        // The next file of that organisation is not asked about.
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        page = await scene.Accepted(office, Head.Replace("Reached ", "", StringComparison.Ordinal) + Wells.Replace(",30", ",31", StringComparison.Ordinal), "wide2.csv");
        Assert.Contains("0 new, 1 changed, 2 the same", page.QuerySelector(".notice.success")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_side_by_side_become_rows_unless_the_total_knows_of_more_people()
    {
        var scene = await ImportScene.Open(app, "wide-groups");
        var office = await scene.As("office");
        // 20 + 30 = 50 of the first; of the second 5 of 12 belong to no group that is named.
        await scene.Accepted(office, "Organisation,Cluster,Activity,Province code,Month,People reached,IDPs reached,Host community reached\n"
            + "Salva Relief,WASH,Wells,VN401,2021-01,50,20,30\nSalva Relief,WASH,Latrines,VN403,2021-01,12,4,3\n", "groups.csv");
        Assert.Equal(["2021-01 12", "2021-01 20", "2021-01 30"], await Reached(scene, office));
    }

    [Fact]
    public async Task Two_splits_of_one_total_are_kept_and_never_added()
    {
        const string header = "Organisation,Cluster,Activity,Province code,Month,Female,Male,Children 0-17,Adults 18-59,Elderly 60+\n";
        var scene = await ImportScene.Open(app, "wide-splits");
        var office = await scene.As("office");
        // 6 + 4 = 10 and 5 + 3 + 2 = 10.
        var (address, _) = await ImportScene.Send(office, scene.Address, header + "Salva Relief,WASH,Wells,VN401,2021-01,6,4,5,3,2\n", "splits.csv");
        var page = await scene.Settled(office, address!);
        Assert.Contains("split in 2 ways", page.Body!.TextContent, StringComparison.Ordinal);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        Assert.Equal(["2021-01 10"], await Reached(scene, office));
    }

    [Fact]
    public async Task The_own_file_back_marks_the_cell_of_the_month()
    {
        var scene = await ImportScene.Open(app, "wide-notes");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, Parts + Wells.Replace(",20,", ",about 20,", StringComparison.Ordinal) + Latrines, "wide.csv");
        await scene.Settled(office, address!);
        using var response = await office.Get($"{address}/notes.xlsx");
        using var book = Workbook.Open(new MemoryStream(await response.Content.ReadAsByteArrayAsync()), "notes.xlsx");
        var problems = book.Sheets.Single(s => s.Name != "wide" && s.Index > 0);
        // February stands in column F, the wells in row 3.
        Assert.Contains(book.Rows(problems.Index).Select(r => string.Join('|', r.Cells.ToArray().Select(c => c.AsTyped()))), line => line.Contains("about 20", StringComparison.Ordinal) && line.EndsWith("|F3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cleaned_table_gives_a_wide_row_back_as_it_was_typed()
    {
        var scene = await ImportScene.Open(app, "wide-cleaned");
        var office = await scene.As("office");
        // 10 + 20 = 30; 5 + 0 + 5 = 10 and the total says 11; the last says nothing in all.
        var lines = await Cleaned(scene, office, "Organisation,Cluster,Activity,Province,Reached Jan 2021,Reached Feb 2021,Reached Mar 2021,Total\n"
            + "Salva Relief,WASH,Wells,Ha Tinh,10,20,,30\nSalva Relief,WASH,Latrines,Quang Tri,5,0,5,11\nSalva Relief,WASH,Taps,Ha Tinh,7,n/a,8,\n");
        Assert.Equal(["Wells,Ha Tinh,10,20,,30", "Latrines,Quang Tri,5,0,5,11", "Taps,Ha Tinh,7,n/a,8,"], lines);
    }

    [Fact]
    public async Task The_cleaned_table_keeps_the_total_of_all_beside_groups_over_sexes()
    {
        var scene = await ImportScene.Open(app, "wide-cleaned-groups");
        var office = await scene.As("office");
        // 1 + 2 + 3 + 4 = 10; of the second 70 are told of and 10 of them split; "about 6" is set aside.
        var lines = await Cleaned(scene, office, "Organisation,Cluster,Activity,Province,IDPs,,Host community,,Total,Households reached\n,,,,Men,Women,Men,Women,,\n"
            + "Salva Relief,WASH,Wells,Ha Tinh,1,2,3,4,10,5\nSalva Relief,WASH,Latrines,Quang Tri,1,2,3,4,70,about 6\n");
        Assert.Equal(["Wells,Ha Tinh,1,2,3,4,10,5", "Latrines,Quang Tri,1,2,3,4,70,"], lines);
    }

    /// <summary>The sender's columns behind the cluster.</summary>
    private static async Task<IEnumerable<string>> Cleaned(ImportScene scene, Browser office, string file)
    {
        var (address, _) = await ImportScene.Send(office, scene.Address, file, "wide.csv");
        await scene.Settled(office, address!);
        var lines = (await Browser.Read(await office.Get($"{address}/cleaned.csv"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var width = file.Split('\n')[0].Split(',').Length;
        return lines[1..].Select(line => string.Join(',', line.Split(',')[2..width]));
    }

    private static async Task<IEnumerable<string>> Reached(ImportScene scene, Browser office)
    {
        var lines = (await Browser.Read(await office.Get($"/{scene.Code}/rows.csv"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        var (reached, from) = (Array.IndexOf(header, "Reached"), Array.IndexOf(header, "Period"));
        return lines[1..].Select(l => l.Split(',')).Select(c => $"{c[from]} {c[reached]}").Order(StringComparer.Ordinal);
    }
}
