using System.Runtime.InteropServices;

namespace Tessera.Domain.Analysis;

/// <summary>
/// Walks rows in the order of reach block by block, a block being one lowest place and group: periods of a line, lines of
/// a kind, kinds of the block.
/// </summary>
internal sealed class ReachBlocks(ReachOrder order, ReachQuestion question, ReachRows rows, int from, int to)
{
    private record struct Line(int Start, int End, int CountedStart, int CountedEnd, long Value, long Sum)
    {
        /// <summary>False for lines decided to report the people of a larger one.</summary>
        public bool IsCounted { get; set; } = true;
    }

    private readonly record struct Kind(int Start, int End, int FirstLine, int EndLine, long Value);

    private readonly List<Line> _lines = [];
    private readonly List<Kind> _kinds = [];
    private readonly int _blockShift = order.Widths[2] + order.Widths[3];
    private int _end = from;

    public ReachBlocks(ReachEntries entries, ReachQuestion question) : this(entries.Order, question, entries.Rows, 0, entries.Count) { }

    /// <summary>Told of every cluster of a block by itself: a key of its rows and their figure.</summary>
    public Action<ulong, ReachFigure>? OnCluster { get; init; }

    /// <summary>Whether lines are kept, for those who ask after rows and not only for sums.</summary>
    public bool KeepsLines { get; init; }

    /// <summary>A key of the block's rows.</summary>
    public ulong Key { get; private set; }
    public ReachSum Sum { get; private set; }
    public ReachFigure Figure => Sum.Figure(question.Unit);

    /// <summary>Goes on to the next block; false behind the last.</summary>
    public bool Next()
    {
        if (_end >= to) return false;
        Key = rows.Keys[_end];
        _lines.Clear();
        _kinds.Clear();
        if (OnCluster is null) Sum = Part(_blockShift);
        else ByCluster(Key >> _blockShift, OnCluster);
        return true;
    }

    private void ByCluster(ulong block, Action<ulong, ReachFigure> onCluster)
    {
        var sum = default(ReachSum);
        while (_end < to && rows.Keys[_end] is var key && key >> _blockShift == block)
        {
            var part = Part(order.Widths[3]);
            onCluster(key, part.Figure(question.Unit));
            sum.Add(part);
        }
        Sum = sum;
    }

    /// <summary>The sum of the rows from here on that have this part of their key in common.</summary>
    private ReachSum Part(int shift)
    {
        var (keys, values, sum, start) = (rows.Keys, rows.Values, default(ReachSum), _end);
        var part = keys[start] >> shift;
        while (start < to && keys[start] is var key && key >> shift == part)
        {
            var end = start + 1;
            while (end < to && keys[end] == key) end++;
            if (end == start + 1 && !KeepsLines) sum.Add(values[start]);
            else sum.Add(Read(start, end));
            start = end;
        }
        _end = start;
        return sum;
    }

    /// <summary>Adds how the rows counted cut their people; lines were kept.</summary>
    public void AddTo(ReachSplitSum split)
    {
        var best = Best();
        for (var kind = 0; kind < _kinds.Count; kind++)
            if (best < 0 || kind == best)
                foreach (ref readonly var line in Lines(_kinds[kind]))
                    if (line.IsCounted) Add(split, line.CountedStart, line.CountedEnd);
    }

    private void Add(ReachSplitSum split, int start, int end)
    {
        foreach (var row in rows.At.AsSpan(start, end - start))
            if (order.SegmentOf(order.Entries[row]).CutsOf(order.Entries[row].Row) is { Length: > 0 } cuts) split.Add(order.Columns.Values[row], cuts);
    }

