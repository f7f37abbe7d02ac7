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
        former.OrderBy(form => form.Until).ThenBy(form => form.Id).FirstOrDefault(form => Stood(form, asked));

    /// <summary>The cluster it hung under on a date.</summary>
    public static long? ParentOn(IEnumerable<ClusterForm> former, LooseDate asked, Cluster now) => On(former, asked) is { } form ? form.ParentId : now.ParentId;

    /// <summary>Other names than the one it has on a date that it had by then, each with the last form of that name, the earliest first.</summary>
    public static IReadOnlyList<ClusterForm> NamedBefore(IEnumerable<ClusterForm> former, LooseDate asked, string name) =>
        [.. former.Where(form => form.Name != name && !Stood(form, asked)).GroupBy(form => form.Name).Select(same => same.MaxBy(form => form.Until)!).OrderBy(form => form.Until)];

    /// <summary>What followed upon each form: the next one, after the last the cluster as it is.</summary>
    public static IReadOnlyList<ClusterChange> Changes(IEnumerable<ClusterForm> former, Cluster now)
    {
        var forms = former.OrderBy(form => form.Until).ThenBy(form => form.Id).ToList();
        return [.. forms.Select((form, at) => at + 1 < forms.Count
            ? new ClusterChange(form, forms[at + 1].Name, forms[at + 1].Kind, forms[at + 1].ParentId) : new ClusterChange(form, now.Name, now.Kind, now.ParentId))];
    }

    private static bool Stood(ClusterForm form, LooseDate asked) => asked.Latest is { } latest && latest < (form.Until.Earliest ?? DateOnly.MinValue);
}

/// <summary>A rename, a move under another cluster or a change of kind: what a form ended with.</summary>
/// <param name="ParentId">Null: under none.</param>
public sealed record ClusterChange(ClusterForm Before, string Name, ClusterKind Kind, long? ParentId)
{
    public bool IsRename => Name != Before.Name;
    public bool IsMove => ParentId != Before.ParentId;
    public bool IsOfKind => Kind != Before.Kind;
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
