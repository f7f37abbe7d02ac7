namespace Tessera.Domain.Activities.Import;

/// <summary>One number of a date with words: its digits as typed, and whether a month's name stood before it.</summary>
internal readonly record struct DateNumber(int Value, int Length, bool AfterMonth);

/// <summary>A date with words, taken apart: months, quarter, ISO week and the other numbers in the order typed.</summary>
internal sealed class DateParts
{
    private readonly List<(string? Word, int Value, int Length)> _tokens = [];
    public List<int> Months { get; } = [];
    public List<DateNumber> Numbers { get; } = [];
    public int? Quarter { get; private set; }
    public int? Week { get; private set; }
    /// <summary>"T3" is March in Vietnam and could be the third quarter in French.</summary>
    public bool IsAmbiguousT { get; private set; }

    private DateParts()
    {
    }

    /// <summary>Null when a word is no part of any date we know.</summary>
    public static DateParts? Of(string folded)
    {
        var parts = new DateParts();
        parts.Split(folded);
        if (parts._tokens.Count > 10) return null;
        for (var at = 0; at < parts._tokens.Count;)
        {
            var used = parts.Take(at);
            if (used == 0) return null;
            at += used;
        }
        return parts;
    }

    private void Split(string folded)
    {
        for (var at = 0; at < folded.Length;)
        {
            var start = at;
            var digits = char.IsDigit(folded[at]);
            while (at < folded.Length && folded[at] != ' ' && char.IsDigit(folded[at]) == digits) at++;
            if (at == start) at++;
            else _tokens.Add(digits ? (null, Number(folded.AsSpan(start, at - start)), at - start) : (folded[start..at], 0, 0));
        }
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var c in digits) number = number > 100_000_000 ? number : number * 10 + (int)char.GetNumericValue(c);
        return number;
    }

    // Gives how many tokens were used; 0 stops the reading.
    private int Take(int at)
    {
        var (word, value, length) = _tokens[at];
        if (word is null) { Numbers.Add(new(value, length, Months.Count > 0)); return 1; }
        var (next, number, _) = at + 1 < _tokens.Count ? _tokens[at + 1] : ("", 0, 0);
        if (DateWords.Month($"{word} {next}") is { } long2) { Months.Add(long2); return 2; }
        if (DateWords.IsVietnameseMonth(word) && TakeVietnamese(at, word, next, number) is > 0 and var used) return used;
        if (DateWords.Month(word) is { } month) { Months.Add(month); return 1; }
        if (DateWords.IsQuarter(word)) return TakeQuarter(next, number);
        if (DateWords.IsWeek(word) && next is null) { Week = number; return 2; }
        return DateWords.IsFiller(word) ? 1 : 0;
    }

    private int TakeVietnamese(int at, string word, string? next, int number)
    {
        if (next is null && number is >= 1 and <= 12)
        {
            IsAmbiguousT |= word == "t" && number <= 4;
            Months.Add(number);
            return 2;
        }
        if (word != "thang" || next is null) return 0;
        var after = at + 2 < _tokens.Count ? _tokens[at + 2].Word : null;
        if (after is not null && DateWords.VietnameseMonth($"{next} {after}") is { } late) { Months.Add(late); return 3; }
        if (DateWords.VietnameseMonth(next) is not { } month) return 0;
        Months.Add(month);
        return 2;
    }

    // "Q1", "quý I" or "1er trimestre", where the number came first.
    private int TakeQuarter(string? next, int number)
    {
        var roman = next is null ? null : DateWords.Roman(next);
        Quarter = next is null && number is >= 1 and <= 4 ? number : roman;
        if (Quarter is not null) return 2;
        if (Numbers.Count == 0 || Numbers[^1].Value is < 1 or > 4) return 0;
        Quarter = Numbers[^1].Value;
        Numbers.RemoveAt(Numbers.Count - 1);
        return 1;
    }
}
