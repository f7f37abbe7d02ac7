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
    public static ReachAnswer Of(FactTable facts, ReachQuestion question, PresenceReference reference) => Of(new ReachOrder(facts, reference, question.Unit), question);

    public static ReachAnswer Of(ReachOrder order, ReachQuestion question)
    {
        using var entries = new ReachEntries(order, question);
        var parts = new Dictionary<long, ReachFigure>();
        // Places add up to the whole; clusters and partners do not, for one person may stand in several.
        if (question.By is ReachBy.Cluster or ReachBy.Partner) Walk(entries, question, question.By, parts, default);
        using var whole = question.By == ReachBy.Partner ? new ReachEntries(order, question with { By = ReachBy.Total }) : null;
        var steps = new ReachStep[Enum.GetValues<ReachReason>().Length];
        // Only people are cut by sex and age; households and things are not.
        var split = question.Unit == ReachUnit.People && order.Facts.Segments.Any(s => s.Segment.HasCuts) ? new ReachSplitSum(order.Facts.Cuts) : null;
        var total = Walk(whole ?? entries, question, ReachBy.Total, question.By == ReachBy.Place ? parts : null, (steps, split));
        return new ReachAnswer(order.Facts.Sequence, question.Unit, total, parts, order.Places.Level, entries.Silent, entries.Coarser, entries.Hidden, entries.Undated, entries.AsOf)
        {
            FixedHousehold = entries.FixedHousehold,
            Split = split?.Sum(),
            Steps = Enum.GetValues<ReachReason>().Where(reason => steps[(int)reason].Rows > 0).ToDictionary(reason => reason, reason => steps[(int)reason]),
        };
    }

    /// <summary>The sum of the blocks, with their parts, steps and cuts where these are wanted.</summary>
    private static ReachFigure Walk(ReachEntries entries, ReachQuestion question, ReachBy by, Dictionary<long, ReachFigure>? parts, (ReachStep[]? Steps, ReachSplitSum? Split) trace)
    {
        var total = default(ReachFigure);
        for (var blocks = new ReachBlocks(entries, question, by); blocks.Next();)
        {
            total += blocks.Figure;
            if (trace.Steps is { } steps) blocks.AddTo(steps);
            if (trace.Split is { } split) blocks.AddTo(split);
            if (parts is null) continue;
            var part = Part(entries.Order, question, entries.Bucket(entries.Keys[blocks.Start]));
            parts[part] = parts.GetValueOrDefault(part) + blocks.Figure;
        }
        return total;
    }

    /// <summary>Reach by place of the filter's level, cluster (0: none stated) and group (0: none stated); groups of a place and cluster add up.</summary>
    /// <param name="acrossClusters">All clusters as one, under the id 0.</param>
    public static Dictionary<(long Place, long Cluster, long Group), ReachFigure> Cells(ReachOrder order, ReachQuestion question, bool acrossClusters)
    {
        var asked = question with { By = acrossClusters ? ReachBy.Total : ReachBy.Cluster };
        using var entries = new ReachEntries(order, asked);
        var facts = order.Facts;
        var cells = new Dictionary<(long, long, long), ReachFigure>();
        for (var blocks = new ReachBlocks(entries, asked, asked.By); blocks.Next();)
        {
            var bucket = entries.Bucket(entries.Keys[blocks.Start]);
            var key = (At(order, question, bucket), Id(facts.Clusters, bucket.Part), Id(facts.Groups, bucket.Group));
            cells[key] = cells.GetValueOrDefault(key) + blocks.Figure;
        }
        return cells;
    }

    /// <summary>Every row of the figure's total and what became of it: the values of those counted sum to it exactly.</summary>
    public static IReadOnlyList<ReachRow> Rows(FactTable facts, ReachQuestion question, PresenceReference reference) => Rows(new ReachOrder(facts, reference, question.Unit), question);

    public static IReadOnlyList<ReachRow> Rows(ReachOrder order, ReachQuestion question)
    {
        var asked = question with { By = ReachBy.Total };
        using var entries = new ReachEntries(order, asked);
        var reasons = new ReachReason[entries.Count];
        for (var blocks = new ReachBlocks(entries, asked, ReachBy.Total); blocks.Next();) blocks.Explain(reasons);
        var ids = new long[order.Facts.Segments.Count][];
        var rows = new ReachRow[entries.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var (segment, row) = (entries.Entries[i].Segment, entries.Entries[i].Row);
            rows[i] = Row(entries, i, (ids[segment] ??= order.Facts.Segments[segment].Segment.RowIdsByPosition())[row], reasons[i]);
        }
        return rows;
    }

    /// <summary>The units that rows state: people and households first, then those of quantities.</summary>
    public static IReadOnlyList<ReachUnit> Units(FactTable facts)
    {
        var units = new List<ReachUnit> { ReachUnit.People };
        if (facts.Segments.Any(s => s.Segment.Households is not null)) units.Add(ReachUnit.Households);
        units.AddRange(facts.Units.Keys.Where(id => id > 0).Select(id => new ReachUnit(id)));
        return units;
    }

    private static long Part(ReachOrder order, ReachQuestion question, ReachBucket bucket)
    {
        if (question.By == ReachBy.Place) return At(order, question, bucket);
        if (bucket.Part < 0) return 0;
        return question.By == ReachBy.Cluster ? order.Facts.Clusters[bucket.Part] : order.Facts.Partners[bucket.Part];
    }

    private static long At(ReachOrder order, ReachQuestion question, ReachBucket bucket) =>
        order.PlaceId(bucket.Place) is var place ? order.Reference.AreaAtLevel(place, question.Filter.Level) ?? place : 0;

    private static ReachRow Row(ReachEntries entries, int at, long rowId, ReachReason reason)
    {
        var (facts, entry, bucket) = (entries.Order.Facts, entries.Entries[at], entries.Bucket(entries.Keys[at]));
        var segment = facts.Segments[entry.Segment].Segment;
        return new ReachRow(rowId, entries.Order.PlaceId(bucket.Place), Id(facts.Groups, bucket.Group), Id(facts.Clusters, bucket.Cluster), Id(facts.Kinds, bucket.Kind),
            Id(facts.Partners, entry.Partner), segment.FromMonth[entry.Row], segment.ToMonth[entry.Row], entry.Value, reason) { IsUnseen = entries.IsUnseen(entry) };
    }

    internal static long Id(CodeDictionary<long> codes, int code) => code < 0 ? 0 : codes[code];
}
