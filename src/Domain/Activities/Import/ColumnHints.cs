namespace Tessera.Domain.Activities.Import;

/// <summary>What else is known when columns are matched; every part may be absent.</summary>
/// <param name="Remembered">Decided before, by ColumnMatching.KeyOf; a person's own choice for this file belongs here too.</param>
/// <param name="Chosen">Keys among Remembered that a person chose for this file: their source is "chosen".</param>
/// <param name="LevelOfCode">Administrative level of an existing p-code, else null.</param>
/// <param name="LevelOfName">Administrative level of a known area name, else null.</param>
/// <param name="IsCluster">Whether a text names a cluster or sector.</param>
public sealed record ColumnHints(
    IReadOnlyDictionary<string, ColumnTarget>? Remembered = null,
    IReadOnlySet<string>? Chosen = null,
    Func<string, int?>? LevelOfCode = null,
    Func<string, int?>? LevelOfName = null,
    Func<string, bool>? IsCluster = null)
{
    public static readonly ColumnHints None = new();
}
