namespace Tessera.Domain.Activities.Import;

/// <summary>Why a file that waits is checked again although nobody answered anything about it.</summary>
public sealed record Recheck
{
    /// <summary>Numbers of imports that were accepted or undone since the check before, and that tell of rows of this file too.</summary>
    public IReadOnlyList<int> Imports { get; init; } = [];
    /// <summary>Somebody accepted the file by the figures of before: nothing of it went in.</summary>
    public bool WasAccepted { get; init; }
    /// <summary>What the check before counted; null until the file is checked again.</summary>
    public VerdictCounts? Before { get; init; }

    /// <summary>With the reasons of another one that came right before it.</summary>
    public Recheck After(Recheck? earlier) => earlier is null ? this
        : this with { Imports = [.. earlier.Imports.Union(Imports).Order()], WasAccepted = WasAccepted || earlier.WasAccepted };
}
