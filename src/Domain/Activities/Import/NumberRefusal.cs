using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace Tessera.Domain.Activities.Import;

/// <summary>Says why a text is no number and proposes what may have been meant. Only refused cells come here.</summary>
internal static class NumberRefusal
{
    private static readonly FrozenDictionary<string, decimal> Multiples = new Dictionary<string, decimal>
    {
        ["k"] = 1e3m, ["thousand"] = 1e3m, ["nghin"] = 1e3m, ["ngan"] = 1e3m, ["mil"] = 1e3m, ["mille"] = 1e3m, ["الف"] = 1e3m,
        ["m"] = 1e6m, ["mn"] = 1e6m, ["mln"] = 1e6m, ["million"] = 1e6m, ["millions"] = 1e6m, ["millon"] = 1e6m, ["millones"] = 1e6m,
        ["milhao"] = 1e6m, ["milhoes"] = 1e6m, ["tr"] = 1e6m, ["trieu"] = 1e6m, ["bn"] = 1e9m, ["billion"] = 1e9m, ["milliard"] = 1e9m, ["ty"] = 1e9m,
    }.ToFrozenDictionary();

    private static readonly string[] Vague =
    [
        "about ", "approx ", "approximately ", "around ", "ca ", "circa ", "over ", "more than ", "less than ", "up to ", "at least ", "nearly ",
        "environ ", "plus de ", "moins de ", "pres de ", "unos ", "unas ", "aprox ", "aproximadamente ", "alrededor de ", "mas de ", "menos de ",
        "cerca de ", "mais de ", "khoang ", "hon ", "gan ", "tren ", "duoi ",
    ];

    private static readonly SearchValues<char> Numeral = SearchValues.Create("0123456789., \u00A0\u202F'’");

    private static readonly string[] Between = [" to ", " a ", " ate ", " hasta ", " den ", " toi ", " and ", " et "];

    public static NumberResult Explain(string text)
    {
        var typed = text.Trim();
        if (typed[0] == '#' && TextReading.IsError(Cell.Of(typed))) return NumberResult.SetAside("value.error");
        if (bool.TryParse(typed, out _)) return NumberResult.SetAside("number.boolean");
        if (typed.Length > 200 || !typed.Any(char.IsDigit)) return NumberResult.SetAside("number.not-a-number");
        if (typed[^1] is '%' or '٪' or '％' && NumberShape.TryParse(typed.AsSpan(0, typed.Length - 1), out _)) return NumberResult.SetAside("number.percent");
        if (Exponent(typed) is { } value) return NumberResult.SetAside("number.exponent", value);
        var folded = Folding.Fold(typed);
        if (Approximate(typed, folded) is { } about) return NumberResult.SetAside("number.approximate", about.Length == 0 ? null : about);
        if (IsRange(typed, folded)) return NumberResult.SetAside("number.range");
        return WithWords(typed);
    }

    private static string? Exponent(string typed)
    {
        var at = typed.IndexOfAny(['e', 'E']);
        if (at < 1 || !char.IsAsciiDigit(typed[at - 1])) return null;
        if (!double.TryParse(typed.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return null;
        return Math.Abs(value) < 1e14 ? ((decimal)value).ToString("0.####", CultureInfo.InvariantCulture) : "";
    }

    private static string? Approximate(string typed, string folded)
    {
        if (typed[0] is '~' or '≈' or '>' or '<' or '≥' or '≤' or '±' or '∼' or '+') return Amount(typed.AsSpan(1).TrimStart('='));
        if (typed[^1] is '+' or '~' or '?') return Amount(typed.AsSpan(0, typed.Length - 1));
        foreach (var word in Vague)
            if (folded.StartsWith(word, StringComparison.Ordinal)) return Amount(typed.AsSpan(typed.AsSpan().IndexOfAnyInRange('0', '9') is >= 0 and var at ? at : 0));
        return null;
    }

    private static bool IsRange(string typed, string folded)
    {
        var dash = typed.AsSpan(1).IndexOfAny("-–—~") + 1;
        if (dash > 0) return NumberShape.TryParse(typed.AsSpan(0, dash), out _) && NumberShape.TryParse(typed.AsSpan(dash + 1), out _);
        foreach (var word in Between)
        {
            var at = folded.IndexOf(word, StringComparison.Ordinal);
            if (at > 0 && char.IsDigit(folded[at - 1]) && char.IsDigit(folded[at + word.Length])) return true;
        }
        return false;
    }

    private static NumberResult WithWords(string typed)
    {
        var end = typed.AsSpan().IndexOfAnyExcept(Numeral);
        // "0x1F", "12ab34", "3/4": digits after the word make it no amount.
        if (end <= 0 || typed.AsSpan(end).IndexOfAnyInRange('0', '9') >= 0) return NumberResult.SetAside("number.not-a-number");
        var amount = typed.AsSpan(0, end);
        if (!Multiples.TryGetValue(Folding.Fold(typed[end..]), out var multiple)) return NumberResult.SetAside("number.with-words", Amount(amount) is { Length: > 0 } text ? text : null);
        var mark = amount.ToString().Replace(',', '.').Trim();
        if (!decimal.TryParse(mark, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > 1e9m) return NumberResult.SetAside("number.abbreviated");
        return NumberResult.SetAside("number.abbreviated", (value * multiple).ToString("0.####", CultureInfo.InvariantCulture));
    }

    // Empty when the amount itself has two readings or none.
    private static string Amount(ReadOnlySpan<char> text) =>
        NumberShape.TryParse(text, out var shape) && !shape.IsAmbiguous && (shape.Point ?? shape.Comma) is { } scaled && Math.Abs(scaled) != NumberShape.TooLarge
            ? NumberReading.Text(scaled) : "";
}
