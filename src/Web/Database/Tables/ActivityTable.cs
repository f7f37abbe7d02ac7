namespace Tessera.Web.Database.Tables;

/// <summary>
/// One version of an activity: it counts while its import is committed and no later committed import brought another
/// version of the same row. Quantities are scaled by 10,000; null is not stated, never 0.
/// </summary>
public sealed class ActivityRow
{
    public int OperationId { get; init; }
    public long RowId { get; init; }
    public int ImportNumber { get; init; }
    public int SourceRow { get; init; }
    public long KeyHash { get; init; }
    /// <summary>Another identity of the row, by which a source without its ids finds it.</summary>
    public long? OtherKey { get; init; }
    public long ContentHash { get; init; }
    public string? OrganisationTyped { get; init; }
    public long? ReportingId { get; init; }
    public long? ProgrammingId { get; init; }
    public long? ImplementingId { get; init; }
    public long? FundingId { get; init; }
    public long? ClusterId { get; init; }
    public long? KindId { get; init; }
    public long? IndicatorId { get; init; }
    public long AreaId { get; init; }
    public long? SiteId { get; init; }
    public long? GroupId { get; init; }
    public long? ModalityId { get; init; }
    public long? UnitId { get; init; }
    public byte Status { get; init; }
    public byte Recurrency { get; init; }
    public bool IsNil { get; init; }
    public byte Sensitivity { get; init; }
    /// <summary>First and last month of presence (year * 12 + month - 1).</summary>
    public int FromMonth { get; init; }
    public int ToMonth { get; init; }
    /// <summary>Up to which month the row tells how things are.</summary>
    public int AsOfMonth { get; init; }
    public DateOnly? StartDate { get; init; }
    public DateOnly? EndDate { get; init; }
    public long? TargetedHouseholds { get; init; }
    public long? Targeted { get; init; }
    public long? ReachedHouseholds { get; init; }
    public long? Reached { get; init; }
    /// <summary>Sex, age and disability cuts of reached and targeted, JSON.</summary>
    public string? Cuts { get; init; }
    public long? Quantity { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    /// <summary>What was typed where it differs from what was matched, and the texts no figure needs, JSON by field.</summary>
    public string? Typed { get; init; }
    /// <summary>Contact columns, JSON; shown only to the signed-in cluster.</summary>
    public string? Contact { get; init; }
}
