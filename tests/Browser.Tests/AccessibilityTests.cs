using Microsoft.Playwright;
using Xunit;

namespace Tessera.Browser.Tests;

/// <summary>What a keyboard and a screen reader need on every page (WCAG 2.2 A and AA, the part a program can tell).</summary>
public sealed class AccessibilityTests(House house)
{
    private static readonly string[] Pages =
    [
        "/", "/vnm", "/vnm/presence", "/vnm/rows", "/vnm/imports", "/vnm/imports/1", "/vnm/imports/new", "/vnm/partners", "/vnm/partners/new", "/vnm/clusters",
        "/vnm/clusters/WSH", "/vnm/clusters/WSH/briefing", "/vnm/clusters/WSH/handover-pack", "/vnm/briefing", "/vnm/inter-cluster", "/vnm/gazetteer", "/vnm/gazetteer/VN501", "/vnm/lists", "/vnm/developments", "/vnm/snapshot", "/vnm/snapshots", "/vnm/revise", "/operations/new", "/admin/users", "/admin/changes", "/jobs", "/account", "/vnm/architecture", "/vnm/architecture/tasks", "/vnm/clusters/WSH/tasks", "/vnm/lessons", "/vnm/pilots",
        "/help", "/help/figures",
    ];

    // One line for each fault; an empty answer is a sound page.
    private const string Faults = """
        () => {
          const faults = [], say = (why, one) => faults.push(why + ': ' + one.outerHTML.slice(0, 120));
          const all = what => [...document.querySelectorAll(what)];
          const named = one => (one.getAttribute('aria-label') || one.textContent || one.title || '').trim() !== '';
          if (!document.documentElement.lang) faults.push('no language');
          if (!document.title) faults.push('no title');
          if (all('h1').length !== 1) faults.push(all('h1').length + ' h1');
          if (all('main').length !== 1) faults.push('not one main');
          const ids = all('[id]').map(one => one.id);
          for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push('id twice: ' + id);
          for (const one of all('input:not([type=hidden]),select,textarea'))
            if (!one.labels?.length && !one.getAttribute('aria-label') && one.getAttribute('aria-hidden') !== 'true') say('no label', one);
          for (const one of all('button,summary,legend,h1,h2,h3')) if (!named(one)) say('no name', one);
          for (const one of all('a[href]')) if (!named(one) && !one.querySelector('title,[aria-label]')) say('no name', one);
          for (const one of all('svg')) if (one.getAttribute('aria-hidden') !== 'true' && !one.getAttribute('aria-label') && !one.querySelector('title')) say('picture without name', one);
          for (const one of all('[aria-describedby],[aria-labelledby]'))
            for (const id of ((one.getAttribute('aria-describedby') ?? '') + ' ' + (one.getAttribute('aria-labelledby') ?? '')).split(' '))
              if (id && !document.getElementById(id)) say('points to nothing (' + id + ')', one);
          for (const one of all('table')) if (!one.caption) say('no caption', one);
          for (const one of all('th')) if (!one.scope) say('no scope', one);
          let level = 1;
          for (const one of all('main :is(h1,h2,h3,h4)')) { const now = +one.tagName[1]; if (now > level + 1) say('level left out', one); level = now; }
          return faults;
        }
        """;

    // Targets smaller than 24 by 24 px fail 2.5.8 unless they stand in a sentence or a table cell.
    private const string SmallTargets = """
        () => [...document.querySelectorAll('button,select,input:not([type=hidden]):not(.opener):not(.unseen),header a:not(.skip),.pager a,.chips a')].filter(one => {
          const box = one.getBoundingClientRect();
          return box.width > 1 && (box.height < 23.5 || box.width < 23.5);
        }).map(one => 'small: ' + one.outerHTML.slice(0, 120))
        """;

    [Theory]
    [InlineData(1200)]
    [InlineData(360)]
    public async Task Every_page_is_named_labelled_and_ordered(int width)
    {
        await using var office = await Coordinator.SignIn(house, width: width);
        List<string> faults = [];
        foreach (var path in Pages)
        {
            var answer = await office.Page.GotoAsync(path);
            if (answer?.Status != 200) faults.Add($"{path}: {answer?.Status}");
            faults.AddRange((await office.Page.EvaluateAsync<string[]>(Faults)).Concat(await office.Page.EvaluateAsync<string[]>(SmallTargets)).Select(fault => $"{path}: {fault}"));
            var overflow = await office.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 1) faults.Add($"{path}: scrolls sideways by {overflow} px");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        await office.LeavesNoTrace();
    }

    [Theory]
    [InlineData("/vnm/imports/new", "Send and check")]
    [InlineData("/sign-in", "Sign in")]
    public async Task The_keyboard_reaches_the_main_button_and_always_shows_where_it_is(string path, string button)
    {
        await using var office = await (path == "/sign-in" ? Coordinator.Arrive(house) : Coordinator.SignIn(house));
        await office.Page.GotoAsync(path);
        // A field that takes the focus by itself would hide the start of the page.
        await office.Page.EvaluateAsync("() => { document.activeElement?.blur(); document.body.tabIndex = -1; document.body.focus(); }");
        List<string> walked = [];
        for (var step = 0; step < 60; step++)
        {
            await office.Page.Keyboard.PressAsync("Tab");
            var (name, isVisible) = await Focused(office.Page);
            Assert.True(isVisible, $"step {step}, {name}: the focus cannot be seen");
            walked.Add(name);
            if (step > 1 && name == button && await office.Page.EvaluateAsync<bool>("() => document.activeElement.closest('main') !== null && document.activeElement.tagName === 'BUTTON'")) break;
        }
        Assert.Equal("Skip to the content", walked[0]);
        Assert.Equal(button, walked[^1]);
    }

    private static async Task<(string Name, bool IsVisible)> Focused(IPage page)
    {
        var said = await page.EvaluateAsync<string[]>("""
            () => {
              const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
              const label = one.matches('.opener') ? getComputedStyle(one.nextElementSibling) : style;
              const seen = box.width > 1 && box.bottom > 0 && (label.outlineStyle !== 'none' || parseFloat(label.strokeWidth) > 1);
              return [(one.getAttribute('aria-label') || one.textContent || one.id).trim(), seen ? 'yes' : 'no'];
            }
            """);
        return (said[0], said[1] == "yes");
    }
}
