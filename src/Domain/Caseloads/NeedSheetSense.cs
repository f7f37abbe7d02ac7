using Tessera.Domain.Activities;
using Tessera.Domain.Needs;

namespace Tessera.Domain.Caseloads;

/// <summary>What the columns of a sheet mean beside each other and under the sheet's name.</summary>
internal static class NeedSheetSense
{
    public const int ElderlyFrom = 60;
    private const int AdultFrom = 18;

    public static IReadOnlyList<NeedColumn> Make(string name, string title, IReadOnlyList<NeedColumn> columns, NeedReference reference, List<Finding> findings)
    {
        columns = OfRowFigures(columns);
        columns = OfSheetCluster(name, columns, reference, findings);
        columns = OfSheetGroup(name, title, columns, findings);
        columns = AdultsBesideElderly(columns);
        return OncePerMeaning(columns, reference, findings);
    }

    /// <summary>Where a column says the figure row by row, "population" is only the number.</summary>
    private static IReadOnlyList<NeedColumn> OfRowFigures(IReadOnlyList<NeedColumn> columns)
    {
        if (!columns.Any(c => c.Role == NeedRole.Figure)) return columns;
        return [.. columns.Select(c => c.IsValue ? c.Figure == NeedFigure.Population ? c with { Figure = null } : c with { Role = NeedRole.Other } : c)];
    }

    private static IReadOnlyList<NeedColumn> OfSheetCluster(string name, IReadOnlyList<NeedColumn> columns, NeedReference reference, List<Finding> findings)
    {
        if (columns.Any(c => c.Role == NeedRole.Cluster || c.ClusterId is not null || c.IsAcross)) return columns;
        if (reference.Cluster(name) is not { } cluster && (NeedWords.Take(Folding.Fold(name)).Others is not { Length: > 0 } rest || reference.Cluster(rest) is not { } ofRest || (cluster = ofRest) == 0)) return columns;
        findings.Add(new("needs.cluster-from-sheet", FindingEffect.Note, 0, -1, name, reference.Clusters.Find(cluster)!.Name));
        return [.. columns.Select(c => c.IsValue && c.Figure != NeedFigure.Population ? c with { ClusterId = cluster } : c)];
    }

    /// <summary>"Targets of returnees" as the name of a sheet cuts all its columns.</summary>
    private static IReadOnlyList<NeedColumn> OfSheetGroup(string name, string title, IReadOnlyList<NeedColumn> columns, List<Finding> findings)
    {
        if (columns.Any(c => c.Role == NeedRole.Category || c.Group is not null)) return columns;
        foreach (var text in title.Split(" · ").Prepend(name))
        {
            if (NeedWords.Take(Folding.Fold(text)).Others is not { Length: > 0 } rest || GroupWords.List.Find(rest) is not { } group) continue;
            findings.Add(new("needs.group-from-sheet", FindingEffect.Note, 0, -1, text, group));
            return [.. columns.Select(c => c.IsValue && c.Figure != NeedFigure.Population ? c with { Group = group, Category = c.Category ?? group } : c)];
        }
        return columns;
    }

    /// <summary>From 18 on, unless the words say that the elderly are included.</summary>
    public static bool IsOpenAdult(Disaggregation cut, string? category) =>
        cut is { AgeFrom: AdultFrom, AgeTo: null } && !Folding.Fold(category).Contains("incl", StringComparison.Ordinal);

    public static Disaggregation UntilElderly(Disaggregation cut) => cut with { AgeTo = ElderlyFrom - 1 };

    /// <summary>Adults, where the elderly stand beside them, end where those begin.</summary>
    private static IReadOnlyList<NeedColumn> AdultsBesideElderly(IReadOnlyList<NeedColumn> columns) =>
        [.. columns.Select(c => c.Cut is { } cut && IsOpenAdult(cut, c.Category)
            && columns.Any(o => o.Figure == c.Figure && o.ClusterId == c.ClusterId && o.Group == c.Group && o.Cut == cut with { AgeFrom = ElderlyFrom })
                ? c with { Cut = UntilElderly(cut) } : c)];

    /// <summary>Of two columns of one meaning the one that names its cluster exactly stays: "Protection" before "General Protection".</summary>
    private static IReadOnlyList<NeedColumn> OncePerMeaning(IReadOnlyList<NeedColumn> columns, NeedReference reference, List<Finding> findings)
    {
        var kept = columns.Where(c => c.IsValue).GroupBy(c => c.Meaning).ToDictionary(g => g.Key, g => g.OrderBy(c => IsGeneral(c.Header)).ThenByDescending(c => IsExact(c, reference)).ThenBy(c => c.Index).First());
        var made = new List<NeedColumn>();
        foreach (var column in columns)
        {
            var twice = column.IsValue && kept[column.Meaning] != column;
            if (twice) findings.Add(new("needs.column-repeated", FindingEffect.SetAside, 0, column.Index, column.Header, kept[column.Meaning].Header));
            else if (column is { IsValue: true, ClusterId: not null } && IsGeneral(column.Header)) findings.Add(new("needs.general-protection", FindingEffect.Note, 0, column.Index, column.Header));
            made.Add(twice ? column with { Role = NeedRole.Other } : column);
        }
        return made;
    }

    private static bool IsExact(NeedColumn column, NeedReference reference) =>
        column.ClusterId is { } id && reference.Clusters.Find(id) is { } cluster && column.Header.Split(" / ").Any(p => Folding.Fold(p) == Folding.Fold(cluster.Name) || p.Trim() == cluster.Code);

    public static bool IsGeneral(string text) => Folding.Fold(text).Contains("general protection", StringComparison.Ordinal);
}
