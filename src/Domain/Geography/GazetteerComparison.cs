namespace Tessera.Domain.Geography;

public enum AreaChangeKind : byte
{
    Same,
    /// <summary>The same place with more: a language, a spelling, a point, people.</summary>
    Enriched,
    /// <summary>Another name; the old one stays as a spelling people use.</summary>
    Renamed,
    /// <summary>Another parent: a new version begins, the old one ends.</summary>
    Moved,
    New,
    /// <summary>No longer listed; its rows stay.</summary>
    Retired,
    /// <summary>Cannot be placed: its parent is nowhere, or it is a figure for a code nobody listed.</summary>
    Unplaced,
}

/// <param name="Present">The version in force; null when New or Unplaced.</param>
/// <param name="Loaded">What the load says; null when Retired.</param>
/// <param name="Names">The names to keep from now on, the main one first.</param>
/// <param name="AliasFolded">Folded old name when Renamed, else null.</param>
/// <param name="ValidTo">Last day of the old version when Moved and the load says from when; null leaves it to the caller.</param>
public sealed record AreaChange(AreaChangeKind Kind, AdminArea? Present, LoadedArea? Loaded, IReadOnlyList<AreaName> Names,
    string? AliasFolded = null, DateOnly? ValidTo = null);

/// <summary>What loading a gazetteer changes, as data; nothing is changed here.</summary>
public static class GazetteerComparison
{
    /// <param name="present">Every version the operation has.</param>
    /// <param name="complete">The load lists every area of the levels and countries it touches, so that what it lacks is retired.</param>
    /// <returns>Changes by level and code, so that parents come before children; retired areas last, deepest first.</returns>
    public static IReadOnlyList<AreaChange> Compare(IReadOnlyList<AdminArea> present, IReadOnlyList<LoadedArea> loaded, bool complete)
    {
        var comparison = new Comparison(present, loaded);
        var changes = loaded.OrderBy(a => a.Level).ThenBy(a => a.Pcode, StringComparer.Ordinal).Select(comparison.Change);
        return complete ? [.. changes, .. comparison.Retired()] : [.. changes];
    }

    private sealed class Comparison(IReadOnlyList<AdminArea> present, IReadOnlyList<LoadedArea> loaded)
    {
        private readonly Dictionary<long, AdminArea> _byId = present.ToDictionary(a => a.Id);
        private readonly Dictionary<(int, string), AdminArea> _current = present.Where(Gazetteer.IsCurrent)
            .GroupBy(a => Key(a.Level, a.Pcode)).ToDictionary(g => g.Key, g => g.First());
        private readonly Dictionary<(int, string), LoadedArea> _loaded = loaded
            .GroupBy(a => Key(a.Level, a.Pcode)).ToDictionary(g => g.Key, g => g.First());

        internal AreaChange Change(LoadedArea area)
        {
            if (!_current.TryGetValue(Key(area.Level, area.Pcode), out var there))
                return new(area.Names.Count == 0 || !HasParent(area) ? AreaChangeKind.Unplaced : AreaChangeKind.New, null, area, area.Names);
            var (names, old) = AreaNaming.Merge(there.Names, area.Names);
            var alias = old is null ? null : Folding.Fold(old);
            if (HasMoved(there, area)) return new(AreaChangeKind.Moved, there, area, names, alias, area.ValidFrom > there.ValidFrom ? area.ValidFrom.Value.AddDays(-1) : null);
            if (alias is not null) return new(AreaChangeKind.Renamed, there, area, names, alias);
            return new(IsSame(there, area, names) ? AreaChangeKind.Same : AreaChangeKind.Enriched, there, area, names);
        }

        internal IEnumerable<AreaChange> Retired()
        {
            var covered = loaded.Select(a => (Root(a), a.Level)).ToHashSet();
            return present.Where(a => Gazetteer.IsCurrent(a) && a.Level > 0 && !_loaded.ContainsKey(Key(a.Level, a.Pcode)) && covered.Contains((Root(a), a.Level)))
                .OrderByDescending(a => a.Level).ThenBy(a => a.Pcode, StringComparer.Ordinal)
                .Select(a => new AreaChange(AreaChangeKind.Retired, a, null, a.Names));
        }

        private bool HasParent(LoadedArea area) => area.Level == 0
            || area.ParentPcode is { } code && (_loaded.ContainsKey(Key(area.Level - 1, code)) || _current.ContainsKey(Key(area.Level - 1, code)));

        private bool HasMoved(AdminArea there, LoadedArea area) => area.ParentPcode is { } code && area.Level > 0
            && there.ParentId is { } id && _byId.TryGetValue(id, out var parent) && Key(parent.Level, parent.Pcode) != Key(parent.Level, code);

        private static bool IsSame(AdminArea there, LoadedArea area, IReadOnlyList<AreaName> names) =>
            names.SequenceEqual(there.Names) && Adds(there.Latitude, area.Latitude) && Adds(there.Longitude, area.Longitude) && Adds(there.Population, area.Population);

        private static bool Adds<T>(T? have, T? given) where T : struct => given is null || given.Equals(have);

        private string Root(AdminArea area)
        {
            while (area.ParentId is { } id && _byId.TryGetValue(id, out var parent)) area = parent;
            return Key(0, area.Pcode).Item2;
        }

        private string Root(LoadedArea area)
        {
            var (level, code) = (area.Level, area.Pcode);
            while (level > 0 && (_loaded.GetValueOrDefault(Key(level, code))?.ParentPcode ?? Above(level, code)) is { } parent) (level, code) = (level - 1, parent);
            return Key(level, code).Item2;
        }

        private string? Above(int level, string code) =>
            _current.TryGetValue(Key(level, code), out var area) && area.ParentId is { } id && _byId.TryGetValue(id, out var parent) ? parent.Pcode : null;

        /// <summary>A country may be written AF or AFG.</summary>
        private static (int, string) Key(int level, string code) => (level, level == 0 ? CountryCodes.Iso3(code) : PlaceCode.Normalise(code));
    }
}
