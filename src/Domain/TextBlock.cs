namespace Tessera.Domain;

public enum TextBlockKind : byte { Paragraph, Bullets, Numbers }

/// <summary>A part of a plain text as it is shown: lines of a paragraph, or items of a list.</summary>
/// <param name="First">The number typed before the first item of a numbered list.</param>
public sealed record TextBlock(TextBlockKind Kind, IReadOnlyList<string> Lines, int First = 1)
{
    private static readonly string[] Marks = ["- ", "* ", "• ", "– "];

    /// <summary>Plain text keeps its paragraphs and lists; nothing else in it means anything.</summary>
    public static IReadOnlyList<TextBlock> Of(string? text)
    {
        var blocks = new List<(TextBlockKind Kind, List<string> Lines, int First)>();
        var isOpen = false;
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                isOpen = false;
                continue;
            }
            var (kind, words, number) = Item(line.TrimStart());
            // A line set in below an item goes on with it.
            if (isOpen && kind == TextBlockKind.Paragraph && blocks[^1].Kind != kind && char.IsWhiteSpace(line[0])) blocks[^1].Lines[^1] += " " + words;
            else if (isOpen && blocks[^1].Kind == kind) blocks[^1].Lines.Add(words);
            else blocks.Add((kind, [words], number));
            isOpen = true;
        }
        return [.. blocks.Select(block => new TextBlock(block.Kind, block.Lines, block.First))];
    }

    private static (TextBlockKind, string, int) Item(string line)
    {
        if (Array.Find(Marks, line.StartsWith) is { } mark) return (TextBlockKind.Bullets, line[mark.Length..].Trim(), 1);
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        var isNumbered = digits is > 0 and < 4 && line.Length > digits + 1 && line[digits] is '.' or ')' && line[digits + 1] == ' ';
        return isNumbered ? (TextBlockKind.Numbers, line[(digits + 2)..].Trim(), int.Parse(line[..digits], System.Globalization.CultureInfo.InvariantCulture))
            : (TextBlockKind.Paragraph, line.Trim(), 1);
    }
}
