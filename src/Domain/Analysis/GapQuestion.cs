namespace Tessera.Domain.Analysis;

/// <summary>Gaps over the rows that the filter lets through, at its level.</summary>
/// <param name="Threshold">From which share of the population (else of the cluster's whole need) it matters that nobody works in a place.</param>
/// <param name="Group">Only this population group; null: everybody and every group.</param>
public sealed record GapQuestion(PresenceQuestion Filter, decimal Threshold = GapQuestion.UsualThreshold, string? Group = null)
{
    /// <summary>Lines of several partners that were decided to report the same people.</summary>
    public SameReports Same { get; init; } = SameReports.None;

    public const decimal UsualThreshold = 0.4m;
    /// <summary>Less coverage than this is presence without delivery (issue 4, section 3).</summary>
    public const decimal Barely = 0.2m;
    /// <summary>Days before as-of in which something must have been delivered: the month of as-of and the two before it.</summary>
    public const int RecentMonths = 3;
}

/// <summary>What gaps need to know of places and clusters.</summary>
/// <param name="Places">Those to answer for, all of the filter's level.</param>
/// <param name="Tops">Those that together are the operation.</param>
/// <param name="Below">A cluster and those below it: their rows are help of the one above, too.</param>
/// <param name="GroupText">The word of a group as needs name it; null when unknown.</param>
public sealed record GapReference(IReadOnlyCollection<long> Places, IReadOnlyCollection<long> Tops, Func<long, IReadOnlySet<long>> Below, Func<long, string?> GroupText);

/// <summary>What is worth a look at a line.</summary>
[Flags]
public enum GapSigns : byte
{
    None = 0,
    /// <summary>No partner is present although the need is at least the threshold.</summary>
    NobodyWorks = 1,
    /// <summary>Partners are present and nothing was delivered in the 90 days before as-of.</summary>
    OnPaper = 2,
    /// <summary>Under 20 % of the need was reached.</summary>
    BarelyCovered = 4,
}

/// <summary>Numbers scaled by 10,000; null is not stated.</summary>
/// <param name="ClusterId">Null: all clusters, each person once.</param>
/// <param name="Group">Null: everybody.</param>
/// <param name="Reached">Null where no row states a number.</param>
/// <param name="Partners">Distinct organisations present in the place and cluster, whatever the group.</param>
public sealed record GapLine(long AreaId, long? ClusterId, string? Group, long? InNeed, long? Targeted, ReachFigure? Reached, int Partners, long? Population)
{
    public GapSigns Signs { get; init; }

    /// <summary>Of a whole: the gaps of its places added up, since help beyond the need of one place fills no gap of another.</summary>
    public long? GapOfParts { get; init; }

    /// <summary>Need that nobody reached; never negative.</summary>
    public long? Gap => GapOfParts ?? (InNeed is { } need ? Math.Max(0, need - (Reached?.Reached ?? 0)) : null);

    /// <summary>Reached beyond the need: people counted twice, need counted too low, or help elsewhere needed.</summary>
    public long? Beyond => InNeed is { } need && Reached is { } reached ? Math.Max(0, reached.Reached - need) : null;

    /// <summary>Reached over in need, of a whole the part of the need that is no gap; null at a need of 0 and where nothing is reported.</summary>
    public decimal? Coverage => InNeed is > 0 and { } need && Reached is { } reached ? (decimal)(GapOfParts is { } gap ? need - gap : reached.Reached) / need : null;
}

/// <summary>Gaps at one sequence.</summary>
/// <param name="AsOfMonth">The last month that a row of the operation tells of, of the period asked for if any, whatever else is asked for; 0 when no row is dated.</param>
public sealed record GapAnswer(long Sequence, IReadOnlyList<GapLine> Lines, int AsOfMonth);
