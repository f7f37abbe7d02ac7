using System.Globalization;

namespace Tessera.Domain.Activities.Import;

using F = ActivityField;

/// <summary>
/// Says what each column of a found table is: decided before, else by HXL tag and header together, else by its values.
/// Deterministic; a target is given once, except language variants, several donors and several comments.
/// Notes: "column.taken", "column.level-by-values", "column.level-unclear", "column.acronym-by-values",
/// "column.values-contradict", "column.cluster-by-values", "column.date-alone", "table.beside".
/// </summary>
public static class ColumnMatching
{
    /// <summary>Note on the columns of a second table that stands beside the first.</summary>
    public const string Beside = "table.beside";
    private const int FewestFigures = 3;

    /// <summary>Matches the columns of a table as TableFinding found it; the result keeps their order.</summary>
    public static IReadOnlyList<ColumnMap> Match(IReadOnlyList<ColumnMap> columns, ColumnHints? hints = null)
    {
        hints ??= ColumnHints.None;
        var guesses = columns.Select(ColumnGuess.Of).ToList();
        Recall(guesses, columns, hints);
        foreach (var guess in guesses) ColumnValues.Refine(guess);
        LeaveSecondTable(guesses);
        ColumnLevels.Settle(guesses, hints);
        Clusters(guesses, hints);
        Dates(guesses);
        ColumnClaims.Settle(guesses);
        return [.. guesses.Select(g => g.Map())];
    }

