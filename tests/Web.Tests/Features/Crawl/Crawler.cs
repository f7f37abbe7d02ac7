using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>A page that was reached by links, and what it is: "gaps", "partners/*", "" for the operation's home.</summary>
internal sealed record CrawledPage(string Address, string Kind, IDocument Document)
{
    public string? Query(string name) => Crawler.Query(Address, name);
}

/// <summary>
/// Walks the pages of one operation from link to link. Of a path a page is opened for each set of filters met, so that
/// the same table by a hundred places is read a few times and not a hundred.
/// </summary>
internal sealed class Crawler(Browser browser, string code)
{
    private const int MostOfOneShape = 2;
    private static readonly HtmlParser Parser = new();
    private readonly Dictionary<string, IDocument> _pages = [];
    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, int> _shapes = [];

    public int MostOfOneKind { get; init; } = 40;
    public List<string> Broken { get; } = [];

    public async Task<List<CrawledPage>> Walk(IEnumerable<string> seeds)
    {
        var waiting = new Queue<string>(seeds.Prepend($"/{code}"));
        var (known, pages) = (new HashSet<string>(waiting), new List<CrawledPage>());
        while (waiting.TryDequeue(out var address))
        {
            if (await Open(address) is not { } document) continue;
            pages.Add(new CrawledPage(address, Kind(address), document));
            foreach (var next in document.QuerySelectorAll("a[href]").Select(a => Absolute(address, a.GetAttribute("href")!)).OfType<string>())
                if (IsWanted(next) && known.Add(next) && IsNew(next)) waiting.Enqueue(next);
        }
        return pages;
    }

    /// <summary>Null where the page is not there or no page; a broken link is kept.</summary>
    public async Task<IDocument?> Open(string address)
    {
        if (_pages.TryGetValue(address, out var known)) return known;
        using var answer = await browser.Get(address);
        if (answer.StatusCode != HttpStatusCode.OK) { Broken.Add($"{address}: {(int)answer.StatusCode}"); return null; }
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return null;
        return _pages[address] = Parser.ParseDocument(await Browser.Read(answer));
    }

    public async Task<string> Text(string address)
    {
        if (!_texts.TryGetValue(address, out var text)) _texts[address] = text = (await Page.Text(browser, address)).TrimStart('\uFEFF');
        return text;
    }

    /// <summary>The path below the operation with every name and number as "*".</summary>
    public string Kind(string address)
    {
        var words = address.Split('?')[0].Trim('/').Split('/');
        if (words[0] != code) return "/" + words[0];
        return string.Join('/', words.Skip(1).Select((word, at) => at > 0 && (word.All(char.IsDigit) || words[at] is "gazetteer" or "clusters") && word is not "new" ? "*" : word));
    }

    public static string? Query(string address, string name) => Pairs(address).FirstOrDefault(pair => pair.Name == name).Value;

    private static IEnumerable<(string Name, string Value)> Pairs(string address) => address.Split('?', 2) is [_, var query]
        ? query.Split('#')[0].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], WebUtility.UrlDecode(pair[^1]))) : [];

    /// <summary>Without the part after "#"; null for what leads elsewhere.</summary>
    public static string? Absolute(string from, string href)
    {
        var whole = href.Split('#')[0];
        if (whole.Length == 0) return null;
        return whole[0] == '?' ? from.Split('?')[0] + whole : whole[0] == '/' && !whole.StartsWith("//", StringComparison.Ordinal) ? whole : null;
    }

    private bool IsWanted(string address)
    {
        var path = address.Split('?')[0];
        return (path == $"/{code}" || path.StartsWith($"/{code}/", StringComparison.Ordinal)) && !Path.GetFileName(path).Contains('.', StringComparison.Ordinal) && !path.EndsWith("/file", StringComparison.Ordinal);
    }

    private bool IsNew(string address) =>
        Count(address.Split('?')[0] + "?" + string.Join(',', Pairs(address).Select(pair => pair.Name).Order(StringComparer.Ordinal))) <= MostOfOneShape && Count(Kind(address)) <= MostOfOneKind;

    private int Count(string shape) => _shapes[shape] = _shapes.GetValueOrDefault(shape) + 1;
}
