namespace Tessera.Domain.Activities.Import;

/// <summary>
/// Ways in which one table splits the same people: by sex, by age, by children and adults. The parts of one way do not
/// overlap; parts that do belong to another way, and two ways are never added.
/// </summary>
public sealed class CutSets
{
    private readonly Dictionary<(ActivityField Field, Disaggregation Cut), int> _sets = [];
    private readonly HashSet<(ActivityField Field, int Set)> _whole;

    /// <param name="targets">Of the columns in the order of the sheet; each part goes to the first way it does not overlap.</param>
    public CutSets(IEnumerable<ColumnTarget> targets)
    {
        var sets = new Dictionary<ActivityField, List<List<Disaggregation>>>();
        foreach (var target in targets.Where(t => t.Cut is { IsTotal: false, Disabled: false }))
        {
            if (!sets.TryGetValue(target.Field, out var ways)) sets[target.Field] = ways = [];
            var at = ways.FindIndex(way => !way.Exists(cut => Overlap(cut, target.Cut!)));
            if (at < 0) (at, ways) = (ways.Count, Added(ways));
            ways[at].Add(target.Cut!);
            _sets[(target.Field, target.Cut!)] = at;
        }
        _whole = [.. sets.SelectMany(s => s.Value.Select((way, at) => (s.Key, At: at, Way: way))).Where(s => IsWhole(s.Way)).Select(s => (s.Key, s.At))];
        MostWays = sets.Count == 0 ? 0 : sets.Max(s => s.Value.Select((_, at) => at).Count(at => _whole.Contains((s.Key, at))));
    }

    /// <summary>The most ways in which one number of people is split to its last person.</summary>
    public int MostWays { get; }

    /// <summary>-1 for a part that no way holds, such as people with disabilities.</summary>
    public int Of(CutValue cut) => _sets.GetValueOrDefault((cut.Field, cut.Cut), -1);

    /// <summary>Whether the parts of a way are all of the people, so that their sum is the total.</summary>
    public bool IsWhole(ActivityField field, int set) => _whole.Contains((field, set));

    private static List<List<Disaggregation>> Added(List<List<Disaggregation>> ways)
    {
        ways.Add([]);
        return ways;
    }

    private static bool Overlap(Disaggregation one, Disaggregation other) =>
        (one.Sex == Sex.All || other.Sex == Sex.All || one.Sex == other.Sex)
        && (one.AgeFrom ?? 0) <= (other.AgeTo ?? int.MaxValue) && (other.AgeFrom ?? 0) <= (one.AgeTo ?? int.MaxValue);

    /// <summary>Sexes are told together; ages alone only when they go on from birth without an end.</summary>
    private static bool IsWhole(List<Disaggregation> way)
    {
        if (way.Exists(cut => cut.Sex != Sex.All)) return true;
        var next = 0;
        foreach (var cut in way.OrderBy(c => c.AgeFrom ?? 0))
        {
            if ((cut.AgeFrom ?? 0) != next) return false;
            if (cut.AgeTo is not { } last) return true;
            next = last + 1;
        }
        return false;
    }
}
