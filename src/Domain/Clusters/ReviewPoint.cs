namespace Tessera.Domain.Clusters;

/// <summary>What a review says of a cluster or of all of them. The numbers are stored.</summary>
public enum PointKind : byte
{
    /// <summary>Done to be prepared.</summary>
    Preparedness = 1,
    /// <summary>Done in response and recovery.</summary>
    Response = 2,
    Challenge = 3,
    Lesson = 4,
    /// <summary>To be done next.</summary>
    WayForward = 5,
    Recommendation = 6,
}

/// <summary>Where a point stands. Things done are done; what was found or wanted is open until somebody says otherwise. The numbers are stored.</summary>
public enum PointState : byte { Open = 1, UnderWay = 2, Done = 3, Dropped = 4 }

/// <summary>One bullet of a review, in our own words, with its place in the paper it is from.</summary>
public sealed class ReviewPoint
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    /// <summary>Null for what concerns all clusters.</summary>
    public long? ClusterId { get; init; }
    public required PointKind Kind { get; init; }
    /// <summary>The paper's letter of the section, and the bullet's number within its list: "F" and 3.</summary>
    public required string Section { get; init; }
    public required int Number { get; init; }
    public required string Wording { get; init; }
    /// <summary>The same in Vietnamese, where somebody wrote it.</summary>
    public string? WordingVi { get; init; }
    /// <summary>The paper.</summary>
    public required string Source { get; init; }
    public PointState State { get; set; }
    /// <summary>What was done about it, or why nothing.</summary>
    public string? StateNote { get; set; }
    public LooseDate? StateSince { get; set; }
    public int Version { get; set; }

    public string WordingIn(string language) => language == "vi" ? WordingVi ?? Wording : Wording;

    /// <summary>Things that were done need no one to do them.</summary>
    public static PointState FirstState(PointKind kind) => kind is PointKind.Preparedness or PointKind.Response ? PointState.Done : PointState.Open;

    /// <summary>Whether anybody may say how far it has come: lessons hold or do not.</summary>
    public static bool CanMove(PointKind kind) => kind is PointKind.Challenge or PointKind.WayForward or PointKind.Recommendation;
}
