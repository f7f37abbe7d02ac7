namespace Tessera.Domain;

public enum DiffKind : byte { Same, Added, Removed, Changed }

/// <summary>Words in reading order; never Changed.</summary>
public sealed record DiffPiece(DiffKind Kind, string Text);

/// <summary>A line of two texts laid over each other. One that changed holds pieces of all kinds, any other a single piece.</summary>
public sealed record DiffLine(DiffKind Kind, IReadOnlyList<DiffPiece> Pieces);

/// <summary>What changed between two plain texts: first line by line, then word by word in lines that are still the same thought.</summary>
public static class TextDiff
{
    // Cells of the comparison table; beyond it everything between the common ends counts as replaced.
    private const int MostCells = 4_000_000;

    public static IReadOnlyList<DiffLine> Of(string? before, string? after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var found = new List<DiffLine>();
        var (i, j) = (0, 0);
        foreach (var (a, b) in Common(old, now).Append((old.Length, now.Length)))
        {
            found.AddRange(Between(old[i..a], now[j..b]));
            if (a < old.Length) found.Add(Whole(DiffKind.Same, old[a]));
            (i, j) = (a + 1, b + 1);
        }
        return found;
    }

    public static bool IsSame(string? before, string? after) => Lines(before).SequenceEqual(Lines(after));

    /// <summary>Lines that went and lines that came at one point of the text; those alike are shown as one line that changed.</summary>
    private static IEnumerable<DiffLine> Between(string[] gone, string[] come)
    {
        var next = 0;
        foreach (var line in gone)
        {
            var alike = Array.FindIndex(come, next, other => IsAlike(line, other));
            if (alike < 0)
            {
                yield return Whole(DiffKind.Removed, line);
                continue;
            }
            for (; next < alike; next++) yield return Whole(DiffKind.Added, come[next]);
            yield return Changed(line, come[next++]);
        }
        for (; next < come.Length; next++) yield return Whole(DiffKind.Added, come[next]);
    }

    private static DiffLine Whole(DiffKind kind, string text) => new(kind, [new(kind, text)]);

    private static DiffLine Changed(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var pieces = new List<DiffPiece>();
        var (i, j) = (0, 0);
        foreach (var (a, b) in Common(old, now).Append((old.Length, now.Length)))
        {
            Add(DiffKind.Removed, old[i..a]);
            Add(DiffKind.Added, now[j..b]);
            if (a < old.Length) Add(DiffKind.Same, old[a..(a + 1)]);
            (i, j) = (a + 1, b + 1);
        }
        return new(DiffKind.Changed, pieces);

        void Add(DiffKind kind, string[] words)
        {
            if (words.Length == 0) return;
            if (pieces.Count > 0 && pieces[^1].Kind == kind) pieces[^1] = pieces[^1] with { Text = $"{pieces[^1].Text} {string.Join(' ', words)}" };
            else pieces.Add(new(kind, string.Join(' ', words)));
        }
    }

    /// <summary>At least half of the words of both are the same.</summary>
    private static bool IsAlike(string one, string other)
    {
        var (left, right) = (Words(one), Words(other).ToList());
        var shared = left.Count(right.Remove);
        return left.Length > 0 && 4 * shared >= left.Length + right.Count + shared;
    }

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Positions of a longest common subsequence.</summary>
    private static IEnumerable<(int, int)> Common(string[] old, string[] now)
    {
        var (head, tail) = (0, 0);
        while (head < old.Length && head < now.Length && old[head] == now[head]) head++;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)]) tail++;
        return Enumerable.Range(0, head).Select(i => (i, i))
            .Concat(Middle(old[head..^tail], now[head..^tail]).Select(pair => (pair.Item1 + head, pair.Item2 + head)))
            .Concat(Enumerable.Range(0, tail).Select(i => (old.Length - tail + i, now.Length - tail + i)));
    }

    private static List<(int, int)> Middle(string[] old, string[] now)
    {
        var pairs = new List<(int, int)>();
        if ((long)old.Length * now.Length > MostCells) return pairs;
        var longest = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                longest[i, j] = old[i] == now[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        for (int i = 0, j = 0; i < old.Length && j < now.Length;)
        {
            if (old[i] == now[j]) pairs.Add((i++, j++));
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        }
        return pairs;
    }
}
