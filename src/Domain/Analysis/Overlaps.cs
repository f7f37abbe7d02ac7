using System.Runtime.InteropServices;

namespace Tessera.Domain.Analysis;

/// <summary>
/// Pairs of partners that report one activity kind of one cluster in one lowest place and group with a month in common
/// (design.md 5). A pair is a question, not a fault: only somebody who knows can say whether the people are the same.
/// </summary>
public static class Overlaps
{
    /// <summary>Most at stake first, then the stronger kind, then by id.</summary>
    private readonly record struct Rank(long AtStake, OverlapKind Kind, long Id) : IComparable<Rank>
    {
        public int CompareTo(Rank other) => AtStake != other.AtStake ? other.AtStake.CompareTo(AtStake) : Kind != other.Kind ? Kind.CompareTo(other.Kind) : Id.CompareTo(other.Id);
    }

    private const decimal Similar = 0.2m;

    /// <summary>All pairs among the rows that the filter lets through, those with most people at stake first.</summary>
    public static IReadOnlyList<OverlapPair> Of(FactTable facts, PresenceQuestion filter, PresenceReference reference) => Of(new ReachOrder(facts, reference, ReachUnit.People), filter);

    /// <param name="order">Of people.</param>
    public static IReadOnlyList<OverlapPair> Of(ReachOrder order, PresenceQuestion filter)
    {
        using var entries = new ReachEntries(order, new ReachQuestion(filter, ReachBy.Total, ReachUnit.People) { WithSilent = true });
        var (pairs, sides) = (new List<OverlapPair>(), new OverlapSides(order));
        for (int start = 0, end; start < entries.Count; start = end)
        {
            var key = entries.Rows.Keys[start];
            for (end = start + 1; end < entries.Count && entries.Rows.Keys[end] == key;) end++;
            if (end == start + 1) continue;
            foreach (var row in entries.At[start..end]) if (!entries.IsUnseen(order.Entries[row])) sides.Add(row);
            Bucket(order, order.Bucket(key), sides.Take(), pairs);
        }
        var (ranked, ranks) = (pairs.ToArray(), new Rank[pairs.Count]);
        for (var pair = 0; pair < ranks.Length; pair++) ranks[pair] = new Rank(ranked[pair].AtStake, ranked[pair].Kind, ranked[pair].Key.Id);
        Array.Sort(ranks, ranked);
        return ranked;
    }

    private static void Bucket(ReachOrder order, ReachBucket bucket, ReadOnlySpan<OverlapSide> sides, List<OverlapPair> pairs)
    {
        for (var a = 0; a < sides.Length; a++)
            for (var b = a + 1; b < sides.Length; b++)
                if (sides[a].Meets(sides[b]) is { } months) pairs.Add(Pair(order.Facts, order.PlaceId(bucket.Place), bucket, (sides[a], sides[b]), months));
    }

    private static OverlapPair Pair(FactTable facts, long place, ReachBucket bucket, (OverlapSide A, OverlapSide B) sides, (int From, int To) months)
    {
        var (a, b) = sides.A.PartnerId < sides.B.PartnerId ? sides : (sides.B, sides.A);
        var kind = a.Names(b) || b.Names(a) ? OverlapKind.LeadAndImplementer
            : IsSimilar(a.Figure, b.Figure) ? OverlapKind.SimilarNumbers : OverlapKind.SameActivity;
        var key = OverlapKey.Of(Reach.Id(facts.Clusters, bucket.Cluster), Reach.Id(facts.Kinds, bucket.Kind), place, Reach.Id(facts.Groups, bucket.Group), a.PartnerId, b.PartnerId);
        return new OverlapPair(key, kind, months.From, months.To, a.Figure, b.Figure);
    }

    private static bool IsSimilar(long? a, long? b) => a is > 0 && b is > 0 && Math.Abs(a.Value - b.Value) <= Math.Max(a.Value, b.Value) * Similar;
}

/// <summary>Rows of one bucket, taken apart by partner; used again for the next bucket.</summary>
internal sealed class OverlapSides(ReachOrder order)
{
    private readonly long[] _partnerIds = order.Facts.Partners.Keys;
    private readonly List<(int Partner, int Row)> _rows = [];
    private readonly List<OverlapSide> _sides = [];

    /// <summary>Rows of no partner are nobody's side.</summary>
    public void Add(int row)
    {
        if (order.Entries[row].Partner is >= 0 and var partner) _rows.Add((partner, row));
    }

    /// <summary>The sides of the rows added since the last call; good until the next one.</summary>
    public ReadOnlySpan<OverlapSide> Take()
    {
        if (_rows.Count > 1) _rows.Sort();
        _sides.Clear();
        // Most buckets are one partner's.
        for (int start = 0, end; _rows.Count > 0 && _rows[0].Partner != _rows[^1].Partner && start < _rows.Count; start = end)
        {
            for (end = start + 1; end < _rows.Count && _rows[end].Partner == _rows[start].Partner;) end++;
            _sides.Add(new OverlapSide(order, _partnerIds[_rows[start].Partner], [.. CollectionsMarshal.AsSpan(_rows)[start..end]]));
        }
        _rows.Clear();
        return CollectionsMarshal.AsSpan(_sides);
    }
}

/// <summary>One partner's rows in one bucket.</summary>
internal readonly struct OverlapSide(ReachOrder order, long partnerId, (int Partner, int Row)[] rows)
{
    public long PartnerId { get; } = partnerId;
    public long? Figure { get; } = FigureOf(order, rows);

    /// <summary>Whether a row of this side names the other as its implementer.</summary>
    public bool Names(OverlapSide other)
    {
        foreach (var (_, row) in rows)
        {
            ref readonly var entry = ref order.Entries[row];
            if (order.SurvivorOf(order.SegmentOf(entry).Implementing[entry.Row]) == other.Partner) return true;
        }
        return false;
    }

    private int Partner => rows[0].Partner;

    /// <summary>The months that both report in; null when there are none. Rows without a date meet only each other.</summary>
    public (int From, int To)? Meets(OverlapSide other)
    {
        (int From, int To)? met = null;
        foreach (var (from, to) in Months())
            foreach (var (otherFrom, otherTo) in other.Months())
            {
                var (first, last) = (Math.Max(from, otherFrom), Math.Min(to, otherTo));
                if (first > last || (to == 0) != (otherTo == 0)) continue;
                met = met is { } known ? (Math.Min(known.From, first), Math.Max(known.To, last)) : (first, last);
            }
        return met;
    }

    private (int From, int To)[] Months()
    {
        var months = new (int, int)[rows.Length];
        for (var i = 0; i < months.Length; i++) months[i] = ((int)(order.Entries[rows[i].Row].Period >> 16), (int)(order.Entries[rows[i].Row].Period & 0xFFFF));
        return months;
    }

    private static long? FigureOf(ReachOrder order, (int Partner, int Row)[] rows)
    {
        if (rows.Length == 1) return order.Columns.Values[rows[0].Row] is var only && only == FactSegment.None ? null : only;
        var stated = rows.Select(row => (Entry: order.Entries[row.Row], Value: order.Columns.Values[row.Row])).Where(row => row.Value != FactSegment.None).ToList();
        if (stated.Count == 0) return null;
        return stated.GroupBy(row => row.Entry.Line).Sum(line => Math.Max(line.Where(row => row.Entry.IsNew).Sum(row => row.Value),
            line.Where(row => !row.Entry.IsNew).GroupBy(row => row.Entry.Period).Select(period => period.Sum(row => row.Value)).DefaultIfEmpty().Max()));
    }
}
