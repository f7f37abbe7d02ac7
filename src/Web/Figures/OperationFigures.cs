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
public sealed class OperationFigures(Engine engine)
{
    private const int MaxOperations = 64;
    private readonly ConcurrentDictionary<int, Entry> _entries = [];
    private long _clock;

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public FactTable Table { get; set; } = FactTable.Empty(-1);
        public long UsedAt { get; set; }
    }

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
            if (entry.Table.Sequence != sequence) entry.Table = await CatchUp(connection, operationId, entry.Table, sequence);
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

    private static async Task<FactTable> CatchUp(DbConnection connection, int operationId, FactTable table, long sequence)
    {
        var committed = await Committed(connection, operationId);
        foreach (var gone in table.Segments.Where(s => !committed.Contains((s.Segment.Import, s.Segment.CommitSequence))).ToList())
            table = table.Without(gone.Segment.Import, sequence);
        var present = table.Segments.Select(s => s.Segment.Import).ToHashSet();
        foreach (var (import, at) in committed.Where(c => !present.Contains(c.Import)).OrderBy(c => c.Sequence))
            table = table.With(await SegmentReader.Read(connection, table, operationId, import, at), sequence);
        return table.At(sequence);
    }

    private static async Task<HashSet<(int Import, long Sequence)>> Committed(DbConnection connection, int operationId)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture,
            $"SELECT number, commit_sequence FROM import WHERE operation_id = {operationId} AND state = {(int)ImportState.Committed}");
        await using var reader = await command.ExecuteReaderAsync();
        var found = new HashSet<(int, long)>();
        while (await reader.ReadAsync()) found.Add((reader.GetInt32(0), reader.GetInt64(1)));
        return found;
    }

    private void LeastUsedLeaves()
    {
        if (_entries.Count <= MaxOperations) return;
        var least = _entries.MinBy(e => e.Value.UsedAt);
        _entries.TryRemove(least.Key, out _);
    }
}
