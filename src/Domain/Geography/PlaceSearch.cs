namespace Tessera.Domain.Geography;

/// <summary>Finds places for a person who types part of a name; offers, never decides.</summary>
public static class PlaceSearch
{
    private const double OfferedFrom = 0.7;
    // What is typed stands in the name as it is: better than being alike, less than being the name.
    private const double Contained = 0.96;

    /// <summary>Places of today by code, name or likeness, the best first, at most as many as asked for.</summary>
    public static IReadOnlyList<AdminArea> Find(Gazetteer gazetteer, string text, int most = 10)
    {
        if (Exact(gazetteer, text) is { Count: > 0 } exact) return [.. exact.Take(most)];
        var keys = NameKeys.Of(text);
        if (keys.Folded.Length < 2) return [];
        var scored = gazetteer.All.Where(a => a.Level > 0 && Gazetteer.IsCurrent(a)).Select(a => (Area: a, Score: Score(gazetteer, a, keys))).Where(p => p.Score >= OfferedFrom)
            .OrderByDescending(p => p.Score).ThenBy(p => p.Area.Level).ThenBy(p => p.Area.Pcode, StringComparer.Ordinal).Take(most).ToList();
        // Names that hold what was typed leave no room for those that only look like it.
        return [.. scored.Where(p => scored[0].Score < Contained || p.Score >= Contained).Select(p => p.Area)];
    }

    /// <summary>The one place whose code or whole name this is; null when there is none, or several.</summary>
    public static AdminArea? Only(Gazetteer gazetteer, string text) => Exact(gazetteer, text) is [var one] ? one : null;

    private static List<AdminArea> Exact(Gazetteer gazetteer, string text)
    {
        var coded = gazetteer.ByCode(text).Where(Gazetteer.IsCurrent).ToList();
        return coded.Count > 0 ? coded : [.. gazetteer.Named(text).Where(a => a.Level > 0 && Gazetteer.IsCurrent(a)).DistinctBy(a => a.Id)];
    }

    private static double Score(Gazetteer gazetteer, AdminArea area, in NameKeys keys)
    {
        var typed = keys.Folded;
        return gazetteer.Keys(area).Any(own => $" {own.Folded}".Contains($" {typed}", StringComparison.Ordinal))
            ? Contained : NameMatching.Likeness(gazetteer, area, keys);
    }
}
