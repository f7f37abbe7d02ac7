using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>The rows of the chosen sheet as they came, durable before anything is made of them.</summary>
internal sealed class RawRows(Engine engine, TesseraDb db, Import import, JobProgress job)
{
    private const int ChunksPerTransaction = 32, RowsInHand = 250, HandsAhead = 2;
    private static readonly BulkColumn[] Columns =
        [new("operation_id", BulkType.Integer), new("import_number", BulkType.Integer), new("position", BulkType.Integer), new("raw", BulkType.Bytes)];

    /// <summary>
    /// Keeps the rows, showing each to the observer on the way; replaces what an earlier reading kept. The sheet is read on
    /// while rows are observed and packed, and while packed ones are written.
    /// </summary>
    public async Task<int> Keep(IEnumerable<SheetRow> rows, Action<SheetRow> observe, Func<int, Task> kept)
    {
        await Clear();
        await using var connection = await engine.Open();
        var writer = new RowChunkWriter();
        var waiting = new List<byte[]>();
        var (count, writing) = (0, Task.FromResult(0));
        try
        {
            await foreach (var some in Ahead.Of(ByTheHandful(rows).ToAsyncEnumerable(), HandsAhead))
            {
                foreach (var row in some)
                {
                    observe(row);
                    writer.Add(row);
                    if (writer.IsFull) waiting.Add(writer.Take());
                }
                count += some.Count;
                if (waiting.Count < ChunksPerTransaction) continue;
                var position = await writing;
                await kept(count);
                writing = Later(connection, waiting, position);
                waiting = [];
            }
        }
        finally { await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); }
        if (writer.Rows > 0) waiting.Add(writer.Take());
        await Write(connection, waiting, await writing);
        return count;
    }

    private async Task Clear()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.ImportChunks.Where(c => c.OperationId == import.OperationId && c.ImportNumber == import.Number).ExecuteDeleteAsync();
        await job.Commit(transaction);
    }

    /// <summary>Copies of the rows, since a reader reuses its one row; one handful is filled, some wait and one is looked at.</summary>
    private static IEnumerable<ArraySegment<SheetRow>> ByTheHandful(IEnumerable<SheetRow> rows)
    {
        var hands = new SheetRow[HandsAhead + 2][];
        for (var i = 0; i < hands.Length; i++) hands[i] = [.. Enumerable.Range(0, RowsInHand).Select(_ => new SheetRow())];
        var (hand, held) = (0, 0);
        foreach (var row in rows)
        {
            hands[hand][held++].Copy(row);
            if (held < RowsInHand) continue;
            yield return hands[hand];
            (hand, held) = ((hand + 1) % hands.Length, 0);
        }
        if (held > 0) yield return new ArraySegment<SheetRow>(hands[hand], 0, held);
    }

    private Task<int> Later(DbConnection connection, List<byte[]> chunks, int position) => Task.Run(() => Write(connection, chunks, position));

    private async Task<int> Write(DbConnection connection, List<byte[]> chunks, int position)
    {
        if (chunks.Count == 0) return position;
        await using var transaction = await connection.BeginTransactionAsync();
        using (var bulk = BulkInsert.Into(connection, "import_chunk", Columns))
        {
            foreach (var chunk in chunks)
            {
                bulk.Begin();
                bulk.Add(import.OperationId);
                bulk.Add(import.Number);
                bulk.Add(position++);
                bulk.Add(chunk);
                bulk.End();
            }
            bulk.Complete();
        }
        await job.Commit(transaction);
        chunks.Clear();
        return position;
    }
}
