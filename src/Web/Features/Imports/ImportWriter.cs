using System.Data.Common;
using System.Globalization;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Writes an import's accepted rows in transactions of at most 5,000 under an import that nobody reads yet. Nothing
/// counts before the import's state says Committed, so a crash leaves all or none.
/// </summary>
internal sealed class ImportWriter(Engine engine, Ids ids, TimeProvider time, CurrentUser user)
{
    // Sixteen pieces of 250 keep every write lock well under half a second, also with the change log's lines.
    private const int ChunksPerTransaction = 16, RowsPerReplacing = 1000;

    private static readonly BulkColumn[] LogColumns =
    [
        new("operation_id", BulkType.Integer), new("id", BulkType.Long), new("at", BulkType.Long), new("user_id", BulkType.Long), new("actor", BulkType.Text),
        new("action", BulkType.Text), new("noun", BulkType.Text), new("noun_id", BulkType.Text), new("fields", BulkType.Text), new("import_number", BulkType.Integer),
    ];

    public long NextId() => ids.Next();

    /// <summary>Takes away what an earlier, cut-off attempt wrote.</summary>
    public async Task Clear(int operationId, int import, JobProgress job)
    {
        await using var connection = await engine.Open();
        foreach (var table in new[] { "activity", "change_log" })
            while (await Delete(connection, table, (operationId, import), job) > 0) { }
    }

    private static async Task<int> Delete(DbConnection connection, string table, (int Operation, int Number) import, JobProgress job)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var noun = table == "change_log" ? " AND noun = 'activity'" : "";
        var key = connection is Microsoft.Data.Sqlite.SqliteConnection ? "rowid" : "ctid";
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Create(CultureInfo.InvariantCulture,
            $"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} WHERE operation_id = {import.Operation} AND import_number = {import.Number}{noun} LIMIT 5000)");
        var deleted = await command.ExecuteNonQueryAsync();
        await job.Commit(transaction);
        return deleted;
    }

    /// <returns>How many rows were new, changed, the same or kept when they were written; no further row is once one is not as it was reviewed.</returns>
    public async Task<AcceptedPiece> Write(Import import, CountingNow counting, JobProgress job, Func<int, Task> written)
    {
        var positions = await DraftPieces.Positions(engine, import);
        await using var connection = await engine.Open();
        await using var logging = await engine.Open();
        var (terms, rows, all) = (new KnownTerms(), 0, new AcceptedPiece([], new(), []));
        await foreach (var (accepted, counts, moved) in Pieces(import, counting, [.. positions.Chunk(ChunksPerTransaction)]))
        {
            all.Moved.UnionWith(moved);
            if (all.Moved.Count > 0) return all;
            // SQLite has one writer at a time; PostgreSQL takes the log's lines beside the rows. Nobody reads either yet.
            var logged = engine.IsSqlite ? Task.CompletedTask : Task.Run(() => WriteLog(logging, import, accepted, job));
            try { rows += await WriteRows(connection, import, accepted, (terms, job)); }
            finally { await logged; }
            all.Changes.Add(counts);
            await written(rows);
        }
        foreach (var some in counting.Splits.Replaced.Chunk(RowsPerReplacing)) await Replace(connection, import, some, job);
        return all;
    }

    /// <summary>
    /// On PostgreSQL the next rows are read and compared while these are written. On SQLite they are read between two
    /// transactions: without that pause, others who wait to save would hardly ever find the lock free.
    /// </summary>
    private async IAsyncEnumerable<AcceptedPiece> Pieces(Import import, CountingNow counting, IReadOnlyList<int[]> pieces)
    {
        Task<AcceptedPiece> Next(int piece) => piece == pieces.Count ? Task.FromResult(AcceptedPiece.None)
            : Task.Run(() => AcceptedRow.Read(engine, ids, import, counting, pieces[piece]));
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

    private async Task<int> WriteRows(DbConnection connection, Import import, List<AcceptedRow> rows, (KnownTerms Known, JobProgress Job) work)
    {
        if (rows.Count == 0) return 0;
        await using var transaction = await connection.BeginTransactionAsync();
        var codes = new TermCodes(connection, transaction, import.OperationId, ids, work.Known);
        var terms = new List<RowTerms>(rows.Count);
        foreach (var row in rows) terms.Add(await Terms(codes, row.Draft));
        using (var bulk = ActivityBulk.Open(connection))
        {
            for (var i = 0; i < rows.Count; i++) ActivityBulk.Write(bulk, import, rows[i], terms[i]);
            bulk.Complete();
        }
        if (engine.IsSqlite) WriteLog(connection, import, rows);
        await work.Job.Commit(transaction);
        return rows.Count;
    }

    /// <summary>Rows that those of the import replace get a version that no figure counts; undoing the import brings them back.</summary>
    private async Task Replace(DbConnection connection, Import import, IReadOnlyCollection<(long RowId, int Import)> rows, JobProgress job)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var version in rows.GroupBy(r => r.Import, r => r.RowId)) await ActivityBulk.Replace(connection, transaction, import, version.Key, version);
        WriteLog(connection, import, rows.Select(r => (ids.Next(), r.RowId, "revised")));
        await job.Commit(transaction);
    }

    private static async ValueTask<RowTerms> Terms(TermCodes codes, ActivityDraft draft) => new(
        await codes.Code("kind", draft.Kind), await codes.Code("indicator", draft.Indicator), await codes.Code("site", draft.Site),
        await codes.Code("group", draft.Group), await codes.Code("modality", draft.Modality), await codes.Code("unit", draft.Unit));

    private async Task WriteLog(DbConnection connection, Import import, List<AcceptedRow> rows, JobProgress job)
    {
        if (rows.Count == 0) return;
        await using var transaction = await connection.BeginTransactionAsync();
        WriteLog(connection, import, rows);
        await job.Commit(transaction);
    }

    private void WriteLog(DbConnection connection, Import import, List<AcceptedRow> rows) =>
        WriteLog(connection, import, rows.Select(row => (row.LogId, row.RowId, row.IsRevised ? "revised" : "registered")));

    private void WriteLog(DbConnection connection, Import import, IEnumerable<(long Id, long RowId, string Action)> rows)
    {
        using var bulk = BulkInsert.Into(connection, "change_log", LogColumns);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var row in rows)
        {
            bulk.Begin();
            bulk.Add(import.OperationId);
            bulk.Add(row.Id);
            bulk.Add(now);
            bulk.Add(user.ActorId);
            bulk.Add(user.Name);
            bulk.Add(row.Action);
            bulk.Add("activity");
            bulk.Add(row.RowId.ToString(CultureInfo.InvariantCulture));
            bulk.Add((string?)null);
            bulk.Add(import.Number);
            bulk.End();
        }
        bulk.Complete();
    }
}
