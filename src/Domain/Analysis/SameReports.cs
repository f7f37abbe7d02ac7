namespace Tessera.Domain.Analysis;

/// <summary>
/// Partners whose lines of one cluster, kind, place and group were decided to report the same people: together they give
/// the largest of them (design.md 5, rule 3, step 2).
/// </summary>
public sealed class SameReports
{
    public static readonly SameReports None = new([]);

    private readonly Dictionary<(long Cluster, long Kind, long Place, long Group), Dictionary<long, long>> _sets = [];

    /// <summary>Decisions of pairs; a partner the same as two others joins all three.</summary>
    public SameReports(IEnumerable<OverlapKey> pairs)
    {
        foreach (var (cluster, kind, place, group, a, b) in pairs)
        {
            if (!_sets.TryGetValue((cluster, kind, place, group), out var sets)) _sets[(cluster, kind, place, group)] = sets = [];
            var (first, second) = (sets.GetValueOrDefault(a, a), sets.GetValueOrDefault(b, b));
            sets.TryAdd(a, first);
            sets.TryAdd(b, second);
            foreach (var member in sets.Where(m => m.Value == second).Select(m => m.Key).ToList()) sets[member] = first;
        }
    }

    public bool IsEmpty => _sets.Count == 0;

    /// <summary>The sets among the lines of one cluster, kind, place and group by partner; null where none was decided.</summary>
    public IReadOnlyDictionary<long, long>? At(long cluster, long kind, long place, long group) => _sets.GetValueOrDefault((cluster, kind, place, group));
}
