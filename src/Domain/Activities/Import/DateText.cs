namespace Tessera.Domain.Activities.Import;

/// <summary>Dates with words in them: "5 March 2021", "Tháng 3", "Q1 2026", "2026-W09", "ongoing".</summary>
internal static class DateText
{
    private const int MaxLength = 60;

    public static DateResult Read(string text, bool isEnd, int? year)
    {
        var typed = text.AsSpan().Trim();
        if (TextReading.IsError(Cell.Of(text))) return DateResult.SetAside("value.error");
        if (typed.Length > MaxLength) return DateResult.SetAside("date.unreadable");
        var folded = Folding.Fold(DateNumbers.WithoutTime(typed, out var hasOffset).ToString());
        if (DateWords.IsOpenEnd(folded)) return isEnd ? new(null, null, FindingEffect.Fixed, "date.open-end", IsOpen: true) : DateResult.SetAside("date.no-start");
        if (DateParts.Of(folded) is not { } parts) return DateResult.SetAside("date.unreadable");
        if (parts.IsAmbiguousT && parts.Numbers.All(n => n.Length != 2)) return DateResult.SetAside("date.ambiguous");
        var read = Of(parts, year);
        return hasOffset && read is { Effect: null, Day: { } day } ? DateResult.Fixed("date.offset-dropped", day) : read;
    }

    private static DateResult Of(DateParts parts, int? year)
    {
        if (parts.Months.Count > 1) return DateResult.SetAside("date.range");
        if (parts.Months.Count == 1) return OfMonth(parts.Months[0], parts.Numbers, year);
        if (parts.Numbers.Count > 1 || (parts.Quarter is null && parts.Week is null)) return DateResult.SetAside("date.unreadable");
        var (own, assumed) = parts.Numbers.Count == 1 ? (Year(parts.Numbers[0]), false) : (year ?? 0, true);
        if (own == 0) return DateResult.SetAside("date.no-year");
        var read = parts.Quarter is { } quarter ? DateReading.OfQuarter(own, quarter) : DateReading.OfWeek(own, parts.Week!.Value);
        return assumed ? Assumed(read) : read;
    }

    private static DateResult OfMonth(int month, List<DateNumber> numbers, int? year) => numbers.Count switch
    {
        0 => year is null ? DateResult.SetAside("date.no-year") : Assumed(DateReading.OfMonth(year.Value, month)),
        1 => OfMonthAndOne(month, numbers[0], year),
        2 => OfMonthAndTwo(month, numbers[0], numbers[1]),
        _ => DateResult.SetAside("date.range"),
    };

    // "Mar-26" is a month of 2026, "26 Mar" and "March 5" are days without a year.
    private static DateResult OfMonthAndOne(int month, DateNumber number, int? year)
    {
        if (number.Length > 2 || number.Value > 31 || (number.AfterMonth && number.Length == 2)) return DateReading.OfMonth(Year(number), month);
        return year is null ? DateResult.SetAside("date.no-year") : Assumed(DateReading.OfDay(year.Value, month, number.Value));
    }

    private static DateResult OfMonthAndTwo(int month, DateNumber first, DateNumber second)
    {
        if (first.Length > 2) return second.Length > 2 ? DateResult.SetAside("date.range") : DateReading.OfDay(first.Value, month, second.Value);
        // Both before the month: "1-5 March" names two days.
        if (second.Length <= 2 && first.AfterMonth == second.AfterMonth && !first.AfterMonth) return DateResult.SetAside("date.range");
        return DateReading.OfDay(Year(second), month, first.Value);
    }

    internal static int Year(DateNumber number) => DateNumbers.FullYear(number.Value, number.Length);

    private static DateResult Assumed(DateResult read) => read.Day is null ? read : read with { Effect = FindingEffect.Fixed, Code = "date.year-assumed", Suggestion = DateReading.Text(read.Day.Value) };
}
