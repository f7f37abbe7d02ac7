namespace Tessera.Domain.Geography;

/// <summary>How one country writes its codes, learned from the codes present.</summary>
/// <param name="Prefix">"AF", "TCD" or "" when most codes start with neither.</param>
/// <param name="Parts">Digits each level adds, index = level (entry 0 is 0); 0 where nothing regular was found.</param>
/// <param name="Nested">Whether a child's code starts with its parent's.</param>
internal sealed record CodeScheme(AdminArea Country, string Iso2, string Iso3, string Prefix, IReadOnlyList<int> Parts, bool Nested)
{
    internal int MaxLevel => Parts.Count - 1;

    /// <summary>Digits after the prefix of a code of a level.</summary>
    internal int Length(int level) => Parts.Take(level + 1).Sum();

    internal static CodeScheme Of(AdminArea country, IReadOnlyCollection<(AdminArea Area, AdminArea Parent)> areas)
    {
        var iso = CountryCodes.Find(country.Pcode);
        var (iso2, iso3) = (iso?.Iso2 ?? country.Pcode, iso?.Iso3 ?? country.Pcode);
        var prefix = new[] { iso3, iso2 }.FirstOrDefault(p => Mostly(areas, a => a.Area.Pcode.StartsWith(p, StringComparison.OrdinalIgnoreCase)), "");
        var levels = areas.Count == 0 ? 0 : areas.Max(a => a.Area.Level);
        var lengths = Enumerable.Range(0, levels + 1).Select(level => level == 0 ? 0 : Usual(areas, level) - prefix.Length).ToList();
        var parts = lengths.Select((length, level) => level == 0 ? 0 : Math.Max(0, length - lengths[level - 1])).ToList();
        return new(country, iso2, iso3, prefix, parts, Mostly(areas, IsNested));
    }

    private static bool IsNested((AdminArea Area, AdminArea Parent) pair) =>
        pair.Parent.Level == 0 || PlaceCode.Normalise(pair.Area.Pcode).StartsWith(PlaceCode.Normalise(pair.Parent.Pcode), StringComparison.Ordinal);

    private static int Usual(IEnumerable<(AdminArea Area, AdminArea Parent)> areas, int level) =>
        areas.Where(a => a.Area.Level == level).CountBy(a => PlaceCode.Normalise(a.Area.Pcode).Length)
            .OrderByDescending(p => p.Value).Select(p => p.Key).FirstOrDefault();

    private static bool Mostly(IReadOnlyCollection<(AdminArea Area, AdminArea Parent)> areas, Func<(AdminArea Area, AdminArea Parent), bool> holds) =>
        areas.Count > 0 && areas.Count(holds) * 10L >= areas.Count * 9L;
}
