namespace Tessera.Domain.People;

/// <summary>How many people of one organisation came and left in a time.</summary>
/// <param name="PartnerId">Null for people of organisations that are on no list.</param>
/// <param name="AtStart">Here on the first day.</param>
/// <param name="AtEnd">Here on the last day.</param>
/// <param name="Left">Whose last day certainly lies in the time.</param>
/// <param name="Perhaps">Whose last day may lie in it and may not.</param>
public sealed record TurnoverLine(long? PartnerId, int AtStart, int AtEnd, int Left, int Perhaps)
{
    /// <summary>Those who left against the mean of both ends; null where nobody was there at either.</summary>
    public decimal? Rate => AtStart + AtEnd == 0 ? null : Left / ((AtStart + AtEnd) / 2m);

    /// <summary>Under this mean a rate says little: one person is a fifth or more.</summary>
    public bool IsFew => AtStart + AtEnd < 10;
}

/// <summary>
/// Leavers divided by the mean number of people, the usual measure of staff turnover. Somebody whose arrival nobody
/// wrote down counts as here since ever, so the rate is rather too low than too high.
/// </summary>
public static class Turnover
{
    /// <param name="people">Organisation (survivor of merges), and when they came and left.</param>
    public static IReadOnlyList<TurnoverLine> Of(IEnumerable<(long? PartnerId, LooseDate? Arrived, LooseDate? Departed)> people, DateOnly from, DateOnly to) =>
    [
        .. people.GroupBy(person => person.PartnerId).Select(group => new TurnoverLine(group.Key, group.Count(p => IsHere(p.Arrived, p.Departed, from)), group.Count(p => IsHere(p.Arrived, p.Departed, to)),
            group.Count(p => LeftIn(p.Departed, from, to) == Certainty.Yes), group.Count(p => LeftIn(p.Departed, from, to) == Certainty.Maybe)))
            .Where(line => line.AtStart + line.AtEnd + line.Left + line.Perhaps > 0)
            .OrderByDescending(line => line.Left).ThenByDescending(line => line.Rate).ThenByDescending(line => line.AtEnd).ThenBy(line => line.PartnerId),
    ];

    /// <summary>Whether the last day lies in the time, both ends included.</summary>
    public static Certainty LeftIn(LooseDate? departed, DateOnly from, DateOnly to)
    {
        if (departed is null || !departed.IsKnown) return Certainty.No;
        var (first, last) = (departed.Earliest ?? DateOnly.MinValue, departed.Latest ?? DateOnly.MaxValue);
        if (first >= from && last <= to) return Certainty.Yes;
        return first <= to && last >= from ? Certainty.Maybe : Certainty.No;
    }

    /// <summary>Whether a person stands behind any number of their line.</summary>
    public static bool Counts(LooseDate? arrived, LooseDate? departed, DateOnly from, DateOnly to) =>
        IsHere(arrived, departed, from) || IsHere(arrived, departed, to) || LeftIn(departed, from, to) != Certainty.No;

    /// <summary>Certainly come, and not certainly gone; the last day is a day here.</summary>
    private static bool IsHere(LooseDate? arrived, LooseDate? departed, DateOnly day) => !(arrived?.Latest > day) && !(departed?.Latest < day);
}
