using System.Runtime.InteropServices;

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
        if (question.By == ReachBy.Partner) ByPartner(entries, question, parts);
        var steps = new ReachStep[Enum.GetValues<ReachReason>().Length];
        // Only people are cut by sex and age; households and things are not.
        var split = question.Unit == ReachUnit.People && order.Facts.Segments.Any(s => s.Segment.HasCuts) ? new ReachSplitSum(order.Facts.Cuts) : null;
        var total = Walk(entries, question, parts, (steps, split));
        return new ReachAnswer(order.Facts.Sequence, question.Unit, total, parts, order.Places.Level, entries.Silent, entries.Coarser, entries.Hidden, entries.Undated, entries.AsOf)
        {
            FixedHousehold = entries.FixedHousehold,
            Split = split?.Sum(),
            Steps = Enum.GetValues<ReachReason>().Where(reason => steps[(int)reason].Rows > 0).ToDictionary(reason => reason, reason => steps[(int)reason]),
        };
    }

    /// <summary>
    /// The sum of the blocks, with its parts, steps and cuts. Places add up to the whole; clusters and partners do not, for
    /// one person may stand in several.
    /// </summary>
    private static ReachFigure Walk(ReachEntries entries, ReachQuestion question, Dictionary<long, ReachFigure> parts, (ReachStep[] Steps, ReachSplitSum? Split) trace)
    {
        var order = entries.Order;
        var total = default(ReachFigure);
        var clusters = new ReachFigure[order.Facts.Clusters.Count + 1];
        var blocks = new ReachBlocks(entries, question)
        {
            KeepsLines = trace.Split is not null,
            OnCluster = question.By == ReachBy.Cluster ? (key, figure) => clusters[order.ClusterSlot(key)] += figure : null,
        };
        while (blocks.Next())
        {
            total += blocks.Figure;
            blocks.Sum.AddTo(trace.Steps, question.Unit);
            if (trace.Split is { } split) blocks.AddTo(split);
            if (question.By == ReachBy.Place) Add(parts, At(order, question, order.Bucket(blocks.Key).Place), blocks.Figure);
        }
        for (var cluster = 0; cluster < clusters.Length; cluster++)
            if (clusters[cluster].Rows > 0) Add(parts, Id(order.Facts.Clusters, cluster - 1), clusters[cluster]);
        return total;
    }

    private static void ByPartner(ReachEntries entries, ReachQuestion question, Dictionary<long, ReachFigure> parts)
    {
        var (rows, runs) = entries.ByPartner();
        foreach (var (partner, start, end) in runs)
        {
            var sum = default(ReachFigure);
            for (var blocks = new ReachBlocks(entries.Order, question, rows, start, end); blocks.Next();) sum += blocks.Figure;
            parts.Add(Id(entries.Order.Facts.Partners, partner), sum);
        }
        rows.Return();
    }

    private static void Add<TKey>(Dictionary<TKey, ReachFigure> parts, TKey part, ReachFigure figure) where TKey : notnull
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(parts, part, out _);
        sum += figure;
    }

    /// <summary>
    /// Reach by place of the filter's level, cluster (0: none stated) and group (0: none stated), where groups of a place
    /// and cluster add up, and so do places; and the same of all clusters as one, where nobody is counted twice.
    /// </summary>
    internal static (Dictionary<ReachCell, ReachFigure> ByCluster, Dictionary<ReachCell, ReachFigure> AsOne) Cells(ReachOrder order, ReachQuestion question)
    {
        using var entries = new ReachEntries(order, question);
        var (byCluster, asOne) = (new Dictionary<ReachCell, ReachFigure>(), new Dictionary<ReachCell, ReachFigure>());
        var (clusters, groups) = (Ids(order.Facts.Clusters), Ids(order.Facts.Groups));
        var ofBlock = new ReachFigure[clusters.Length];
        var blocks = new ReachBlocks(entries, question) { OnCluster = (key, figure) => ofBlock[order.ClusterSlot(key)] = figure };
        // Blocks of one place stand together, group after group.
        for (var (code, place) = (-2, 0L); blocks.Next();)
        {
            var bucket = order.Bucket(blocks.Key);
            if (bucket.Place != code) (code, place) = (bucket.Place, At(order, question, bucket.Place));
            Add(asOne, new ReachCell(place, 0, groups[bucket.Group + 1]), blocks.Figure);
            for (var cluster = 0; cluster < clusters.Length; cluster++)
                if (ofBlock[cluster].Rows > 0) Add(byCluster, new ReachCell(place, clusters[cluster], groups[bucket.Group + 1]), ofBlock[cluster]);
            Array.Clear(ofBlock);
        }
        return (byCluster, asOne);
    }

    /// <summary>Every row of the figure's total and what became of it: the values of those counted sum to it exactly.</summary>
    public static IReadOnlyList<ReachRow> Rows(FactTable facts, ReachQuestion question, PresenceReference reference) => Rows(new ReachOrder(facts, reference, question.Unit), question);

    public static IReadOnlyList<ReachRow> Rows(ReachOrder order, ReachQuestion question)
    {
        var asked = question with { By = ReachBy.Total };
        using var entries = new ReachEntries(order, asked);
        var reasons = new ReachReason[entries.Count];
        for (var blocks = new ReachBlocks(entries, asked) { KeepsLines = true }; blocks.Next();) blocks.Explain(reasons);
        var ids = new long[order.Facts.Segments.Count][];
        var rows = new ReachRow[entries.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var entry = order.Entries[entries.At[i]];
            rows[i] = Row(entries, entries.At[i], (ids[entry.Segment] ??= order.SegmentOf(entry).RowIdsByPosition())[entry.Row], reasons[i]);
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

    private static long At(ReachOrder order, ReachQuestion question, int place) =>
        order.PlaceId(place) is var id ? order.Reference.AreaAtLevel(id, question.Filter.Level) ?? id : 0;

    private static ReachRow Row(ReachEntries entries, int at, long rowId, ReachReason reason)
    {
        var (order, facts) = (entries.Order, entries.Order.Facts);
        var (entry, bucket) = (order.Entries[at], order.Bucket(order.Columns.Keys[at]));
        var segment = order.SegmentOf(entry);
        return new ReachRow(rowId, order.PlaceId(bucket.Place), Id(facts.Groups, bucket.Group), Id(facts.Clusters, bucket.Cluster), Id(facts.Kinds, bucket.Kind),
            Id(facts.Partners, entry.Partner), segment.FromMonth[entry.Row], segment.ToMonth[entry.Row], order.Columns.Values[at], reason) { IsUnseen = entries.IsUnseen(entry) };
    }

    /// <summary>By code + 1; none is 0.</summary>
    private static long[] Ids(CodeDictionary<long> codes) => [0, .. codes.Keys];

    internal static long Id(CodeDictionary<long> codes, int code) => code < 0 ? 0 : codes[code];
}

/// <summary>A figure's place of the level asked, cluster and group; 0 is none stated, and no cluster where all count as one.</summary>
internal readonly record struct ReachCell(long Place, long Cluster, long Group);
