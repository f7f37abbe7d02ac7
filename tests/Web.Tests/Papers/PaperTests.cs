extern alias openxml;

using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using openxml::DocumentFormat.OpenXml;
using openxml::DocumentFormat.OpenXml.Packaging;
using openxml::DocumentFormat.OpenXml.Validation;
using openxml::DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tessera.Web.Papers;
using Xunit;

namespace Tessera.Web.Tests.Papers;

/// <summary>A paper of every kind of block, written and opened again.</summary>
public sealed partial class PaperTests
{
    private static readonly Paper Minutes = new("Minutes of the WASH cluster <1>", "vi")
    {
        Subtitle = "Hà Nội, 12 tháng 11 năm 2009",
        AsOf = "As agreed on 20 November 2009",
        Restriction = "For members",
        Sections =
        [
            new PaperSection("Figures", new PaperFigures([new("In need", "1,234", "of 5,000", "/vnm/needs"), new("Reporting", "83 %"), new("Terms of reference", "not adopted yet")])),
            new PaperSection("Decisions", PaperBlock.Of("One paragraph\nof two lines.\n\n- first\n- second\n\n3. third\n4. fourth")),
            new PaperSection("Actions", new PaperTable("Open actions", ["What", PaperColumn.Number("Days")], [.. Enumerable.Range(1, 60).Select(i => (IReadOnlyList<PaperLine>)[new PaperWords($"Action {i}", "/vnm/meetings/7"), $"{i}"])])) { Level = 2 },
            new PaperSection("Bad signs", new PaperText("bell \u0007, half \ud83d, whole \ud83d\ude00 & <b>"), new PaperText(new PaperLine(PaperWords.Strong("bold"), PaperWords.Quiet(" quiet"), new PaperWords("no way", "javascript:alert(1)")))),
        ],
        Source = "Source: Tessera",
        Disclaimer = "No endorsement is implied.",
    };

    [Fact]
    public void A_document_opens_without_any_error()
    {
        using var file = Opened(Minutes);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(file).Select(error => $"{error.Path?.XPath} {error.Description}"));
    }

    [Fact]
    public void A_document_has_headings_lists_a_language_A4_and_table_heads_that_stand_again()
    {
        using var file = Opened(Minutes);
        var body = file.MainDocumentPart!.Document.Body!;
        Assert.Equal(["Title:Minutes of the WASH cluster <1>", "Heading1:Figures", "Heading1:Decisions", "Heading2:Actions", "Heading1:Bad signs"],
            body.Elements<Paragraph>().Select(p => (Style: p.ParagraphProperties?.ParagraphStyleId?.Val?.Value, p.InnerText)).Where(p => p.Style is "Title" or "Heading1" or "Heading2").Select(p => $"{p.Style}:{p.InnerText}"));
        Assert.Equal("vi-VN", file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val);
        // 210 x 297 mm in twentieths of a point, of which an inch has 1,440.
        var sheet = body.Descendants<PageSize>().Single();
        Assert.Equal(((uint)Math.Round(210 / 25.4 * 1440), (uint)Math.Round(297 / 25.4 * 1440)), (sheet.Width!.Value, sheet.Height!.Value));
        var table = body.Elements<Table>().Last();
        Assert.Equal(61, table.Elements<TableRow>().Count());
        Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
        // Two lists: a marked one, and one that begins at 3.
        Assert.Equal(4, body.Descendants<NumberingProperties>().Count());
        Assert.Equal(3, file.MainDocumentPart.NumberingDefinitionsPart!.Numbering.Descendants<StartOverrideNumberingValue>().Single().Val!.Value);
    }

    [Fact]
    public void Addresses_lead_to_the_site_and_only_to_pages()
    {
        using var file = Opened(Minutes);
        Assert.Equal(["https://tessera.example/vnm/meetings/7", "https://tessera.example/vnm/needs"], file.MainDocumentPart!.HyperlinkRelationships.Select(link => link.Uri.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("bell , half , whole \ud83d\ude00 & <b>", file.MainDocumentPart.Document.Body!.Elements<Paragraph>().Single(p => p.InnerText.StartsWith("bell", StringComparison.Ordinal)).InnerText);
    }

    [Fact]
    public void The_same_paper_is_the_same_file()
    {
        using var one = Opened(Minutes);
        using var other = Opened(Minutes);
        Assert.Equal(one.MainDocumentPart!.Document.OuterXml, other.MainDocumentPart!.Document.OuterXml);
    }

    [Fact]
    public async Task The_page_that_stands_alone_has_the_same_words_in_order_and_asks_for_nothing()
    {
        using var printer = new SheetPrinter(SheetPrinter.None);
        var html = await Papers(printer).Html(Minutes, "https://tessera.example");
        var page = new HtmlParser().ParseDocument(html);
        Assert.Equal(["Minutes of the WASH cluster <1>", "Figures", "Decisions", "Actions", "Bad signs"], page.QuerySelectorAll("h1,h2,h3").Select(h => h.TextContent));
        Assert.Equal(["3"], page.QuerySelectorAll("ol").Select(list => list.GetAttribute("start")));
        Assert.Equal(60, page.QuerySelectorAll("tbody th[scope=row]").Length);
        Assert.Empty(page.QuerySelectorAll("script,link,img"));
        Assert.Equal("vi", page.DocumentElement.GetAttribute("lang"));
        Assert.False(Papers(printer).MakesPdf);
    }

    [Fact]
    public async Task The_PDF_is_upright_A4_and_is_tagged_for_screen_readers()
    {
        using var printer = new SheetPrinter(null);
        Assert.SkipUnless(printer.IsPresent, "There is no Chromium on this machine.");
        var text = Encoding.Latin1.GetString(await Papers(printer).Pdf(Minutes, "https://tessera.example", TestContext.Current.CancellationToken));
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        // A4 is 210 x 297 mm; a point is 25.4 / 72 mm: 595.3 x 841.9. Sixty rows do not fit on one sheet.
        Assert.True(Sheets().Count(text) > 1);
        Assert.Contains("/StructTreeRoot", text, StringComparison.Ordinal);
    }

    private static PaperFile Papers(SheetPrinter printer) => new(printer, new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);

    private static WordprocessingDocument Opened(Paper paper) => WordprocessingDocument.Open(new MemoryStream(PaperFile.Docx(paper, "https://tessera.example")), isEditable: false);

    [GeneratedRegex(@"/MediaBox \[0 0 59[456][.\d]* 84[12][.\d]*\]")]
    private static partial Regex Sheets();
}
