namespace Tessera.Domain.Activities.Import;

/// <summary>What a person said about a file beforehand or on the review page.</summary>
public sealed record ImportSettings
{
    public string? Sheet { get; init; }
    /// <summary>As ReportingPeriod.Parse reads it; dates the rows that carry no date.</summary>
    public string? Period { get; init; }
    /// <summary>Cluster code for rows that name none.</summary>
    public string? Cluster { get; init; }
    /// <summary>Partner short name or name for rows that name none.</summary>
    public string? Partner { get; init; }
    /// <summary>Unknown organisations become new partners.</summary>
    public bool RegisterPartners { get; init; }
    /// <summary>With them also names that may be a known organisation's, or several: what the command promises who cannot be asked.</summary>
    public bool RegisterAlike { get; init; }
    /// <summary>A reporter brings only rows of these partners; null for everybody else.</summary>
    public IReadOnlyList<long>? OnlyPartners { get; init; }
    /// <summary>A coordinator brings only rows of these clusters; null for everybody else.</summary>
    public IReadOnlyList<long>? OnlyClusters { get; init; }
    /// <summary>Protected clusters for which the sender is not named; null where there are none.</summary>
    public IReadOnlyList<long>? ClosedClusters { get; init; }
    /// <summary>The undone import whose end brought these rows of an accepted file back; null for every file that somebody sent.</summary>
    public int? AfterUndo { get; init; }
    /// <summary>For which later files the own mapping is remembered; null remembers nothing.</summary>
    public AnswerScope? Remember { get; init; }
    /// <summary>A person's own mapping: ColumnMatching.KeysOf to target; ActivityField.None leaves a column out.</summary>
    public IReadOnlyDictionary<string, ColumnTarget> Columns { get; init; } = new Dictionary<string, ColumnTarget>();
}
