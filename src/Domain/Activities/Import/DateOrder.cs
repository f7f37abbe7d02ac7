using System.Numerics;

namespace Tessera.Domain.Activities.Import;

public enum DateOrder : byte { Unknown, DayFirst, MonthFirst }

/// <summary>
/// Gathers what one column (or, merged, one file) proves about 03/04/2021. One proof and no contradiction decide; the
/// order is never decided row by row, which would put half of a month's rows in another month.
/// </summary>
public sealed class DateOrderProof
{
    public const string Question = "date-order";
    private bool _dayFirst;
    private bool _monthFirst;
    private bool _ambiguous;
    private uint _firsts;
    private uint _seconds;

    /// <summary>The first value that two orders read as two days: what the question is about.</summary>
    public string? Sample { get; private set; }

    public bool IsContradicted => _dayFirst && _monthFirst;

    public DateOrder Order => _dayFirst == _monthFirst ? DateOrder.Unknown : _dayFirst ? DateOrder.DayFirst : DateOrder.MonthFirst;

    /// <summary>Some value waits for the answer to <see cref="Question"/>.</summary>
    public bool NeedsAnswer => _ambiguous && Order == DateOrder.Unknown;

    /// <summary>
    /// The order for a column of periods: months typed as their first day prove it too, when that 1 stands in the same
    /// place in every value while the other number changes.
    /// </summary>
    public DateOrder PeriodOrder => Order != DateOrder.Unknown || IsContradicted ? Order
        : _firsts == 2 && BitOperations.PopCount(_seconds) > 1 ? DateOrder.DayFirst
        : _seconds == 2 && BitOperations.PopCount(_firsts) > 1 ? DateOrder.MonthFirst
        : DateOrder.Unknown;

    /// <summary>The order an answer gives: "dmy" or "mdy".</summary>
    public static DateOrder OrderOf(string? answer) => answer switch
    {
        "dmy" => DateOrder.DayFirst,
        "mdy" => DateOrder.MonthFirst,
        _ => DateOrder.Unknown,
    };

    /// <summary>Takes one text cell of the column; texts that are no dates with the year last are ignored.</summary>
    public void Observe(string text)
    {
        if (!DateNumbers.TryParse(text, out var numbers) || !numbers.IsYearLast) return;
        var (dayFirst, monthFirst) = (numbers.DayFirst, numbers.MonthFirst);
        if (dayFirst is null && monthFirst is null) return;
        _dayFirst |= monthFirst is null;
        _monthFirst |= dayFirst is null;
        if (dayFirst is not null && monthFirst is not null && dayFirst != monthFirst) (_ambiguous, Sample) = (true, Sample ?? text.Trim());
        _firsts |= 1u << numbers.First;
        _seconds |= 1u << numbers.Second;
    }

    /// <summary>Takes over what another column of the same file proved.</summary>
    public void Add(DateOrderProof other)
    {
        _dayFirst |= other._dayFirst;
        _monthFirst |= other._monthFirst;
        _ambiguous |= other._ambiguous;
        Sample ??= other.Sample;
        _firsts |= other._firsts;
        _seconds |= other._seconds;
    }
}
