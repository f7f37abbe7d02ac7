namespace Tessera.Domain.Analysis;

/// <summary>What a figure of reach is split by. Places take their level from the filter; partners the filter's role.</summary>
public enum ReachBy : byte { Total, Place, Cluster, Partner }

/// <summary>What is counted. Units are never added to each other and people never made from households.</summary>
public readonly record struct ReachUnit(long Id)
{
    public static readonly ReachUnit People = new(0);
    public static readonly ReachUnit Households = new(-1);

    /// <summary>People and households may be counted twice by two rows; things handed out may not.</summary>
    public bool IsBeneficiaries => Id <= 0;
}

/// <summary>Reach of one unit over the rows that the filter lets through.</summary>
public sealed record ReachQuestion(PresenceQuestion Filter, ReachBy By, ReachUnit Unit)
{
    public static readonly ReachQuestion People = new(new PresenceQuestion(), ReachBy.Total, ReachUnit.People);

    /// <summary>Lines of several partners that were decided to report the same people.</summary>
    public SameReports Same { get; init; } = SameReports.None;

    /// <summary>Rows that state no number too, for those who compare rows rather than sum them.</summary>
    internal bool WithSilent { get; init; }
}

/// <summary>
/// A number with its bounds, scaled by 10,000. Low: the largest line of each place and group. High: the plain sum of
/// the rows. Low &lt;= Reached &lt;= High.
/// </summary>
/// <param name="Rows">Rows that state a number of this unit.</param>
public readonly record struct ReachFigure(int Rows, long Low, long Reached, long High)
{
    public static ReachFigure operator +(ReachFigure a, ReachFigure b) => new(a.Rows + b.Rows, a.Low + b.Low, a.Reached + b.Reached, a.High + b.High);
}

/// <summary>The place on which lines are compared: the lowest level that at least 90 % of the rows are placed on.</summary>
/// <param name="RowsPlaced">Rows placed at the level or below.</param>
public readonly record struct LowestLevel(int Level, int RowsPlaced, int Rows);

/// <summary>Reach at one sequence, with how it was computed and what was left out.</summary>
/// <param name="Parts">By the id of the place, cluster (0: none stated) or partner (0: none in the role); empty for a total.</param>
/// <param name="RowsSilent">Rows that met the filters and state no number of this unit.</param>
/// <param name="RowsCoarser">Rows with a number placed above the lowest level; they stand for a place of their own.</param>
public sealed record ReachAnswer(long Sequence, ReachUnit Unit, ReachFigure Total, IReadOnlyDictionary<long, ReachFigure> Parts, LowestLevel Lowest,
    int RowsSilent, int RowsCoarser, int RowsHidden, int RowsUndated, int AsOfMonth)
{
    /// <summary>The plain sum taken apart by what became of the rows; what is counted is the total's Reached.</summary>
    public IReadOnlyDictionary<ReachReason, ReachStep> Steps { get; init; } = new Dictionary<ReachReason, ReachStep>();

    /// <summary>Sex, age and disability as the counted rows state them; null where no row of the operation does.</summary>
    public ReachSplit? Split { get; init; }

    /// <summary>People per household where the same ratio stands on at least 90 % of the rows that state both; scaled by 10,000.</summary>
    public long? FixedHousehold { get; init; }
}

/// <summary>Rows of one reason and the sum of their values, scaled by 10,000.</summary>
public readonly record struct ReachStep(int Rows, long Value);

/// <summary>What became of a row in a figure of reach.</summary>
public enum ReachReason : byte
{
    Counted,
    /// <summary>The same line reached more people in another period.</summary>
    OtherPeriod,
    /// <summary>Another line was decided to report the same people and is larger.</summary>
    SamePeople,
    /// <summary>Another activity kind reached more people in the place and group.</summary>
    OtherKind,
}

/// <summary>One row of a figure, opened. The values of the counted rows sum to the figure.</summary>
/// <param name="Value">Scaled by 10,000.</param>
public readonly record struct ReachRow(long RowId, long PlaceId, long GroupId, long ClusterId, long KindId, long PartnerId, int FromMonth, int ToMonth, long Value, ReachReason Reason)
{
    /// <summary>Of a cluster whose rows count in figures and are not shown to the person asking.</summary>
    public bool IsUnseen { get; init; }
}
