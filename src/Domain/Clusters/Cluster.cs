namespace Tessera.Domain.Clusters;

public enum ClusterKind : byte { Cluster, AreaOfResponsibility, SubCluster, CoordinationGroup, PartnershipGroup, Network, WorkingGroup, StrategicAdvisoryGroup }

/// <summary>A sector's coordination body in one operation. The code follows HDX HAPI where one exists (standards.md 2.1).</summary>
public sealed class Cluster
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    /// <summary>Two to eight characters beside the glyph ("WASH").</summary>
    public required string ShortName { get; set; }
    public ClusterKind Kind { get; set; }
    public long? ParentId { get; set; }
    /// <summary>Null while nobody said how often it meets.</summary>
    public MeetingFrequency? Frequency { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    /// <summary>Protection and its areas of responsibility: rows stay with the cluster's signed-in members (design.md 6).</summary>
    public bool IsSensitive { get; set; }
    /// <summary>Works in this operation; the others stand ready from the global list, so that rows naming them are understood.</summary>
    public bool IsEstablished { get; set; }
    public int Version { get; set; }
}
