using System.IO.Compression;
using Microsoft.Playwright;
using Xunit;

namespace Tessera.Browser.Tests;

/// <summary>Somebody new takes the briefing along: from the operation's home to a file in at most three clicks.</summary>
public sealed class BriefingJourneyTests(House house)
{
    [Theory]
    [InlineData(true, 1200)]
    [InlineData(false, 360)]
    public async Task A_new_Resident_Coordinator_takes_the_briefing_along(bool script, int width)
    {
        await using var visitor = await house.Visit(script, width);
        var page = visitor.Page;
        await page.GotoAsync($"{house.Address}/vnm");
        var cost = new Cost(page);
        await cost.Click(page.Locator("main a[href='/vnm/briefing']"));
        await Assertions.Expect(page.Locator(".written h2").First).ToHaveTextAsync("In short");
        var headings = await page.Locator(".written h2").AllInnerTextsAsync();
        Assert.Contains("Gaps: where most people are not reached", headings);
        // Nothing has to be moved sideways to be read.
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));

        var document = await Taken(page, cost, "DOCX");
        using var zip = ZipFile.OpenRead(document);
        using var body = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var words = await body.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var heading in headings) Assert.Contains(System.Security.SecurityElement.Escape(heading)!.Replace("&apos;", "'", StringComparison.Ordinal), words, StringComparison.Ordinal);
        if (await page.GetByRole(AriaRole.Link, new() { Name = "PDF", Exact = true }).CountAsync() > 0)
            Assert.Equal("%PDF-"u8.ToArray(), (await File.ReadAllBytesAsync(await Taken(page, cost, "PDF"), TestContext.Current.CancellationToken))[..5]);
        await visitor.LeavesNoTrace();
        // A page to read on a phone: as heavy as the other pages (ux.md 13), the files apart.
        await cost.Within(clicks: 3, kilobytes: 120);
    }

    private static async Task<string> Taken(IPage page, Cost cost, string format)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => cost.Click(page.GetByRole(AriaRole.Link, new() { Name = format, Exact = true })));
        return await download.PathAsync();
    }
}
