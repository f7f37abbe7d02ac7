extern alias openxml;

using System.Xml;
using openxml::DocumentFormat.OpenXml;
using openxml::DocumentFormat.OpenXml.Packaging;
using openxml::DocumentFormat.OpenXml.Wordprocessing;

namespace Tessera.Web.Papers;

/// <summary>Writes the parts of a paper as paragraphs and tables of one document.</summary>
internal sealed class DocxWriter(MainDocumentPart main, string origin)
{
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    public DocxLists Lists { get; } = new();

    public IEnumerable<OpenXmlElement> Section(PaperSection section) =>
    [
        .. section.Heading.Length == 0 ? [] : new[] { Paragraph(section.Heading, section.Level == 1 ? DocxStyles.Heading1 : DocxStyles.Heading2) },
        .. section.Blocks.SelectMany(Block),
    ];

    private IEnumerable<OpenXmlElement> Block(PaperBlock block) => block switch
    {
        PaperText text => [Paragraph(text.Line, null)],
        PaperList list => Items(list),
        // Two tables that touch become one; the empty line also is the distance to what follows.
        PaperFigures figures => figures.Figures.Count == 0 ? [] : [DocxTables.Of(figures, this), Gap()],
        PaperTable table => [.. table.HidesCaption ? [] : new[] { Paragraph(table.Caption, DocxStyles.Caption) }, DocxTables.Of(table, this), Gap()],
        _ => throw new InvalidOperationException($"A block of kind {block.GetType().Name} cannot be written."),
    };

    private IEnumerable<OpenXmlElement> Items(PaperList list)
    {
        var number = list.First is { } first ? Lists.Numbered(first) : DocxLists.Marked;
        return list.Items.Select(item =>
        {
            var paragraph = Paragraph(item, DocxStyles.Item);
            paragraph.ParagraphProperties!.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = number });
            return paragraph;
        });
    }

    private static Paragraph Gap() => new(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Gap }));

    public Paragraph Paragraph(PaperLine line, string? style)
    {
        var paragraph = new Paragraph();
        if (style is not null) paragraph.ParagraphProperties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        paragraph.Append(line.Words.Select(Inline));
        return paragraph;
    }

    private OpenXmlElement Inline(PaperWords words)
    {
        var run = new Run();
        var look = new RunProperties();
        if (words.Href is not null) look.Append(new RunStyle { Val = DocxStyles.Link });
        else if (words.IsQuiet) look.Append(new RunStyle { Val = DocxStyles.Quiet });
        if (words.IsStrong) look.Append(new Bold());
        if (look.HasChildren) run.Append(look);
        run.Append(Words(words.Text));
        return words.Href is { } href && Link(href) is { } id ? new Hyperlink(run) { Id = id, History = true } : run;
    }

    /// <summary>One relationship for each address, however often it is used. Only pages and letters are linked to.</summary>
    private string? Link(string href)
    {
        var address = href.StartsWith('/') ? origin + href : href;
        if (_links.TryGetValue(address, out var known)) return known;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "mailto" or "tel")) return null;
        return _links[address] = main.AddHyperlinkRelationship(uri, isExternal: true, $"link{_links.Count + 1}").Id;
    }

    /// <summary>Text with its line breaks.</summary>
    public static IEnumerable<OpenXmlElement> Words(string text)
    {
        var isFirst = true;
        foreach (var line in Legal(text).ReplaceLineEndings("\n").Split('\n'))
        {
            if (!isFirst) yield return new Break();
            isFirst = false;
            yield return new Text(line) { Space = SpaceProcessingModeValues.Preserve };
        }
    }

    /// <summary>Without the signs that XML cannot hold; one of them, pasted into minutes, would make a file that nobody can open.</summary>
    public static string Legal(string text) => IsLegal(text) ? text : string.Concat(text.Select((sign, at) =>
        XmlConvert.IsXmlChar(sign) || (char.IsSurrogate(sign) && IsPaired(text, at)) ? sign.ToString() : ""));

    private static bool IsLegal(string text) => text.All(XmlConvert.IsXmlChar);

    private static bool IsPaired(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]);
}
