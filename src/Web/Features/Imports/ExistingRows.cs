using System.Data.Common;
using System.Globalization;
using System.Text;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>The version of a row that counts now.</summary>
internal readonly record struct ExistingRow(long RowId, long ContentHash, long CommitSequence);

/// <summary>Finds the counting versions of rows by their identity.</summary>
internal static class ExistingRows
{
    private const int KeysPerQuery = 2000;

    public static async Task<Dictionary<long, ExistingRow>> Find(DbConnection connection, int operationId, IReadOnlyList<long> keys)
    {
        var found = new Dictionary<long, ExistingRow>();
        foreach (var some in keys.Chunk(KeysPerQuery)) await Find(connection, operationId, some, found);
        return found;
    }

    private static async Task Find(DbConnection connection, int operationId, long[] keys, Dictionary<long, ExistingRow> found)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql(operationId, keys);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new ExistingRow(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
            // Of several versions, and of several rows that later edits gave one identity, the latest commit counts.
            if (!found.TryGetValue(reader.GetInt64(0), out var other) || other.CommitSequence < row.CommitSequence) found[reader.GetInt64(0)] = row;
        }
    }

    private static string Sql(int operationId, long[] keys)
    {
        var sql = new StringBuilder();
        sql.Append(CultureInfo.InvariantCulture, $"""
            SELECT a.key_hash, a.row_id, a.content_hash, i.commit_sequence FROM activity a
            JOIN import i ON i.operation_id = a.operation_id AND i.number = a.import_number
            WHERE a.operation_id = {operationId} AND i.state = {(int)ImportState.Committed} AND a.key_hash IN (
            """);
        for (var i = 0; i < keys.Length; i++)
            sql.Append(i == 0 ? "" : ",").Append(keys[i].ToString(CultureInfo.InvariantCulture));
        return sql.Append(')').ToString();
    }
}
