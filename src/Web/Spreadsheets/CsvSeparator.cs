namespace Tessera.Web.Spreadsheets;

/// <summary>Finds what separates the fields: the sign that occurs equally often in most of the first records.</summary>
internal static class CsvSeparator
{
    const int Records = 30;
    const string Candidates = ",;\t|";

    public static char Of(string sample)
    {
        if (Declared(sample) is { } declared) return declared;
        var counts = Count(sample);
        var first = counts.Find(c => c.Any(n => n > 0));
        if (first is null) return ',';
        return Candidates[Enumerable.Range(0, Candidates.Length).MaxBy(i => Score(counts, first, i))];
    }

    /// <summary>Excel's own line "sep=;", which no spreadsheet shows.</summary>
    static char? Declared(string sample) =>
        sample.Length > 5 && sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && sample[5] is '\r' or '\n' && sample[4] is '\t' or (>= ' ' and <= '~' and not '"') ? sample[4] : null;

    /// <summary>Steadiness weighs more than number, and a sign the first record lacks is rather part of the text.</summary>
    static double Score(List<int[]> counts, int[] first, int candidate)
    {
        var usual = counts.Select(c => c[candidate]).Where(n => n > 0).GroupBy(n => n)
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault();
        if (usual is null) return 0;
        var share = (double)usual.Count() / counts.Count;
        return share * share * Math.Log2(1 + usual.Key) * (first[candidate] > 0 ? 1 : 0.5);
    }

    static List<int[]> Count(string sample)
    {
        var counts = new List<int[]>();
        var current = new int[Candidates.Length];
        bool quoted = false, blank = true;
        foreach (var c in sample)
        {
            if (c == '"') quoted = !quoted;
            var ends = !quoted && c is '\n' or '\r';
            if (!ends)
            {
                blank &= char.IsWhiteSpace(c) && c != '\t';
                if (!quoted && Candidates.IndexOf(c, StringComparison.Ordinal) is >= 0 and var which) current[which]++;
                continue;
            }
            if (!blank) counts.Add(current);
            if (counts.Count == Records) return counts;
            (current, blank) = (new int[Candidates.Length], true);
        }
        // The last record of a sample may be cut: it counts only when there is no other.
        if (!blank && (counts.Count == 0 || sample.Length < 4096)) counts.Add(current);
        return counts;
    }
}
