extern alias openxml;

using openxml::DocumentFormat.OpenXml;
using openxml::DocumentFormat.OpenXml.Packaging;
using openxml::DocumentFormat.OpenXml.Wordprocessing;

namespace Tessera.Web.Papers;

/// <summary>
/// A paper as a Word document that can be worked on: real heading styles (so the navigation pane and a table of contents
/// know them), lists as lists, table heads that stand again on every sheet, a language, A4. The same paper gives the same
/// document; it holds no time and no author.
/// </summary>
internal static class DocxPaper
{
    /// <summary>A4 in twentieths of a point, with 18 mm at the sides.</summary>
    public const int SheetWidth = 11906, SheetHeight = 16838, Margin = 1021, TextWidth = SheetWidth - 2 * Margin;

    public static byte[] Of(Paper paper, string origin)
    {
        using var memory = new MemoryStream();
        using (var file = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.Of(paper.Language);
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings();
            var lists = main.AddNewPart<NumberingDefinitionsPart>("lists");
            var writer = new DocxWriter(main, origin);
            var body = new Body([.. Head(paper, writer), .. paper.Sections.SelectMany(writer.Section), .. Foot(paper, writer)]);
            lists.Numbering = writer.Lists.Definitions();
            body.Append(Sheet(main.GetIdOfPart(PageFoot(main, paper))));
            main.Document = new Document(body);
            (file.PackageProperties.Title, file.PackageProperties.Language) = (DocxWriter.Legal(paper.Title), paper.Language);
        }
        return memory.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Head(Paper paper, DocxWriter writer)
    {
        if (paper.Restriction is { } restriction) yield return writer.Paragraph(restriction, DocxStyles.Restriction);
        yield return writer.Paragraph(paper.Title, DocxStyles.Title);
        if (paper.Subtitle is { } subtitle) yield return writer.Paragraph(subtitle, DocxStyles.Subtitle);
        if (paper.AsOf is { } asOf) yield return writer.Paragraph(asOf, DocxStyles.AsOf);
    }

    private static IEnumerable<OpenXmlElement> Foot(Paper paper, DocxWriter writer) =>
        new[] { paper.Source, paper.Disclaimer }.Where(words => !string.IsNullOrEmpty(words)).Select(words => writer.Paragraph(words, DocxStyles.Source));

    private static Settings Settings() => new(
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));

    private static SectionProperties Sheet(string footId) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = footId },
        new PageSize { Width = SheetWidth, Height = SheetHeight },
        new PageMargin { Top = 1134, Bottom = 1134, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });

    /// <summary>Who may read it and what it is on the left, the sheet's number on the right.</summary>
    private static FooterPart PageFoot(MainDocumentPart main, Paper paper)
    {
        var foot = main.AddNewPart<FooterPart>("foot");
        var words = string.Join(" · ", new[] { paper.Title, paper.Restriction }.Where(part => !string.IsNullOrEmpty(part)));
        foot.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Foot }, new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth })),
            new Run(DocxWriter.Words(words)), new Run(new TabChar()),
            new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" }, new Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }),
            new SimpleField(new Run(new Text("1"))) { Instruction = "NUMPAGES" }));
        return foot;
    }
}
