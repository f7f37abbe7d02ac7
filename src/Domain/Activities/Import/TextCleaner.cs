using System.Globalization;
using System.Text;

namespace Tessera.Domain.Activities.Import;

internal static class TextCleaner
{
    private const int MaxMarks = 4;

    // What other programs leave of a carriage return when they write a workbook's text elsewhere.
    private const string Returned = "_x000D_";

    public static bool IsClean(string text)
    {
        if (text.Length == 0) return true;
        if (text[0] is ' ' or '\n' || text[^1] is ' ' or '\n') return false;
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0) return true;
        var (underscore, beyondLatin) = (false, false);
        foreach (var c in text)
        {
            if ((c < ' ' && c != '\n') || NeedsCare(c)) return false;
            underscore |= c == '_';
            beyondLatin |= c >= '\u0300';
        }
        return !(underscore && text.Contains(Returned + '\n', StringComparison.Ordinal)) && (!beyondLatin || UnicodeForm.IsComposed(text));
    }

    private static bool NeedsCare(char c) => c switch
    {
        < '\u007F' => false,
        <= '\u00A0' or '\u00AD' => true,
        < '\u0300' => false,
        _ => char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control,
    };

    public static string Clean(string source)
    {
        var clean = new StringBuilder(source.Length);
        var marks = 0;
        for (var i = 0; i < source.Length;)
        {
            // A lone half of a character decodes as the replacement character.
            Rune.DecodeFromUtf16(source.AsSpan(i), out var rune, out var used);
            var category = Rune.GetUnicodeCategory(rune);
            // Invisible characters between marks do not start a new letter.
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) marks++;
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.Control)) marks = 0;
            if (marks <= MaxMarks) Append(clean, rune, category, source, i, used);
            i += used;
        }
        var result = UnicodeForm.Composed(clean.ToString().Trim());
        return result == source ? source : result;
    }

    /// <summary>More marks stand on one letter than are kept.</summary>
    public static bool IsFlooded(string text)
    {
        var marks = 0;
        foreach (var c in text)
        {
            marks = CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MaxMarks) return true;
        }
        return false;
    }

    private static void Append(StringBuilder clean, Rune rune, UnicodeCategory category, string source, int at, int used)
    {
        var joins = rune.Value is 0x200C or 0x200D && at > 0 && at + used < source.Length && Joins(source[at - 1]) && Joins(source[at + used]);
        if (rune.Value == '\r') { if (at + 1 >= source.Length || source[at + 1] != '\n') Break(clean); }
        else if (rune.Value is '\n' or 0x85 or 0x2028 or 0x2029) Break(clean);
        else if (rune.Value == '\t' || category == UnicodeCategory.SpaceSeparator) clean.Append(' ');
        else if (joins || !IsInvisible(rune.Value, category)) clean.Append(rune);
    }

    private static void Break(StringBuilder clean)
    {
        while (clean.Length >= Returned.Length && clean.ToString(clean.Length - Returned.Length, Returned.Length) == Returned) clean.Length -= Returned.Length;
        clean.Append('\n');
    }

    // Between letters of joined scripts (Persian, Indic) and within emoji a joiner has a meaning, elsewhere none.
    private static bool Joins(char c) => c >= '\u0600' && (char.IsLetter(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherSymbol);

    // Tag characters (U+E0020...) stay: flags are built of them; so do Arabic number signs.
    private static bool IsInvisible(int value, UnicodeCategory category) => category == UnicodeCategory.Control || value == 0x034F
        || (category == UnicodeCategory.Format && value is not (>= 0x0600 and <= 0x0605 or 0x06DD or 0x070F) && value < 0xE0000);
}
