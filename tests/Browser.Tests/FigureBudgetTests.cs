using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Xunit;

namespace Tessera.Browser.Tests;

/// <summary>J4 and J10 within the clicks and bytes of ux.md 11, the home they start from included, with nothing in the browser's cache.</summary>
public sealed class FigureBudgetTests(House house)
{
    // ux.md: home -> gap list and map of the own cluster, 1 click, 110 KB.
    [Fact]
    public async Task J4_a_coordinator_sees_where_nobody_works_although_people_are_in_need()
    {
        await using var visitor = await house.Visit();
        var page = visitor.Page;
        await SignIn(page, "jfour");
        // What signing in left in the cache is no part of a first visit, so every byte of it is counted again.
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.clearBrowserCache");

        var cost = new Cost(page);
        await page.GotoAsync("/vnm");
        await cost.Click(page.Locator("#work-missing a[href*='/vnm/gaps'][href*='cluster=WSH']").First);
        await Assertions.Expect(page.Locator("figure.map svg[role=group]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#gaps tbody tr").First).ToContainTextAsync("WASH");
        Assert.Contains("Nobody works", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.LeavesNoTrace();
        await cost.Within(clicks: 1, kilobytes: 110);
    }

    // ux.md: public link -> a figure of my province with its date, source, licence and download, 3 clicks, 110 KB.
    [Theory]
    [InlineData(true, 1200)]
    [InlineData(false, 360)]
    public async Task J10_who_does_what_in_my_province_and_may_I_quote_it(bool script, int width)
    {
        await using var visitor = await house.Visit(script, width);
        var page = visitor.Page;
        var cost = new Cost(page);
        await page.GotoAsync("/vnm");
        await cost.Click(page.Locator("figure.map svg a[href*='place=VN503']"));
        await Assertions.Expect(page.Locator(".keys b").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[1-9]"));
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("As of");
        await Assertions.Expect(page.Locator(".foot")).ToContainTextAsync("Source");
        await Assertions.Expect(page.Locator("#licence")).ToContainTextAsync("CC0 1.0");
        await visitor.LeavesNoTrace();

        var download = await page.RunAndWaitForDownloadAsync(() => cost.Click(page.Locator("main a[href*='/presence.csv'][href*='VN503']").First));
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.True(lines.Length > 1, string.Join('\n', lines));
        await cost.Within(clicks: 3, kilobytes: 110);
    }

    /// <summary>A coordinator of WASH in the demo country.</summary>
    private async Task SignIn(IPage page, string name)
    {
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TesseraDb>();
            var wash = await db.Clusters.AsNoTracking().SingleAsync(c => c.Code == "WSH" && db.Operations.Any(o => o.Id == c.OperationId && o.Code == "vnm"));
            await Mission.Invite(scope.ServiceProvider, name, new NewGrant(wash.OperationId, Role.Coordinator, wash.Id));
        }
        await page.GotoAsync("/sign-in");
        await page.FillAsync("input[name=username]", name);
        await page.FillAsync("input[name=password]", Mission.Password);
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
    }
}
