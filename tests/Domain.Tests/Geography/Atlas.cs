using Tessera.Domain.Geography;

namespace Tessera.Domain.Tests.Geography;

/// <summary>Small gazetteers typed by hand: "AF0101 Kabul" is an area, its parent the longest code that begins it.</summary>
internal static class Atlas
{
    internal static Gazetteer Of(string iso3, params string[] areas) => Of(iso3, [], areas);

    internal static Gazetteer Of(string iso3, (string Spelling, string Code)[] aliases, params string[] areas)
    {
        var loaded = new List<LoadedArea> { new(iso3, 0, null, CountryCodes.Find(iso3)!.Names) };
        foreach (var line in areas)
        {
            var (code, names) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split('|'));
            var parent = loaded.Skip(1).Where(a => code.StartsWith(a.Pcode, StringComparison.Ordinal)).MaxBy(a => a.Pcode.Length);
            loaded.Add(new(code, (parent?.Level ?? 0) + 1, parent?.Pcode ?? iso3, [.. names.Select(n => new AreaName("", n))]));
        }
        return Build(loaded, [iso3], aliases);
    }

    internal static Gazetteer Build(IEnumerable<LoadedArea> loaded, IReadOnlyList<string> countries, params (string Spelling, string Code)[] aliases)
    {
        var areas = Areas(loaded);
        var ids = areas.ToDictionary(a => a.Pcode, a => a.Id);
        return new(areas, aliases.Select(a => new AreaAlias(Folding.Fold(a.Spelling), ids[a.Code])), countries);
    }

    internal static List<AdminArea> Areas(IEnumerable<LoadedArea> loaded)
    {
        var (areas, ids) = (new List<AdminArea>(), new Dictionary<string, long>());
        foreach (var area in loaded.OrderBy(a => a.Level))
        {
            ids[area.Pcode] = areas.Count + 1;
            areas.Add(new AdminArea
            {
                Id = areas.Count + 1, Pcode = area.Pcode, Level = area.Level, Names = area.Names, ValidFrom = area.ValidFrom,
                ParentId = area.ParentPcode is { } parent ? ids[parent] : null,
                Latitude = area.Latitude, Longitude = area.Longitude, Population = area.Population,
            });
        }
        return areas;
    }

    /// <summary>"code~name | code~name" from level 1 down, or from the country after "@"; without "~" it is a name.</summary>
    internal static TypedPlace Typed(string levels)
    {
        var parts = (levels.StartsWith('@') ? levels[1..] : " | " + levels).Split(" | ");
        return new([.. parts.Select(p => p.Contains('~', StringComparison.Ordinal) ? Filled(p.Split('~')[0]) : null)],
            [.. parts.Select(p => Filled(p.Split('~')[^1]))]);
    }

    private static string? Filled(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
