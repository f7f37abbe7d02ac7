using System.Runtime.InteropServices;

namespace Tessera.Domain.Analysis;

/// <summary>Walks sorted entries block by block: periods of a line, lines of a kind, kinds of a place and group.</summary>
internal sealed class ReachBlocks(ReachEntries entries, ReachQuestion question, ReachBy by)
{
    private record struct Line(int Start, int End, int CountedStart, int CountedEnd, long Value, long Sum)
    {
        /// <summary>False for lines decided to report the people of a larger one.</summary>
        public bool IsCounted { get; set; } = true;
    }

    private readonly record struct Kind(int Start, int End, int FirstLine, int EndLine, long Value, long Largest, long Sum);

    private readonly List<Line> _lines = [];
    private readonly List<Kind> _kinds = [];
    private readonly int _shift = entries.BlockShift(by);
    private int _end;

    /// <summary>First entry of the block at hand: the rows of one part, lowest place and group.</summary>
    public int Start { get; private set; }
    public ReachFigure Figure { get; private set; }

    /// <summary>Goes on to the next block; false behind the last.</summary>
    public bool Next()
    {
        var keys = entries.Keys;
        if (_end >= keys.Length) return false;
        (Start, var block) = (_end, keys[_end] >> _shift);
        _lines.Clear();
        _kinds.Clear();
        for (int start = Start, end; start < keys.Length && keys[start] >> _shift == block; start = _end = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            Read(start, end);
        }
        Figure = Sum();
        return true;
    }

    /// <summary>Adds the block's rows to what became of rows before, by reason.</summary>
    public void AddTo(ReachStep[] steps)
    {
        var best = Best();
        for (var kind = 0; kind < _kinds.Count; kind++)
            if (best >= 0 && kind != best) Add(steps, ReachReason.OtherKind, _kinds[kind].End - _kinds[kind].Start, _kinds[kind].Sum);
            else foreach (ref readonly var line in Lines(_kinds[kind])) Add(steps, in line);
    }

    /// <summary>Adds how the rows counted cut their people.</summary>
    public void AddTo(ReachSplitSum split)
    {
        var best = Best();
        for (var kind = 0; kind < _kinds.Count; kind++)
            if (best < 0 || kind == best)
                foreach (ref readonly var line in Lines(_kinds[kind]))
                    if (line.IsCounted) Add(split, entries.Entries[line.CountedStart..line.CountedEnd]);
    }

    private void Add(ReachSplitSum split, ReadOnlySpan<ReachEntry> rows)
    {
        foreach (ref readonly var row in rows)
            if (entries.Order.Facts.Segments[row.Segment].Segment.CutsOf(row.Row) is { Length: > 0 } cuts) split.Add(row.Value, cuts);
    }

    /// <summary>Why each row of the block counts or does not.</summary>
    public void Explain(ReachReason[] reasons)
    {
        var best = Best();
        for (var kind = 0; kind < _kinds.Count; kind++)
            if (best >= 0 && kind != best) reasons.AsSpan(_kinds[kind].Start, _kinds[kind].End - _kinds[kind].Start).Fill(ReachReason.OtherKind);
            else foreach (ref readonly var line in Lines(_kinds[kind]))
            {
                reasons.AsSpan(line.Start, line.End - line.Start).Fill(line.IsCounted ? ReachReason.OtherPeriod : ReachReason.SamePeople);
                // Counted is the default.
                if (line.IsCounted) reasons.AsSpan(line.CountedStart, line.CountedEnd - line.CountedStart).Clear();
            }
    }

    private static void Add(ReachStep[] steps, ref readonly Line line)
    {
        if (!line.IsCounted) { Add(steps, ReachReason.SamePeople, line.End - line.Start, line.Sum); return; }
        var counted = line.CountedEnd - line.CountedStart;
        Add(steps, ReachReason.Counted, counted, line.Value);
        Add(steps, ReachReason.OtherPeriod, line.End - line.Start - counted, line.Sum - line.Value);
    }

