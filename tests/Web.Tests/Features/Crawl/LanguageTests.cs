using System.IO.Compression;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Xunit;

namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>A language changes words and separators, never a number (issue 4): every page and file of figures in English and in Vietnamese.</summary>
public sealed partial class LanguageTests
{
    private static readonly string[] Files =
    [
        "presence.csv", "presence.csv?tables=clusters", "presence.csv?tables=partners", "presence.csv?tables=hapi", "presence.json", "presence.geojson", "presence.xlsx", "rows.csv", "rows.json", "rows.xlsx",
        "reach.csv", "reach.csv?by=partner", "reach.json", "reach.xlsx", "reach/rows.csv", "gaps.csv", "gaps.json", "gaps.geojson", "gaps.xlsx", "overlaps.csv", "overlaps.json",
        "needs.csv", "developments.csv", "developments.csv?tables=places", "developments.json", "developments.xlsx", "snapshot.xlsx", "snapshot.json",
    ];

    [Fact]
    public async Task Numbers_are_the_same_in_every_language()
    {
        await using var app = await TesseraApp.OnSqlite();
        var (pages, files, numbers, wrong) = (0, 0, 0, new List<string>());
        foreach (var (code, administrator) in await CrawledOperations.Register(app, 3))
        {
            var browser = await Page.Person(app, administrator);
            foreach (var page in await new Crawler(browser, code).Walk(CrawledOperations.Seeds(code)))
            {
                var english = Numbers(page.Document, ',', '.');
                var vietnamese = Numbers(await Page.Open(browser, In("vi", page.Address)), '.', ',');
                (pages, numbers) = (pages + 1, numbers + english.Count);
                if (!english.SequenceEqual(vietnamese)) wrong.Add($"{page.Address}: {string.Join(' ', english.Except(vietnamese))} / {string.Join(' ', vietnamese.Except(english))}");
            }
            foreach (var file in Files.Select(file => $"/{code}/{file}"))
            {
                files++;
                if (await Content(browser, In("en", file)) != await Content(browser, In("vi", file))) wrong.Add(file);
            }
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {pages} pages and {files} files:\n" + string.Join('\n', wrong));
        Assert.True(pages > 100 && numbers > 2000, $"{pages} pages with {numbers} numbers");
    }

    private static string In(string language, string address) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}";

    /// <summary>In order of size, since names sort differently. Days are words here: Vietnamese months are numbers.</summary>
    private static List<string> Numbers(IDocument page, char group, char point) =>
        [.. page.QuerySelectorAll("main td.num, main .keys b, main .barlist .num, main svg .v, main .lead").Where(element => !Dated().IsMatch(element.TextContent))
            .SelectMany(element => Digits().Matches(element.TextContent).Select(match => match.Value.TrimEnd('.', ',').Replace(group.ToString(), "", StringComparison.Ordinal).Replace(point, '.'))).Order(StringComparer.Ordinal)];

    /// <summary>A workbook by the numbers in its cells, any other file as it is.</summary>
    private static async Task<string> Content(Browser browser, string address)
    {
        using var answer = await browser.Get(address);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
        if (!address.Contains(".xlsx", StringComparison.Ordinal)) return await Browser.Read(answer);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var cells = new List<string>();
        foreach (var sheet in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(await sheet.OpenAsync());
            cells.AddRange(Value().Matches(await reader.ReadToEndAsync()).Select(match => match.Value));
        }
        Assert.NotEmpty(cells);
        return string.Join(' ', cells);
    }

    [GeneratedRegex(@"\d[\d.,]*")]
    private static partial Regex Digits();

    [GeneratedRegex("January|February|March|April|May|June|July|August|September|October|November|December|tháng|Tháng")]
    private static partial Regex Dated();

    [GeneratedRegex(@"<v>[^<]*</v>")]
    private static partial Regex Value();
}
