namespace Tessera.Domain.Needs;

/// <summary>What a number of people (or, last, a grade) says. Reached is what a plan's own monitoring says, not our reach.</summary>
public enum NeedFigure : byte
{
    Population,
    InNeed,
    Targeted,
    Affected,
    Reached,
    /// <summary>The JIAF grade 1 (none) to 5 (catastrophic) where a file gives it without people.</summary>
    Severity,
}

/// <summary>One number of a caseload.</summary>
/// <param name="AreaId">Any level; level 0 is the whole country.</param>
/// <param name="ClusterId">Null: all clusters together, each person once (intersectoral).</param>
/// <param name="Group">Population group as the operation's list has it ("idp"); null: everybody.</param>
/// <param name="Cut">Sex, age, disability; <see cref="Disaggregation.Total"/>: everybody.</param>
/// <param name="Value">Scaled by 10,000, never negative. What is not stated has no line; a line of 0 says nobody.</param>
/// <param name="Severity">1 to 5 on lines of <see cref="NeedFigure.Severity"/>, else null.</param>
public sealed record NeedLine(long AreaId, long? ClusterId, string? Group, Disaggregation Cut, NeedFigure Figure, long Value, int? Severity)
{
    /// <summary>The cut in the words of the file ("Older women (60+)"), for exports; null where the file names none.</summary>
    public string? Category { get; init; }

    /// <summary>Nothing is cut off: every group, sex and age.</summary>
    public bool IsTotal => Group is null && Cut.IsTotal;
}
