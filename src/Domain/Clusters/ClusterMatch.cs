namespace Tessera.Domain.Clusters;

public enum ClusterVerdict : byte
{
    /// <summary>The code, name or short name as the operation writes it.</summary>
    Exact,
    /// <summary>Certain after a visible correction; Code says which.</summary>
    Fixed,
    /// <summary>One question must be answered; Candidates are offered.</summary>
    Ask,
    /// <summary>Nothing is certain enough even to ask about one cluster; the whole list is the question.</summary>
    Unknown,
}

/// <param name="ClusterId">Set when Exact or Fixed.</param>
/// <param name="Sector">Sector code the text means (standards.md 2.1), also when the operation has no such cluster; null when not one.</param>
/// <param name="Confidence">0..1.</param>
/// <param name="Code">One of <see cref="ClusterNote"/>, or null when Exact.</param>
/// <param name="Candidates">Clusters of the operation, best first, at most 5.</param>
public sealed record ClusterMatch(ClusterVerdict Verdict, long? ClusterId, string? Sector, double Confidence, string? Code,
    IReadOnlyList<long> Candidates);

/// <summary>The codes a match of a cluster may carry.</summary>
public static class ClusterNote
{
    /// <summary>Fixed: somebody answered this text before.</summary>
    public const string Answered = "cluster.answered";
    /// <summary>Fixed: the same but for case, marks, word order or words like "cluster".</summary>
    public const string Folded = "cluster.folded";
    /// <summary>Fixed: a word or code for the sector in one of the languages.</summary>
    public const string Synonym = "cluster.synonym";
    /// <summary>Fixed: a cluster and its own area of responsibility in one text; the area is taken.</summary>
    public const string Combined = "cluster.combined";
    /// <summary>Fixed: the operation has no such area of responsibility; its cluster is taken.</summary>
    public const string Coarser = "cluster.coarser";
    /// <summary>Ask: several sectors in one cell.</summary>
    public const string OfTwo = "cluster.two-sectors";
    /// <summary>Ask: alike, but not certain.</summary>
    public const string Suggested = "cluster.suggested";
    /// <summary>Unknown: a sector of the global list that this operation does not coordinate.</summary>
    public const string NotHere = "cluster.not-in-operation";
    /// <summary>Unknown: no sector is known by this text.</summary>
    public const string Unknown = "cluster.unknown";
    /// <summary>Unknown: nothing was typed.</summary>
    public const string Missing = "cluster.missing";
}
