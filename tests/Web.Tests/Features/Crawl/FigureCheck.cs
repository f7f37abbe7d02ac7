using System.Globalization;
using AngleSharp.Dom;

namespace Tessera.Web.Tests.Features.Crawl;

/// <summary>Follows a number and says what is wrong with what opens; null when it is that number.</summary>
/// <param name="visitor">Anybody: a sheet says what everybody may see, whoever looks at it.</param>
internal sealed class FigureCheck(Crawler crawler, Crawler visitor, OpenedRows.Lists lists)
{
    public async Task<string?> Of(CrawledPage page, PageFigure figure)
    {
        var address = Crawler.Absolute(page.Address, figure.Href!) ?? "";
        switch (FigureMeanings.Find(figure))
        {
            case FigureMeanings.Key key: return Differs(figure.Value, await KeyOf(Reader(page), address, key), key.Label);
            case FigureMeanings.Of.AreaOfMap: return Differs(figure.Value, await KeyOf(Reader(page), address, FigureMeanings.OfArea(address)), "area");
            case FigureMeanings.Of.Lines: return Differs(figure.Value, await Lines(address), "lines");
            case FigureMeanings.Of.Name: return await crawler.Open(address) is null ? "opens nothing" : null;
            case FigureMeanings.Of.SameColumn: return Differs(figure.Value, await SameColumn(address, figure), figure.Column);
            case FigureMeanings.Of.ReachedRows: return await Reached(address, figure);
            case FigureMeanings.Of.AllReached: return Differs(figure.Value, new OpenedRows(await crawler.Text(Csv(address)), address, address, lists).Count, "rows");
            case FigureMeanings.Of.Step: return await Step(address, figure);
            case FigureMeanings.Of meaning:
                var rows = await Rows(page, address);
                return Differs(figure.Value, meaning switch
                {
                    FigureMeanings.Of.Rows => rows.Count,
                    FigureMeanings.Of.Activities => rows.Activities,
                    FigureMeanings.Of.Places => rows.Places,
                    _ => rows.Organisations,
                }, meaning.ToString());
            default: return "nobody said what it means";
        }
    }

    private async Task<OpenedRows> Rows(CrawledPage page, string address) => new(await crawler.Text(Csv(address)), page.Address, address, lists);

    private Crawler Reader(CrawledPage page) => page.Kind == "snapshot" && page.Query("view") is null ? visitor : crawler;

    private static async Task<decimal?> KeyOf(Crawler reader, string address, FigureMeanings.Key key) => await reader.Open(address) is { } opened ? PageFigures.Key(opened, key.Label) : null;

    /// <summary>The rows of a part: as many as said, counted they sum to what was reached, together to the most.</summary>
    private async Task<string?> Reached(string address, PageFigure figure)
    {
        var rows = new OpenedRows(await crawler.Text(Csv(address)), address, address, lists);
        var numbers = figure.Element.Closest("tr")!.QuerySelectorAll("td.num").Select(cell => PageFigures.Number(cell.TextContent)).ToList();
        return Differs(figure.Value, rows.Count, "rows") ?? Differs(numbers[2], rows.Counted, "reached") ?? Differs(numbers[3], rows.Sum, "at most");
    }

    /// <summary>The rows of a step: what they say together is what the step takes away, or at the end what was reached.</summary>
    private async Task<string?> Step(string address, PageFigure figure)
    {
        var rows = new OpenedRows(await crawler.Text(Csv(address)), address, address, lists);
        return Differs(figure.Value, rows.Sum, "sum") ?? Differs(PageFigures.First(figure.Element.QuerySelector("a")!.TextContent), rows.Count, "rows");
    }

    /// <summary>The same comparison of one place says the same of it.</summary>
    private async Task<decimal?> SameColumn(string address, PageFigure figure)
    {
        if (await crawler.Open(address) is not { } opened) return null;
        var at = figure.Element.Closest("td")!.Index();
        return opened.QuerySelectorAll("#by-place tbody tr") is [var only] ? PageFigures.Number(only.Children[at].TextContent) : null;
    }

    private async Task<decimal?> Lines(string address) => (await crawler.Open(address))?.QuerySelectorAll("main table tbody tr th").Length;

    private static string Csv(string address) => address.Split('?') is [var path, var query] ? $"{path}.csv?{query}" : address + ".csv";

    private static string? Differs(decimal? shown, decimal? opened, string meaning) =>
        shown == opened && shown is not null ? null : string.Create(CultureInfo.InvariantCulture, $"{meaning} {(opened is { } value ? value.ToString(CultureInfo.InvariantCulture) : "is not there")}");
}
