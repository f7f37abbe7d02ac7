using System.Net;
using Tessera.Web.Tests.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>The table that goes back cleaned says what was understood: nothing else, and nothing less.</summary>
public sealed class CleanedTableTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Parts = "Organisation,Cluster,Activity,Province,Month,Women,Men,Total\n";

    private static async Task<string> Text(Browser browser, string address)
    {
        using var response = await browser.Get(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<string[]> Cleaned(ImportScene scene, Browser office, string text)
    {
        var (address, _) = await ImportScene.Send(office, scene.Address, text);
        await scene.Settled(office, address!);
        return (await Text(office, $"{address}/cleaned.csv")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public async Task A_total_that_was_missing_stands_there_as_its_parts_were_added_up()
    {
        var scene = await ImportScene.Open(app, "cleaned-added");
        var lines = await Cleaned(scene, await scene.As("office"), Parts + "Salva Relief,Health,Clinic,Quang Tri,2009-11,20,30,\nMira Aid,Health,Clinic,Quang Tri,2009-11,20,30,50\n");
        Assert.StartsWith("Salva Relief,Health,Clinic,Quang Tri,2009-11,20,30,50,corrected,2,", lines[1], StringComparison.Ordinal);
        Assert.Contains("Total: The total was missing; the parts by sex and age were added up. → 50", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Mira Aid,Health,Clinic,Quang Tri,2009-11,20,30,50,as it is,3,", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain("Total:", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_that_do_not_make_their_total_stand_as_typed_and_marked_beside_the_total_that_counts()
    {
        var scene = await ImportScene.Open(app, "cleaned-parts");
        var lines = await Cleaned(scene, await scene.As("office"), Parts + "Salva Relief,Health,Clinic,Quang Tri,2009-11,20,30,60\n");
        Assert.StartsWith("Salva Relief,Health,Clinic,Quang Tri,2009-11,20,30,60,", lines[1], StringComparison.Ordinal);
        Assert.Contains("Women: value set aside “20”; Men: value set aside “30”", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_without_its_value_is_told_as_such_and_its_cell_comes_back_blank()
    {
        var scene = await ImportScene.Open(app, "cleaned-formula");
        var office = await scene.As("office");
        static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";
        static string[] Texts(params string[] cells) => [.. cells.Select(c => $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>")];
        var file = HandMadeXlsx.OfRows(Row(1, Texts("Organisation", "Cluster", "Activity", "Province", "Month", "People reached", "Remark"))
            + Row(2, [.. Texts("Salva Relief", "Health", "Clinic", "Quang Tri", "2009-11"), "<c><f>60*2</f></c>", "<c><f>HYPERLINK(\"https://example.org\",\"x\")</f></c>"])
            + Row(3, [.. Texts("Mira Aid", "Health", "Clinic", "Quang Tri", "2009-11"), "<c><v>7</v></c>"])).ToBytes();
        var (address, _) = await ImportScene.Send(office, scene.Address, file, "formula.xlsx");
        var page = await scene.Settled(office, address!);
        Assert.Contains("The formula has no saved value: open the file in Excel or LibreOffice, save it, and send it again.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var report = await Text(office, $"{address}/report.json");
        Assert.Contains("value.unsaved", report, StringComparison.Ordinal);
        Assert.Contains("=60*2", report, StringComparison.Ordinal);
        var table = await Text(office, $"{address}/cleaned.csv");
        Assert.Contains("\r\nSalva Relief,Health,Clinic,Quang Tri,2009-11,,,corrected,2,", table, StringComparison.Ordinal);
        Assert.DoesNotContain("NOVALUE", report + table + await Text(office, address!), StringComparison.Ordinal);
    }
}
