namespace Tessera.Domain.Analysis;

/// <summary>What one organisation does in one place: how many rows it reports, and of which activity kinds.</summary>
/// <param name="Kinds">Ids of terms, the kind of most rows first; empty where its rows name none.</param>
public sealed record PlaceWork(long AreaId, long PartnerId, int Rows, IReadOnlyList<long> Kinds)
{
    /// <summary>Of the reporting organisations in some places of the question's level, most rows first; nil reports are no work.</summary>
    public static IReadOnlyList<PlaceWork> Of(FactTable facts, PresenceQuestion question, PresenceReference reference, IReadOnlySet<long> places)
    {
        var filter = new FactFilter(facts, question, reference);
        var rows = new Dictionary<(long Area, int Partner), Dictionary<int, int>>();
        foreach (var visible in facts.Segments)
            foreach (var run in visible.Segment.Runs)
                if ((reference.AreaAtLevel(facts.Areas[run.Area], question.Level) ?? facts.Areas[run.Area]) is var place && places.Contains(place)) Read(visible, run, filter, place, rows);
        return [.. rows.Select(found => new PlaceWork(found.Key.Area, facts.Partners[found.Key.Partner], found.Value.Values.Sum(), Ordered(facts, found.Value)))
            .OrderByDescending(work => work.Rows).ThenBy(work => work.PartnerId)];
    }

    private static void Read(VisibleSegment visible, AreaRun run, FactFilter filter, long place, Dictionary<(long, int), Dictionary<int, int>> rows)
    {
        var segment = visible.Segment;
        for (var row = run.Start; row < run.End; row++)
        {
            if (segment.Reporting[row] < 0 || (segment.Flags[row] & FactSegment.NilFlag) != 0 || visible.IsHidden(row) || filter.Admits(segment, row) != FactFilter.Verdict.In) continue;
            var key = (place, filter.Survivor[segment.Reporting[row]]);
            if (!rows.TryGetValue(key, out var kinds)) rows[key] = kinds = [];
            kinds[segment.Kind[row]] = kinds.GetValueOrDefault(segment.Kind[row]) + 1;
        }
    }

    private static IReadOnlyList<long> Ordered(FactTable facts, Dictionary<int, int> rows) =>
        [.. rows.Where(kind => kind.Key >= 0).OrderByDescending(kind => kind.Value).Select(kind => facts.Kinds[kind.Key])];
}
