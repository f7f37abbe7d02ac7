namespace Tessera.Domain.Clusters;

/// <summary>How often a cluster says it meets. The numbers are stored.</summary>
public enum MeetingFrequency : byte { AsRequired = 1, Weekly = 2, Fortnightly = 3, Monthly = 4, EveryTwoMonths = 5, Quarterly = 6, HalfYearly = 7, Yearly = 8 }

/// <summary>What a cluster was called and where it hung until a date: a rename, a move under another, a change of kind.</summary>
public sealed class ClusterForm
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ClusterId { get; init; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public ClusterKind Kind { get; init; }
    public long? ParentId { get; init; }
    /// <summary>The day of the change: up to here it was so.</summary>
    public required LooseDate Until { get; init; }
    public string? Reason { get; init; }

    /// <summary>The form that certainly still stood on a date; null when the present one did, or may have.</summary>
    public static ClusterForm? On(IEnumerable<ClusterForm> former, LooseDate asked) =>
        former.OrderBy(form => form.Until).ThenBy(form => form.Id).FirstOrDefault(form => asked.Latest is { } latest && latest < (form.Until.Earliest ?? DateOnly.MinValue));
}

/// <summary>A cluster's table below the country: one place, its own leads, its own time.</summary>
public sealed class ClusterHub
{
    public required int OperationId { get; init; }
    public required long Id { get; init; }
    public required long ClusterId { get; init; }
    public required long AreaId { get; init; }
    public required LooseDate Since { get; init; }
    public LooseDate? Until { get; set; }
    public string? Note { get; set; }

    public LooseSpan Span => new(Since, Until);
}
