namespace Tessera.Domain.Activities.Import;

/// <summary>Currency signs and codes around an amount. "$" alone is read as US dollars, the humanitarian default, and shown.</summary>
internal static class NumberCurrency
{
    private static readonly (string Sign, string Code)[] Signs =
    [
        ("US$", "USD"), ("$US", "USD"), ("USD", "USD"), ("$", "USD"), ("EUR", "EUR"), ("€", "EUR"), ("GBP", "GBP"), ("£", "GBP"),
        ("CHF", "CHF"), ("VNĐ", "VND"), ("VND", "VND"), ("₫", "VND"), ("đồng", "VND"), ("đ", "VND"), ("FCFA", "CFA"), ("XAF", "XAF"),
        ("XOF", "XOF"), ("CFA", "CFA"), ("HTG", "HTG"), ("HNL", "HNL"), ("MZN", "MZN"), ("UAH", "UAH"), ("₴", "UAH"), ("LYD", "LYD"),
        ("AFN", "AFN"), ("NPR", "NPR"), ("VUV", "VUV"), ("PHP", "PHP"), ("₱", "PHP"), ("JPY", "JPY"), ("¥", "JPY"), ("₹", "INR"), ("₦", "NGN"),
    ];

    public static bool TryStrip(string text, out ReadOnlySpan<char> rest, out string currency)
    {
        rest = text.AsSpan().Trim();
        currency = "";
        if (rest.Length < 2 || (IsNumeral(rest[0]) && IsNumeral(rest[^1]))) return false;
        foreach (var (sign, code) in Signs)
        {
            if (rest.StartsWith(sign, StringComparison.OrdinalIgnoreCase)) rest = rest[sign.Length..];
            else if (rest.EndsWith(sign, StringComparison.OrdinalIgnoreCase)) rest = rest[..^sign.Length];
            else continue;
            currency = code;
            return true;
        }
        return false;
    }

    private static bool IsNumeral(char c) => char.IsDigit(c) || c is '-' or '.' or ',';
}
