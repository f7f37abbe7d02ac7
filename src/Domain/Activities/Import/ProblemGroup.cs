namespace Tessera.Domain.Activities.Import;

/// <summary>A value that a kind of finding was found with.</summary>
/// <param name="Found">As typed; long texts end with "…".</param>
/// <param name="Expected">Null where its rows do not have the same.</param>
/// <param name="Rows">All rows that say it, never a part of them.</param>
public sealed record FoundValue(string Found, string? Expected, int Rows, IReadOnlyList<int> FirstRows);

/// <summary>One kind of finding in one column, about whole rows (column -1) or the file, as one line.</summary>
/// <param name="Found">The commonest of its values.</param>
/// <param name="Expected">Where all its values have the same.</param>
/// <param name="Rows">All rows it was found in; findings about the whole file count each.</param>
public sealed record ProblemGroup(string Code, FindingEffect Effect, int Column, string Header, string Found, string? Expected,
    int Rows, IReadOnlyList<int> FirstRows)
{
    private const int RowsShown = 5;

    /// <summary>The commonest first; only some of them.</summary>
    public IReadOnlyList<FoundValue> Values { get; init; } = [];
    /// <summary>Several values, or one that several things are expected for: no sentence with a value holds of all of them.</summary>
    public bool IsSeveral { get; init; }
    /// <summary>Rows whose value is none of <see cref="Values"/>.</summary>
    public int OtherRows { get; init; }
    /// <summary>How many values are not among <see cref="Values"/>; null when there are too many to count.</summary>
    public int? OtherValues { get; init; } = 0;
    /// <summary>What numbers that were set aside come to over all rows; null where not every value is one.</summary>
    public decimal? Sum { get; init; }

    public static ProblemGroup Single(string code, FindingEffect effect, string found, int rows, int firstRow) =>
        new(code, effect, -1, "", found, null, rows, [firstRow]) { Values = [new FoundValue(found, null, rows, [firstRow])] };

    /// <summary>Reports kept before decision 30 had a line for each value; what is of one kind becomes one.</summary>
    public static IReadOnlyList<ProblemGroup> Gathered(IReadOnlyList<ProblemGroup> kept) => kept.All(p => p.Values.Count > 0) ? kept :
        [.. kept.GroupBy(p => (p.Code, p.Effect, p.Column)).Select(g => Gathered([.. g.OrderByDescending(p => p.Rows).ThenBy(p => p.Found, StringComparer.Ordinal)], []))
            .OrderByDescending(p => p.Effect).ThenByDescending(p => p.Rows).ThenBy(p => p.Code, StringComparer.Ordinal)];

    private static ProblemGroup Gathered(List<ProblemGroup> alike, List<int> rows)
    {
        if (alike.TrueForAll(p => p.Values.Count > 0)) return alike[0];
        rows.AddRange(alike.SelectMany(p => p.FirstRows).Distinct().Order().Take(RowsShown));
        return alike[0] with
        {
            Expected = alike.TrueForAll(p => p.Expected == alike[0].Expected) ? alike[0].Expected : null,
            Rows = alike.Sum(p => p.Rows),
            FirstRows = rows,
            IsSeveral = alike.Count > 1,
            Values = [.. alike.Select(p => new FoundValue(p.Found, p.Expected, p.Rows, p.FirstRows))],
        };
    }
}
