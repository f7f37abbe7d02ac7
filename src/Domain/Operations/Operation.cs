namespace Tessera.Domain.Operations;

/// <summary>A country's (or several countries') response; the screen may say Response.</summary>
public sealed class Operation
{
    public int Id { get; init; }
    /// <summary>Lower-case letters, digits and hyphens, 2-20; part of every address.</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }
    /// <summary>ISO 3166-1 alpha-3, in the order given.</summary>
    public required string Countries { get; init; }
    public bool IsPublished { get; set; }
    /// <summary>Its rows are made up for demonstration and must say so on every screen.</summary>
    public bool IsSample { get; init; }
    /// <summary>Counts accepted changes; every figure states the number it was computed at.</summary>
    public long Sequence { get; set; }
    /// <summary>Differs after every change of a list or of the gazetteer, so that caches know.</summary>
    public long ListStamp { get; set; }
    /// <summary>On what terms others may use published figures, in the words of whoever publishes them; empty while nobody said.</summary>
    public string Licence { get; set; } = "";
    public int Version { get; set; }
    public IReadOnlyList<string> CountryList => Countries.Split(',');
}