    /// <summary>Why each row of the block counts or does not; lines were kept.</summary>
    public void Explain(ReachReason[] reasons)
    {
        var best = Best();
        for (var kind = 0; kind < _kinds.Count; kind++)
            if (best >= 0 && kind != best) reasons.AsSpan(_kinds[kind].Start, _kinds[kind].End - _kinds[kind].Start).Fill(ReachReason.OtherKind);
            else foreach (ref readonly var line in Lines(_kinds[kind]))
            {
                reasons.AsSpan(line.Start, line.End - line.Start).Fill(line.IsCounted ? ReachReason.OtherPeriod : ReachReason.SamePeople);
                // Counted is the reason 0.
                if (line.IsCounted) reasons.AsSpan(line.CountedStart, line.CountedEnd - line.CountedStart).Clear();
            }
    }

    private Span<Line> Lines(in Kind kind) => CollectionsMarshal.AsSpan(_lines)[kind.FirstLine..kind.EndLine];

    /// <summary>The first of the kinds that reached most; -1 where kinds add up.</summary>
    private int Best()
    {
        if (!question.Unit.IsBeneficiaries) return -1;
        var best = 0;
        for (var kind = 1; kind < _kinds.Count; kind++) if (_kinds[kind].Value > _kinds[best].Value) best = kind;
        return best;
    }

    /// <summary>Steps 1 and 2: the lines of a kind, and what they come to together and at most.</summary>
    private KindSum Read(int start, int end)
    {
        if (!KeepsLines) _lines.Clear();
        var first = _lines.Count;
        for (int line = start, next; line < end; line = next)
        {
            for (next = line + 1; next < end && order.Entries[rows.At[next]].Line == order.Entries[rows.At[line]].Line;) next++;
            _lines.Add(OverPeriods(line, next));
        }
        if (!question.Same.IsEmpty) Apart(start, first);
        var sum = default(KindSum);
        foreach (ref readonly var line in CollectionsMarshal.AsSpan(_lines)[first..]) sum += Of(line);
        if (KeepsLines) _kinds.Add(new Kind(start, end, first, _lines.Count, sum.Value));
        return sum;
    }

    private static KindSum Of(in Line line)
    {
        var count = line.End - line.Start;
        return line.IsCounted ? new KindSum(count, line.Value, line.Value, line.Sum, line.CountedEnd - line.CountedStart, 0, 0) : new KindSum(count, 0, 0, line.Sum, 0, count, line.Sum);
    }

    /// <summary>Rows that report people not counted before stand after the others; whichever comes to more counts.</summary>
    private Line OverPeriods(int start, int end)
    {
        var (values, entries, at) = (rows.Values, order.Entries, rows.At);
        var (counted, countedEnd, most, sum) = (start, start, long.MinValue, 0L);
        for (int first = start, last; first < end; first = last)
        {
            var (value, isNew, period) = (values[first], entries[at[first]].IsNew, entries[at[first]].Period);
            for (last = first + 1; last < end && entries[at[last]].IsNew == isNew && (isNew || entries[at[last]].Period == period); last++) value += values[last];
            sum += value;
            if (value > most) (counted, countedEnd, most) = (first, last, value);
        }
        return new Line(start, end, counted, countedEnd, most, sum);
    }

    /// <summary>Of partners decided to report the same people, only the lines of the one that comes to most count.</summary>
    private void Apart(int start, int first)
    {
        var facts = order.Facts;
        var bucket = order.Bucket(rows.Keys[start]);
        var sets = question.Same.At(Reach.Id(facts.Clusters, bucket.Cluster), Reach.Id(facts.Kinds, bucket.Kind), order.PlaceId(bucket.Place), Reach.Id(facts.Groups, bucket.Group));
        if (sets is null) return;
        var inSets = Enumerable.Range(first, _lines.Count - first).Select(line => (At: line, order.Entries[rows.At[_lines[line].Start]].Partner)).Where(line => line.Partner >= 0 && sets.ContainsKey(facts.Partners[line.Partner]));
        foreach (var set in inSets.GroupBy(line => sets[facts.Partners[line.Partner]]).ToList())
            foreach (var (line, _) in set.GroupBy(line => line.Partner).OrderByDescending(partner => partner.Sum(line => _lines[line.At].Value)).Skip(1).SelectMany(partner => partner))
                _lines[line] = _lines[line] with { IsCounted = false };
    }
}
