using Microsoft.Playwright;
using Xunit;

namespace Tessera.Browser.Tests;

/// <summary>What a journey costs from where it starts: clicks (typing is free) and bytes over the wire, both ways.</summary>
public sealed class Cost
{
    private readonly IPage _page;
    private readonly List<IRequest> _asked = [];

    public Cost(IPage page)
    {
        _page = page;
        page.RequestFinished += (_, request) => { lock (_asked) _asked.Add(request); };
    }

    public int Clicks { get; private set; }

    public async Task Click(ILocator it)
    {
        Clicks++;
        await it.ClickAsync();
    }

    /// <summary>Opening a list and choosing from it.</summary>
    public async Task Choose(ILocator list, string value)
    {
        Clicks += 2;
        await list.SelectOptionAsync(value);
    }

    public async Task File(params string[] paths)
    {
        Clicks++;
        await _page.SetInputFilesAsync("#file", paths);
    }

    /// <summary>The files themselves are no part of a budget; the browser counts neither what a form sends nor a download.</summary>
    public async Task Within(int clicks, int kilobytes)
    {
        List<IRequest> asked;
        lock (_asked) asked = [.. _asked];
        var sizes = await Task.WhenAll(asked.Select(async request => (request, Bytes: await Bytes(request))));
        var list = string.Join('\n', sizes.Select(one => $"{one.Bytes,8} {one.request.Method} {new Uri(one.request.Url).PathAndQuery}"));
        var total = sizes.Sum(one => one.Bytes);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Clicks} clicks, {total} bytes\n{list}");
        Assert.True(Clicks <= clicks, $"{Clicks} clicks, {clicks} allowed");
        Assert.True(total <= kilobytes * 1024, $"{total} bytes, {kilobytes} KB allowed\n{list}");
    }

    private static async Task<long> Bytes(IRequest request)
    {
        var sizes = await request.SizesAsync();
        return sizes.RequestHeadersSize + sizes.RequestBodySize + sizes.ResponseHeadersSize + sizes.ResponseBodySize;
    }
}
