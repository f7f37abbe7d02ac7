using System.Globalization;
using System.Text.RegularExpressions;

namespace Tessera.Domain;

/// <summary>
/// Reads what people type for a date, in English or Vietnamese. The beginning and the end of a year are its first and
/// last three months, its middle May to August; of a month they are ten days each (the Vietnamese "tuần"). A date in
/// figures that could be read two ways is asked back, never guessed.
/// </summary>
internal static partial class LooseDateReading
{
    private sealed record Phrase(string Shape, List<int> Numbers, LoosePart Part, LooseOpen Open);

    public static LooseDate Read(string typed)
    {
        var text = typed.Trim();
        var folded = Folding.Fold(text);
        if (LooseDateWords.Unknown.Contains(folded) || (folded.Length == 0 && text.Length > 0 && text.All(c => c is '?' or '-' or '–'))) return LooseDate.Unknown(text);
        var ends = Ends(text);
        if (ends.Length != 2 || Bounds(ends[0], text) is not { } first || Bounds(ends[1], text) is not { } last)
            return Bounds(text, text) is { } whole ? LooseDate.Between(whole.From, whole.To, text) : throw Problem.Invalid("date.unreadable", text);
        return LooseDate.Between(first.From, last.To, text);
    }

    /// <summary>What a text that reads as a date says, as one phrase or as the two ends of a range; empty for one that says nothing of the calendar.</summary>
    public static IReadOnlyList<LoosePhrase> Phrases(string text)
    {
        var ends = Ends(text);
        if (ends.Length == 2 && Said(ends[0]) is { } first && Said(ends[1]) is { } last) return [first, last];
        return Said(text) is { } whole ? [whole] : [];
    }

    private static string[] Ends(string text) => Joints().Split(Frame().Replace(text, ""));

    private static LoosePhrase? Said(string text)
    {
        if (Symbols(Folding.Fold(text)) is not { } read || Span(read, text) is not { } span) return null;
        int? quarter = read.Shape.Contains('Q', StringComparison.Ordinal) ? (span.From.Month + 2) / 3 : null;
        int? month = quarter is null && read.Shape != "Y" ? span.From.Month : null;
        return new(read.Open, read.Part, span.From.Year, quarter, month, span.From == span.To ? span.From.Day : null);
    }

    private static (DateOnly? From, DateOnly? To)? Bounds(string text, string whole)
    {
        if (Symbols(Folding.Fold(text)) is not { } read || Span(read, whole) is not { } span) return null;
        if (Narrowed(span.From, span.To, read.Part) is not { } narrow) return null;
        return read.Open switch
        {
            LooseOpen.Before => (null, narrow.From.AddDays(-1)),
            LooseOpen.After => (narrow.To.AddDays(1), null),
            LooseOpen.Since => (narrow.From, null),
            LooseOpen.Until => (null, narrow.To),
            _ => (narrow.From, narrow.To),
        };
    }

    /// <summary>The words as a shape ("DMY", "MY", "QY") with their numbers; null when a word means nothing in a date.</summary>
    private static Phrase? Symbols(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (shape, numbers, part, open) = ("", new List<int>(), LoosePart.Whole, LooseOpen.Closed);
        for (var at = 0; at < words.Length; at++)
        {
            var (word, next) = (words[at], at + 1 < words.Length ? words[at + 1] : "");
            if (LooseDateWords.Half(word, next) is { } half) { part = half == 1 ? LoosePart.FirstHalf : LoosePart.SecondHalf; at++; }
            else if (LooseDateWords.Month(words, ref at) is { } month) { shape += 'M'; numbers.Add(month); }
            else if (LooseDateWords.Quarter(words, ref at) is { } quarter) { shape += 'Q'; numbers.Add(quarter); }
            else if (Number(word) is { } number) { shape += word.Length == 4 && number is >= 1900 and <= 2100 ? 'Y' : 'N'; numbers.Add(number); }
            else if (LooseDateWords.First.Contains(word)) part = LoosePart.First;
            else if (LooseDateWords.Middle.Contains(word)) part = LoosePart.Middle;
            else if (LooseDateWords.Last.Contains(word)) part = LoosePart.Last;
            else if (shape.Length == 0 && OpenOf(word) is { } opened) open = opened;
            else if (!LooseDateWords.Linking.Contains(word)) return null;
        }
        return new(shape, numbers, part, open);
    }

