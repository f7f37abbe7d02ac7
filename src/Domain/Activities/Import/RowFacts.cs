using System.Globalization;

namespace Tessera.Domain.Activities.Import;

/// <summary>A field in which two sources of one activity differ, each value as a person would write it; "–" is not stated.</summary>
public sealed record FactDifference(ActivityField Field, string Own, string Brought);

/// <summary>
/// What a row states beyond what names it. Two sources spell names, dates and remarks each in their own way; they say the
/// same when these agree. Quantities are scaled by 10,000; null is not stated.
/// </summary>
/// <param name="Cuts">By sex, age and disability, as JSON.</param>
public sealed record RowFacts(long? Programming, long? Funding, ActivityStatus Status, Recurrency Recurrency, DateOnly? Start, DateOnly? End,
    long? TargetedHouseholds, long? Targeted, long? ReachedHouseholds, long? Reached, long? Quantity, string? Unit, string? Cuts)
{
    internal const string Unstated = "–";

    /// <summary>
    /// Where what is brought says otherwise than the organisation's own row. What it does not state it does not deny: a
    /// consolidated table with fewer columns takes nothing back.
    /// </summary>
    public static IReadOnlyList<FactDifference> Differences(RowFacts own, RowFacts brought)
    {
        List<FactDifference?> all =
        [
            Differ(ActivityField.ProgrammingPartner, own.Programming, brought.Programming, _ => "…"),
            Differ(ActivityField.FundingPartner, own.Funding, brought.Funding, _ => "…"),
            Differ(ActivityField.Status, Known(own.Status), Known(brought.Status), s => s.ToString()),
            Differ(ActivityField.Recurrency, Known(own.Recurrency), Known(brought.Recurrency), r => r.ToString()),
            Differ(ActivityField.StartDate, own.Start, brought.Start, Day),
            Differ(ActivityField.EndDate, own.End, brought.End, Day),
            Differ(ActivityField.TargetedHouseholds, own.TargetedHouseholds, brought.TargetedHouseholds, NumberReading.Text),
            Differ(ActivityField.Targeted, own.Targeted, brought.Targeted, NumberReading.Text),
            Differ(ActivityField.ReachedHouseholds, own.ReachedHouseholds, brought.ReachedHouseholds, NumberReading.Text),
            Differ(ActivityField.Reached, own.Reached, brought.Reached, NumberReading.Text),
            Differ(ActivityField.Quantity, own.Quantity, brought.Quantity, NumberReading.Text),
            brought.Unit is null || Folding.Fold(own.Unit) == Folding.Fold(brought.Unit) ? null : new(ActivityField.Unit, own.Unit ?? Unstated, brought.Unit),
            brought.Cuts is null || own.Cuts == brought.Cuts ? null : new(ActivityField.Reached, own.Cuts is null ? Unstated : "…", "…"),
        ];
        return [.. all.OfType<FactDifference>()];
    }

    private static FactDifference? Differ<T>(ActivityField field, T? own, T? brought, Func<T, string> words) where T : struct =>
        brought is not { } said || (own is { } stated && stated.Equals(said)) ? null : new(field, own is { } known ? words(known) : Unstated, words(said));

    private static ActivityStatus? Known(ActivityStatus status) => status == ActivityStatus.Unknown ? null : status;
    private static Recurrency? Known(Recurrency recurrency) => recurrency == Recurrency.Unknown ? null : recurrency;
    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
