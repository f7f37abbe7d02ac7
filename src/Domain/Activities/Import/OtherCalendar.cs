using System.Globalization;

namespace Tessera.Domain.Activities.Import;

/// <summary>Days of calendars that other countries count by, once a person said which it is. A year alone never tells for certain.</summary>
public static class OtherCalendar
{
    private const string Buddhist = "buddhist", Solar = "solar", Lunar = "lunar";

    // The solar year lies 621 behind, the lunar one 579 and nearing: in our years the one ends where the other begins.
    private const int LastSolar = 1418;

    /// <summary>In the order to offer them.</summary>
    public static readonly IReadOnlyList<string> Names = [Buddhist, Solar, Lunar];

    /// <summary>What the year suggests.</summary>
    public static string? Likely(string typed) => !DateNumbers.TryParse(typed, out var numbers) ? null : Year(numbers) switch
    {
        >= 2500 => Buddhist,
        <= LastSolar => Solar,
        _ => Lunar,
    };

    /// <summary>A day of digits in a calendar of these names; anything else is set aside.</summary>
    public static DateResult Read(in Cell cell, string name, DateOrder order)
    {
        if (Of(name) is not { } calendar || !DateNumbers.TryParse(cell.AsTyped(), out var n) || n.Count != 3) return DateResult.SetAside("date.unreadable");
        if (n.IsYearFirst) return Day(calendar, n.First, n.Second, n.Third);
        var (dayFirst, monthFirst) = (Day(calendar, n.Third, n.Second, n.First), Day(calendar, n.Third, n.First, n.Second));
        if (dayFirst.Day is null || monthFirst.Day is null || dayFirst.Day == monthFirst.Day) return dayFirst.Day is null ? monthFirst : dayFirst;
        return order switch
        {
            DateOrder.DayFirst => dayFirst,
            DateOrder.MonthFirst => monthFirst,
            _ => new(null, null, FindingEffect.Ask, "date.order-unknown", $"{DateReading.Text(dayFirst.Day.Value)} / {DateReading.Text(monthFirst.Day.Value)}", NeedsOrder: true),
        };
    }

    private static Calendar? Of(string name) => name switch
    {
        Buddhist => new ThaiBuddhistCalendar(),
        Solar => new PersianCalendar(),
        Lunar => new UmAlQuraCalendar(),
        _ => null,
    };

    private static int Year(in DateNumbers n) => n.FirstLength == 4 ? n.First : n.Count == 3 ? n.Third : n.Second;

    private static DateResult Day(Calendar calendar, int year, int month, int day)
    {
        var known = year >= calendar.GetYear(calendar.MinSupportedDateTime) && year <= calendar.GetYear(calendar.MaxSupportedDateTime);
        if (!known || month is < 1 or > 12 || day < 1 || day > calendar.GetDaysInMonth(year, month)) return DateResult.SetAside("date.impossible");
        var found = DateOnly.FromDateTime(calendar.ToDateTime(year, month, day, 0, 0, 0, 0));
        return found.Year is < DateReading.FirstYear or > DateReading.LastYear ? DateResult.SetAside("date.out-of-range", DateReading.Text(found)) : DateResult.Fixed("date.calendar-read", found);
    }
}
