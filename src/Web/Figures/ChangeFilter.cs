using System.Globalization;

namespace Tessera.Web.Figures;

/// <summary>The filters of what changed as they stand in an address: those of presence that choose partners, and two periods.</summary>
/// <param name="Rows">Its period is the later one; null: the last month with data.</param>
/// <param name="Before">The period to compare with; null: as many months just before.</param>
public sealed record ChangeFilter(PresenceFilter Rows, string? Before)
{
    /// <summary>A day to compare with, which means the month it lies in; null when a period was named.</summary>
    public DateOnly? BeforeDay { get; init; }

    public static ChangeFilter Of(IQueryCollection query) => Of(PresenceFilter.Of(query), query["before"].ToString());

    /// <summary>Of presence the filters that mean the same here: a change is one of the organisation that reports, as registered.</summary>
    public static ChangeFilter Of(PresenceFilter rows, string? before) =>
        new(new PresenceFilter { By = rows.By, Cluster = rows.Cluster, Place = rows.Place, Partner = rows.Partner, Type = rows.Type, Period = rows.Period, IsPublic = rows.IsPublic }, MonthOf(before) ?? (string.IsNullOrEmpty(before) ? null : before)) { BeforeDay = Day(before) };

    private static string? MonthOf(string? before) => Day(before)?.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
