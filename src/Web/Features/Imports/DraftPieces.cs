using System.Data.Common;
using System.Globalization;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>The kept pieces of an import's checked rows.</summary>
internal static class DraftPieces
{
    public static Task<List<int>> Positions(Engine engine, Import import) => engine.Read(
        "SELECT position FROM import_drafts WHERE operation_id = @operation AND import_number = @import ORDER BY position",
        reader => reader.GetInt32(0), ("operation", import.OperationId), ("import", import.Number));

    public static async Task<byte[]> Read(Engine engine, Import import, int position) => (await engine.Read(
        "SELECT bytes FROM import_drafts WHERE operation_id = @operation AND import_number = @import AND position = @position",
        reader => reader.GetFieldValue<byte[]>(0), ("operation", import.OperationId), ("import", import.Number), ("position", position)))[0];

    public static async Task Remove(DbConnection connection, DbTransaction transaction, Import import, int first, int last)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"DELETE FROM import_drafts WHERE operation_id = {import.OperationId} AND import_number = {import.Number} AND position BETWEEN {first} AND {last}");
        await command.ExecuteNonQueryAsync();
    }
}
