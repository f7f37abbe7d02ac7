using Tessera.Domain.Operations;

namespace Tessera.Domain.Activities.Import;

/// <summary>A cell read as a reporting period.</summary>
/// <param name="NeedsOrder">Waits for the answer to <see cref="DateOrderProof.Question"/>.</param>
public readonly record struct PeriodResult(ReportingPeriod? Period, FindingEffect? Effect = null, string? Code = null, string? Suggestion = null, bool NeedsOrder = false);

/// <summary>Reads whole months: "2021-07", "Jan 2021", "Q3 2021", "July - September 2021", a month typed as its first day.</summary>
public static class PeriodReading
{
    /// <param name="order">For a column of periods, <see cref="DateOrderProof.PeriodOrder"/> or the answer given.</param>
    /// <param name="year">The year for a month without one; null when not known.</param>
    public static PeriodResult Read(in Cell cell, DateOrder order, int? year = null)
    {
        if (cell.Kind == CellKind.Text && ReportingPeriod.TryParse(cell.Text, out var period)) return Checked(period);
        var read = DateReading.Read(cell, order, isEnd: false, year);
        return read.Code == "date.range" && cell.Kind == CellKind.Text && OfMonths(cell.Text!) is { } months ? Checked(months) : Of(read);
    }

    internal static PeriodResult Of(in DateResult read) =>
        read.Day is { } day ? OfDays(day, read.LastDay, read) : new(null, read.Effect, read.Code, read.Suggestion, read.NeedsOrder);

    // Meaning a whole month is what this column is for, so a span is nothing to mention; a day in mid-month is.
    private static PeriodResult OfDays(DateOnly day, DateOnly? last, in DateResult read)
    {
        var period = new ReportingPeriod(ReportingPeriod.Month(day), ReportingPeriod.Month(last ?? day));
        if (read.Code is "date.year-assumed" or "date.order-own" or "date.calendar-read") return new(period, read.Effect, read.Code, period.ToString());
        var wholeMonths = day.Day == 1 && (last is null || last == period.LastDay);
        return wholeMonths ? new(period) : new(period, FindingEffect.Fixed, "period.from-day", period.ToString());
    }

    private static PeriodResult Checked(ReportingPeriod period) =>
        period.FirstMonth / 12 >= DateReading.FirstYear && period.LastMonth / 12 <= DateReading.LastYear
            ? new(period) : new(null, FindingEffect.SetAside, "date.out-of-range");

    // "July - September 2021", "Nov 2020 - Feb 2021".
    private static ReportingPeriod? OfMonths(string text)
    {
        if (DateParts.Of(Folding.Fold(text)) is not { Months.Count: 2, Numbers.Count: 1 or 2 } parts) return null;
        if (parts.Numbers.Exists(number => !number.AfterMonth || number.Length < (parts.Numbers.Count == 1 ? 2 : 4))) return null;
        var (first, last) = (DateText.Year(parts.Numbers[0]), DateText.Year(parts.Numbers[^1]));
        if (first is < 1 or > 9999 || last is < 1 or > 9999) return null;
        var (from, to) = (ReportingPeriod.Month(first, parts.Months[0]), ReportingPeriod.Month(last, parts.Months[1]));
        return from <= to ? new ReportingPeriod(from, to) : null;
    }
}
