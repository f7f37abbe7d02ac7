using Xunit;

namespace Tessera.Web.Tests.Features.Help;

public sealed class HelpTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Theory]
    [InlineData("/help", "en")]
    [InlineData("/help", "vi")]
    [InlineData("/help/figures", "en")]
    [InlineData("/help/figures", "vi")]
    public async Task Help_is_written_in_full_in_both_languages(string address, string language)
    {
        var page = await Page.Read(await Page.Person(app).Get($"{address}?lang={language}"));
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        // A text that nobody wrote would show its key.
        Assert.DoesNotMatch(@"\b(help|method|word)\.[a-z]", page.MainText());
        Assert.True(page.QuerySelectorAll("main h2").Length >= 5);
    }

    [Fact]
    public async Task Reach_and_gaps_are_explained_beside_presence()
    {
        var page = await Page.Read(await Page.Person(app).Get("/help/figures"));
        // The four steps, low and high, clusters, units; gap, beyond, coverage, the three signs, as of.
        Assert.Equal((4, 7), (page.QuerySelectorAll("#reach li").Length, page.QuerySelectorAll("#gaps li").Length));
        foreach (var word in new[] { "“Low”", "“high”" }) Assert.Contains(word, page.QuerySelector("#reach")!.TextContent, StringComparison.Ordinal);
        foreach (var word in new[] { "Beyond", "Coverage", "Nobody works", "On paper only", "Hardly covered" }) Assert.Contains(word, page.QuerySelector("#gaps")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_of_the_platform_are_explained() =>
        Assert.Equal(14, (await Page.Read(await Page.Person(app).Get("/help/figures"))).QuerySelectorAll("#words dd").Length);
}
