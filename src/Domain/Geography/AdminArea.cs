namespace Tessera.Domain.Geography;

/// <summary>A name of an area in one language ("en", "vi", "ar"; "" when the source names no language).</summary>
public sealed record AreaName(string Language, string Name)
{
    /// <summary>The name in the language, else the first; null without any.</summary>
    public static string? In(IReadOnlyList<AreaName> names, string language) => (names.FirstOrDefault(n => n.Language == language) ?? names.FirstOrDefault())?.Name;
}

/// <summary>
/// One administrative area in one version: identified by code and first valid day (design.md 5). Level 0 is the
/// country and also the place of country-wide rows. A retired area keeps ValidTo and its rows.
/// </summary>
public sealed class AdminArea
{
    public required long Id { get; init; }
    public required string Pcode { get; init; }
    public required int Level { get; init; }
    /// <summary>Null only at level 0.</summary>
    public long? ParentId { get; set; }
    public required IReadOnlyList<AreaName> Names { get; set; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    /// <summary>People; null is unknown, never 0.</summary>
    public long? Population { get; set; }
    public string Name => Names.Count > 0 ? Names[0].Name : Pcode;
    public string NameIn(string language) => AreaName.In(Names, language) ?? Pcode;
}

/// <summary>A spelling somebody decided means an area.</summary>
public sealed record AreaAlias(string Folded, long AreaId);