    /// <summary>
    /// What a mapping is remembered by: folded header, tag, and the occurrence when several columns are alike. In the
    /// order of the columns.
    /// </summary>
    public static IReadOnlyList<string> KeysOf(IReadOnlyList<ColumnMap> columns)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. columns.Select(c => Numbered(seen, $"{Folding.Fold(c.Header)}|{c.Tag}"))];
    }

    /// <summary>
    /// Columns that say the organisation as typed: those tagged #org, in sheet order; without such tags the first
    /// organisation column. Sheet columns, 0-based.
    /// </summary>
    public static IReadOnlyList<int> OrganisationColumnsTyped(IReadOnlyList<ColumnMap> columns)
    {
        // Our own table of activities says for itself what stood in the file before.
        var own = columns.FirstOrDefault(c => c.Target.Field == F.None && Folding.Fold(c.Header) == "organisation as typed")?.Index;
        return own is { } said ? [said, .. Organisations(columns)] : Organisations(columns);
    }

    private static List<int> Organisations(IReadOnlyList<ColumnMap> columns)
    {
        var tagged = columns.Where(c => c.Tag is not null && HxlTag.Read(c.Tag)?.Tag == "#org").Select(c => c.Index).ToList();
        if (tagged.Count > 0) return tagged;
        var first = columns.FirstOrDefault(c => ColumnReading.IsPartner(c.Target.Field) && c.Target.Facet is Facet.Name or Facet.Acronym);
        return first is null ? [] : [first.Index];
    }

    /// <summary>What a table needs and these columns do not give: "organisation", "place".</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<ColumnMap> columns)
    {
        var missing = new List<string>();
        if (!columns.Any(c => c.Target.Field is F.ReportingPartner or F.ProgrammingPartner or F.ImplementingPartner && c.Target.Facet != Facet.Type))
            missing.Add("organisation");
        if (!columns.Any(c => ColumnReading.IsAdmin(c.Target.Field))) missing.Add("place");
        return missing;
    }

    /// <summary>Without organisations: people in need (whose caseloads may be described), or several columns of numbers, by place or cluster.</summary>
    public static bool AreFigures(IReadOnlyList<ColumnMap> columns) =>
        !columns.Any(c => c.Target.Field is F.Kind or F.Status or F.StartDate or F.EndDate or F.Period)
        && (columns.Any(c => HeaderText.Of(c.Header).Has(HeaderWord.Need) || HxlTag.Read(c.Tag)?.Tag is "#inneed" or "#affected")
            || (!columns.Any(c => c.Target.Field == F.Description) && columns.Count(IsNumbers) >= FewestFigures));

    /// <summary>Numbers of people, or numbers that nothing says what they count, as under the names of clusters.</summary>
    private static bool IsNumbers(ColumnMap column) => column.Samples.Count > 0 && (ColumnReading.IsPeople(column.Target.Field)
        || (column.Target.Field == F.None && column.Samples.All(sample => decimal.TryParse(sample, NumberStyles.Number, CultureInfo.InvariantCulture, out _))));

    /// <summary>Who and where once more to the right, under the names they had: the columns of a second table beside the first.</summary>
    private static void LeaveSecondTable(List<ColumnGuess> guesses)
    {
        const int fewest = 3;
        var headers = guesses.ConvertAll(g => Folding.Fold(g.Column.Header));
        var at = headers.FindIndex(1, header => header == headers[0]);
        if (at < fewest || guesses.Exists(g => g.IsDecided)) return;
        var again = guesses.Skip(at).Where((_, i) => headers.IndexOf(headers[at + i]) < at).ToList();
        if (again.Count < fewest || !again.Exists(g => ColumnReading.IsPartner(g.Field)) || !again.Exists(g => ColumnReading.IsAdmin(g.Field))) return;
        foreach (var guess in guesses.Skip(at)) guess.Unmap(Beside);
    }

    private static void Recall(List<ColumnGuess> guesses, IReadOnlyList<ColumnMap> columns, ColumnHints hints)
    {
        if (hints.Remembered is not { Count: > 0 } remembered) return;
        var keys = KeysOf(columns);
        for (var i = 0; i < guesses.Count; i++)
        {
            if (!remembered.TryGetValue(keys[i], out var target)) continue;
            var (asked, rival) = (guesses[i].Field, guesses[i].Rival);
            guesses[i].Decide(target, hints.Chosen?.Contains(keys[i]) == true);
            if (rival is not null) Follow(guesses, asked, rival.Field, target.Field);
        }
        foreach (var guess in guesses.Where(g => g.Source is "remembered" && g.Field == F.None)) guess.Note = null;
    }

    /// <summary>One answer about a role settles the other columns of the same organisation (its type, its acronym).</summary>
    private static void Follow(List<ColumnGuess> guesses, F asked, F rival, F chosen)
    {
        foreach (var guess in guesses.Where(g => !g.IsDecided && g.Field == asked && g.Rival?.Field == rival))
            (guess.Target, guess.Rival) = (guess.Target with { Field = chosen }, null);
    }

    /// <summary>Without a cluster column, an activity column whose values are clusters gives the cluster.</summary>
    private static void Clusters(List<ColumnGuess> guesses, ColumnHints hints)
    {
        if (hints.IsCluster is not { } isCluster || guesses.Any(g => g.Field == F.Cluster)) return;
        var kind = guesses.FirstOrDefault(g => g.Field == F.Kind && !g.IsDecided && g.Samples.Count(isCluster) * 10 >= Math.Max(1, g.Samples.Count) * 8);
        if (kind is not null) (kind.Target, kind.Source, kind.Note) = (new(F.Cluster, Facet.Name), "values", "column.cluster-by-values");
    }

    /// <summary>A column that only says "Date" dates the work where nothing else does; beside others it is the day of the report.</summary>
    private static void Dates(List<ColumnGuess> guesses)
    {
        if (guesses.Exists(g => g.Field is F.StartDate or F.EndDate or F.Period) || !guesses.Exists(g => ColumnReading.IsPartner(g.Field))) return;
        if (guesses.FindAll(g => g.Field == F.ReportDate) is not [{ IsDecided: false, Column.Tag: null } alone]) return;
        if (HeaderText.Of(alone.Column.Header) is not { Unknown: 0 } header || !header.Has(HeaderWord.Date) || header.Has(HeaderWord.Updated) || header.Has(HeaderWord.Reporting)) return;
        (alone.Target, alone.Note) = (new(F.StartDate), "column.date-alone");
    }

    private static string Numbered(Dictionary<string, int> seen, string key)
    {
        seen[key] = seen.GetValueOrDefault(key) + 1;
        return seen[key] == 1 ? key : key + "|" + seen[key].ToString(CultureInfo.InvariantCulture);
    }
}
