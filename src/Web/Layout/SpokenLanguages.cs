using Tessera.Domain;

namespace Tessera.Web.Layout;

/// <summary>Languages that are written and spoken in responses, by their own names; the screen itself speaks fewer.</summary>
public static class SpokenLanguages
{
    public static readonly IReadOnlyList<(string Code, string Name)> All =
    [
        ("en", "English"), ("vi", "Tiếng Việt"), ("fr", "Français"), ("es", "Español"), ("ar", "العربية"), ("pt", "Português"), ("ru", "Русский"), ("zh", "中文"), ("uk", "Українська"), ("fa", "فارسی"), ("ps", "پښتو"), ("ur", "اردو"),
        ("bn", "বাংলা"), ("ne", "नेपाली"), ("my", "မြန်မာ"), ("km", "ខ្មែរ"), ("lo", "ລາວ"), ("th", "ไทย"), ("id", "Bahasa Indonesia"), ("tl", "Filipino"), ("sw", "Kiswahili"), ("so", "Soomaali"), ("am", "አማርኛ"), ("ha", "Hausa"), ("ht", "Kreyòl ayisyen"), ("tr", "Türkçe"),
    ];

    public static string Demand(string code) => All.Any(language => language.Code == code) ? code : throw Problem.Invalid("document.language-unknown", code);

    public static string NameOf(string code) => All.FirstOrDefault(language => language.Code == code).Name ?? code;
}
