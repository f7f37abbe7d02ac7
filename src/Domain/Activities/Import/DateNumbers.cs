using System.Globalization;

namespace Tessera.Domain.Activities.Import;

/// <summary>The one to three numbers of a date written in digits, in the order typed, a time of day after them ignored.</summary>
internal readonly record struct DateNumbers(int Count, int First, int Second, int Third, int FirstLength, int SecondLength, int ThirdLength, bool HasOffset)
{
    public bool IsYearFirst => Count == 3 && FirstLength == 4 && SecondLength <= 2 && ThirdLength <= 2;

    public bool IsYearLast => Count == 3 && FirstLength <= 2 && SecondLength <= 2 && ThirdLength is 4 or 2;

    public bool HasFullYear => ThirdLength == 4;

    /// <summary>The last number as a year; two digits below 70 are of this century.</summary>
    public int LastYear => FullYear(Third, ThirdLength);

    public DateOnly? DayFirst => Day(LastYear, Second, First);

    public DateOnly? MonthFirst => Day(LastYear, First, Second);

    /// <summary>Two digits of a year, the month and the day.</summary>
    public DateOnly? YearFirst => Day(FullYear(First, FirstLength), Second, Third);

    public static int FullYear(int number, int length) => length > 2 ? number : number < 70 ? 2000 + number : 1900 + number;

    public static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    public static bool TryParse(ReadOnlySpan<char> text, out DateNumbers numbers)
    {
        numbers = default;
        var date = WithoutTime(text.Trim(), out var hasOffset);
        if (date.Length is 0 or > 40) return false;
        Span<int> values = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        if (!TrySplit(date, values, lengths, out var count)) return false;
        numbers = new(count, values[0], values[1], values[2], lengths[0], lengths[1], lengths[2], hasOffset);
        return true;
    }

    /// <summary>Cuts "T23:59:00+07:00", " 10:30 AM" and the like off the end.</summary>
    public static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text, out bool hasOffset)
    {
        hasOffset = false;
        var colon = text.IndexOf(':');
        if (colon < 0) return text;
        var start = colon;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        if (start == colon || start < 2 || (text[start - 1] is not ('T' or 't') && !char.IsWhiteSpace(text[start - 1]))) return text;
        hasOffset = text[^1] is 'Z' or 'z' || text[colon..].IndexOfAny('+', '-') > 0;
        return text[..(start - 1)].TrimEnd().TrimEnd(',');
    }

    private static bool TrySplit(ReadOnlySpan<char> date, Span<int> values, Span<int> lengths, out int count)
    {
        count = 0;
        var inNumber = false;
        foreach (var c in date)
        {
            var digit = c is >= '0' and <= '9' ? c - '0' : c < '\u0080' ? -1 : CharUnicodeInfo.GetDecimalDigitValue(c);
            if (digit < 0)
            {
                if (c is not ('/' or '-' or '.' or ' ' or '–' or '\\' or ',' or '\u00A0') && !IsInvisible(c)) return false;
                inNumber &= IsInvisible(c);
                continue;
            }
            if (!inNumber && ++count > 3) return false;
            inNumber = true;
            if (++lengths[count - 1] > 8) return false;
            values[count - 1] = values[count - 1] * 10 + digit;
        }
        return count > 0;
    }

    private static bool IsInvisible(char c) => c is '\u200E' or '\u200F' or '\u200B' or '\uFEFF';
}