    private static void Add(ReachStep[] steps, ReachReason reason, int rows, long value) =>
        steps[(int)reason] = new ReachStep(steps[(int)reason].Rows + rows, steps[(int)reason].Value + value);

    private Span<Line> Lines(in Kind kind) => CollectionsMarshal.AsSpan(_lines)[kind.FirstLine..kind.EndLine];

    /// <summary>The first of the kinds that reached most; -1 where kinds add up.</summary>
    private int Best()
    {
        if (!question.Unit.IsBeneficiaries) return -1;
        var best = 0;
        for (var kind = 1; kind < _kinds.Count; kind++) if (_kinds[kind].Value > _kinds[best].Value) best = kind;
        return best;
    }

    private ReachFigure Sum()
    {
        long largest = 0, most = 0, sum = 0, high = 0;
        foreach (var kind in _kinds) (largest, most, sum, high) = (Math.Max(largest, kind.Largest), Math.Max(most, kind.Value), sum + kind.Value, high + kind.Sum);
        return question.Unit.IsBeneficiaries ? new ReachFigure(_end - Start, largest, most, high) : new ReachFigure(_end - Start, sum, sum, high);
    }

    /// <summary>Steps 1 and 2: the lines of a kind, and what they come to together and at most.</summary>
    private void Read(int from, int to)
    {
        var first = _lines.Count;
        var rows = entries.Entries;
        for (int start = from, end; start < to; start = end)
        {
            for (end = start + 1; end < to && rows[end].Line == rows[start].Line;) end++;
            _lines.Add(OverPeriods(rows, start, end));
        }
        if (!question.Same.IsEmpty) Apart(from, first);
        long value = 0, largest = 0, sum = 0;
        foreach (ref readonly var line in CollectionsMarshal.AsSpan(_lines)[first..])
        {
            sum += line.Sum;
            if (line.IsCounted) (value, largest) = (value + line.Value, Math.Max(largest, line.Value));
        }
        _kinds.Add(new Kind(from, to, first, _lines.Count, value, largest, sum));
    }

    /// <summary>Rows that report people not counted before stand after the others; whichever comes to more counts.</summary>
    private static Line OverPeriods(ReadOnlySpan<ReachEntry> rows, int start, int end)
    {
        if (end == start + 1) return new Line(start, end, start, end, rows[start].Value, rows[start].Value);
        var (from, to, most, sum) = (start, start, long.MinValue, 0L);
        for (int first = start, last; first < end; first = last)
        {
            var value = rows[first].Value;
            for (last = first + 1; last < end && rows[last].IsNew == rows[first].IsNew && (rows[first].IsNew || rows[last].Period == rows[first].Period); last++) value += rows[last].Value;
            sum += value;
            if (value > most) (from, to, most) = (first, last, value);
        }
        return new Line(start, end, from, to, most, sum);
    }

    /// <summary>Of partners decided to report the same people, only the lines of the one that comes to most count.</summary>
    private void Apart(int from, int first)
    {
        var facts = entries.Order.Facts;
        var bucket = entries.Bucket(entries.Keys[from]);
        var sets = question.Same.At(Reach.Id(facts.Clusters, bucket.Cluster), Reach.Id(facts.Kinds, bucket.Kind), entries.Order.PlaceId(bucket.Place), Reach.Id(facts.Groups, bucket.Group));
        if (sets is null) return;
        var inSets = Enumerable.Range(first, _lines.Count - first).Select(at => (At: at, Partner: entries.Entries[_lines[at].Start].Partner)).Where(line => line.Partner >= 0 && sets.ContainsKey(facts.Partners[line.Partner]));
        foreach (var set in inSets.GroupBy(line => sets[facts.Partners[line.Partner]]).ToList())
            foreach (var (at, _) in set.GroupBy(line => line.Partner).OrderByDescending(partner => partner.Sum(line => _lines[line.At].Value)).Skip(1).SelectMany(partner => partner))
                _lines[at] = _lines[at] with { IsCounted = false };
    }
}
