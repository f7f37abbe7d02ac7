using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Tessera.Browser.Tests;

/// <summary>What a signed-in coordinator does in one operation, by what stands on the pages and nothing else.</summary>
public sealed partial class Coordinator : IAsyncDisposable
{
    private readonly Visitor _visitor;
    private readonly bool _hasScript;

    private Coordinator(Visitor visitor, bool hasScript) => (_visitor, _hasScript) = (visitor, hasScript);

    public string Operation { get; set; } = "vnm";
    public IPage Page => _visitor.Page;

    public static async Task<Coordinator> SignIn(House house, bool script = true, int width = 1200)
    {
        var coordinator = new Coordinator(await house.Visit(script, width), script);
        var page = coordinator.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GotoAsync(await house.SignInLink());
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator("header .user")).ToBeVisibleAsync();
        return coordinator;
    }

    /// <summary>Somebody who has not signed in.</summary>
    public static async Task<Coordinator> Arrive(House house) => new(await house.Visit(), hasScript: true);

    public Task Open(string path = "") => Page.GotoAsync($"/{Operation}{path}");

    public Task Press(string name) => Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name }).First.ClickAsync();

    /// <summary>A sample file, taken by its link from the page that offers it.</summary>
    public async Task<string> Sample(int index, string folder)
    {
        await Open("/imports/new");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.Locator("a[download]").Nth(index).ClickAsync());
        var path = Path.Combine(folder, download.SuggestedFilename);
        await download.SaveAsAsync(path);
        return path;
    }

    /// <summary>Sends a file and waits for its check; the address of the import.</summary>
    public async Task<string> Upload(string path, string? period = null, bool registersPartners = false)
    {
        await Open("/imports/new");
        await Page.SetInputFilesAsync("#file", path);
        if (period is not null || registersPartners) await Page.Locator("main form summary").ClickAsync();
        if (period is not null) await Page.FillAsync("#period", period);
        if (registersPartners) await Page.CheckAsync("#register");
        await Press("Send and check");
        await Settled();
        return Page.Url;
    }

    /// <summary>Waits for the job of the import shown. Without script the page is left and found again.</summary>
    public async Task Settled()
    {
        var address = Page.Url.Split('?')[0];
        var progress = Page.Locator("#progress");
        if (_hasScript)
        {
            await Assertions.Expect(progress).ToHaveCountAsync(0, new() { Timeout = 120_000 });
            await Page.WaitForLoadStateAsync();
            return;
        }
        for (var tries = 0; await progress.CountAsync() > 0; tries++)
        {
            Assert.True(tries < 120, $"{address} does not settle");
            await Open();
            await Page.GotoAsync(address);
        }
    }

    /// <summary>
    /// Answers each question: as told for its subject, in writing; else with what the page suggests, with a new
    /// organisation or with the first choice. How many questions there were.
    /// </summary>
    public async Task<int> AnswerAll(params (string Subject, string Answer)[] told)
    {
        var choices = Page.Locator("#questions form select[name^='answer']");
        var count = await choices.CountAsync();
        if (count == 0) return 0;
        foreach (var (subject, answer) in told)
            if (await Page.Locator($"#questions input[name='other:{subject}']").CountAsync() > 0) await Page.FillAsync($"#questions input[name='other:{subject}']", answer);
        foreach (var choice in await choices.AllAsync())
        {
            if (await choice.InputValueAsync() != "") continue;
            var offered = await choice.Locator("option").EvaluateAllAsync<string[]>("all => all.map(one => one.value)");
            await choice.SelectOptionAsync(offered.FirstOrDefault(o => o == "new") ?? offered.First(o => o is not "" and not "none"));
        }
        await Press("Apply the answers");
        await Settled();
        return count;
    }

    /// <summary>Accepts what is ready; how many rows are new by the page's own words.</summary>
    public async Task<int> Accept()
    {
        await Page.Locator("main form[action$='/accept'] button").ClickAsync();
        await Settled();
        var words = Accepted().Match(await Page.Locator(".notice.success").First.InnerTextAsync());
        Assert.True(words.Success, "the page does not say what was accepted");
        return Number(words.Groups[1].Value);
    }

    public async Task Undo(string import)
    {
        await Page.GotoAsync(import);
        await Page.Locator("main form[action$='/undo'] button").ClickAsync();
        await Settled();
        await Assertions.Expect(Page.GetByText("This import was undone")).ToBeVisibleAsync();
    }

    /// <summary>A key figure of the page shown, by its label.</summary>
    public async Task<int> Figure(string label)
    {
        var block = Page.Locator(".keys > div", new() { Has = Page.Locator("dt", new() { HasTextString = label }) });
        return Number(await block.First.Locator("b").InnerTextAsync());
    }

    /// <summary>Everything the presence page counts: key figures, both matrices and the map, one line each.</summary>
    public async Task<string> Presence()
    {
        await Open("/presence");
        return await Page.EvaluateAsync<string>("""
            () => [...document.querySelectorAll('.keys > div, #clusters-places tr, #partners-places tr, .map title')]
              .map(one => one.textContent.replace(/\s+/g, ' ').trim()).join('\n')
            """);
    }

    public static int Number(string text) => int.Parse(Digits().Match(text).Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    public Task LeavesNoTrace() => _visitor.LeavesNoTrace();

    public ValueTask DisposeAsync() => _visitor.DisposeAsync();

    [GeneratedRegex(@"Accepted: ([\d,]+) new")]
    private static partial Regex Accepted();

    [GeneratedRegex(@"\d[\d,]*")]
    private static partial Regex Digits();
}
