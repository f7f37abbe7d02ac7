using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Commands;
using Tessera.Web.Tests.Features.Presence;
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
        [" #event*"] = "what a source says of the storm, with its name beside it",
        [" bars Dead*"] = "what a source says of the storm, with its name beside it",
        [" key Dead"] = "what a source says of the storm, with its name beside it",
        [" key Injured"] = "what a source says of the storm, with its name beside it",
        [" key Missing"] = "what a source says of the storm, with its name beside it",
        ["needs *"] = "comes from a caseload, which the page names",
        ["needs/caseloads/* *"] = "a caseload's own lines",
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
        ["reach bars By sex"] = "a share of the rows counted, which the last step opens",
        ["reach bars By age"] = "a share of the rows counted, which the last step opens",
        ["reach key Reached*"] = "opened step by step below it",
        ["reach steps"] = "the least it can be: the largest line of each place, without rows of its own",
        ["reach/rows *"] = "a row",
        ["rows *"] = "a row",
        ["rows/* *"] = "a row and its versions",
        ["actions key *"] = "actions, listed below",
        ["briefing *"] = "a paper: every line of it opens by its name",
        ["clusters/*/briefing *"] = "a paper: every line of it opens by its name",
        ["inter-cluster key *"] = "clusters and meetings, listed below",
        ["meetings/load #months *"] = "nought opens nothing; others open their meetings",
        ["people/turnover key *"] = "people, listed below by organisation",
        ["snapshot *"] = "a sheet for paper: every line of it opens by its name",
    };

    private readonly SortedDictionary<string, int> _met = new(StringComparer.Ordinal), _bare = new(StringComparer.Ordinal);
    private readonly List<string> _wrong = [];
    private int _pages;

    [Fact]
    public async Task Every_figure_opens_to_rows_that_sum_to_it()
    {
        await using var app = await TesseraApp.OnSqlite();
        foreach (var (code, administrator) in await CrawledOperations.Register(app, Countries)) await Follow(app, code, administrator, CrawledOperations.Seeds(code));
        Report();
        Assert.Empty(FigureMeanings.All.Except(_met.Keys.Select(FigureMeanings.Line)));
    }

    // Failed once in a dozen runs for a reason not yet found; run it by name until that is known.
    [Fact(Explicit = true)]
    public async Task Every_figure_of_the_demo_country_opens_to_rows_that_sum_to_it()
    {
        await using var app = await TesseraApp.OnSqlite();
        await DemoCountry.Ensure(app.Services);
        var administrator = await app.Db(async db =>
        {
            var person = await SmallCountry.Person(db, "office", new NewGrant((await db.Operations.SingleAsync(o => o.Code == DemoCountry.Code)).Id, Role.Administrator));
            await db.SaveChangesAsync();
            return person;
        });
        await Follow(app, DemoCountry.Code, administrator, ["/vnm/presence?period=2009-11", "/vnm/reach?by=partner", "/vnm/reach?by=cluster", "/vnm/gaps?cluster=WSH"], mostOfOneKind: 3);
        Report();
        Assert.True(_met.Values.Sum() > 1000);
    }

    private async Task Follow(TesseraApp app, string code, long administrator, IEnumerable<string> seeds, int mostOfOneKind = 40)
    {
        var crawler = new Crawler(await Page.Person(app, administrator), code) { MostOfOneKind = mostOfOneKind };
        var check = new FigureCheck(crawler, new Crawler(Page.Person(app), code), await OpenedRows.Lists.Of(app, code));
        foreach (var page in await crawler.Walk(seeds))
        {
            _pages++;
            foreach (var figure in PageFigures.Of(page))
            {
                if (figure.Href is null || figure.Href.StartsWith('#')) _bare[figure.Place] = _bare.GetValueOrDefault(figure.Place) + 1;
                else if (await check.Of(page, figure) is { } said) _wrong.Add($"{page.Address}: {figure.Place} {figure.Value.ToString(CultureInfo.InvariantCulture)} -> {figure.Href}: {said}");
                else _met[figure.Place] = _met.GetValueOrDefault(figure.Place) + 1;
            }
        }
        _wrong.AddRange(crawler.Broken);
    }

    /// <summary>Prints what was met, so that nobody takes silence for coverage.</summary>
    private void Report()
    {
        static string Lines(SortedDictionary<string, int> kinds) => string.Join('\n', kinds.Select(kind => $"  {kind.Value,5} {kind.Key}"));
        output.WriteLine($"{_pages} pages\nfollowed:\n{Lines(_met)}\nno link:\n{Lines(_bare)}");
        Assert.True(_wrong.Count == 0, $"{_wrong.Count} wrong:\n" + string.Join('\n', _wrong.Take(80)));
        Assert.Empty(_bare.Keys.Where(place => !Unlinked.Keys.Any(pattern => Says(pattern, place))));
    }

    private static bool Says(string pattern, string place) => Regex.IsMatch(place, "^" + Regex.Escape(pattern).Replace(@"/\*", "/[*]", StringComparison.Ordinal).Replace(@"\*", ".*", StringComparison.Ordinal) + "$");
}
