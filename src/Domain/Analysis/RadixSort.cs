namespace Tessera.Domain.Analysis;

/// <summary>Sorts numbers of few bits with what belongs to them, in time that grows with the bits and not with a logarithm of the rows.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11, Digits = 1 << DigitBits;

    /// <summary>By key, items of one key in the order they came in.</summary>
    /// <param name="bits">How many of the lower bits of a key say anything.</param>
    public static void Sort(ref ulong[] keys, ref ulong[] items, int bits)
    {
        var (otherKeys, otherItems) = (new ulong[keys.Length], new ulong[items.Length]);
        var next = new int[Digits];
        for (var shift = 0; shift < bits; shift += DigitBits)
        {
            if (!Starts(keys, shift, next)) continue;
            for (var at = 0; at < keys.Length; at++)
            {
                ref var to = ref next[Digit(keys[at], shift)];
                (otherKeys[to], otherItems[to]) = (keys[at], items[at]);
                to++;
            }
            (keys, otherKeys) = (otherKeys, keys);
            (items, otherItems) = (otherItems, items);
        }
    }

    private static int Digit(ulong key, int shift) => (int)((key >> shift) & (Digits - 1));

    /// <summary>Where the keys of each digit begin; false when all have the same digit.</summary>
    private static bool Starts(ulong[] keys, int shift, int[] next)
    {
        Array.Clear(next);
        foreach (var key in keys) next[Digit(key, shift)]++;
        if (next.Contains(keys.Length)) return false;
        for (int digit = 0, start = 0; digit < next.Length; digit++) (next[digit], start) = (start, start + next[digit]);
        return true;
    }
}
