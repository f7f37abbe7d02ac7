using Microsoft.Playwright;
using Xunit;

namespace Tessera.Browser.Tests;

/// <summary>What is copied from a sheet and pasted on the page of cells goes where it belongs, or is said to have no place.</summary>
public sealed class PastingTests(House house)
{
    // The three rows' months and people cannot be read, each in its own way: the page lists six fields of two columns.
    private static readonly string File = Mission.Csv([.. Enumerable.Range(1, 3).Select(row => Mission.Line(Mission.Partner, row, $"many{row}", $"moon{row}"))]);

    private static Task Paste(IPage page, string at, string text) => page.EvaluateAsync("""
        ([at, text]) => {
          const data = new DataTransfer();
          data.setData('text', text);
          document.querySelector(`input[data-at="${at}"]`).dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, new[] { at, text });

    private static async Task<string[]> Values(IPage page, params string[] places) =>
        await Task.WhenAll(places.Select(at => page.Locator($"input[data-at='{at}']").First.InputValueAsync()));

    [Fact]
    public async Task A_column_goes_down_its_own_column_a_block_also_to_the_right_and_what_has_no_field_is_said()
    {
        var mission = await Mission.Open(house, "pasted");
        await using var visitor = await mission.Visit();
        var page = visitor.Page;
        await mission.Arrive(visitor, "office", "/imports/new", it => it.ClickAsync());
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "months.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(File) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Send and check" }).ClickAsync();
        await page.Locator("main a[href$='/cells']").First.ClickAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("form.cells input.cell")).ToHaveCountAsync(6);

        await Paste(page, "2:6", "10\n20\n30\n");
        Assert.Equal(["10", "20", "30"], await Values(page, "2:6", "3:6", "4:6"));
        Assert.Equal(["moon1", "moon2", "moon3"], await Values(page, "2:5", "3:5", "4:5"));
        Assert.Equal("", await page.Locator("[data-lost]").InnerTextAsync());

        await Paste(page, "3:5", "2009-11\t21\n2009-12\t31\tmore\n2010-01\t41\n");
        Assert.Equal(["moon1", "2009-11", "2009-12"], await Values(page, "2:5", "3:5", "4:5"));
        Assert.Equal(["10", "21", "31"], await Values(page, "2:6", "3:6", "4:6"));
        Assert.Equal("Pasted values that have no field on this page, and were left out: 3.", await page.Locator("[data-lost]").InnerTextAsync());

        await page.GotoAsync(page.Url.Split('?')[0] + "?row=3");
        await Paste(page, "3:5", "2009-11\t22");
        Assert.Equal(["2009-11", "22"], await Values(page, "3:5", "3:6"));
        await visitor.LeavesNoTrace();
    }
}
