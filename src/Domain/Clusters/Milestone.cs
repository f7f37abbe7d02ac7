namespace Tessera.Domain.Clusters;

/// <summary>What happened to a cluster. The first eight change its state, the others do not. The numbers are stored.</summary>
public enum MilestoneKind : byte
{
    /// <summary>Under discussion: a candidate.</summary>
    Proposed = 1,
    /// <summary>Prepared to work when an emergency asks for it.</summary>
    Standby = 2,
    /// <summary>By the IASC procedure, with a decision.</summary>
    ActivatedFormally = 3,
    /// <summary>It works, and no decision says so.</summary>
    ActivatedUnofficially = 4,
    InTransition = 5,
    Dormant = 6,
    Deactivated = 7,
    Reactivated = 8,
    FirstMeeting = 20,
    Reviewed = 21,
    /// <summary>Anything else worth a line: a place under another body, a proposal to merge.</summary>
    Noted = 22,
}

/// <summary>One dated thing in the life of a cluster.</summary>
public sealed class Milestone
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ClusterId { get; init; }
    public required MilestoneKind Kind { get; init; }
    public required LooseDate Date { get; init; }
    /// <summary>"typhoon Ketsana".</summary>
    public string? Trigger { get; init; }
    /// <summary>Title, number or address of the paper that decided it.</summary>
    public string? Document { get; init; }
    public string? Note { get; init; }
    /// <summary>The emergency came at once, so the first review is due after three months.</summary>
    public bool IsSuddenOnset { get; init; }
}
