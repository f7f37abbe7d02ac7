namespace Tessera.Web.Database.Tables;

/// <summary>
/// Whether two partners' rows of one cluster, kind, lowest place and group report the same people. The latest decision of
/// a pair counts; earlier ones stay to be read. Ids are 0 where the rows name no cluster, kind or group.
/// </summary>
public sealed class OverlapDecisionRow
{
    public int OperationId { get; init; }
    public long Id { get; init; }
    public long ClusterId { get; init; }
    public long KindId { get; init; }
    public long PlaceId { get; init; }
    public long GroupId { get; init; }
    /// <summary>The lower id of the two, as survivors of merges stood then.</summary>
    public long PartnerA { get; init; }
    public long PartnerB { get; init; }
    public bool IsSame { get; init; }
    /// <summary>The decision before is taken back: the pair is open again.</summary>
    public bool IsWithdrawn { get; init; }
    /// <summary>The level on which places were compared then; null before that was kept.</summary>
    public int? LowestLevel { get; init; }
    public required string Reason { get; init; }
    public long DecidedAt { get; init; }
    public long? UserId { get; init; }
    public required string DecidedBy { get; init; }
}
