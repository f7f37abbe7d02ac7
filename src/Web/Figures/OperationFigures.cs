using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Figures;

/// <summary>
/// The fact tables of the operations in use. Every request compares the operation's sequence number with the table's,
/// so that several nodes and the command line stay right; what changed since is added or taken away, nothing rebuilt.
/// </summary>
internal sealed class OperationFigures(Engine engine, KeptFacts kept)
{
    private const int MaxOperations = 64;
    private readonly ConcurrentDictionary<int, Entry> _entries = [];
    private long _clock;

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public FactTable Table { get; set; } = FactTable.Empty(-1);
        public long UsedAt { get; set; }
        /// <summary>From the database, since the rows were kept in a file.</summary>
        public int RowsRead { get; set; }
        public Task Keeping { get; set; } = Task.CompletedTask;
    }

    /// <summary>Until files being written for what is in memory are there.</summary>
    public Task Kept() => Task.WhenAll(_entries.Values.Select(entry => entry.Keeping));

    public async Task<FactTable> For(int operationId)
    {
        var entry = _entries.GetOrAdd(operationId, _ => new Entry());
        entry.UsedAt = Interlocked.Increment(ref _clock);
        await using var connection = await engine.Open();
        var sequence = await Sequence(connection, operationId);
        if (entry.Table.Sequence == sequence) return entry.Table;
        await entry.Gate.WaitAsync();
        try
        {
            if (entry.Table.Sequence != sequence) await CatchUp(connection, operationId, entry, sequence);
        }
        finally
        {
            entry.Gate.Release();
        }
        LeastUsedLeaves();
        return entry.Table;
    }

    private static Task<long> Sequence(DbConnection connection, int operationId) => SegmentReader.Scalar(connection,
        string.Create(CultureInfo.InvariantCulture, $"SELECT sequence FROM operation WHERE id = {operationId}"));

    private async Task CatchUp(DbConnection connection, int operationId, Entry entry, long sequence)
    {
        var committed = await Committed(connection, operationId);
        var table = entry.Table.Sequence < 0 ? kept.Load(operationId, committed) : entry.Table;
        foreach (var gone in table.Segments.Where(s => !committed.TryGetValue(s.Segment.Import, out var stamp) || stamp.Sequence != s.Segment.CommitSequence).ToList())
            table = table.Without(gone.Segment.Import, sequence);
        var present = table.Segments.Select(s => s.Segment.Import).ToHashSet();
        foreach (var (import, stamp) in committed.Where(c => !present.Contains(c.Key)).OrderBy(c => c.Value.Sequence))
        {
            var segment = await SegmentReader.Read(connection, table, operationId, import, stamp.Sequence);
            table = table.With(segment, sequence);
            entry.RowsRead += segment.Count;
        }
        entry.Table = table.At(sequence);
        Keep(operationId, entry, committed);
    }

    /// <summary>Nobody waits for the file, and one is written at a time.</summary>
    private void Keep(int operationId, Entry entry, Dictionary<int, ImportStamp> committed)
    {
        if (!entry.Keeping.IsCompleted || !kept.IsWorth(entry.RowsRead, entry.Table.Rows)) return;
        entry.RowsRead = 0;
        var table = entry.Table;
        entry.Keeping = Task.Run(() => kept.Save(operationId, table, committed));
    }

    private static async Task<Dictionary<int, ImportStamp>> Committed(DbConnection connection, int operationId)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture,
            $"SELECT number, commit_sequence, coalesce(committed_at, 0), file_id FROM import WHERE operation_id = {operationId} AND state = {(int)ImportState.Committed}");
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<int, ImportStamp>();
        while (await reader.ReadAsync()) found.Add(reader.GetInt32(0), new ImportStamp(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
        return found;
    }

    private void LeastUsedLeaves()
    {
        if (_entries.Count <= MaxOperations) return;
        var least = _entries.MinBy(e => e.Value.UsedAt);
        _entries.TryRemove(least.Key, out _);
    }
}
