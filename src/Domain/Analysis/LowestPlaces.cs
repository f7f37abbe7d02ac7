namespace Tessera.Domain.Analysis;

/// <summary>
/// Per area code the place its rows are compared at: the ancestor at the lowest level that at least 90 % of the
/// operation's rows are placed on (design.md 5, rule 3), or the area itself when it is coarser. The level is that of all
/// rows whatever the filters, so that a figure is the sum of its parts.
/// </summary>
public sealed class LowestPlaces
{
    private const int Deepest = 4;
    private readonly long[] _place;
    private readonly bool[] _isCoarser;

    public LowestPlaces(FactTable facts, PresenceReference reference)
    {
        var areas = facts.Areas.Keys;
        Level = Lowest(RowsByArea(facts, areas.Length), areas, reference);
        (_place, _isCoarser) = (new long[areas.Length], new bool[areas.Length]);
        for (var i = 0; i < areas.Length; i++)
        {
            var at = reference.AreaAtLevel(areas[i], Level.Level);
            (_place[i], _isCoarser[i]) = (at ?? areas[i], at is null);
        }
    }

    public LowestLevel Level { get; }
    public long this[int area] => _place[area];
    public bool IsCoarser(int area) => _isCoarser[area];

    private static int[] RowsByArea(FactTable facts, int areas)
    {
        var rows = new int[areas];
        foreach (var visible in facts.Segments)
            foreach (var run in visible.Segment.Runs) rows[run.Area] += Shown(visible, run);
        return rows;
    }

    private static int Shown(VisibleSegment visible, AreaRun run)
    {
        var shown = run.End - run.Start;
        if (visible.Superseded is not null) for (var row = run.Start; row < run.End; row++) if (visible.IsHidden(row)) shown--;
        return shown;
    }

    private static LowestLevel Lowest(int[] rows, long[] areas, PresenceReference reference)
    {
        var all = rows.Sum();
        for (var level = Deepest; level > 0; level--)
        {
            var placed = Enumerable.Range(0, areas.Length).Where(a => rows[a] > 0 && reference.AreaAtLevel(areas[a], level) is not null).Sum(a => rows[a]);
            if (placed > 0 && placed >= all * 0.9) return new LowestLevel(level, placed, all);
        }
        return new LowestLevel(0, all, all);
    }
}
