using System.Globalization;

namespace Tessera.Domain.Activities.Import;

/// <summary>A cell read as a date.</summary>
/// <param name="Day">The day, or the first day of a month, week, quarter or year; null when blank, open, set aside or asked about.</param>
/// <param name="LastDay">The last day of that span; null for a single day. An end date takes this one.</param>
/// <param name="NeedsOrder">Waits for the answer to <see cref="DateOrderProof.Question"/>.</param>
/// <param name="IsOpen">An end date that says "ongoing".</param>
public readonly record struct DateResult(DateOnly? Day, DateOnly? LastDay = null, FindingEffect? Effect = null, string? Code = null,
    string? Suggestion = null, bool NeedsOrder = false, bool IsOpen = false)
{
    internal static DateResult SetAside(string code, string? suggestion = null) => new(null, null, FindingEffect.SetAside, code, suggestion);

    internal static DateResult Fixed(string code, DateOnly day, DateOnly? last = null) =>
        new(day, last, FindingEffect.Fixed, code, last is null ? DateReading.Text(day) : $"{DateReading.Text(day)} – {DateReading.Text(last.Value)}");
}

/// <summary>Reads dates of 1990-2100. Day and month are never guessed: the column proves their order, or a person gives it.</summary>
public static class DateReading
{
    public const string CalendarQuestion = "calendar";
    internal const string Calendar = "date.calendar";
    public const int FirstYear = 1990;
    public const int LastYear = 2100;
    private const double FirstSerial = 20_000;
    private const double LastSerial = 60_000;

    /// <param name="order">What the column or the file proved, or the answer given.</param>
    /// <param name="isEnd">The column holds end dates, where "ongoing" is an answer.</param>
    /// <param name="year">The year of the file's period, for "March" and "5 March"; null when not known.</param>
    /// <param name="latest">No date of the file lies behind it; null when not known.</param>
    public static DateResult Read(in Cell cell, DateOrder order, bool isEnd = false, int? year = null, DateOnly? latest = null) => cell.Kind switch
    {
        CellKind.Empty => default,
        CellKind.Date => OfSerial(cell.Number),
        CellKind.Number => OfNumber(cell.Number),
        CellKind.Text => OfText(cell.Text!, order, isEnd, year, latest),
        CellKind.Error => DateResult.SetAside(TextReading.ErrorCode(cell)),
        _ => DateResult.SetAside("date.unreadable"),
    };

    internal static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A few milliseconds before midnight are rounding noise of the workbook, 23:59 is not.
    private static DateResult OfSerial(double serial)
    {
        if (!(serial is >= 1 and < 2_958_466)) return DateResult.SetAside("date.out-of-range");
        return InRange(DateOnly.FromDateTime(new DateTime(1899, 12, 30).AddDays(Math.Floor(serial + 1e-7))));
    }

    private static DateResult OfNumber(double number)
    {
        if (number is >= FirstSerial and <= LastSerial) return Shown(OfSerial(number), "date.serial");
        if (number is < 0 or > 99_999_999 || Math.Floor(number) != number) return DateResult.SetAside("date.unreadable");
        var whole = (int)number;
        return OfOne(whole, whole switch { < 1_000 => 1, < 10_000 => 4, < 100_000 => 5, < 1_000_000 => 6, < 10_000_000 => 7, _ => 8 });
    }

    private static DateResult OfText(string text, DateOrder order, bool isEnd, int? year, DateOnly? latest)
    {
        if (!DateNumbers.TryParse(text, out var numbers))
            return string.IsNullOrWhiteSpace(text) || TextReading.IsPlaceholder(text) ? default : DateText.Read(text, isEnd, year);
        var read = numbers.Count switch
        {
            1 => OfOne(numbers.First, numbers.FirstLength),
            2 => OfTwo(numbers, order, year),
            _ when numbers.IsYearFirst => YearFirst(numbers),
            _ when numbers.IsYearLast => YearLast(numbers, order, latest),
            _ => DateResult.SetAside("date.unreadable"),
        };
        return numbers.HasOffset && read.Effect is null ? Shown(read, "date.offset-dropped") : read;
    }

    private static DateResult OfOne(int number, int length) => length switch
    {
        4 => OfYear(number),
        5 when number >= (int)FirstSerial && number <= (int)LastSerial => Shown(OfSerial(number), "date.serial"),
        6 when number % 100 is >= 1 and <= 12 => OfMonth(number / 100, number % 100),
        8 => Shown(OfDay(number / 10_000, number / 100 % 100, number % 100), "date.compact"),
        _ => DateResult.SetAside("date.unreadable"),
    };

