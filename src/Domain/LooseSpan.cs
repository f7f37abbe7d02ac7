namespace Tessera.Domain;

public enum Certainty : byte { No, Maybe, Yes }

/// <summary>
/// From one loose date to another, both included; no end is until further notice. Two spans surround it: the days on
/// which it certainly held, and the days on which it may have held.
/// </summary>
public readonly record struct LooseSpan(LooseDate Since, LooseDate? Until)
{
    private (DateOnly From, DateOnly To) Possible => (Since.Earliest ?? DateOnly.MinValue, Until?.Latest ?? DateOnly.MaxValue);

    // A start nobody knows has certainly passed only at the end of time, so two terms without end still collide there.
    private (DateOnly From, DateOnly To) Sure => (Since.Latest ?? DateOnly.MaxValue, Until is null ? DateOnly.MaxValue : Until.Earliest ?? DateOnly.MinValue);

    /// <summary>Whether the end comes before the beginning for certain.</summary>
    public bool IsReversed => Until is not null && Until.IsBefore(Since);

    /// <summary>Whether it held on some day of the date asked for.</summary>
    public Certainty On(LooseDate asked)
    {
        var (from, to) = (asked.Earliest ?? DateOnly.MinValue, asked.Latest ?? DateOnly.MaxValue);
        if (Meet(Sure, (from, to))) return Certainty.Yes;
        return Meet(Possible, (from, to)) ? Certainty.Maybe : Certainty.No;
    }

    /// <summary>Whether both certainly held on one day; dates too loose to tell give the benefit of the doubt.</summary>
    public bool SurelyOverlaps(LooseSpan other) => Meet(Sure, other.Sure);

    /// <summary>Whether both may have held on one day.</summary>
    public bool MayOverlap(LooseSpan other) => Meet(Possible, other.Possible);

    private static bool Meet((DateOnly From, DateOnly To) one, (DateOnly From, DateOnly To) other)
    {
        var from = one.From > other.From ? one.From : other.From;
        var to = one.To < other.To ? one.To : other.To;
        return one.From <= one.To && other.From <= other.To && from <= to;
    }
}
