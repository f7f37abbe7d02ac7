extern alias openxml;

using openxml::DocumentFormat.OpenXml;
using openxml::DocumentFormat.OpenXml.Wordprocessing;

namespace Tessera.Web.Papers;

/// <summary>
/// The styles of a document: Word's own names where Word has them, so that whoever works on it can change the look in one
/// place. Sizes are half points, distances twentieths of a point.
/// </summary>
internal static class DocxStyles
{
    public const string Title = "Title", Subtitle = "Subtitle", Heading1 = "Heading1", Heading2 = "Heading2", Item = "ListBullet", Caption = "Caption", Foot = "Footer", Link = "Hyperlink",
        Restriction = "Restriction", AsOf = "AsOf", Source = "Source", Gap = "Gap", Cell = "TableText", TableHead = "TableHead", Figure = "KeyFigure", FigureWords = "KeyWords", FigureLabel = "KeyLabel",
        Quiet = "Quiet", Table = "PaperTable", Figures = "PaperFigures";

    private const string Deep = "144372", Accent = "1F69B3", Soft = "4D5C69", Line = "C6D0D9", Edge = "8494A1", Wash = "F4F7FA", Bad = "B42F17";

    // On every machine, or replaced by one of the same widths.
    private const string Font = "Arial";

    private sealed record Look(string Id, string Name, int Size)
    {
        public string? Color { get; init; }
        public bool IsBold { get; init; }
        public int Before { get; init; }
        public int After { get; init; }
        public int? Outline { get; init; }
        /// <summary>On the sheet of what follows.</summary>
        public bool KeepsNext { get; init; }
        /// <summary>A line below, in eighths of a point.</summary>
        public uint Rule { get; init; }
    }

    private static readonly Look[] Paragraphs =
    [
        new(Title, "Title", 46) { Color = Deep, IsBold = true, After = 40, KeepsNext = true },
        new(Subtitle, "Subtitle", 26) { Color = Soft, After = 60, KeepsNext = true },
        new(AsOf, "As of", 18) { Color = Soft, After = 160, Rule = 18 },
        new(Restriction, "Restriction", 18) { Color = Bad, IsBold = true, After = 80, KeepsNext = true },
        new(Heading1, "heading 1", 29) { Color = Deep, IsBold = true, Before = 360, After = 120, Outline = 0, KeepsNext = true, Rule = 8 },
        new(Heading2, "heading 2", 22) { Color = Deep, IsBold = true, Before = 220, After = 80, Outline = 1, KeepsNext = true },
        new(Item, "List Bullet", 20) { After = 50 },
        new(Caption, "caption", 18) { IsBold = true, Color = Soft, Before = 140, After = 60, KeepsNext = true },
        new(Cell, "Table text", 18) { Before = 30, After = 30 },
        new(TableHead, "Table head", 16) { Color = Soft, Before = 30, After = 30, KeepsNext = true },
        new(Gap, "Gap", 8),
        new(FigureLabel, "Key label", 16) { Color = Soft },
        new(Figure, "Key figure", 34) { IsBold = true },
        new(FigureWords, "Key words", 22) { IsBold = true, Before = 60, After = 60 },
        new(Source, "Source", 16) { Color = Soft, Before = 120 },
        new(Foot, "footer", 15) { Color = Soft },
    ];

    public static Styles Of(string language) =>
        new([Defaults(language), Normal(), .. Paragraphs.Select(Paragraph), Words(Link, "Hyperlink", Accent), Words(Quiet, "Quiet", Soft), Rows(), Keys()]);

    private static DocDefaults Defaults(string language) => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font }, new FontSize { Val = "20" }, new FontSizeComplexScript { Val = "20" },
            new Languages { Val = Tag(language), EastAsia = Tag(language) })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "100", Line = "264", LineRule = LineSpacingRuleValues.Auto })));

    /// <summary>Word knows languages with their country best.</summary>
    private static string Tag(string language) => language switch { "en" => "en-GB", "vi" => "vi-VN", _ => language };

    private static Style Normal() => new(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true };

    private static Style Paragraph(Look look)
    {
        var (size, paragraph) = (look.Size.ToString(System.Globalization.CultureInfo.InvariantCulture), new StyleParagraphProperties());
        if (look.KeepsNext) paragraph.Append(new KeepNext());
        if (look.Rule > 0) paragraph.Append(new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = look.Rule, Space = 3, Color = look.Rule > 12 ? Deep : Line }));
        paragraph.Append(new SpacingBetweenLines { Before = Said(look.Before), After = Said(look.After) });
        if (look.Outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (look.IsBold) run.Append(new Bold());
        if (look.Color is { } color) run.Append(new Color { Val = color });
        run.Append(new FontSize { Val = size }, new FontSizeComplexScript { Val = size });
        return new Style(new StyleName { Val = look.Name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, new PrimaryStyle(), paragraph, run)
        { Type = StyleValues.Paragraph, StyleId = look.Id };
    }

    // Links are told by their colour alone: a paper full of underlines is hard to read.
    private static Style Words(string id, string name, string color) =>
        new(new StyleName { Val = name }, new StyleRunProperties(new Color { Val = color })) { Type = StyleValues.Character, StyleId = id };

    /// <summary>Lines between rows, none between columns.</summary>
    private static Style Rows() => new(
        new StyleName { Val = "Paper table" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 6, Color = Edge }, new BottomBorder { Val = BorderValues.Single, Size = 6, Color = Edge },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = Line }),
            Margins()),
        new TableStyleProperties(new TableStyleConditionalFormattingTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Fill = Wash })) { Type = TableStyleOverrideValues.FirstRow })
    { Type = StyleValues.Table, StyleId = Table };

    private static Style Keys() => new(
        new StyleName { Val = "Paper figures" },
        new StyleTableProperties(
            new TableBorders(new InsideVerticalBorder { Val = BorderValues.Single, Size = 12, Color = "FFFFFF" }),
            Margins()),
        new StyleTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Fill = Wash }))
    { Type = StyleValues.Table, StyleId = Figures };

    private static TableCellMarginDefault Margins() => new(
        new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
        new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa });

    private static string Said(int amount) => amount.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
