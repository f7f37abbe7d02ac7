namespace Tessera.Domain.Clusters;

/// <summary>
/// Meetings planned in one go. Each is a meeting of its own, which may be moved or cancelled alone; the series only knows
/// the rhythm, so that further ones can be planned.
/// </summary>
public sealed class MeetingSeries
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ClusterId { get; init; }
    public required MeetingFrequency Frequency { get; init; }
    /// <summary>The day the rhythm is reckoned from.</summary>
    public required DateOnly FirstDay { get; init; }
}

/// <summary>The days of a rhythm.</summary>
public static class SeriesDays
{
    private const int Week = 7, Fifth = 4;

    /// <summary>Whether a rhythm has a next day at all; "as required" has none.</summary>
    public static bool Has(MeetingFrequency? frequency) => frequency is not null and not MeetingFrequency.AsRequired;

    /// <summary>
    /// The days after one of them, without end. Rhythms of months keep the weekday and which of the month it is: from the
    /// second Thursday to the second Thursday; a fifth one is the last of its month, since most months have four.
    /// </summary>
    public static IEnumerable<DateOnly> After(DateOnly first, MeetingFrequency frequency, DateOnly after)
    {
        if (!Has(frequency)) yield break;
        for (var step = 0; ; step++)
        {
            var day = At(first, frequency, step);
            if (day > after) yield return day;
        }
    }

    private static DateOnly At(DateOnly first, MeetingFrequency frequency, int step) => frequency switch
    {
        MeetingFrequency.Weekly => first.AddDays(step * Week),
        MeetingFrequency.Fortnightly => first.AddDays(step * 2 * Week),
        _ => InMonth(first, step * Months(frequency)),
    };

    private static int Months(MeetingFrequency frequency) => frequency switch
    {
        MeetingFrequency.EveryTwoMonths => 2,
        MeetingFrequency.Quarterly => 3,
        MeetingFrequency.HalfYearly => 6,
        MeetingFrequency.Yearly => 12,
        _ => 1,
    };

    private static DateOnly InMonth(DateOnly first, int months)
    {
        var month = new DateOnly(first.Year, first.Month, 1).AddMonths(months);
        var day = month.AddDays((first.DayOfWeek - month.DayOfWeek + Week) % Week + (first.Day - 1) / Week * Week);
        return (first.Day - 1) / Week == Fifth && day.Month != month.Month ? day.AddDays(-Week) : day;
    }
}
