namespace Tessera.Domain.Geography;

/// <summary>
/// An operation's places, indexed once and read by many threads: by id, by code as typed by anybody, by name in every
/// language, by parent. Areas that are no longer valid stay findable, after the current ones.
/// </summary>
public sealed class Gazetteer
{
    private readonly Dictionary<long, AdminArea> _byId;
    private readonly Dictionary<string, AdminArea[]> _byCode;
    private readonly Dictionary<long, AdminArea[]> _children;
    private readonly Dictionary<string, long[]> _aliases;
    private readonly Dictionary<long, NameKeys[]> _keys;
    private readonly NameIndex _byName;
    private readonly Dictionary<int, AdminArea[]> _byLevel;
    private readonly Dictionary<long, CodeScheme> _schemes;

    /// <param name="areas">Every version of every area; a parent that is missing makes a root of its child.</param>
    /// <param name="aliases">Decided spellings, keyed by folded name or by the question they answered.</param>
    /// <param name="countries">ISO 3166-1 alpha-3 of the operation, in its order; none means every level-0 area.</param>
    public Gazetteer(IEnumerable<AdminArea> areas, IEnumerable<AreaAlias> aliases, IReadOnlyList<string> countries)
    {
        All = [.. areas.OrderBy(a => a.ValidTo is not null).ThenBy(a => a.Level).ThenBy(a => a.Pcode, StringComparer.Ordinal).ThenBy(a => a.Id)];
        _byId = All.ToDictionary(a => a.Id);
        _byCode = new(All.Count, StringComparer.Ordinal);
        foreach (var area in All) NameIndex.Add(_byCode, PlaceCode.Normalise(area.Pcode), area);
        _children = All.Where(a => a.ParentId is not null).GroupBy(a => a.ParentId!.Value).ToDictionary(g => g.Key, g => g.ToArray());
        _aliases = aliases.Where(a => _byId.ContainsKey(a.AreaId)).GroupBy(a => a.Folded, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(a => a.AreaId).Distinct().ToArray());
        _keys = All.ToDictionary(a => a.Id, KeysOf);
        _byName = new NameIndex(All.SelectMany(a => _keys[a.Id], (a, keys) => (keys, a)));
        Countries = [.. All.Where(a => a.Level == 0 && IsCurrent(a) && (countries.Count == 0 || countries.Contains(CountryCodes.Iso3(a.Pcode))))
            .OrderBy(a => Position(countries, a))];
        Levels = [.. All.Select(a => a.Level).Distinct().Order()];
        _byLevel = All.Where(IsCurrent).GroupBy(a => a.Level).ToDictionary(g => g.Key, g => g.ToArray());
        var below = All.Where(a => a.Level > 0 && a.ParentId is not null && IsCurrent(a)).ToLookup(a => Ancestor(a.Id, 0)?.Id, a => (a, _byId[a.ParentId!.Value]));
        _schemes = Countries.ToDictionary(c => c.Id, c => CodeScheme.Of(c, [.. below[c.Id]]));
    }

    /// <summary>Current first, then by level and code.</summary>
    public IReadOnlyList<AdminArea> All { get; }

    /// <summary>Level-0 areas of the operation, in its order.</summary>
    public IReadOnlyList<AdminArea> Countries { get; }

    /// <summary>Levels present, ascending.</summary>
    public IReadOnlyList<int> Levels { get; }

    public int MaxLevel => Levels.Count == 0 ? 0 : Levels[^1];

    public AdminArea? ById(long id) => _byId.GetValueOrDefault(id);

    /// <summary>Every version with this code, current first; case, blanks and dashes do not matter.</summary>
    public IReadOnlyList<AdminArea> ByCode(string code) => _byCode.GetValueOrDefault(PlaceCode.Normalise(code), []);

    /// <summary>Direct children, current first.</summary>
    public IReadOnlyList<AdminArea> Children(long areaId) => _children.GetValueOrDefault(areaId, []);

    /// <summary>Current areas of a level, in code order; within an area when one is given.</summary>
    public IEnumerable<AdminArea> AtLevel(int level, long? withinId = null) =>
        withinId is { } id && ById(id)?.Level == level - 1 ? Children(id).Where(a => a.Level == level && IsCurrent(a))
            : _byLevel.GetValueOrDefault(level, []).Where(a => IsWithin(a, withinId));

    /// <summary>Areas with this name in any language, marks, case and punctuation aside.</summary>
    public IEnumerable<AdminArea> Named(string name, int? level = null, long? withinId = null) =>
        _byName.Find(0, Folding.Fold(name)).Where(a => (level is null || a.Level == level) && IsWithin(a, withinId));

    /// <summary>The area itself or the one above it at a level; null when there is none.</summary>
    public AdminArea? Ancestor(long areaId, int level)
    {
        var area = ById(areaId);
        while (area is not null && area.Level > level) area = area.ParentId is { } parent ? ById(parent) : null;
        return area?.Level == level ? area : null;
    }

    /// <summary>From the country down to the area itself.</summary>
    public IReadOnlyList<AdminArea> Path(long areaId)
    {
        var path = new List<AdminArea>(5);
        for (var area = ById(areaId); area is not null && path.Count < 10; area = area.ParentId is { } parent ? ById(parent) : null) path.Insert(0, area);
        return path;
    }

    /// <summary>Whether an area is the given one or lies in it; no area given means everywhere.</summary>
    public bool IsWithin(AdminArea area, long? withinId)
    {
        if (withinId is not { } id) return true;
        for (AdminArea? at = area; at is not null; at = at.ParentId is { } parent ? ById(parent) : null)
            if (at.Id == id) return true;
        return false;
    }

    /// <summary>Lengths the codes of a level have, ascending.</summary>
    public IReadOnlyList<int> CodeLengths(int level) => [.. All.Where(a => a.Level == level).Select(a => a.Pcode.Length).Distinct().Order()];

    public static bool IsCurrent(AdminArea area) => area.ValidTo is null;

    internal IEnumerable<CodeScheme> Schemes(AdminArea? country) => country is null ? _schemes.Values : _schemes.TryGetValue(country.Id, out var scheme) ? [scheme] : [];

    internal IReadOnlyList<NameKeys> Keys(AdminArea area) => _keys[area.Id];

    internal IReadOnlyList<long> Aliased(string folded) => _aliases.GetValueOrDefault(folded, []);

    /// <summary>Areas whose names equal a key in one of the four forms; see <see cref="NameIndex"/>.</summary>
    internal IReadOnlyList<AdminArea> Keyed(int form, string key) => _byName.Find(form, key);

    private static NameKeys[] KeysOf(AdminArea area) => area.Names.Count == 1 ? [NameKeys.Of(area.Names[0].Name)]
        : [.. area.Names.Select(n => NameKeys.Of(n.Name)).Distinct()];

    private static int Position(IReadOnlyList<string> countries, AdminArea country)
    {
        var iso3 = CountryCodes.Iso3(country.Pcode);
        for (var i = 0; i < countries.Count; i++) if (countries[i] == iso3) return i;
        return countries.Count;
    }
}
