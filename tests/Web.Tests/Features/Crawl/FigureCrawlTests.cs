using System.Globalization;
using Xunit;

namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>
/// Every figure on every page opens to rows that sum to it exactly (issue 4): walks the pages of whole operations as their
/// administrator, follows every number and compares it, in the one meaning that it has where it stands, with what opens.
/// </summary>
public sealed class FigureCrawlTests(ITestOutputHelper output)
{
    private static readonly int[] Countries = [3, 11, 26];

    /// <summary>Numbers that open nothing, each with the reason.</summary>
    private static readonly Dictionary<string, string> Unlinked = new()
    {
    };

    [Fact]
    public async Task Every_figure_opens_to_rows_that_sum_to_it()
    {
        await using var app = await TesseraApp.OnSqlite();
        var (met, wrong, bare) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        var pages = 0;
        foreach (var (code, administrator) in await CrawledOperations.Register(app, Countries))
        {
            var crawler = new Crawler(await Page.Person(app, administrator), code);
            var check = new FigureCheck(crawler, await OpenedRows.Lists.Of(app, code));
            foreach (var page in await crawler.Walk(CrawledOperations.Seeds(code)))
            {
                pages++;
                foreach (var figure in PageFigures.Of(page))
                {
                    if (figure.Href is null || figure.Href.StartsWith('#')) { bare[figure.Place] = bare.GetValueOrDefault(figure.Place) + 1; continue; }
                    if (await check.Of(page, figure) is { } said) wrong.Add($"{page.Address}: {figure.Place} {figure.Value.ToString(CultureInfo.InvariantCulture)} -> {figure.Href}: {said}");
                    else met[figure.Place] = met.GetValueOrDefault(figure.Place) + 1;
                }
            }
            wrong.AddRange(crawler.Broken);
        }
        output.WriteLine($"{pages} pages\nfollowed:\n" + string.Join('\n', met.Select(kind => $"  {kind.Value,5} {kind.Key}")) + "\nno link:\n" + string.Join('\n', bare.Select(kind => $"  {kind.Value,5} {kind.Key}")));
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n" + string.Join('\n', wrong.Take(60)));
        Assert.Empty(FigureMeanings.All.Except(met.Keys.Select(FigureMeanings.Line)));
        Assert.Empty(bare.Keys.Except(Unlinked.Keys));
    }
}
