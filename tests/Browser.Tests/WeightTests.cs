using Microsoft.Playwright;
using Xunit;

namespace Tessera.Browser.Tests;

/// <summary>What a first visit costs on a thin line, as it goes over the wire.</summary>
public sealed class WeightTests(House house)
{
    private const int KiB = 1024;

    // Budgets of ux.md: a page with style, module and glyphs; more where a map is drawn.
    [Theory]
    [InlineData("/vnm", 60)]
    [InlineData("/vnm/presence", 100)]
    [InlineData("/vnm/briefing", 60)]
    [InlineData("/vnm/inter-cluster", 60)]
    public async Task A_first_visit_is_light(string path, int most)
    {
        await using var visitor = await house.Visit();
        List<IRequest> asked = [];
        visitor.Page.RequestFinished += (_, request) => asked.Add(request);
        await visitor.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        var sizes = await Task.WhenAll(asked.Select(async request => (Path: new Uri(request.Url).AbsolutePath, Bytes: await Bytes(request))));

        var list = string.Join('\n', sizes.Select(one => $"{one.Bytes,8} {one.Path}"));
        TestContext.Current.TestOutputHelper?.WriteLine(list);
        Assert.True(sizes.Length is > 1 and <= 8, list);
        Assert.True(sizes.Sum(one => one.Bytes) <= most * KiB, list);
    }

    private static async Task<int> Bytes(IRequest request)
    {
        var sizes = await request.SizesAsync();
        return sizes.ResponseBodySize + sizes.ResponseHeadersSize;
    }
}
