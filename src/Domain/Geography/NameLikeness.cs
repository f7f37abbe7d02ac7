namespace Tessera.Domain.Geography;

/// <summary>How alike two names are, 0..1: the better of Jaro-Winkler and edit distance over canonical words, capped where a letter makes another place.</summary>
internal static class NameLikeness
{
    /// <summary>Names whose distinctive words (numbers, compass, upper and lower) differ are never taken unasked; the likest stays first.</summary>
    private const double Capped = 0.89;
    private const double Initials = 0.85;

    internal static double Of(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0 || left.Length > 80 || right.Length > 80) return 0;
        var score = Best(left, right);
        if (score < 0.8 || score >= 1) return score;
        if (Digits(left) != Digits(right)) return 0;
        return score <= Capped || (OneSlip(left, right) && SameDistinctive(left, right)) ? score : Capped - (1 - score) / 100;
    }

    /// <summary>
    /// "TT Hue" for "Thua Thien Hue", "HCM" for "Ho Chi Minh": initials stand for words that follow one another, the rest
    /// is the same. Many places share initials, so this is only ever offered.
    /// </summary>
    internal static double OfInitials(string name, string typed)
    {
        var (words, said) = (name.Split(' '), typed.Split(' '));
        if (words.Length <= said.Length || words.Length < 3) return 0;
        var at = 0;
        var shortened = 0;
        foreach (var word in said)
        {
            if (at < words.Length && words[at] == word) { at++; continue; }
            if (word.Length < 2 || at + word.Length > words.Length || word.Where((letter, i) => words[at + i][0] != letter).Any()) return 0;
            at += word.Length;
            shortened++;
        }
        return at == words.Length && shortened == 1 ? Initials : 0;
    }

    /// <summary>Alike enough to stand for an area whose code is given beside it.</summary>
    internal static bool Agrees(string left, string right) =>
        left.Length is > 0 and <= 80 && right.Length is > 0 and <= 80 && Best(left, right) >= 0.85
        && Digits(left) == Digits(right) && SameDistinctive(left, right);

    /// <summary>
    /// Only one long word may differ, by one letter after its first: "Hau Giang" and "Ha Giang" are provinces 1,000 km
    /// apart, and both score 0.97.
    /// </summary>
    private static bool OneSlip(string left, string right)
    {
        var (a, b) = (left.Split(' '), right.Split(' '));
        if (a.Length != b.Length) return false;
        var differing = a.Zip(b).Where(p => p.First != p.Second).ToList();
        return differing is [var (x, y)] && x.Length >= 6 && y.Length >= 6 && x[0] == y[0] && Edits(x, y) == 1;
    }

    private static bool SameDistinctive(string left, string right) =>
        left.Split(' ').Where(PlaceWords.IsDistinctive).Order(StringComparer.Ordinal)
            .SequenceEqual(right.Split(' ').Where(PlaceWords.IsDistinctive).Order(StringComparer.Ordinal));

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Damerau-Levenshtein distance (optimal string alignment).</summary>
    private static int Edits(string a, string b)
    {
        var (before, last, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                now[j] = Math.Min(Math.Min(last[j], now[j - 1]) + 1, change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            (before, last, now) = (last, now, before);
        }
        return last[b.Length];
    }

    /// <summary>Edit distance is only worth counting when the lengths leave it a chance.</summary>
    private static double Best(string left, string right)
    {
        var (score, longer) = (JaroWinkler(left, right), Math.Max(left.Length, right.Length));
        return score is < 0.7 or > 0.95 || Math.Abs(left.Length - right.Length) * 5 > longer ? score
            : Math.Max(score, 1 - Edits(left, right) / (double)longer);
    }

    private static double JaroWinkler(string a, string b)
    {
        if (a == b) return 1;
        Span<bool> usedA = stackalloc bool[a.Length], usedB = stackalloc bool[b.Length];
        var same = Pair(a, b, usedA, usedB);
        if (same == 0) return 0;
        var jaro = (same / (double)a.Length + same / (double)b.Length + (same - Swapped(a, b, usedA, usedB)) / (double)same) / 3;
        var lead = 0;
        while (lead < 4 && lead < a.Length && lead < b.Length && a[lead] == b[lead]) lead++;
        return jaro + lead * 0.1 * (1 - jaro);
    }

    private static int Pair(string a, string b, Span<bool> usedA, Span<bool> usedB)
    {
        var reach = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1);
        var same = 0;
        for (var i = 0; i < a.Length; i++)
            for (var j = Math.Max(0, i - reach); j <= Math.Min(b.Length - 1, i + reach); j++)
                if (!usedB[j] && a[i] == b[j])
                {
                    (usedA[i], usedB[j]) = (true, true);
                    same++;
                    break;
                }
        return same;
    }

    private static int Swapped(string a, string b, Span<bool> usedA, Span<bool> usedB)
    {
        var (swapped, j) = (0, 0);
        for (var i = 0; i < a.Length; i++)
        {
            if (!usedA[i]) continue;
            while (!usedB[j]) j++;
            if (a[i] != b[j++]) swapped++;
        }
        return swapped / 2;
    }
}
