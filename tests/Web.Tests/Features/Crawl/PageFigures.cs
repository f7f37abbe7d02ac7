using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>One number on a page: where it stands ("gaps #gaps Reached"), what it says, where it opens.</summary>
internal sealed record PageFigure(string Where, string Column, decimal Value, string? Href, IElement Element)
{
    public string Place => $"{Where} {Column}".TrimEnd();
}

/// <summary>The figures of a page: cells of numeric columns, key figures, bars, areas of maps, steps of a sum.</summary>
internal static partial class PageFigures
{
    public static IEnumerable<PageFigure> Of(CrawledPage page) =>
        Cells(page).Concat(Keys(page)).Concat(Bars(page)).Concat(Areas(page)).Concat(Steps(page));

    public static decimal? Number(string? text) => text?.Trim() is { } said && Whole().IsMatch(said)
        ? decimal.Parse(said.Replace(",", "", StringComparison.Ordinal).Replace('−', '-'), CultureInfo.InvariantCulture) : null;

    /// <summary>The number of the key figure of a label, of "3 of 63" the 3; null where it says that nothing is known.</summary>
    public static decimal? Key(IDocument page, string label) =>
        page.QuerySelectorAll("main .keys > div").Where(key => key.QuerySelector("dt")!.TextContent.StartsWith(label, StringComparison.Ordinal)).Select(key => First(key.QuerySelector("dd b")!.TextContent)).FirstOrDefault();

    public static decimal? First(string text) => Number(Some().Match(text).Value);

    private static IEnumerable<PageFigure> Cells(CrawledPage page) =>
        from table in page.Document.QuerySelectorAll("main table:not(.sums)")
        let headers = table.QuerySelectorAll("thead th").Select(Header).ToList()
        from row in table.QuerySelectorAll("tbody tr")
        from cell in row.Children.Index()
        from figure in OfCell(page, table.Id ?? "lines", headers.ElementAtOrDefault(cell.Index) ?? "", cell.Item)
        select figure;

    private static IEnumerable<PageFigure> OfCell(CrawledPage page, string table, string header, IElement cell)
    {
        var where = $"{page.Kind} #{table}";
        var links = cell.QuerySelectorAll("a[href]").Where(a => Number(a.TextContent) is not null).ToList();
        foreach (var link in links) yield return new(where, header, Number(link.TextContent)!.Value, link.GetAttribute("href"), link);
        if (links.Count == 0 && cell.ClassList.Contains("num") && Number(cell.TextContent) is { } bare) yield return new(where, header, bare, null, cell);
    }

    private static IEnumerable<PageFigure> Keys(CrawledPage page) =>
        from key in page.Document.QuerySelectorAll("main .keys > div")
        let label = key.QuerySelector("dt")!.TextContent
        let value = Number(key.QuerySelector("dd b")!.TextContent)
        where value is not null
        select new PageFigure($"{page.Kind} key", label, value.Value, key.QuerySelector("a[href]")?.GetAttribute("href"), key);

    private static IEnumerable<PageFigure> Bars(CrawledPage page) =>
        from list in page.Document.QuerySelectorAll("main ol.barlist")
        from bar in list.QuerySelectorAll("li")
        let value = Number(bar.QuerySelector(".num")?.TextContent)
        where value is not null
        select new PageFigure($"{page.Kind} bars", list.GetAttribute("aria-label")!, value.Value, bar.QuerySelector("a[href]")?.GetAttribute("href"), bar);

    /// <summary>What the title of an area says after its name: the digits in it may be shortened.</summary>
    private static IEnumerable<PageFigure> Areas(CrawledPage page) =>
        from area in page.Document.QuerySelectorAll("main figure.map svg a[href]")
        let title = area.QuerySelector("title")?.TextContent ?? ""
        let value = First(title[(title.LastIndexOf(": ", StringComparison.Ordinal) + 1)..])
        where value is not null && area.QuerySelector("text.v, .v") is not null
        select new PageFigure($"{page.Kind} map", "", value.Value, area.GetAttribute("href"), area);

    private static IEnumerable<PageFigure> Steps(CrawledPage page) =>
        from row in page.Document.QuerySelectorAll("main table.sums tr")
        let value = Number(row.QuerySelector("td")!.TextContent)
        where value is not null
        select new PageFigure($"{page.Kind} steps", "", Math.Abs(value.Value), row.QuerySelector("a[href]")?.GetAttribute("href"), row);

    private static string Header(IElement th) => (th.QuerySelector("a")?.TextContent ?? th.ChildNodes.Where(node => node.NodeType == NodeType.Text).Select(node => node.TextContent).Aggregate("", string.Concat)).Trim();

    [GeneratedRegex(@"^[−-]?\d{1,3}(,\d{3})*(\.\d+)?$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\d{1,3}(,\d{3})*(\.\d+)?")]
    private static partial Regex Some();
}