    private static LooseOpen? OpenOf(string word) => word switch
    {
        "before" or "truoc" => LooseOpen.Before,
        "after" or "sau" => LooseOpen.After,
        "since" or "from" or "tu" or "ke" => LooseOpen.Since,
        "by" or "until" or "till" or "den" => LooseOpen.Until,
        _ => null,
    };

    private static int? Number(string word) =>
        Ordinal().Match(word) is { Success: true } match && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static (DateOnly From, DateOnly To)? Span(Phrase read, string whole)
    {
        var n = read.Numbers;
        return read.Shape switch
        {
            "Y" => Year(n[0]),
            "QY" => Quarter(n[1], n[0]),
            "YQ" => Quarter(n[0], n[1]),
            "MY" or "NY" => Month(n[1], n[0]),
            "YM" or "YN" => Month(n[0], n[1]),
            "NMY" => Day(n[2], n[1], n[0]),
            "MNY" => Day(n[2], n[0], n[1]),
            "YMN" or "YNN" => Day(n[0], n[1], n[2]),
            "NNY" when n[0] <= 12 && n[1] <= 12 && n[0] != n[1] => throw Problem.Invalid("date.ambiguous", whole, Iso(n[2], n[1], n[0]), Iso(n[2], n[0], n[1])),
            "NNY" => Day(n[2], n[1], n[0]) ?? Day(n[2], n[0], n[1]),
            _ => null,
        };
    }

    private static string Iso(int year, int month, int day) => new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static (DateOnly, DateOnly)? Year(int year) => (new(year, 1, 1), new(year, 12, 31));

    private static (DateOnly, DateOnly)? Quarter(int year, int quarter) =>
        quarter is >= 1 and <= 4 ? (new(year, quarter * 3 - 2, 1), new(year, quarter * 3, DateTime.DaysInMonth(year, quarter * 3))) : null;

    private static (DateOnly, DateOnly)? Month(int year, int month) =>
        month is >= 1 and <= 12 ? (new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month))) : null;

    private static (DateOnly, DateOnly)? Day(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        var on = new DateOnly(year, month, day);
        return (on, on);
    }

    /// <summary>Null for a part of something that has none, such as the end of a day or the second half of a quarter.</summary>
    private static (DateOnly From, DateOnly To)? Narrowed(DateOnly from, DateOnly to, LoosePart part)
    {
        if (part == LoosePart.Whole) return (from, to);
        if (from.Day != 1 || to.AddDays(1).Day != 1) return null;
        var months = (to.Month - from.Month) + 1;
        if (months is not (1 or 12)) return null;
        return (months, part) switch
        {
            (1, LoosePart.First) => (from, from.AddDays(9)),
            (1, LoosePart.Middle) => (from.AddDays(10), from.AddDays(19)),
            (1, LoosePart.Last) => (from.AddDays(20), to),
            (1, LoosePart.FirstHalf) => (from, from.AddDays(14)),
            (1, _) => (from.AddDays(15), to),
            (_, LoosePart.First) => (from, from.AddMonths(3).AddDays(-1)),
            (_, LoosePart.Middle) => (from.AddMonths(4), from.AddMonths(8).AddDays(-1)),
            (_, LoosePart.Last) => (from.AddMonths(9), to),
            (_, LoosePart.FirstHalf) => (from, from.AddMonths(6).AddDays(-1)),
            _ => (from.AddMonths(6), to),
        };
    }

    [GeneratedRegex(@"\s+(?:to|until|till|through|and|đến|và)\s+|\s*[–—]\s*|\s+-\s+|(?<=^\d{4})-(?=\d{4}$)|(?<=-\d\d)/(?=\d{4}-)|(?<=^\d{4})/(?=\d{4}$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joints();

    /// <summary>The words before a range that its two ends already say.</summary>
    [GeneratedRegex(@"^(?:between|from|từ)\s+(?=.*\s(?:and|to|until|till|đến|và)\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Frame();

    [GeneratedRegex(@"^(\d{1,4})(?:st|nd|rd|th)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();
}
