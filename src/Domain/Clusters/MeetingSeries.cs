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
    /// <summary>The day the rhythm is reckoned from; it moves with the meetings where all later ones are moved.</summary>
    public required DateOnly FirstDay { get; set; }
    /// <summary>Of the rhythm and of how far it is planned.</summary>
    public int Version { get; set; }
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

    /// <summary>
    /// The days after those of a series, without end. A meeting that was moved alone still fills its own step, however far
    /// it was moved, so that no step is planned twice and none is left out.
    /// </summary>
    /// <param name="filled">The last day of the rhythm that a meeting stands for.</param>
    public static IEnumerable<DateOnly> Next(DateOnly first, MeetingFrequency frequency, DateOnly filled)
    {
        if (!Has(frequency)) yield break;
        for (var step = StepOf(first, frequency, filled) + 1; ; step++) yield return At(first, frequency, step);
    }

    /// <summary>The day of the rhythm that a meeting on another day stands for.</summary>
    public static DateOnly Nearest(DateOnly first, MeetingFrequency frequency, DateOnly day) => At(first, frequency, StepOf(first, frequency, day));

    /// <summary>The step whose day is nearest, of two as near the earlier.</summary>
    private static int StepOf(DateOnly first, MeetingFrequency frequency, DateOnly day)
    {
        var about = frequency switch
        {
            MeetingFrequency.Weekly => (day.DayNumber - first.DayNumber) / Week,
            MeetingFrequency.Fortnightly => (day.DayNumber - first.DayNumber) / (2 * Week),
            _ => ((day.Year - first.Year) * 12 + day.Month - first.Month) / Months(frequency),
        };
        return Enumerable.Range(about - 1, 3).MinBy(step => Math.Abs(At(first, frequency, step).DayNumber - day.DayNumber));
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
