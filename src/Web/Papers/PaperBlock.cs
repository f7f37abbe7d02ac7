using Tessera.Domain;

namespace Tessera.Web.Papers;

/// <summary>What a section is made of.</summary>
public abstract record PaperBlock
{
    /// <summary>Plain text as somebody typed it (minutes, terms, remarks), with its paragraphs and lists.</summary>
    public static IReadOnlyList<PaperBlock> Of(string? plainText) => [.. TextBlock.Of(plainText).Select(Of)];

    private static PaperBlock Of(TextBlock block) => block.Kind switch
    {
        TextBlockKind.Paragraph => new PaperText(string.Join('\n', block.Lines)),
        _ => new PaperList([.. block.Lines.Select(line => (PaperLine)line)]) { First = block.Kind == TextBlockKind.Numbers ? block.First : null },
    };
}

/// <summary>A paragraph.</summary>
public sealed record PaperText(PaperLine Line) : PaperBlock
{
    public PaperText(string text) : this((PaperLine)text) { }

    /// <summary>"and 12 more", where there are more.</summary>
    public static IEnumerable<PaperText> Perhaps(PaperWords? words) => words is null ? [] : [new(words)];

    /// <summary>A note below what it is about.</summary>
    public static PaperText Quiet(string text) => new(PaperWords.Quiet(text));
}

/// <summary>Items with a mark, or with numbers from <see cref="First"/> on.</summary>
public sealed record PaperList(IReadOnlyList<PaperLine> Items) : PaperBlock
{
    public int? First { get; init; }
}

/// <summary>A table. The first cell of a row says what the row is about; the head stands again on every sheet.</summary>
/// <param name="Caption">What the table holds; read out first, and printed above it.</param>
/// <param name="Rows">Each with one cell for each column.</param>
public sealed record PaperTable(string Caption, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<PaperLine>> Rows) : PaperBlock
{
    /// <summary>The heading above already says it: the caption is for screen readers and not printed.</summary>
    public bool HidesCaption { get; init; }
}

/// <param name="Heading">What stands in the column.</param>
public sealed record PaperColumn(string Heading)
{
    /// <summary>Numbers stand at the end of their column, below each other.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Its share of the width, beside the others'.</summary>
    public int Width { get; init; } = 3;

    public static implicit operator PaperColumn(string heading) => new(heading);

    public static PaperColumn Number(string heading) => new(heading) { IsNumber = true, Width = 2 };
}

/// <summary>A row of large numbers, at most six: more are hard to take in.</summary>
public sealed record PaperFigures(IReadOnlyList<PaperFigure> Figures) : PaperBlock;

/// <param name="Value">As it is read: "1,234", "83 %", "no data".</param>
/// <param name="Note">What the number rests on.</param>
public sealed record PaperFigure(string Label, string Value, string? Note = null, string? Href = null);
