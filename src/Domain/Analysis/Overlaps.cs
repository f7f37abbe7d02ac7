namespace Tessera.Domain.Analysis;

/// <summary>
/// Pairs of partners that report one activity kind of one cluster in one lowest place and group with a month in common
/// (design.md 5). A pair is a question, not a fault: only somebody who knows can say whether the people are the same.
/// </summary>
public static class Overlaps
{
    private const decimal Similar = 0.2m;

    /// <summary>All pairs among the rows that the filter lets through, those with most people at stake first.</summary>
    public static IReadOnlyList<OverlapPair> Of(FactTable facts, PresenceQuestion filter, PresenceReference reference) => Of(new ReachOrder(facts, reference, ReachUnit.People), filter);

    /// <param name="order">Of people.</param>
    public static IReadOnlyList<OverlapPair> Of(ReachOrder order, PresenceQuestion filter)
    {
        using var entries = new ReachEntries(order, new ReachQuestion(filter, ReachBy.Total, ReachUnit.People) { WithSilent = true });
        var pairs = new List<OverlapPair>();
        for (int start = 0, end; start < entries.Keys.Length; start = end)
        {
            for (end = start + 1; end < entries.Keys.Length && entries.Keys[end] == entries.Keys[start];) end++;
            if (end - start > 1) Bucket(order, entries, (start, end), pairs);
        }
        return [.. pairs.OrderByDescending(pair => pair.AtStake).ThenBy(pair => pair.Kind).ThenBy(pair => pair.Key.Id)];
    }

    private static void Bucket(ReachOrder order, ReachEntries entries, (int Start, int End) range, List<OverlapPair> pairs)
    {
        var (facts, reference, sides) = (order.Facts, order.Reference, new List<OverlapSide>());
        foreach (var rows in entries.Entries[range.Start..range.End].ToArray().Where(entry => entry.Partner >= 0 && !entries.IsUnseen(entry)).GroupBy(entry => entry.Partner))
            sides.Add(OverlapSide.Of(facts, reference, [.. rows]));
        if (sides.Count < 2) return;
        var bucket = entries.Bucket(entries.Keys[range.Start]);
        for (var a = 0; a < sides.Count; a++)
            for (var b = a + 1; b < sides.Count; b++)
                if (sides[a].Meets(sides[b]) is { } months) pairs.Add(Pair(facts, entries, bucket, (sides[a], sides[b]), months));
    }

    private static OverlapPair Pair(FactTable facts, ReachEntries entries, ReachBucket bucket, (OverlapSide A, OverlapSide B) sides, (int From, int To) months)
    {
        var (a, b) = sides.A.PartnerId < sides.B.PartnerId ? sides : (sides.B, sides.A);
        var kind = a.Implementers.Contains(b.PartnerId) || b.Implementers.Contains(a.PartnerId) ? OverlapKind.LeadAndImplementer
            : IsSimilar(a.Figure, b.Figure) ? OverlapKind.SimilarNumbers : OverlapKind.SameActivity;
        var key = OverlapKey.Of(Reach.Id(facts.Clusters, bucket.Cluster), Reach.Id(facts.Kinds, bucket.Kind), entries.Order.PlaceId(bucket.Place), Reach.Id(facts.Groups, bucket.Group), a.PartnerId, b.PartnerId);
        return new OverlapPair(key, kind, months.From, months.To, a.Figure, b.Figure);
    }

    private static bool IsSimilar(long? a, long? b) => a is > 0 && b is > 0 && Math.Abs(a.Value - b.Value) <= Math.Max(a.Value, b.Value) * Similar;
}

/// <summary>One partner's rows in one bucket.</summary>
internal sealed record OverlapSide(long PartnerId, long? Figure, IReadOnlyList<(int From, int To)> Months, IReadOnlySet<long> Implementers)
{
    public static OverlapSide Of(FactTable facts, PresenceReference reference, IReadOnlyList<ReachEntry> rows)
    {
        var implementers = rows.Select(row => facts.Segments[row.Segment].Segment.Implementing[row.Row]).Where(code => code >= 0).Select(code => reference.Survivor(facts.Partners[code])).ToHashSet();
        var months = rows.Select(row => ((int)(row.Period >> 16), (int)(row.Period & 0xFFFF))).Distinct().ToList();
        return new OverlapSide(facts.Partners[rows[0].Partner], FigureOf(rows), months, implementers);
    }

    /// <summary>The months that both report in; null when there are none. Rows without a date meet only each other.</summary>
    public (int From, int To)? Meets(OverlapSide other)
    {
        (int From, int To)? met = null;
        foreach (var (from, to) in Months)
            foreach (var (otherFrom, otherTo) in other.Months)
            {
                var (first, last) = (Math.Max(from, otherFrom), Math.Min(to, otherTo));
                if (first > last || (to == 0) != (otherTo == 0)) continue;
                met = met is { } known ? (Math.Min(known.From, first), Math.Max(known.To, last)) : (first, last);
            }
        return met;
    }

    private static long? FigureOf(IReadOnlyList<ReachEntry> rows)
    {
        var stated = rows.Where(row => row.Value != FactSegment.None).ToList();
        if (stated.Count == 0) return null;
        return stated.GroupBy(row => row.Line).Sum(line => Math.Max(line.Where(row => row.IsNew).Sum(row => row.Value),
            line.Where(row => !row.IsNew).GroupBy(row => row.Period).Select(period => period.Sum(row => row.Value)).DefaultIfEmpty().Max()));
    }
}
