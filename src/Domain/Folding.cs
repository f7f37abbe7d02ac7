using System.Globalization;
using System.Text;

namespace Tessera.Domain;

/// <summary>
/// The one way names are made comparable: compatibility-decomposed, marks dropped, Đ Ð đ ð as d, ø ł ı and ligatures
/// as their base letters, lower case, apostrophes dropped, every other run of punctuation or space as one blank.
/// Letters of every script stay (OCHA's own normaliser keeps ASCII only, standards.md 2.2, and loses Arabic names).
/// </summary>
public static class Folding
{
    private const int LongestKept = 120;

    // A file says the same few thousand names a million times. One place per hash, later texts push earlier ones out;
    // an entry never changes once it is there, so threads need no lock.
    private static readonly Folded?[] Kept = new Folded?[4096];

    private sealed record Folded(string Text, string Result);

    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        if (IsPlain(text)) return text;
        if (text.Length > LongestKept) return Work(text);
        var place = string.GetHashCode(text) & (Kept.Length - 1);
        if (Volatile.Read(ref Kept[place]) is { } known && known.Text == text) return known.Result;
        var folded = Work(text);
        Volatile.Write(ref Kept[place], new Folded(text, folded));
        return folded;
    }

    private static string Work(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in UnicodeForm.Of(text, NormalizationForm.FormKD).EnumerateRunes()) Append(folded, rune);
        if (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return UnicodeForm.Composed(folded.ToString());
    }

    private static bool IsPlain(string text)
    {
        var blank = true;
        foreach (var c in text)
        {
            var letter = c is >= 'a' and <= 'z' or >= '0' and <= '9';
            if (!letter && (c != ' ' || blank)) return false;
            blank = !letter;
        }
        return !blank;
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (Base(rune.Value) is { } plain) folded.Append(plain);
        else if (rune.Value is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or 'ʻ' or 0x0640) return;
        else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) return;
        else if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpacingCombiningMark) folded.Append(Rune.ToLowerInvariant(rune));
        else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
    }

    private static string? Base(int letter) => letter switch
    {
        'Đ' or 'đ' or 'Ð' or 'ð' or 'Ɖ' or 'ɖ' => "d",
        'Ø' or 'ø' => "o",
        'Ł' or 'ł' => "l",
        'İ' or 'ı' => "i",
        'Æ' or 'æ' => "ae",
        'Œ' or 'œ' => "oe",
        'ß' => "ss",
        'ى' or 'ی' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        _ => null,
    };
}
