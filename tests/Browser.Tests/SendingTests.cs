using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace Tessera.Browser.Tests;

/// <summary>Files on their way: many dropped at once, and a large one over a line that breaks.</summary>
public sealed class SendingTests(House house) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tessera-sending-").FullName;

    [Fact]
    public async Task Files_dropped_together_become_one_batch()
    {
        var mission = await Mission.Open(house, "dropped");
        await using var visitor = await mission.Visit();
        var page = visitor.Page;
        await mission.Arrive(visitor, "office", "/imports/new", it => it.ClickAsync());
        await page.EvaluateAsync("""
            texts => {
              const all = new DataTransfer();
              texts.forEach((text, at) => all.items.add(new File([text], `partner-${at + 1}.csv`, { type: 'text/csv' })));
              document.querySelector('[data-drop]').dispatchEvent(new DragEvent('drop', { dataTransfer: all, bubbles: true, cancelable: true }));
            }
            """, Enumerable.Range(1, 3).Select(file => Mission.Csv(Mission.Line(Mission.Partner, file, "10"))).ToArray());
        await Assertions.Expect(page.Locator("[data-drop-hint]")).ToContainTextAsync("partner-1.csv, partner-2.csv, partner-3.csv");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send and check" }).ClickAsync();
        await page.WaitForURLAsync("**/dropped/imports/batches/1");
        await Assertions.Expect(page.Locator("#files tbody tr")).ToHaveCountAsync(3, new() { Timeout = 60_000 });
        await visitor.LeavesNoTrace();
    }

    [Fact]
    public async Task A_large_file_goes_on_where_the_line_broke_by_itself_and_on_another_day()
    {
        var mission = await Mission.Open(house, "broken");
        // About 3 MB: 6 pieces of half a megabyte.
        var file = Path.Combine(_folder, "large.csv");
        await File.WriteAllTextAsync(file, Mission.Csv([.. Enumerable.Range(1, 4_000).Select(row => Mission.Line(Mission.Partner, row, row.ToString(CultureInfo.InvariantCulture)))]) + Padding());
        List<int> offsets = [];
        await using (var first = await mission.Visit())
        {
            await mission.Arrive(first, "reporter", "/imports/new", it => it.ClickAsync());
            await Sending(first.Page, file, offsets, upTo: 3);
            await Assertions.Expect(first.Page.Locator("[data-pieces]")).ToContainTextAsync("The line is gone", new() { Timeout = 30_000 });
        }
        // The next day, in another browser: what has come is said, and only the rest is sent.
        await using var second = await mission.Visit();
        var page = second.Page;
        await mission.Arrive(second, "reporter", "/imports/new", it => it.ClickAsync());
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("large.csv");
        offsets.Clear();
        await Sending(page, file, offsets, upTo: 4);
        await Assertions.Expect(page.Locator("[data-pieces]")).ToContainTextAsync("The line is gone", new() { Timeout = 30_000 });
        await page.UnrouteAllAsync();
        await page.WaitForURLAsync("**/broken/imports/1", new() { Timeout = 60_000 });
        Assert.Equal(3 << 19, offsets[0]);
        await Assertions.Expect(page.Locator("#progress")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
        await Assertions.Expect(page.Locator(".keys").First).ToContainTextAsync("4,000");
    }

    /// <summary>Sends over a line that breaks after so many pieces.</summary>
    private static async Task Sending(IPage page, string file, List<int> offsets, int upTo)
    {
        await page.RouteAsync("**/imports/uploads/*", async route =>
        {
            if (route.Request.Method != "PATCH") { await route.ContinueAsync(); return; }
            var offset = int.Parse(route.Request.Headers["upload-offset"], CultureInfo.InvariantCulture);
            lock (offsets) offsets.Add(offset);
            await (offset >> 19 >= upTo ? route.AbortAsync() : route.ContinueAsync());
        });
        await page.SetInputFilesAsync("#file", file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send and check" }).ClickAsync();
    }

    /// <summary>Blank rows, which are skipped: the file is large and its check is short.</summary>
    private static string Padding()
    {
        var text = new StringBuilder();
        for (var line = 0; text.Length < 2_900_000; line++) text.Append(',', 6).Append(' ', 60).Append('\n');
        return text.ToString();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
