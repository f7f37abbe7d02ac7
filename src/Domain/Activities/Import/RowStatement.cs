using System.Globalization;
using Tessera.Domain.Operations;

namespace Tessera.Domain.Activities.Import;

/// <summary>Who a row names, by the ids that count now; null is nobody.</summary>
public readonly record struct StatedPartners(long? Reporting, long? Programming, long? Implementing, long? Funding);

/// <summary>When: the days stated, the months of presence (0 and 0 when nothing dates the row) and the last month told of.</summary>
public readonly record struct StatedDates(DateOnly? Start, DateOnly? End, int FromMonth, int ToMonth, int AsOfMonth);

/// <summary>Texts and words of a row as they are kept; null is not stated.</summary>
public readonly record struct StatedTexts(string? Kind, string? Description, string? Indicator, string? Site, string? Group, string? Modality, string? Unit);

/// <summary>Scaled by 10,000; null is not stated.</summary>
public readonly record struct StatedCounts(long? Quantity, long? TargetedHouseholds, long? Targeted, long? ReachedHouseholds, long? Reached);

/// <summary>
/// All that our own table of activities states of a row. Where a line comes back under the row's id, nothing else tells
/// whether it was changed: the columns of the file it first came in are not in the table. A blank there says that the
/// value is gone, unlike in a table of somebody else's (RowFacts).
/// </summary>
/// <param name="Place">The area's code: a newer version of the gazetteer moves no row.</param>
public sealed record RowStatement(StatedPartners Partners, long? Cluster, string? Place, ActivityStatus Status, Recurrency Recurrency, bool IsNil,
    StatedDates Dates, StatedTexts Texts, StatedCounts Counts)
{
    /// <summary>Where what is brought says otherwise than the row that counts; empty when it is the same row unchanged.</summary>
    public static IReadOnlyList<FactDifference> Differences(RowStatement own, RowStatement brought)
    {
        if (own == brought) return [];
        List<FactDifference?> all =
        [
            Hidden(ActivityField.ReportingPartner, own.Partners.Reporting, brought.Partners.Reporting),
            Hidden(ActivityField.ProgrammingPartner, own.Partners.Programming, brought.Partners.Programming),
            Hidden(ActivityField.ImplementingPartner, own.Partners.Implementing, brought.Partners.Implementing),
            Hidden(ActivityField.FundingPartner, own.Partners.Funding, brought.Partners.Funding),
            Hidden(ActivityField.Cluster, own.Cluster, brought.Cluster),
            Said(ActivityField.Admin1, own.Place, brought.Place),
            Said(ActivityField.Status, own.Status.ToString(), brought.Status.ToString()),
            Said(ActivityField.Recurrency, own.Recurrency.ToString(), brought.Recurrency.ToString()),
            own.IsNil == brought.IsNil ? null : new(ActivityField.Reached, own.IsNil ? "0" : RowFacts.Unstated, brought.IsNil ? "0" : RowFacts.Unstated),
        ];
        return [.. all.OfType<FactDifference>(), .. Of(own.Dates, brought.Dates), .. Of(own.Texts, brought.Texts), .. Of(own.Counts, brought.Counts)];
    }

    private static IEnumerable<FactDifference> Of(StatedDates own, StatedDates brought) => Only(
        Said(ActivityField.StartDate, Day(own.Start), Day(brought.Start)),
        Said(ActivityField.EndDate, Day(own.End), Day(brought.End)),
        Said(ActivityField.Period, Months(own), Months(brought)));

    private static IEnumerable<FactDifference> Of(StatedTexts own, StatedTexts brought) => Only(
        Said(ActivityField.Kind, own.Kind, brought.Kind),
        Said(ActivityField.Description, own.Description, brought.Description),
        Said(ActivityField.Indicator, own.Indicator, brought.Indicator),
        Said(ActivityField.SiteName, own.Site, brought.Site),
        Said(ActivityField.Group, own.Group, brought.Group),
        Said(ActivityField.Modality, own.Modality, brought.Modality),
        Said(ActivityField.Unit, own.Unit, brought.Unit));

    private static IEnumerable<FactDifference> Of(StatedCounts own, StatedCounts brought) => Only(
        Said(ActivityField.Quantity, Number(own.Quantity), Number(brought.Quantity)),
        Said(ActivityField.TargetedHouseholds, Number(own.TargetedHouseholds), Number(brought.TargetedHouseholds)),
        Said(ActivityField.Targeted, Number(own.Targeted), Number(brought.Targeted)),
        Said(ActivityField.ReachedHouseholds, Number(own.ReachedHouseholds), Number(brought.ReachedHouseholds)),
        Said(ActivityField.Reached, Number(own.Reached), Number(brought.Reached)));

    private static IEnumerable<FactDifference> Only(params FactDifference?[] all) => all.OfType<FactDifference>();

    private static FactDifference? Said(ActivityField field, string? own, string? brought) =>
        own == brought ? null : new(field, own ?? RowFacts.Unstated, brought ?? RowFacts.Unstated);

    /// <summary>An id tells a reader nothing; that the two differ does.</summary>
    private static FactDifference? Hidden(ActivityField field, long? own, long? brought) =>
        own == brought ? null : new(field, own is null ? RowFacts.Unstated : "…", brought is null ? RowFacts.Unstated : "…");

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static string? Number(long? scaled) => scaled is { } value ? NumberReading.Text(value) : null;
    private static string Months(StatedDates dates) => $"{(dates.FromMonth == 0 ? RowFacts.Unstated : new ReportingPeriod(dates.FromMonth, dates.ToMonth).ToString())} ({(dates.AsOfMonth == 0 ? RowFacts.Unstated : new ReportingPeriod(dates.AsOfMonth, dates.AsOfMonth).ToString())})";
}
