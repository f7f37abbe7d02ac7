namespace Tessera.Domain.Analysis;

/// <summary>The rows of one part, lowest place and group.</summary>
internal readonly record struct ReachBlock(int Start, int End, ReachFigure Figure);

/// <summary>Walks sorted entries block by block: periods of a line, lines of a kind, kinds of a place and group.</summary>
internal sealed class ReachBlocks(FactTable facts, ReachQuestion question, ReachEntries entries)
{
    private readonly record struct Line(int Start, int End, int CountedStart, int CountedEnd, long Value);

    private readonly ulong[] _keys = entries.Keys;
    private readonly ReachEntry[] _entries = entries.Entries;
    private readonly List<Line> _lines = [];
    private readonly List<Line> _counted = [];

    public IEnumerable<ReachBlock> All()
    {
        for (int start = 0, end; start < _keys.Length; start = end)
        {
            for (end = start + 1; end < _keys.Length && entries.Block(_keys[end]) == entries.Block(_keys[start]);) end++;
            yield return new ReachBlock(start, end, Figure(start, end));
        }
    }

    /// <summary>Why each row of a block counts or does not.</summary>
    public void Explain(ReachBlock block, ReachReason[] reasons)
    {
        var bestKind = question.Unit.IsBeneficiaries ? Kinds(block.Start, block.End).MaxBy(k => k.Value).Start : -1;
        foreach (var (start, end, _, _) in Kinds(block.Start, block.End))
        {
            _ = Kind(start, end);
            if (bestKind >= 0 && start != bestKind) reasons.AsSpan(start, end - start).Fill(ReachReason.OtherKind);
            else foreach (var line in _lines) Explain(line, _counted.Contains(line), reasons);
        }
    }

    private static void Explain(Line line, bool isCounted, ReachReason[] reasons)
    {
        for (var i = line.Start; i < line.End; i++)
            reasons[i] = !isCounted ? ReachReason.SamePeople : i >= line.CountedStart && i < line.CountedEnd ? ReachReason.Counted : ReachReason.OtherPeriod;
    }

    private ReachFigure Figure(int start, int end)
    {
        long largest = 0, most = 0, sum = 0, high = 0;
        foreach (var kind in Kinds(start, end)) (largest, most, sum) = (Math.Max(largest, kind.Largest), Math.Max(most, kind.Value), sum + kind.Value);
        for (var i = start; i < end; i++) high += _entries[i].Value;
        return question.Unit.IsBeneficiaries ? new ReachFigure(end - start, largest, most, high) : new ReachFigure(end - start, sum, sum, high);
    }

    private IEnumerable<(int Start, int End, long Value, long Largest)> Kinds(int from, int to)
    {
        for (int start = from, end; start < to; start = end)
        {
            for (end = start + 1; end < to && _keys[end] == _keys[start];) end++;
            var (value, largest) = Kind(start, end);
            yield return (start, end, value, largest);
        }
    }

    /// <summary>Steps 1 and 2: the lines of a kind, and what they come to together and at most.</summary>
    private (long Value, long Largest) Kind(int from, int to)
    {
        _lines.Clear();
        _counted.Clear();
        for (int start = from, end; start < to; start = end)
        {
            for (end = start + 1; end < to && _entries[end].Line == _entries[start].Line;) end++;
            _lines.Add(OverPeriods(start, end));
        }
        _counted.AddRange(Apart(from));
        long value = 0, largest = 0;
        foreach (var line in _counted) (value, largest) = (value + line.Value, Math.Max(largest, line.Value));
        return (value, largest);
    }

    /// <summary>Rows that report people not counted before stand after the others; whichever comes to more counts.</summary>
    private Line OverPeriods(int start, int end)
    {
        var best = new Line(start, end, start, start, long.MinValue);
        for (int from = start, to; from < end; from = to)
        {
            var (isNew, period, value) = (_entries[from].IsNew, _entries[from].Period, _entries[from].Value);
            for (to = from + 1; to < end && _entries[to].IsNew == isNew && (isNew || _entries[to].Period == period); to++) value += _entries[to].Value;
            if (value > best.Value) best = new Line(start, end, from, to, value);
        }
        return best;
    }

    /// <summary>Lines of different people: of partners decided to report the same, those of the one that comes to most.</summary>
    private IEnumerable<Line> Apart(int from)
    {
        if (question.Same.IsEmpty) return _lines;
        var bucket = entries.Bucket(_keys[from]);
        long Id(CodeDictionary<long> codes, int code) => code < 0 ? 0 : codes[code];
        var sets = question.Same.At(Id(facts.Clusters, bucket.Cluster), Id(facts.Kinds, bucket.Kind), entries.PlaceId(bucket.Place), Id(facts.Groups, bucket.Group));
        if (sets is null) return _lines;
        return _lines.GroupBy(line => SetOf(sets, line))
            .SelectMany(IEnumerable<Line> (set) => set.Key is null ? set : set.GroupBy(line => _entries[line.Start].Partner).MaxBy(partner => partner.Sum(line => line.Value))!);
    }

    private long? SetOf(IReadOnlyDictionary<long, long> sets, Line line) =>
        _entries[line.Start].Partner >= 0 && sets.TryGetValue(facts.Partners[_entries[line.Start].Partner], out var set) ? set : null;
}
