using Microsoft.Playwright;
using Xunit;

namespace Tessera.Browser.Tests;

/// <summary>From a file in hand to counted rows, to one cell's rows, and back (ux.md, J1, J2, J3 and J6).</summary>
public sealed class JourneyTests(House house) : IDisposable
{
    private const string Counts = "Activities";
    private readonly string _folder = Directory.CreateTempSubdirectory("tessera-journey-").FullName;

    // Rows that count: of the English matrix's ten, one is planned and one suspended (MessyEnglish).
    [Theory]
    [InlineData(true, 1200)]
    [InlineData(false, 1200)]
    [InlineData(true, 360)]
    public async Task A_partners_own_workbook_becomes_figures_and_is_taken_back(bool script, int width)
    {
        await using var office = await Coordinator.SignIn(house, script, width);
        var before = await office.Presence();
        var rows = await office.Figure(Counts);

        var import = await office.Upload(await office.Sample(0, _folder));
        // Ten activities; a total and two blank rows are skipped.
        Assert.Equal(13, await office.Figure("Rows read"));
        Assert.Equal(3, await office.Figure("Skipped"));
        await office.LeavesNoTrace();
        for (var round = 0; round < 3 && await office.AnswerAll(("place:tt hue", "VN411")) > 0; round++) await office.LeavesNoTrace();
        Assert.Equal(0, await office.Figure("Waiting"));
        Assert.Equal(10, await office.Accept());
        await office.LeavesNoTrace();

        await office.Open("/imports");
        var line = office.Page.Locator("#imports tbody tr").First;
        Assert.Contains("SCI Viet Nam", await line.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["13", "10"], await line.Locator("td.num").AllInnerTextsAsync() is [_, var read, var ready, ..] ? [read, ready] : []);

        Assert.NotEqual(before, await office.Presence());
        Assert.Equal(rows + 8, await office.Figure(Counts));
        await MapAgreesWithMatrix(office);
        await ACellOpensItsRows(office);

        await office.Undo(import);
        Assert.Equal(before, await office.Presence());
        await office.LeavesNoTrace();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_other_sample_files_go_the_same_way_without_script(int sample)
    {
        await using var office = await Coordinator.SignIn(house, script: false);
        var before = await office.Presence();
        var import = await office.Upload(await office.Sample(sample, _folder));
        for (var round = 0; round < 3 && await office.AnswerAll() > 0; round++) await office.LeavesNoTrace();
        Assert.True(await office.Accept() > 0);
        Assert.NotEqual(before, await office.Presence());
        await office.Undo(import);
        Assert.Equal(before, await office.Presence());
        await office.LeavesNoTrace();
    }

    // 16 organisations in Badakhshan: the published count of this file (expected_examples/orgcount_by_adm1_visible.csv).
    [Theory]
    [InlineData(true, 1200, "afg")]
    [InlineData(false, 360, "afg-phone")]
    public async Task A_second_country_is_opened_and_its_real_file_gives_the_published_count(bool script, int width, string code)
    {
        var places = SharedData.File("pcodes/global_pcodes_adm_1_2.csv");
        var file = SharedData.File("threew/afg_3w_2021q3.csv");
        await using var office = await Coordinator.SignIn(house, script, width);
        await Register(office, code, places);
        var before = await office.Presence();

        var import = await office.Upload(file, "2021-Q3", registersPartners: true);
        await office.LeavesNoTrace();
        for (var round = 0; round < 3 && await office.AnswerAll() > 0; round++) await office.LeavesNoTrace();
        var brought = await office.Accept();

        await office.Presence();
        Assert.Equal(brought, await office.Figure(Counts));
        var place = office.Page.Locator("#clusters-places tbody tr", new() { Has = office.Page.GetByRole(AriaRole.Link, new() { Name = "Badakhshan", Exact = true }) });
        Assert.Equal("16", (await place.Locator("td").First.InnerTextAsync()).Trim());
        await ACellOpensItsRows(office);
        await office.Undo(import);
        Assert.Equal(before, await office.Presence());
        await office.LeavesNoTrace();
    }

    private static async Task Register(Coordinator office, string code, string places)
    {
        await office.Page.GotoAsync("/operations/new");
        await office.Page.FillAsync("#name", $"Afghanistan {code}");
        await office.Page.FillAsync("#code", code);
        await office.Page.FillAsync("#countries", "AFG");
        await office.Page.Locator("main form button").ClickAsync();
        await office.Page.SetInputFilesAsync("#file", places);
        await office.Page.Locator("main form[action$='/gazetteer'] button").ClickAsync();
        await office.LeavesNoTrace();
        office.Operation = code;
        Assert.Equal(34, await office.Figure("Level 1"));
    }

    /// <summary>Each place with organisations says the same number on the map and in the matrix.</summary>
    private static async Task MapAgreesWithMatrix(Coordinator office)
    {
        var matrix = await office.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('#clusters-places tbody tr')].filter(row => !row.querySelector('th small'))
              .map(row => row.querySelector('th').textContent.trim() + ': ' + row.querySelector('td').textContent.trim() + ' ')
            """);
        var map = await office.Page.Locator(".map title").AllTextContentsAsync();
        Assert.NotEmpty(matrix);
        Assert.All(matrix, place => Assert.Contains(map, title => title.StartsWith(place, StringComparison.Ordinal)));
    }

    /// <summary>A number of the partner matrix counts activities: the page behind it lists exactly so many.</summary>
    private static async Task ACellOpensItsRows(Coordinator office)
    {
        var cell = office.Page.Locator("#partners-places tbody tr").First.Locator("td a").Nth(1);
        var count = Coordinator.Number(await cell.InnerTextAsync());
        await office.Page.GotoAsync((await cell.GetAttributeAsync("href"))!);
        Assert.Equal(count, Coordinator.Number(await office.Page.Locator(".lead").InnerTextAsync()));
        Assert.Equal(Math.Min(count, 50), await office.Page.Locator("#rows tbody tr").CountAsync());
        await office.LeavesNoTrace();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
