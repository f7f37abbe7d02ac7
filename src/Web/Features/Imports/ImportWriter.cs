using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Activities;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Writes an import's accepted rows in transactions of at most 5,000 under an import that nobody reads yet. Nothing
/// counts before the import's state says Committed, so a crash leaves all or none.
/// </summary>
internal sealed class ImportWriter(Engine engine, Ids ids, TimeProvider time, CurrentUser user)
{
    // Four pieces of a thousand keep every write lock well under half a second, also with the change log's lines.
    private const int ChunksPerTransaction = 4;

    private static readonly BulkColumn[] LogColumns =
    [
        new("operation_id", BulkType.Integer), new("id", BulkType.Long), new("at", BulkType.Long), new("user_id", BulkType.Long), new("actor", BulkType.Text),
        new("action", BulkType.Text), new("noun", BulkType.Text), new("noun_id", BulkType.Text), new("fields", BulkType.Text), new("import_number", BulkType.Integer),
    ];

    /// <summary>Takes away what an earlier, cut-off attempt wrote.</summary>
    public async Task Clear(int operationId, int import)
    {
        await using var connection = await engine.Open();
        foreach (var table in new[] { "activity", "change_log" })
            while (await Delete(connection, table, operationId, import) > 0) { }
    }

    private static async Task<int> Delete(DbConnection connection, string table, int operationId, int import)
    {
        var noun = table == "change_log" ? " AND noun = 'activity'" : "";
        var key = connection is Microsoft.Data.Sqlite.SqliteConnection ? "rowid" : "ctid";
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture,
            $"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} WHERE operation_id = {operationId} AND import_number = {import}{noun} LIMIT 5000)");
        return await command.ExecuteNonQueryAsync();
    }

    public async Task Write(TesseraDb db, Import import, Func<int, Task> written)
    {
        await using var connection = await engine.Open();
        var known = new Dictionary<(string, string), long>();
        var positions = await db.ImportDrafts.Where(d => d.OperationId == import.OperationId && d.ImportNumber == import.Number)
            .OrderBy(d => d.Position).Select(d => d.Position).ToListAsync();
        var rows = 0;
        foreach (var some in positions.Chunk(ChunksPerTransaction))
        {
            var drafts = new List<ActivityDraft>();
            foreach (var position in some)
            {
                var bytes = await db.ImportDrafts.Where(d => d.OperationId == import.OperationId && d.ImportNumber == import.Number && d.Position == position).Select(d => d.Bytes).SingleAsync();
                drafts.AddRange(DraftChunkReader.Read(bytes).Where(d => d.Verdict is RowVerdict.Ok or RowVerdict.Fixed));
            }
            rows += await WriteRows(connection, import, drafts, known);
            await written(rows);
        }
    }

    private async Task<int> WriteRows(DbConnection connection, Import import, List<ActivityDraft> drafts, Dictionary<(string, string), long> known)
    {
        var existing = await ExistingRows.Find(connection, import.OperationId, drafts);
        // What others were given since the check is not overwritten either.
        var settings = ImportJson.SettingsOf(import);
        var changed = drafts.Where(d => existing.For(d) is not { } row || (row.ContentHash != d.ContentHash && row.IsWithin(settings))).ToList();
        if (changed.Count == 0) return 0;
        await using var transaction = await connection.BeginTransactionAsync();
        var codes = new TermCodes(connection, transaction, import.OperationId, ids, known);
        var terms = new List<RowTerms>(changed.Count);
        foreach (var draft in changed) terms.Add(await Terms(codes, draft));
        var rowIds = changed.Select(d => existing.For(d)?.RowId ?? ids.Next()).ToList();
        using (var bulk = ActivityBulk.Open(connection))
        {
            for (var i = 0; i < changed.Count; i++) ActivityBulk.Write(bulk, import.OperationId, import.Number, rowIds[i], changed[i], terms[i]);
            bulk.Complete();
        }
        WriteLog(connection, import, rowIds, [.. changed.Select(d => existing.For(d) is not null)]);
        await transaction.CommitAsync();
        return changed.Count;
    }

    private static async Task<RowTerms> Terms(TermCodes codes, ActivityDraft draft) => new(
        await codes.Code("kind", draft.Kind), await codes.Code("indicator", draft.Indicator), await codes.Code("site", draft.Site),
        await codes.Code("group", draft.Group), await codes.Code("modality", draft.Modality), await codes.Code("unit", draft.Unit));

    private void WriteLog(DbConnection connection, Import import, List<long> rowIds, List<bool> revised)
    {
        using var bulk = BulkInsert.Into(connection, "change_log", LogColumns);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i < rowIds.Count; i++)
        {
            bulk.Begin();
            bulk.Add(import.OperationId);
            bulk.Add(ids.Next());
            bulk.Add(now);
            bulk.Add(user.ActorId);
            bulk.Add(user.Name);
            bulk.Add(revised[i] ? "revised" : "registered");
            bulk.Add("activity");
            bulk.Add(rowIds[i].ToString(CultureInfo.InvariantCulture));
            bulk.Add((string?)null);
            bulk.Add(import.Number);
            bulk.End();
        }
        bulk.Complete();
    }
}
