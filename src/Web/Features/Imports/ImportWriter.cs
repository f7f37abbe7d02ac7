using System.Data.Common;
using System.Globalization;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
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
    // Sixteen pieces of 250 keep every write lock well under half a second, also with the change log's lines.
    private const int ChunksPerTransaction = 16;

    private static readonly BulkColumn[] LogColumns =
    [
        new("operation_id", BulkType.Integer), new("id", BulkType.Long), new("at", BulkType.Long), new("user_id", BulkType.Long), new("actor", BulkType.Text),
        new("action", BulkType.Text), new("noun", BulkType.Text), new("noun_id", BulkType.Text), new("fields", BulkType.Text), new("import_number", BulkType.Integer),
    ];

    public long NextId() => ids.Next();

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

    /// <returns>How many rows were new, changed, the same or kept when they were written.</returns>
    public async Task<VerdictCounts> Write(Import import, RecordSources sources, Func<int, Task> written)
    {
        var positions = await engine.Read("SELECT position FROM import_drafts WHERE operation_id = @operation AND import_number = @import ORDER BY position",
            reader => reader.GetInt32(0), ("operation", import.OperationId), ("import", import.Number));
        await using var connection = await engine.Open();
        await using var logging = await engine.Open();
        var (terms, rows, changes) = (new KnownTerms(), 0, new VerdictCounts());
        await foreach (var (accepted, counts) in Pieces(import, sources, [.. positions.Chunk(ChunksPerTransaction)]))
        {
            // SQLite has one writer at a time; PostgreSQL takes the log's lines beside the rows. Nobody reads either yet.
            var logged = engine.IsSqlite ? Task.CompletedTask : Task.Run(() => WriteLog(logging, import, accepted));
            try { rows += await WriteRows(connection, import, accepted, terms); }
            finally { await logged; }
            changes.Add(counts);
            await written(rows);
        }
        return changes;
    }

    /// <summary>
    /// On PostgreSQL the next rows are read and compared while these are written. On SQLite they are read between two
    /// transactions: without that pause, others who wait to save would hardly ever find the lock free.
    /// </summary>
    private async IAsyncEnumerable<AcceptedPiece> Pieces(Import import, RecordSources sources, IReadOnlyList<int[]> pieces)
    {
        Task<AcceptedPiece> Next(int piece) => piece == pieces.Count ? Task.FromResult(AcceptedPiece.None)
            : Task.Run(() => AcceptedRow.Read(engine, ids, import, sources, pieces[piece]));
        var ready = Next(0);
        try
        {
            for (var piece = 1; piece <= pieces.Count; piece++)
            {
                var accepted = await ready;
                if (!engine.IsSqlite) ready = Next(piece);
                yield return accepted;
                if (engine.IsSqlite) ready = Next(piece);
            }
        }
        finally
        {
            await ((Task)ready).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> WriteRows(DbConnection connection, Import import, List<AcceptedRow> rows, KnownTerms known)
    {
        if (rows.Count == 0) return 0;
        await using var transaction = await connection.BeginTransactionAsync();
        var codes = new TermCodes(connection, transaction, import.OperationId, ids, known);
        var terms = new List<RowTerms>(rows.Count);
        foreach (var row in rows) terms.Add(await Terms(codes, row.Draft));
        using (var bulk = ActivityBulk.Open(connection))
        {
            for (var i = 0; i < rows.Count; i++) ActivityBulk.Write(bulk, import, rows[i], terms[i]);
            bulk.Complete();
        }
        if (engine.IsSqlite) WriteLog(connection, import, rows);
        await transaction.CommitAsync();
        return rows.Count;
    }

    private static async ValueTask<RowTerms> Terms(TermCodes codes, ActivityDraft draft) => new(
        await codes.Code("kind", draft.Kind), await codes.Code("indicator", draft.Indicator), await codes.Code("site", draft.Site),
        await codes.Code("group", draft.Group), await codes.Code("modality", draft.Modality), await codes.Code("unit", draft.Unit));

    private void WriteLog(DbConnection connection, Import import, List<AcceptedRow> rows)
    {
        using var bulk = BulkInsert.Into(connection, "change_log", LogColumns);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var row in rows)
        {
            bulk.Begin();
            bulk.Add(import.OperationId);
            bulk.Add(row.LogId);
            bulk.Add(now);
            bulk.Add(user.ActorId);
            bulk.Add(user.Name);
            bulk.Add(row.IsRevised ? "revised" : "registered");
            bulk.Add("activity");
            bulk.Add(row.RowId.ToString(CultureInfo.InvariantCulture));
            bulk.Add((string?)null);
            bulk.Add(import.Number);
            bulk.End();
        }
        bulk.Complete();
    }
}
