using System.Text;

namespace Tessera.Domain.Geography;

/// <summary>The text of a place code: what people type around it, and its parts.</summary>
public static class PlaceCode
{
    /// <summary>Upper case, full-width forms as ASCII, without blanks, dashes, dots, quotes; "701.0" is 701.</summary>
    public static string Normalise(string typed)
    {
        var code = new StringBuilder(typed.Length);
        var text = typed.Trim();
        if (text.EndsWith(".0", StringComparison.Ordinal) && text[..^2].All(char.IsAsciiDigit)) text = text[..^2];
        text = UnicodeForm.Of(text, NormalizationForm.FormKC);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c)) code.Append(char.ToUpperInvariant(c));
        return code.ToString();
    }

    /// <summary>At most four letters, then digits only: "AF01", "VNM101", "0701", "52420526".</summary>
    internal static bool LooksLike(string normalised)
    {
        var letters = Letters(normalised);
        return letters <= 4 && normalised.Length is > 0 and <= 20 && letters < normalised.Length && IsDigits(normalised.AsSpan(letters));
    }

    public static int Letters(string normalised)
    {
        var letters = 0;
        while (letters < normalised.Length && char.IsAsciiLetterUpper(normalised[letters])) letters++;
        return letters;
    }

    internal static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0;

    internal static bool IsZeros(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExcept('0') < 0;

    /// <summary>A code standing inside a name, as dropdowns write it ("AF01 - Kabul"); null when there is none.</summary>
    internal static (string Code, string Name)? Within(string typed)
    {
        foreach (var part in typed.Split([' ', '-', '–', '(', ')', '[', ']', '|', ':', '_', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var code = part.ToUpperInvariant();
            if (part.Length < 4 || Letters(code) is < 2 or > 3 || !LooksLike(code)) continue;
            var rest = typed.Replace(part, " ", StringComparison.Ordinal).Trim(' ', '-', '–', '(', ')', '[', ']', '|', ':', '_', ',');
            return (part, rest);
        }
        return null;
    }
}
