using System.Globalization;
using System.Numerics;
using System.Text;

namespace Tessera.Domain;

public sealed record SnippetPiece(string Text, bool IsHit);

/// <summary>Finding words in long texts, folded like names: with or without marks, Đ as d, whatever the case.</summary>
public static class TextSearch
{
    private const int MostWords = 12, MostHits = 60, LongestScan = 400_000, Before = 70, After = 170;

    // Thai is the first of the scripts that leave no blank between words.
    private const char FirstUnspaced = '\u0E00';

    /// <summary>The words somebody asks for; at most twelve count.</summary>
    public static IReadOnlyList<string> Asked(string? text) => [.. Split(text).Distinct().Take(MostWords)];

    /// <summary>All different words of some texts with blanks between, to be kept beside them.</summary>
    public static string Words(params IEnumerable<string?> texts) => string.Join(' ', texts.SelectMany(Split).Distinct());

    /// <summary>Whether a folded word answers one asked for: it begins so, or holds it where words are not set apart.</summary>
    public static bool Meets(ReadOnlySpan<char> word, ReadOnlySpan<char> asked) =>
        asked[0] >= FirstUnspaced ? word.IndexOf(asked, StringComparison.Ordinal) >= 0 : word.StartsWith(asked, StringComparison.Ordinal);

    /// <summary>The place where most of the asked words stand together, with them marked; empty when none is found.</summary>
    public static IReadOnlyList<SnippetPiece> Snippet(string? text, IReadOnlyList<string> asked)
    {
        if (text is null || asked.Count == 0) return [];
        var hits = Hits(text, asked).Take(MostHits).ToList();
        if (hits.Count == 0) return [];
        var best = hits.MaxBy(hit => BitOperations.PopCount(hits.Where(other => other.At >= hit.At && other.At < hit.At + After).Aggregate(0u, (all, other) => all | other.Which)));
        var (from, to) = (Boundary(text, Math.Max(0, best.At - Before)), Boundary(text, Math.Min(text.Length, best.At + After)));
        var pieces = new List<SnippetPiece>();
        var at = from;
        if (from > 0) pieces.Add(new("… ", false));
        foreach (var hit in hits.Where(hit => hit.At >= from && hit.At + hit.Length <= to))
        {
            if (hit.At > at) pieces.Add(new(OneLine(text[at..hit.At]), false));
            pieces.Add(new(text.Substring(hit.At, hit.Length), true));
            at = hit.At + hit.Length;
        }
        if (at < to) pieces.Add(new(OneLine(text[at..to]), false));
        if (to < text.Length) pieces.Add(new(" …", false));
        return pieces;
    }

    private static string[] Split(string? text) => Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(int At, int Length, uint Which)> Hits(string text, IReadOnlyList<string> asked)
    {
        var end = Math.Min(text.Length, LongestScan);
        for (var at = 0; at < end;)
        {
            var length = 0;
            while (at + length < end && IsInWord(text[at + length])) length++;
            if (length > 0 && MayMeet(text[at], asked) && Which(text.Substring(at, length), asked) is var which and not 0) yield return (at, length, which);
            at += length + 1;
        }
    }

    /// <summary>Most words of a text are passed over by their first letter, without folding them.</summary>
    private static bool MayMeet(char first, IReadOnlyList<string> asked)
    {
        if (!char.IsAsciiLetterOrDigit(first)) return true;
        var lower = char.ToLowerInvariant(first);
        foreach (var one in asked)
            if (one[0] == lower || one[0] >= FirstUnspaced) return true;
        return false;
    }

    private static uint Which(string word, IReadOnlyList<string> asked)
    {
        var (folded, which) = (Folding.Fold(word), 0u);
        for (var i = 0; i < asked.Count; i++)
            if (Meets(folded, asked[i])) which |= 1u << i;
        return which;
    }

    private static bool IsInWord(char sign) => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || sign is '\'' or '’'
        || char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    /// <summary>Back to the beginning of a word, unless that is far.</summary>
    private static int Boundary(string text, int at)
    {
        const int farthest = 25;
        for (var back = at; back > Math.Max(0, at - farthest) && back < text.Length; back--)
            if (!IsInWord(text[back - 1])) return back;
        return at;
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var sign in text)
            if (!char.IsWhiteSpace(sign)) line.Append(sign);
            else if (line.Length == 0 || line[^1] != ' ') line.Append(' ');
        return line.ToString();
    }
}
