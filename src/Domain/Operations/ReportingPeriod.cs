using System.Globalization;

namespace Tessera.Domain.Operations;

/// <summary>
/// A run of whole months, both ends included. A month is year * 12 + (month - 1), so that months subtract.
/// </summary>
public readonly record struct ReportingPeriod
{
    public int FirstMonth { get; }
    public int LastMonth { get; }

    public ReportingPeriod(int firstMonth, int lastMonth)
    {
        if (firstMonth > lastMonth) throw Problem.Invalid("period.reversed", Text(firstMonth), Text(lastMonth));
        (FirstMonth, LastMonth) = (firstMonth, lastMonth);
    }

    public static int Month(int year, int month) => checked(year * 12 + month - 1);
    public static int Month(DateOnly day) => Month(day.Year, day.Month);
    public static DateOnly FirstDay(int month) => new(month / 12, month % 12 + 1, 1);
    /// <summary>Null for month 0, which stands for none.</summary>
    public static DateOnly? LastDayOf(int month) => month == 0 ? null : new ReportingPeriod(month, month).LastDay;
    public DateOnly LastDay => FirstDay(LastMonth + 1).AddDays(-1);

    /// <summary>"2021-07", "2021-Q3", "2021", "2021-07/2021-09".</summary>
    public static bool TryParse(string? text, out ReportingPeriod period)
    {
        period = default;
        var ends = (text ?? "").Trim().Split('/');
        if (ends.Length > 2 || One(ends[0]) is not { } first || One(ends[^1]) is not { } last || first.From > last.To) return false;
        period = new ReportingPeriod(first.From, last.To);
        return true;
    }

    public static ReportingPeriod Parse(string text) =>
        TryParse(text, out var period) ? period : throw Problem.Invalid("period.unreadable", text);

    private static (int From, int To)? One(string text)
    {
        var year = text.Length >= 4 && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 1950 and <= 2100 ? y : 0;
        if (year == 0) return null;
        if (text.Length == 4) return (Month(year, 1), Month(year, 12));
        if (text.Length != 7 || text[4] != '-') return null;
        if (text[5] is 'Q' or 'q') return text[6] is >= '1' and <= '4' ? (Month(year, (text[6] - '1') * 3 + 1), Month(year, (text[6] - '1') * 3 + 3)) : null;
        return int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m is >= 1 and <= 12 ? (Month(year, m), Month(year, m)) : null;
    }

    private static string Text(int month) => $"{month / 12:0000}-{month % 12 + 1:00}";
    public override string ToString() => FirstMonth == LastMonth ? Text(FirstMonth) : $"{Text(FirstMonth)}/{Text(LastMonth)}";
}
