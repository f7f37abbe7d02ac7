namespace Tessera.Web.Papers;

/// <summary>
/// Something to read from the first line to the last: a briefing, minutes, a report. It says what is said and knows
/// nothing of how it looks; the same paper is drawn as a page (<see cref="PaperBody"/>), as DOCX and as PDF
/// (<see cref="PaperFile"/>).
/// <para>
/// Whoever makes one puts in words that are ready to be read: in the reader's language, with numbers and dates already
/// written, and nothing that the reader may not see. Addresses start with "/"; files lead to them on the site that
/// made the file.
/// </para>
/// <code>
/// var paper = new Paper("Minutes of the WASH cluster", T.Language.Code)
/// {
///     Subtitle = "Meeting of 12 November 2009, Ministry of Health",
///     AsOf = "Minutes as agreed on 20 November 2009",
///     Sections =
///     [
///         new PaperSection("Decisions", PaperBlock.Of(minutes.Text)),          // plain text keeps its paragraphs and lists
///         new PaperSection("Action points", new PaperTable("Open actions", ["What", "Who", new PaperColumn("Due") { Width = 2 }],
///             [[new PaperWords("Send the list of wells", "/vnm/meetings/7"), "MARD", "1 December 2009"]])),
///     ],
///     Source = "Source: Tessera",
/// };
/// return await file.Of(http, paper, PaperFormat.Docx, "VNM_minutes_WSH_20091112");   // file: PaperFile, injected
/// </code>
/// </summary>
/// <param name="Title">What it is, at the top and in the file's properties.</param>
/// <param name="Language">BCP 47: which language screen readers and spell checkers take it for.</param>
public sealed record Paper(string Title, string Language)
{
    /// <summary>Of what or whom, under the title.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Until when its figures speak, and when it was made.</summary>
    public string? AsOf { get; init; }

    /// <summary>Who may read it ("Not for publication"): above the title and at the foot of every sheet.</summary>
    public string? Restriction { get; init; }

    public IReadOnlyList<PaperSection> Sections { get; init; } = [];

    /// <summary>Where its facts come from, at the end.</summary>
    public string? Source { get; init; }

    /// <summary>What it does not say, at the end.</summary>
    public string? Disclaimer { get; init; }
}

/// <summary>A heading and what stands below it. One without blocks is a heading only; one without heading goes on with the section before.</summary>
/// <param name="Blocks">Drawn in their order.</param>
public sealed record PaperSection(string Heading, params IReadOnlyList<PaperBlock> Blocks)
{
    /// <summary>1 or 2: a part of the paper, or a part of the section before.</summary>
    public int Level { get; init; } = 1;
}

/// <summary>Words, perhaps leading to a page of ours ("/vnm/gaps") or of others ("https://…").</summary>
public sealed record PaperWords(string Text, string? Href = null)
{
    public bool IsStrong { get; init; }

    /// <summary>Less important than what stands beside it: a note, a source, a unit.</summary>
    public bool IsQuiet { get; init; }

    public static implicit operator PaperWords(string text) => new(text);

    public static PaperWords Strong(string text) => new(text) { IsStrong = true };

    public static PaperWords Quiet(string text) => new(text) { IsQuiet = true };
}

/// <summary>A line: the words of a paragraph, of an item in a list, or of a cell. A line break in a text stays one.</summary>
public sealed record PaperLine(params IReadOnlyList<PaperWords> Words)
{
    public static readonly PaperLine Empty = new([]);

    public bool IsEmpty => Words.All(words => words.Text.Length == 0);

    public static implicit operator PaperLine(string? text) => string.IsNullOrEmpty(text) ? Empty : new([new PaperWords(text)]);

    public static implicit operator PaperLine(PaperWords words) => new([words]);
}
