using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>
/// Every figure on every page opens to rows that sum to it exactly (issue 4): walks the pages of whole operations as their
/// administrator, follows every number and compares it, in the one meaning that it has where it stands, with what opens.
/// </summary>
public sealed class FigureCrawlTests(ITestOutputHelper output)
{
    private static readonly int[] Countries = [3, 11, 26];

    /// <summary>Numbers that open nothing, each with the reason; "*" stands for any page before and any name after.</summary>
    private static readonly Dictionary<string, string> Unlinked = new()
    {
        ["* In need"] = "comes from a caseload, which the page names; no activity stands behind it",
        ["* Targeted"] = "comes from a caseload, which the page names; no activity stands behind it",
        ["* Gap"] = "in need less reached, which stand beside it",
        ["* Beyond"] = "reached less in need, which stand beside it",
        ["needs *"] = "comes from a caseload, which the page names",
        ["clusters #working Members"] = "declared members, listed on the cluster's page",
        ["clusters/* *"] = "declared members, listed on the page with what each does",
        ["developments *"] = "listed on the page itself; nought opens nothing",
        ["gazetteer *"] = "places, not activities",
        ["gazetteer/* key *"] = "places, not activities",
        ["gazetteer/* #children *"] = "inhabitants, from the gazetteer",
        ["imports *"] = "rows of a file before they count",
        ["imports/* *"] = "rows of a file before they count",
        ["lists *"] = "words, not activities",
        ["overlaps key *"] = "pairs and places listed on the page",
        ["overlaps/* *"] = "the pair's rows stand on the page",
        ["partners/* key *"] = "the places and clusters listed below it",
        ["presence key Partners present"] = "the partners listed below it, each with its rows",
        ["reach #parts At least"] = "the line's Rows open it; checked with them",
        ["reach #parts At most"] = "the line's Rows open it; checked with them",
        ["reach #parts Reached"] = "the line's Rows open it; checked with them",
        ["reach #parts Rows"] = "rows that name no partner: no filter says that",
        ["reach bars By partner"] = "rows that name no partner: no filter says that",
        ["reach key Reached*"] = "opened step by step below it",
        ["reach steps"] = "the least it can be: the largest line of each place, without rows of its own",
        ["reach/rows *"] = "a row",
        ["rows *"] = "a row",
        ["rows/* *"] = "a row and its versions",
        ["snapshot *"] = "a sheet for paper: every line of it opens by its name",
        ["snapshots/* *"] = "kept as it was: today's rows are others",
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
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n" + string.Join('\n', wrong.Take(80)));
        Assert.Empty(FigureMeanings.All.Except(met.Keys.Select(FigureMeanings.Line)));
        Assert.Empty(bare.Keys.Where(place => !Unlinked.Keys.Any(pattern => Says(pattern, place))));
    }

    private static bool Says(string pattern, string place) => Regex.IsMatch(place, "^" + Regex.Escape(pattern).Replace(@"/\*", "/[*]", StringComparison.Ordinal).Replace(@"\*", ".*", StringComparison.Ordinal) + "$");
}
