namespace Tessera.Domain.Clusters;

/// <summary>What a province is weighed by when a sub-national table is tried there (the review's own three). The numbers are stored.</summary>
public enum PilotCriterion : byte
{
    Hazard = 1,
    /// <summary>The provincial authority's support.</summary>
    Support = 2,
    /// <summary>Interest of other organisations.</summary>
    Interest = 3,
}

/// <summary>A province's mark in one criterion: 0 none to 3 strong, with its reason. No mark is not 0.</summary>
public sealed class PilotMark
{
    public const int Most = 3;

    public required int OperationId { get; init; }
    public required long AreaId { get; init; }
    public required PilotCriterion Criterion { get; init; }
    public int Mark { get; set; }
    public required string Reason { get; set; }
    public int Version { get; set; }
}

/// <summary>A province in the comparison.</summary>
/// <param name="Sum">Over what is marked; compare it only where nothing is missing.</param>
public sealed record PilotLine(long AreaId, IReadOnlyDictionary<PilotCriterion, PilotMark> Marks)
{
    public static readonly IReadOnlyList<PilotCriterion> Criteria = Enum.GetValues<PilotCriterion>();

    public int Sum => Marks.Values.Sum(mark => mark.Mark);
    public IReadOnlyList<PilotCriterion> Missing => [.. Criteria.Where(criterion => !Marks.ContainsKey(criterion))];
    /// <summary>A criterion that the review makes a condition is not met at all.</summary>
    public bool IsOut => Marks.Values.Any(mark => mark.Mark == 0);

    /// <summary>Provinces with all marks first, then by their sum; those that fail a criterion last.</summary>
    public static IReadOnlyList<PilotLine> Of(IEnumerable<PilotMark> marks) =>
    [
        .. marks.GroupBy(mark => mark.AreaId).Select(group => new PilotLine(group.Key, group.ToDictionary(mark => mark.Criterion)))
            .OrderBy(line => line.IsOut).ThenBy(line => line.Missing.Count).ThenByDescending(line => line.Sum).ThenBy(line => line.AreaId),
    ];
}

/// <summary>The numbers are stored.</summary>
public enum ChoiceKind : byte
{
    /// <summary>Where a sub-national table is tried.</summary>
    Pilot = 1,
    /// <summary>What comes first between clusters.</summary>
    Priority = 2,
}

/// <summary>A decision about coordination itself, with its reason; it stands until it is replaced by a later one.</summary>
public sealed class CoordinationChoice
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required ChoiceKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Reason { get; init; }
    public required LooseDate DecidedOn { get; init; }
    /// <summary>Who decided: a body or an office, never a person's name.</summary>
    public required string DecidedBy { get; init; }
    /// <summary>Codes of clusters in the order decided, or of provinces chosen, with blanks between.</summary>
    public required string Subjects { get; init; }
    /// <summary>The day from which it no longer holds.</summary>
    public LooseDate? Until { get; set; }
    public int Version { get; set; }

    public IReadOnlyList<string> SubjectCodes => Subjects.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
