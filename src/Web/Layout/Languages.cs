using System.Globalization;

namespace Tessera.Web.Layout;

/// <summary>
/// A language of the screen. Digits' separators are written down here rather than taken from the system's locale data,
/// so that a figure prints alike on every machine; a language changes separators and words, never a value.
/// </summary>
/// <param name="Code">Two letters, BCP 47.</param>
/// <param name="NativeName">As its readers write it.</param>
public sealed record Language(string Code, string NativeName, bool RightToLeft, string Group, string Decimal)
{
    public string Direction => RightToLeft ? "rtl" : "ltr";
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(Code);
    public NumberFormatInfo Numbers { get; } = new()
    {
        NumberGroupSeparator = Group,
        NumberDecimalSeparator = Decimal,
        NegativeSign = "−",
    };

    /// <summary>CLDR plural category of a whole number; only the categories our languages need.</summary>
    public string Plural(long count) => Code == "en" && count is (1 or -1) ? "one" : "other";
}

/// <summary>The languages that are complete.</summary>
public static class Languages
{
    public static readonly Language English = new("en", "English", false, ",", ".");
    public static readonly Language Vietnamese = new("vi", "Tiếng Việt", false, ".", ",");
    public static readonly IReadOnlyList<Language> All = [English, Vietnamese];

    public static Language? Find(string? code) =>
        All.FirstOrDefault(language => language.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The language of the running request.</summary>
    public static Language Current => ReferenceEquals(CultureInfo.CurrentUICulture, English.Culture) ? English : Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    /// <summary>Words in another language than the request's: of a letter to somebody else.</summary>
    public static T In<T>(Language language, Func<T> words)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language.Culture;
        try { return words(); }
        finally { CultureInfo.CurrentUICulture = before; }
    }
}
