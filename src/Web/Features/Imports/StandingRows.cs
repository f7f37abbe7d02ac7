using System.Data.Common;
using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;

namespace Tessera.Web.Features.Imports;

/// <summary>A checked row as far as it may meet rows of another source.</summary>
/// <param name="Mark">What it is found by when the file is gone through again.</param>
internal sealed record BroughtRow(SplitRow Row, (int, long) Mark, long[] Keys)
{
    public static BroughtRow Of(ActivityDraft draft, long owner, int at) => new(
        new SplitRow(at, new(owner, draft.ClusterId, Folding.Fold(draft.Kind), draft.FromMonth, draft.ToMonth), draft.AreaId!.Value,
            new(Folding.Fold(draft.Site), Folding.Fold(draft.Group), Folding.Fold(draft.Modality), Folding.Fold(draft.Indicator), StandingRows.Text(draft.ImplementingId)),
            new(draft.TargetedHouseholds, draft.Targeted, draft.ReachedHouseholds, draft.Reached, draft.Quantity, Folding.Fold(draft.Unit)), false),
        MetSplits.MarkOf(draft), [.. new[] { draft.KeyHash, draft.OtherKey, draft.OwnRowId }.Where(key => key != 0)]);
}

/// <summary>A row that counts, of another source than the file at hand.</summary>
/// <param name="Keys">Its own id and its identities.</param>
internal sealed record StandingRow(SplitRow Row, int Import, long[] Keys);

internal static class StandingRows
{
    private const int RowsPerQuery = 1000;

    /// <param name="wanted">Row ids, each with the import of the version that counts.</param>
    public static async Task<IReadOnlyList<StandingRow>> Read(DbConnection connection, int operationId, IReadOnlyDictionary<long, int> wanted, RecordSources sources)
    {
        var found = new List<StandingRow>(wanted.Count);
        foreach (var some in wanted.Keys.Chunk(RowsPerQuery))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
                SELECT a.row_id, a.import_number, a.key_hash, a.other_key, coalesce(a.reporting_id, a.programming_id, a.implementing_id, a.funding_id), a.cluster_id, a.from_month, a.to_month, a.area_id,
                       a.implementing_id, a.targeted_households, a.targeted, a.reached_households, a.reached, a.quantity, k.text, s.text, g.text, m.text, i.text, u.text
                FROM activity a {Term("k", "kind")} {Term("s", "site")} {Term("g", "group")} {Term("m", "modality")} {Term("i", "indicator")} {Term("u", "unit")}
                WHERE a.operation_id = {operationId} AND a.row_id IN ({string.Join(',', some)})
                """);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                if (wanted[reader.GetInt64(0)] == reader.GetInt32(1)) found.Add(Read(reader, sources));
        }
        return found;
    }

    public static string Term(string name, string column) => $"LEFT JOIN term {name} ON {name}.operation_id = a.operation_id AND {name}.id = a.{column}_id";

    private static StandingRow Read(DbDataReader reader, RecordSources sources)
    {
        var subject = new SplitSubject(sources.Survivor(reader.GetInt64(4)), Number(reader, 5), Folded(reader, 15), reader.GetInt32(6), reader.GetInt32(7));
        var sides = new SplitSides(Folded(reader, 16), Folded(reader, 17), Folded(reader, 18), Folded(reader, 19), Text(Number(reader, 9)));
        var counts = new SplitCounts(Number(reader, 10), Number(reader, 11), Number(reader, 12), Number(reader, 13), Number(reader, 14), Folded(reader, 20));
        return new StandingRow(new SplitRow(reader.GetInt64(0), subject, reader.GetInt64(8), sides, counts, false), reader.GetInt32(1),
            [reader.GetInt64(0), reader.GetInt64(2), .. Number(reader, 3) is { } other ? [other] : Array.Empty<long>()]);
    }

    public static string Text(long? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "";
    private static string Folded(DbDataReader reader, int column) => reader.IsDBNull(column) ? "" : Folding.Fold(reader.GetString(column));
    private static long? Number(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
