using Tessera.Domain.Activities;
using Tessera.Domain.Operations;

namespace Tessera.Domain.Analysis;

/// <summary>Which organisation of a row counts: a role, any role, or the text as typed (issue 2, section 5).</summary>
public enum PresenceRole : byte { Reporting, Programming, Implementing, Funding, Any, Typed }

/// <summary>
/// What presence is asked for. Null filters let everything through. Statuses default to ongoing, completed and not
/// stated; planned is its own filter; suspended and cancelled never count unless named (design.md 5, rule 4).
/// </summary>
public sealed record PresenceQuestion
{
    public int Level { get; init; } = 1;
    public PresenceRole Role { get; init; } = PresenceRole.Reporting;
    public ReportingPeriod? Period { get; init; }
    public IReadOnlySet<ActivityStatus>? Statuses { get; init; }
    /// <summary>Cluster ids; NoCluster for rows that name none.</summary>
    public IReadOnlySet<long>? Clusters { get; init; }
    public IReadOnlySet<long>? Partners { get; init; }
    /// <summary>Population groups that rows name.</summary>
    public IReadOnlySet<long>? Groups { get; init; }
    /// <summary>Rows placed in this area or below it.</summary>
    public long? Area { get; init; }
    /// <summary>Of Area only the rows placed at the area itself, as a place coarser than the level is counted.</summary>
    public bool OnlyArea { get; init; }
    /// <summary>One organisation as typed, whatever its case.</summary>
    public string? Typed { get; init; }
    /// <summary>Clusters whose rows the asker may not see: left out, and counted over the whole operation whatever the filters.</summary>
    public IReadOnlySet<long> HiddenClusters { get; init; } = new HashSet<long>();

    /// <summary>Clusters whose rows count in figures and are not shown to the asker; only <see cref="Presence.Rows"/> heeds it.</summary>
    public IReadOnlySet<long> UnseenClusters { get; init; } = new HashSet<long>();
    /// <summary>The asker's own partners, survivors of merges: rows they report are theirs to see in every cluster.</summary>
    public IReadOnlySet<long> OwnPartners { get; init; } = new HashSet<long>();

    public const long NoCluster = 0;

    public static readonly IReadOnlySet<ActivityStatus> Present =
        new HashSet<ActivityStatus> { ActivityStatus.Ongoing, ActivityStatus.Completed, ActivityStatus.Unknown };

    public IReadOnlySet<ActivityStatus> CountedStatuses => Statuses ?? Present;
}

/// <summary>How places and partners roll up: an area's ancestor per level, a merged partner's survivor, a partner's type.</summary>
public sealed record PresenceReference(Func<long, int, long?> AreaAtLevel, Func<long, long> Survivor);
