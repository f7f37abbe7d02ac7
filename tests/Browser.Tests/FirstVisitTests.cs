using Xunit;

namespace Tessera.Browser.Tests;

public sealed class FirstVisitTests(House house)
{
    [Theory]
    [InlineData(true, 1200)]
    [InlineData(false, 1200)]
    [InlineData(true, 360)]
    public async Task A_visitor_sees_the_demo_country_labelled_sample(bool script, int width)
    {
        await using var visitor = await house.Visit(script, width);
        await visitor.Page.GotoAsync("/vnm");
        Assert.Contains("sample", await visitor.Page.Locator("header").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        await visitor.LeavesNoTrace();
    }
}