    // "05/2021", "2021-05"; "03/26" may be a month or a day and stays out, unless the order and the file's year tell.
    private static DateResult OfTwo(in DateNumbers numbers, DateOrder order, int? year)
    {
        var (first, second) = (numbers.First, numbers.Second);
        if (numbers.FirstLength == 4 && numbers.SecondLength <= 2) return second <= 12 ? OfMonth(first, second) : DateResult.SetAside("date.range");
        if (numbers.SecondLength == 4 && numbers.FirstLength <= 2) return OfMonth(second, first);
        if (numbers.FirstLength == 4) return DateResult.SetAside("date.range");
        if (year is null || order == DateOrder.Unknown) return DateResult.SetAside("date.incomplete");
        var day = order == DateOrder.DayFirst ? DateNumbers.Day(year.Value, second, first) : DateNumbers.Day(year.Value, first, second);
        return day is null ? DateResult.SetAside("date.impossible") : DateResult.Fixed("date.year-assumed", day.Value);
    }

    private static DateResult YearFirst(in DateNumbers n)
    {
        var read = OfDay(n.First, n.Second, n.Third);
        if (read.Code != "date.impossible") return read;
        return read with { Suggestion = DateNumbers.Day(n.First, n.Third, n.Second) is { } turned ? Text(turned) : null };
    }

    private static DateResult YearLast(in DateNumbers n, DateOrder order, DateOnly? latest)
    {
        if (Refused(n.LastYear) is { } refused) return refused;
        var (dayFirst, monthFirst) = (n.DayFirst, n.MonthFirst);
        if (dayFirst is null && monthFirst is null) return DateResult.SetAside("date.impossible");
        if (dayFirst == monthFirst) return new(dayFirst);
        if (dayFirst is not null && monthFirst is not null)
            return order == DateOrder.Unknown
                ? new(null, null, FindingEffect.Ask, "date.order-unknown", $"{Text(dayFirst.Value)} / {Text(monthFirst.Value)}", NeedsOrder: true)
                : DateResult.Fixed("date.order-read", (order == DateOrder.DayFirst ? dayFirst : monthFirst).Value);
        return OneReading(n, order, (dayFirst ?? monthFirst)!.Value, dayFirst is not null ? DateOrder.DayFirst : DateOrder.MonthFirst, latest);
    }

    // 12/15/2014 has one reading whatever the column says; with a two-digit year it may also start with the year, unless
    // that day is none or is still far away.
    private static DateResult OneReading(in DateNumbers n, DateOrder order, DateOnly day, DateOrder own, DateOnly? latest)
    {
        if (own == order) return new(day);
        var mayStartWithYear = !n.HasFullYear && (latest is null || n.YearFirst <= latest);
        if (n.HasFullYear || (order == DateOrder.Unknown && !mayStartWithYear)) return DateResult.Fixed("date.order-own", day);
        return order == DateOrder.Unknown
            ? new(null, null, FindingEffect.Ask, "date.order-unknown", Text(day), NeedsOrder: true)
            : DateResult.SetAside("date.impossible", Text(day));
    }

    internal static DateResult OfDay(int year, int month, int day) =>
        Refused(year) ?? (DateNumbers.Day(year, month, day) is { } found ? new(found) : DateResult.SetAside("date.impossible"));

    internal static DateResult OfMonth(int year, int month)
    {
        if (month is < 1 or > 12) return DateResult.SetAside("date.impossible");
        return Refused(year) ?? DateResult.Fixed("date.span", new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));
    }

    internal static DateResult OfQuarter(int year, int quarter) =>
        Refused(year) ?? DateResult.Fixed("date.span", new(year, quarter * 3 - 2, 1), new DateOnly(year, quarter * 3 - 2, 1).AddMonths(3).AddDays(-1));

    internal static DateResult OfWeek(int year, int week)
    {
        if (Refused(year) is { } refused) return refused;
        if (week < 1 || week > ISOWeek.GetWeeksInYear(year)) return DateResult.SetAside("date.impossible");
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return DateResult.Fixed("date.span", monday, monday.AddDays(6));
    }

    private static DateResult OfYear(int year) => Refused(year) ?? DateResult.Fixed("date.span", new(year, 1, 1), new(year, 12, 31));

    /// <summary>Years of the solar and lunar Hijri (1350-1500) and Buddhist (2500-2660) calendars are asked about, others out of range set aside.</summary>
    private static DateResult? Refused(int year) => year switch
    {
        >= FirstYear and <= LastYear => null,
        >= 2500 and <= 2660 => new(null, null, FindingEffect.Ask, Calendar, (year - 543).ToString(CultureInfo.InvariantCulture)),
        >= 1350 and <= 1500 => new(null, null, FindingEffect.Ask, Calendar),
        _ => DateResult.SetAside("date.out-of-range"),
    };

    private static DateResult InRange(DateOnly day) => Refused(day.Year) is null ? new(day) : DateResult.SetAside("date.out-of-range", Text(day));

    private static DateResult Shown(DateResult read, string code) => read is { Day: { } day, Effect: null } ? DateResult.Fixed(code, day) : read;
}
