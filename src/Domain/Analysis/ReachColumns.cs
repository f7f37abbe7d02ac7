namespace Tessera.Domain.Analysis;

/// <summary>Rows side by side in the order of reach; 49 bytes a row.</summary>
internal sealed class ReachColumns(ulong[] keys)
{
    public int Count => Keys.Length;
    /// <summary>Lowest place, group, cluster and kind in one number.</summary>
    public ulong[] Keys { get; } = keys;
    public ReachEntry[] Entries { get; } = GC.AllocateUninitializedArray<ReachEntry>(keys.Length);
    /// <summary>FactSegment.None where a row states no number of the unit.</summary>
    public long[] Values { get; } = GC.AllocateUninitializedArray<long>(keys.Length);
    /// <summary>As FactSegment.Reports.</summary>
    public ulong[] Reports { get; } = GC.AllocateUninitializedArray<ulong>(keys.Length);
    public byte[] Flags { get; } = GC.AllocateUninitializedArray<byte>(keys.Length);

    /// <summary>These rows without some of them and with others, each at its place: what few changes cost is a copy and not a sort.</summary>
    /// <param name="gone">Where the rows that leave stand, ascending.</param>
    public ReachColumns With(ReachColumns added, List<int> gone)
    {
        var merged = new ReachColumns(GC.AllocateUninitializedArray<ulong>(Count - gone.Count + added.Count));
        var (from, to, nextGone) = (0, 0, 0);
        for (var row = 0; row <= added.Count; row++)
        {
            var until = row == added.Count ? Count : PlaceOf(added.Keys[row], added.Entries[row]);
            for (; nextGone < gone.Count && gone[nextGone] < until; from = gone[nextGone++] + 1) to = merged.Take(this, from, gone[nextGone], to);
            to = merged.Take(this, from, until, to);
            from = until;
            if (row < added.Count) to = merged.Take(added, row, row + 1, to);
        }
        return merged;
    }

    /// <summary>Where a row stands, or would: behind all that come before it.</summary>
    public int PlaceOf(ulong key, ReachEntry entry)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Keys[middle] < key || (Keys[middle] == key && ReachEntry.InLines(Entries[middle], entry) < 0)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private int Take(ReachColumns rows, int start, int end, int at)
    {
        if (end <= start) return at;
        Array.Copy(rows.Keys, start, Keys, at, end - start);
        Array.Copy(rows.Entries, start, Entries, at, end - start);
        Array.Copy(rows.Values, start, Values, at, end - start);
        Array.Copy(rows.Reports, start, Reports, at, end - start);
        Array.Copy(rows.Flags, start, Flags, at, end - start);
        return at + end - start;
    }
}
