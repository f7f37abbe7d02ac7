using System.Collections.Frozen;

namespace Tessera.Domain.Geography;

/// <summary>One country by its ISO 3166-1 codes, with English, French and Spanish short names ("en" first).</summary>
public sealed record Country(string Iso2, string Iso3, IReadOnlyList<AreaName> Names)
{
    public string Name => Names[0].Name;
}

/// <summary>ISO 3166-1 both ways, and countries by name; p-codes start with either code.</summary>
public static class CountryCodes
{
    private static readonly string[] Languages = ["en", "fr", "es"];

    public static IReadOnlyList<Country> All { get; } = [.. CountryTable.Lines.Split('\n').Select(Read)];

    private static readonly FrozenDictionary<string, Country> ByCode =
        All.SelectMany(c => new[] { (Code: c.Iso2, c), (Code: c.Iso3, c) }).ToFrozenDictionary(p => p.Code, p => p.c);

    private static readonly FrozenDictionary<string, Country> ByName = All
        .SelectMany(c => c.Names.Select(n => (Folded: Folding.Fold(n.Name), c)))
        .DistinctBy(p => p.Folded).ToFrozenDictionary(p => p.Folded, p => p.c);

    /// <summary>The country of an alpha-2 or alpha-3 code in any case; null when there is none.</summary>
    public static Country? Find(string? code) => code is { Length: 2 or 3 } && ByCode.TryGetValue(code.ToUpperInvariant(), out var country) ? country : null;

    /// <summary>The country of an English, French or Spanish short name, folded; null when there is none.</summary>
    public static Country? Named(string folded) => ByName.GetValueOrDefault(folded);

    /// <summary>The alpha-3 code, or the text in upper case when it is no country code.</summary>
    public static string Iso3(string code) => Find(code.Trim())?.Iso3 ?? code.Trim().ToUpperInvariant();

    private static Country Read(string line)
    {
        var parts = line.TrimEnd('\r').Split('|');
        var names = parts.Skip(2).Zip(Languages, (name, language) => new AreaName(language, name)).Where(n => n.Name.Length > 0);
        return new Country(parts[0], parts[1], [.. names]);
    }
}
