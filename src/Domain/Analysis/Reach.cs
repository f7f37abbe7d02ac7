namespace Tessera.Domain.Analysis;

/// <summary>
/// People reached by the standard order (design.md 5, rule 3): (1) a line over periods is its sum where it reports people
/// not counted before, else its largest period; (2) lines of one kind in one lowest place and group are different people
/// and add up, except those decided the same, which give their largest; (3) of the kinds the largest; (4) places and
/// groups add up. A line is what one partner reports of one kind, indicator, site and modality in one place and group;
/// its rows of one period add up. Things handed out are not people: their steps 2 and 3 add up.
/// </summary>
public static class Reach
{
    public static ReachAnswer Of(FactTable facts, ReachQuestion question, PresenceReference reference)
    {
        var places = new LowestPlaces(facts, reference);
        var entries = new ReachEntries(facts, question, reference, places);
        var parts = new Dictionary<long, ReachFigure>();
        foreach (var block in new ReachBlocks(facts, question, entries).All())
        {
            var part = Part(facts, question, reference, entries, entries.Bucket(entries.Keys[block.Start]));
            parts[part] = parts.GetValueOrDefault(part) + block.Figure;
        }
        if (question.By is ReachBy.Cluster or ReachBy.Partner) return Of(facts, question with { By = ReachBy.Total }, reference) with { Parts = parts };
        var total = parts.Values.Aggregate(default(ReachFigure), (sum, figure) => sum + figure);
        if (question.By == ReachBy.Total) parts.Clear();
        return new ReachAnswer(facts.Sequence, question.Unit, total, parts, places.Level, entries.Silent, entries.Coarser, entries.Hidden, entries.Undated, entries.AsOf)
        {
            FixedHousehold = entries.FixedHousehold,
            Steps = Steps(entries, Explained(facts, question, entries)),
        };
    }

    /// <summary>Reach by place of the filter's level, cluster (0: none stated) and group (0: none stated); groups of a place and cluster add up.</summary>
    /// <param name="acrossClusters">All clusters as one, under the id 0.</param>
    public static Dictionary<(long Place, long Cluster, long Group), ReachFigure> Cells(FactTable facts, ReachQuestion question, PresenceReference reference, bool acrossClusters)
    {
        var asked = question with { By = acrossClusters ? ReachBy.Total : ReachBy.Cluster };
        var entries = new ReachEntries(facts, asked, reference, new LowestPlaces(facts, reference));
        var cells = new Dictionary<(long, long, long), ReachFigure>();
        foreach (var block in new ReachBlocks(facts, asked, entries).All())
        {
            var bucket = entries.Bucket(entries.Keys[block.Start]);
            var place = entries.PlaceId(bucket.Place);
            var key = (reference.AreaAtLevel(place, question.Filter.Level) ?? place, Id(facts.Clusters, bucket.Part), Id(facts.Groups, bucket.Group));
            cells[key] = cells.GetValueOrDefault(key) + block.Figure;
        }
        return cells;
    }

    /// <summary>Every row of the figure's total and what became of it: the values of those counted sum to it exactly.</summary>
    public static IReadOnlyList<ReachRow> Rows(FactTable facts, ReachQuestion question, PresenceReference reference)
    {
        var entries = new ReachEntries(facts, question with { By = ReachBy.Total }, reference, new LowestPlaces(facts, reference));
        var reasons = Explained(facts, question, entries);
        var ids = facts.Segments.Select(s => s.Segment.RowIdsByPosition()).ToArray();
        return [.. entries.Entries.Select((entry, i) => Row(facts, entries, i, ids[entry.Segment][entry.Row], reasons[i]))];
    }

    /// <summary>The units that rows state: people and households first, then those of quantities.</summary>
    public static IReadOnlyList<ReachUnit> Units(FactTable facts)
    {
        var units = new List<ReachUnit> { ReachUnit.People };
        if (facts.Segments.Any(s => s.Segment.Households is not null)) units.Add(ReachUnit.Households);
        units.AddRange(facts.Units.Keys.Where(id => id > 0).Select(id => new ReachUnit(id)));
        return units;
    }

    private static ReachReason[] Explained(FactTable facts, ReachQuestion question, ReachEntries entries)
    {
        var blocks = new ReachBlocks(facts, question, entries);
        var reasons = new ReachReason[entries.Entries.Length];
        foreach (var block in blocks.All()) blocks.Explain(block, reasons);
        return reasons;
    }

    private static Dictionary<ReachReason, ReachStep> Steps(ReachEntries entries, ReachReason[] reasons)
    {
        var steps = new Dictionary<ReachReason, ReachStep>();
        for (var i = 0; i < reasons.Length; i++)
        {
            var (rows, value) = steps.GetValueOrDefault(reasons[i]);
            steps[reasons[i]] = new ReachStep(rows + 1, value + entries.Entries[i].Value);
        }
        return steps;
    }

    private static long Part(FactTable facts, ReachQuestion question, PresenceReference reference, ReachEntries entries, ReachBucket bucket)
    {
        if (question.By == ReachBy.Place) return entries.PlaceId(bucket.Place) is var place ? reference.AreaAtLevel(place, question.Filter.Level) ?? place : 0;
        if (bucket.Part < 0) return 0;
        return question.By == ReachBy.Cluster ? facts.Clusters[bucket.Part] : facts.Partners[bucket.Part];
    }

    private static ReachRow Row(FactTable facts, ReachEntries entries, int at, long rowId, ReachReason reason)
    {
        var (entry, bucket) = (entries.Entries[at], entries.Bucket(entries.Keys[at]));
        var segment = facts.Segments[entry.Segment].Segment;
        return new ReachRow(rowId, entries.PlaceId(bucket.Place), Id(facts.Groups, bucket.Group), Id(facts.Clusters, bucket.Cluster), Id(facts.Kinds, bucket.Kind),
            Id(facts.Partners, entry.Partner), segment.FromMonth[entry.Row], segment.ToMonth[entry.Row], entry.Value, reason) { IsUnseen = entries.IsUnseen(entry) };
    }

    internal static long Id(CodeDictionary<long> codes, int code) => code < 0 ? 0 : codes[code];
}
