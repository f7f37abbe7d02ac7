namespace Tessera.Domain.Needs;

/// <summary>What was asked: one figure of one cluster (null: intersectoral) for one group (null: everybody).</summary>
public readonly record struct NeedQuestion(NeedFigure Figure, long? ClusterId, string? Group);

/// <summary>How an answer came about.</summary>
public enum NeedBasis : byte
{
    /// <summary>A line says it.</summary>
    Line,
    /// <summary>The parts of the one partition that its caseload declares complete, added up.</summary>
    Partition,
    /// <summary>The areas below, added up.</summary>
    RolledUp,
}

/// <param name="Value">Scaled by 10,000.</param>
/// <param name="Areas">How many areas were added up; 1 unless rolled up.</param>
/// <param name="Caseloads">Numbers of the caseloads it comes from, ascending.</param>
public sealed record NeedAnswer(long Value, NeedBasis Basis, int Areas, IReadOnlyList<int> Caseloads);
