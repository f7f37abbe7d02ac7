using System.Buffers;
using System.Text.Unicode;

namespace Tessera.Domain.Activities.Import;

/// <summary>Signs that a text was decoded with the wrong code page.</summary>
internal static class TextMojibake
{
    // What windows-1252 shows for the bytes 0x80-0x9F, by position; bytes it lacks stay as they are.
    private const string Upper1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
    // The same with the bytes it lacks in their places.
    private const string From80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
    private const string Punctuation = "»’”…–—•·";

    // Lead bytes of the alphabets we meet: Latin (C2-C6), Cyrillic (D0, D1), Arabic and Persian (D8-DB).
    private const string Leads = "ÂÃÄÅÆÐÑØÙÚÛ";

    public static bool IsLikely(string text)
    {
        var weak = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\uFFFD') return true;
            if (i + 1 >= text.Length || !IsContinuation(text[i + 1])) continue;
            if (text[i] is >= 'à' and <= 'ï' && i + 2 < text.Length && IsContinuation(text[i + 2])) return true;
            if (!Leads.Contains(text[i])) continue;
            // A closing quote after a capital ("PERÚ»") is ordinary; it takes two of them to tell.
            if (!Punctuation.Contains(text[i + 1]) || ++weak > 1) return true;
        }
        return IsOldVietnamese(text);
    }

    /// <summary>The text as its bytes read in UTF-8, when they do; null for every other damage.</summary>
    public static string? Repaired(string text)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var at = text[i] is < '\u0080' or (>= '\u00A0' and <= '\u00FF') ? text[i] : 0x80 + From80.IndexOf(text[i], StringComparison.Ordinal);
            if (at < 0x80 && text[i] >= '\u0080') return null;
            bytes[i] = (byte)at;
        }
        var letters = new char[text.Length];
        return Utf8.ToUtf16(bytes, letters, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done ? new string(letters, 0, written) : null;
    }

    private static bool IsContinuation(char c) => c is >= '\u0080' and <= '\u00BF' || Upper1252.Contains(c);

    // TCVN3 puts letters where Unicode has signs ("Hµ Néi"); VNI writes the mark after the vowel ("Haø Noäi").
    private static bool IsOldVietnamese(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var (before, here) = (text[i - 1], text[i]);
            if (here is 'µ' or '¶' && (char.IsLetter(before) || before is '§' or '®')) return true;
            // Footnote figures and trade marks end a word; TCVN3's letters stand inside one.
            if (here is '¸' or '¹' or '½' or '¾' && char.IsLetter(before) && i + 1 < text.Length && char.IsLetter(text[i + 1])) return true;
            if ((before, here) is ('a', 'ø') or ('o', 'ä') or ('e', 'ä') or ('a', 'ù') or ('e', 'ø') or ('ö', 'ô') or ('ö', 'ø')) return true;
        }
        return false;
    }
}
