namespace Tessera.Web.Database.Tables;

/// <summary>The figures of one page as they were kept; only withdrawing changes one.</summary>
public sealed class SnapshotRow
{
    public int OperationId { get; init; }
    /// <summary>Counts from 1 in each operation; part of the address.</summary>
    public int Number { get; init; }
    /// <summary>What was asked, as the part of an address after "?".</summary>
    public required string Question { get; init; }
    /// <summary>Everything the page shows, as JSON.</summary>
    public required string Figures { get; init; }
    /// <summary>Ids of the clusters whose figures are in it, with commas between.</summary>
    public required string Holds { get; init; }
    public int AsOfMonth { get; init; }
    public long Sequence { get; init; }
    public long KeptAt { get; init; }
    public long? UserId { get; init; }
    public required string KeptBy { get; init; }
    public bool IsWithdrawn { get; set; }
    public int Version { get; set; }
}
