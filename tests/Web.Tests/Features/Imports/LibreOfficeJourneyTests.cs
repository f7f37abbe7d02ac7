using System.Net;
using Tessera.Web.Tests.Spreadsheets;
using Xunit;

namespace Tessera.Web.Tests.Features.Imports;

/// <summary>Our workbooks opened and saved by LibreOffice, as a partner without Excel does, and sent back.</summary>
public sealed class LibreOfficeJourneyTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Fact]
    public async Task Our_workbooks_saved_by_LibreOffice_come_back_without_a_difference()
    {
        LibreOffice.Need();
        var scene = await ImportScene.Open(app, "office");
        var office = await scene.As("office");
        var (address, _) = await ImportScene.Send(office, scene.Address, OwnFileTests.Workbook(), "november.xlsx");
        await scene.Settled(office, address!);
        await office.Post($"{address}/accept");
        await scene.Settled(office, address!);
        string[] addresses = [$"{address}/notes.xlsx", $"{address}/cleaned.xlsx", $"{address}/problems.xlsx", $"/{scene.Code}/presence.xlsx", $"/{scene.Code}/rows.xlsx", $"/{scene.Code}/reach.xlsx"];
        var ours = new List<byte[]>();
        foreach (var one in addresses) ours.Add(await Download(office, one));

        var theirs = LibreOffice.Saved(ours.Select(file => (".xlsx", file)));

        foreach (var (one, mine, copy) in addresses.Zip(ours, theirs))
        {
            Assert.True(copy is not null, $"{one} was not opened by LibreOffice.");
            var differences = LibreOffice.Differences(mine, one, copy);
            Assert.True(differences.Count == 0, $"{one}: {string.Join("; ", differences)}");
        }
        foreach (var at in new[] { 0, 1 })
        {
            var (first, _) = await ImportScene.Send(office, scene.Address, ours[at], $"back{at}.xlsx");
            var known = await scene.Settled(office, first!);
            var (second, _) = await ImportScene.Send(office, scene.Address, theirs[at]!, $"back{at}.xlsx");
            var page = await scene.Settled(office, second!);
            Assert.Equal(Figures(known), Figures(page));
            // Nothing comes in twice: the own file says the same, the cleaned table the same in the spelling it was given.
            Assert.Equal("0", Figures(page)[0]);
            if (at == 0) Assert.Equal("3", Figures(page)[2]);
            Assert.Equal(await OwnFileTests.Report(office, first!), await OwnFileTests.Report(office, second!));
        }
    }

    private static string[] Figures(AngleSharp.Dom.IDocument page) => [ImportScene.Figure(page, "New"), ImportScene.Figure(page, "Changed"), ImportScene.Figure(page, "The same")];

    private static async Task<byte[]> Download(Browser browser, string address)
    {
        using var response = await browser.Get(address);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode}");
        return await response.Content.ReadAsByteArrayAsync();
    }
}
