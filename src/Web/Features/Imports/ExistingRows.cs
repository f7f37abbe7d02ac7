using System.Data.Common;
using System.Globalization;
using System.Text;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>The version of a row that counts now.</summary>
/// <param name="OwnerId">Whose it is: the first organisation of it, in the order of the roles.</param>
/// <param name="Keys">Its identity and, else 0, the one by which a source without its ids finds it.</param>
internal readonly record struct ExistingRow(long RowId, long ContentHash, long CommitSequence, long? OwnerId, long? ClusterId, int Import, (long Own, long Other) Keys)
{
    /// <summary>Whether an import of these settings may change it: an id that somebody else gave a row does not make it theirs.</summary>
    public bool IsWithin(ImportSettings settings) => !(ClusterId is { } closed && settings.ClosedClusters?.Contains(closed) == true) && IsOwn(settings);

    private bool IsOwn(ImportSettings settings) => settings is { OnlyPartners: null, OnlyClusters: null }
        || (OwnerId is { } partner && settings.OnlyPartners?.Contains(partner) == true)
        || (ClusterId is { } cluster && settings.OnlyClusters?.Contains(cluster) == true);
}

/// <summary>Finds the counting versions of rows by their identity.</summary>
internal sealed class ExistingRows
{
    private const int KeysPerQuery = 2000;
    private readonly Dictionary<long, ExistingRow> _rows = [];
    private readonly Dictionary<long, ExistingRow> _undated = [];
    private readonly Dictionary<long, ExistingRow> _own = [];
    // From another identity of a row to the one its versions are kept under.
    private readonly Dictionary<long, long> _aliases = [];

    public static async Task<ExistingRows> Find(DbConnection connection, int operationId, IEnumerable<ActivityDraft> drafts)
    {
        var (existing, sought) = (new ExistingRows(), drafts.ToList());
        var keys = sought.Select(d => d.KeyHash).Concat(sought.Where(d => d.OtherKey != 0).Select(d => d.OtherKey)).ToHashSet();
        if (await HasAliases(connection, operationId)) foreach (var some in keys.Chunk(KeysPerQuery)) await Aliases(connection, operationId, some, existing._aliases);
        foreach (var some in keys.Union(existing._aliases.Values).Chunk(KeysPerQuery)) await Find(connection, Sql(operationId, "key_hash", some), existing._rows);
        foreach (var some in sought.Where(d => d.UndatedKey != 0).Select(d => d.UndatedKey).Chunk(KeysPerQuery))
            await Find(connection, Sql(operationId, "key_hash", some) + Undated, existing._undated);
        foreach (var some in sought.Where(d => d.OwnRowId != 0).Select(d => d.OwnRowId).Chunk(KeysPerQuery))
            await Find(connection, Sql(operationId, "row_id", some), existing._own);
        return existing;
    }

    /// <summary>The row a draft is a new version of; null when it is a new row.</summary>
    public ExistingRow? For(ActivityDraft draft) => OwnOf(draft) ?? (_rows.TryGetValue(draft.KeyHash, out var row) ? row
        : draft.UndatedKey != 0 && _undated.TryGetValue(draft.UndatedKey, out row) ? row : null);

    /// <summary>The row of this operation whose own id the draft carries, whatever names it otherwise; null when there is none.</summary>
    public ExistingRow? OwnOf(ActivityDraft draft) => draft.OwnRowId != 0 && _own.TryGetValue(draft.OwnRowId, out var row) ? row : null;

    /// <summary>The row that an id of the draft's source names in another row's stead; null when there is none.</summary>
    public ExistingRow? Named(ActivityDraft draft) =>
        draft.OtherKey != 0 && _aliases.TryGetValue(draft.KeyHash, out var key) && _rows.TryGetValue(key, out var row) ? row : null;

    /// <summary>Rows that another source describes as the draft does; whether they are the same activity is for whoever knows the sources.</summary>
    public IEnumerable<ExistingRow> Described(ActivityDraft draft)
    {
        var described = draft.OtherKey != 0 ? draft.OtherKey : draft.KeyHash;
        if (draft.OtherKey != 0 && _rows.TryGetValue(described, out var row)) yield return row;
        if (_aliases.TryGetValue(described, out var key) && _rows.TryGetValue(key, out row)) yield return row;
    }

    private static async Task<bool> HasAliases(DbConnection connection, int operationId)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT 1 FROM activity WHERE operation_id = {operationId} AND other_key IS NOT NULL ORDER BY other_key LIMIT 1");
        return await command.ExecuteScalarAsync() is not null;
    }

    private static async Task Aliases(DbConnection connection, int operationId, long[] keys, Dictionary<long, long> found)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT a.other_key, a.key_hash FROM activity a JOIN import i ON i.operation_id = a.operation_id AND i.number = a.import_number
            WHERE a.operation_id = {operationId} AND i.state = {(int)ImportState.Committed} AND a.other_key IN ({string.Join(',', keys)})
            """);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) found.TryAdd(reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task Find(DbConnection connection, string sql, Dictionary<long, ExistingRow> found)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new ExistingRow(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), Id(reader, 4), Id(reader, 5), reader.GetInt32(6), (reader.GetInt64(7), Id(reader, 8) ?? 0));
            // Of several versions, and of several rows that later edits gave one identity, the latest commit counts.
            if (!found.TryGetValue(reader.GetInt64(0), out var other) || other.CommitSequence < row.CommitSequence) found[reader.GetInt64(0)] = row;
        }
    }

    private static long? Id(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    // Only rows that no later version has dated meanwhile, perhaps with another month.
    private static readonly string Undated = string.Create(CultureInfo.InvariantCulture, $"""
         AND a.from_month = 0 AND NOT EXISTS (
            SELECT 1 FROM activity b JOIN import j ON j.operation_id = b.operation_id AND j.number = b.import_number
            WHERE b.operation_id = a.operation_id AND b.row_id = a.row_id AND j.state = {(int)ImportState.Committed} AND j.commit_sequence > i.commit_sequence)
        """);

    private static string Sql(int operationId, string column, long[] keys)
    {
        var sql = new StringBuilder();
        sql.Append(CultureInfo.InvariantCulture, $"""
            SELECT a.{column}, a.row_id, a.content_hash, i.commit_sequence, coalesce(a.reporting_id, a.programming_id, a.implementing_id, a.funding_id),
                   a.cluster_id, a.import_number, a.key_hash, a.other_key FROM activity a
            JOIN import i ON i.operation_id = a.operation_id AND i.number = a.import_number
            WHERE a.operation_id = {operationId} AND i.state = {(int)ImportState.Committed} AND a.{column} IN (
            """);
        for (var i = 0; i < keys.Length; i++)
            sql.Append(i == 0 ? "" : ",").Append(keys[i].ToString(CultureInfo.InvariantCulture));
        return sql.Append(')').ToString();
    }
}
