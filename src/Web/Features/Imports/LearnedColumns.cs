using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Features.Imports;

/// <summary>What columns mean, as answers: "column:" and the column's key to the value of the form's choice.</summary>
internal static class LearnedColumns
{
    public const string Prefix = "column:";

    /// <summary>Meanings chosen for earlier files; what was chosen for this one is in its settings.</summary>
    public static Dictionary<string, ColumnTarget> Of(AnswerMemory memory, ImportSettings settings)
    {
        var columns = new Dictionary<string, ColumnTarget>();
        foreach (var learned in memory.Learned)
            if (learned.Key.StartsWith(Prefix, StringComparison.Ordinal) && ColumnChoice.Read(learned.Value) is { } target && !settings.Columns.ContainsKey(learned.Key[Prefix.Length..]))
                columns[learned.Key[Prefix.Length..]] = target;
        return columns;
    }

    /// <summary>Columns whose meaning somebody chose, for this file or an earlier one.</summary>
    public static IEnumerable<DecidedAnswer> Decided(IReadOnlyList<ColumnMap> columns, AnswerMemory memory)
    {
        foreach (var (column, key) in columns.Zip(ColumnMatching.KeysOf(columns)))
            if (column.Source is "chosen" or "remembered")
                yield return new DecidedAnswer(Prefix + key, ColumnChoice.Write(column.Target), column.Header, column.Target.Field.ToString(), 0, [], column.Source == "chosen" ? null : memory.Before(Prefix + key));
    }
}
