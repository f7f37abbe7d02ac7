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
    public async Task The_words_of_the_platform_are_explained() =>
        Assert.Equal(14, (await Page.Read(await Page.Person(app).Get("/help/figures"))).QuerySelectorAll("#words dd").Length);
}
