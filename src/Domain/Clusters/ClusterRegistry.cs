namespace Tessera.Domain.Clusters;

/// <summary>
/// The clusters of one operation beside the global list of sectors and its synonyms, indexed once for matching.
/// Immutable; what the operation calls its own clusters comes before the global words.
/// </summary>
public sealed class ClusterRegistry
{
    private readonly Dictionary<long, Cluster> _clusters = [];
    private readonly Dictionary<string, long> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<long>> _own = [];
    private readonly Dictionary<string, string> _sectors = [];
    private readonly Dictionary<string, string> _parents = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Plain, string Sector)> _spellings = [];

    /// <summary>A key of the global list that means two sectors throws ArgumentException: the list is ours and must not.</summary>
    public ClusterRegistry(IEnumerable<Cluster> clusters, IEnumerable<ListedCluster> listed, IEnumerable<ListedClusterSynonym> synonyms)
    {
        foreach (var cluster in clusters.OrderBy(cluster => cluster.Id)) Enter(cluster);
        foreach (var sector in listed)
        {
            if (sector.Parent is { } parent) _parents[sector.Code] = parent;
            foreach (var text in new[] { sector.Code, sector.Name, sector.ShortName }.Concat(sector.Names.Values)) Enter(sector.Code, text);
        }
        foreach (var synonym in synonyms) Enter(synonym.Code, synonym.Text);
    }

    /// <summary>The operation's cluster for a sector code, null when it has none.</summary>
    public Cluster? ByCode(string code) => _byCode.TryGetValue(code, out var id) ? _clusters[id] : null;

    public Cluster? Find(long id) => _clusters.GetValueOrDefault(id);

    /// <summary>Every cluster of the operation, by code.</summary>
    public IEnumerable<Cluster> All => _clusters.Values.OrderBy(cluster => cluster.Code, StringComparer.Ordinal);

    /// <summary>Whether the second lies under the first, by the operation's own parents or the global list's.</summary>
    public bool IsAbove(long above, long below) => IsAbove(above, below, cluster => cluster.ParentId);

    /// <param name="parent">The operation's own parent of a cluster, of another day for instance.</param>
    public bool IsAbove(long above, long below, Func<Cluster, long?> parent)
    {
        var seen = new HashSet<long>();
        for (var at = ParentOf(below, parent); at is { } id && seen.Add(id); at = ParentOf(id, parent))
            if (id == above) return true;
        return false;
    }

    internal IReadOnlyList<long> Own(string key) => _own.TryGetValue(key, out var ids) ? [.. ids.Order()] : [];

    internal string? Sector(string key) => _sectors.GetValueOrDefault(key);

    internal string? ParentSector(string code) => _parents.GetValueOrDefault(code);

    /// <summary>Clusters of the operation whose code, names or sector words are spelt nearly so, best first.</summary>
    internal IEnumerable<long> Alike(string plain, double atLeast) => _spellings
        .Select(spelling => (Cluster: Nearest(spelling.Sector), Alike: Spelling.Likeness(plain, spelling.Plain)))
        .Where(pair => pair.Cluster is not null && pair.Alike >= atLeast)
        .OrderByDescending(pair => pair.Alike).ThenBy(pair => pair.Cluster)
        .Select(pair => pair.Cluster!.Value).Distinct();

    /// <summary>The operation's cluster for a sector, or for the nearest sector above it.</summary>
    internal long? Nearest(string code)
    {
        for (var at = code; at is not null; at = ParentSector(at))
            if (_byCode.TryGetValue(at, out var id)) return id;
        return null;
    }

    private long? ParentOf(long id, Func<Cluster, long?> parent) => _clusters.TryGetValue(id, out var cluster)
        ? parent(cluster) ?? (ParentSector(cluster.Code) is { } code ? Nearest(code) : null)
        : null;

    private void Enter(Cluster cluster)
    {
        _clusters.Add(cluster.Id, cluster);
        // Two versions of one cluster: the one still valid keeps the code.
        if (!_byCode.TryGetValue(cluster.Code, out var other) || _clusters[other].ValidTo is not null) _byCode[cluster.Code] = cluster.Id;
        foreach (var text in new[] { cluster.Code, cluster.Name, cluster.ShortName })
        {
            var key = ClusterText.Key(text);
            if (!_own.TryGetValue(key, out var ids)) _own[key] = ids = [];
            ids.Add(cluster.Id);
            _spellings.Add((ClusterText.Plain(text), cluster.Code));
        }
    }

    private void Enter(string code, string text)
    {
        var key = ClusterText.Key(text);
        if (!_sectors.TryAdd(key, code) && _sectors[key] != code)
            throw new ArgumentException($"'{text}' means both {_sectors[key]} and {code}.");
        _spellings.Add((ClusterText.Plain(text), code));
    }
}
