using System.Runtime.InteropServices;

namespace Tessera.Domain.Geography;

/// <summary>
/// Areas by name in four forms: 0 folded, 1 canonical, 2 without a kind word, 3 without blanks. A form is stored only
/// where it differs from the one before, so that most names cost one entry.
/// </summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, AdminArea[]> _said = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AdminArea[]> _cores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AdminArea[]> _compact = new(StringComparer.Ordinal);

    internal NameIndex(IEnumerable<(NameKeys Keys, AdminArea Area)> names)
    {
        foreach (var (keys, area) in names)
        {
            Add(_said, keys.Folded, area);
            if (keys.Canonical != keys.Folded) Add(_said, keys.Canonical, area);
            if (keys.Kind != 0) Add(_cores, keys.Core, area);
            if (keys.Compact.Length != keys.Canonical.Length) Add(_compact, keys.Compact, area);
        }
    }

    internal IReadOnlyList<AdminArea> Find(int form, string key)
    {
        var said = _said.GetValueOrDefault(key, []);
        var rest = form switch { 2 => _cores.GetValueOrDefault(key, []), 3 => _compact.GetValueOrDefault(key, []), _ => [] };
        return rest.Length == 0 ? said : said.Length == 0 ? rest : [.. said, .. rest];
    }

    internal static void Add(Dictionary<string, AdminArea[]> index, string key, AdminArea area)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        if (list is null) list = [area];
        else if (list[^1] != area) list = [.. list, area];
    }
}
