namespace Tessera.Domain;

/// <summary>How alike two folded words are written.</summary>
public static class Spelling
{
    private const int Longest = 128;

    /// <summary>
    /// 0..1: one minus the slips (a letter added, dropped, replaced, or two neighbours swapped) per letter of the longer
    /// text. Texts over 128 letters are 1 when equal and 0 otherwise.
    /// </summary>
    public static double Likeness(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (first.SequenceEqual(second)) return 1;
        var longer = Math.Max(first.Length, second.Length);
        if (longer > Longest || first.IsEmpty || second.IsEmpty) return 0;
        return 1 - (double)Slips(first, second) / longer;
    }

    private static int Slips(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var width = second.Length + 1;
        Span<int> rows = stackalloc int[3 * (Longest + 1)];
        Span<int> before = rows[..width], last = rows.Slice(width, width), current = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++) last[j] = j;
        for (var i = 1; i <= first.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j < width; j++)
            {
                var replaced = last[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
                current[j] = Math.Min(Math.Min(last[j], current[j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
            var spare = before;
            before = last;
            last = current;
            current = spare;
        }
        return last[^1];
    }
}
