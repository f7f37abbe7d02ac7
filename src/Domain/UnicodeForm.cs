using System.Text;

namespace Tessera.Domain;

/// <summary>
/// Unicode normal forms (UAX 15) of whatever was typed or read. Halves of characters and U+FFFE have none, and the
/// library refuses a whole text for one of them: they become U+FFFD, as everywhere else where letters are lost.
/// </summary>
public static class UnicodeForm
{
    public static string Composed(string text) => Of(text, NormalizationForm.FormC);

    #pragma warning disable RS0030 // The one place that may.
    public static string Of(string text, NormalizationForm form) => Ascii.IsValid(text) ? text : WellFormed(text).Normalize(form);
#pragma warning restore RS0030

    public static bool IsComposed(string text) => ReferenceEquals(WellFormed(text), text) && text.IsNormalized(NormalizationForm.FormC);

    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\uFFFE')) return text;
        var well = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) well.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        return well.Length == text.Length && well.Equals(text) ? text : well.ToString();
    }
}
