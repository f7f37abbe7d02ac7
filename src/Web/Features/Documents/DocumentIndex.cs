using System.Collections.Concurrent;
using Tessera.Domain;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Documents;

/// <summary>
/// Which documents hold which words, in memory, for the operations in use (docs/decisions/0016). Every search first asks
/// the database for the stamps, so that several nodes stay right; only documents whose words changed are read again.
/// Rights are not its business: it gives ids to somebody who has sorted out what may be seen.
/// </summary>
internal sealed class DocumentIndex(Engine engine)
{
    private const int MostOperations = 32, ReadAllFrom = 50;
    private readonly ConcurrentDictionary<int, Entry> _entries = [];
    private long _clock;

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public WordLists Words { get; set; } = new();
        public long UsedAt { get; set; }
    }

    /// <summary>Documents that hold every word asked for; the order means nothing.</summary>
    public async Task<IReadOnlySet<long>> Find(int operationId, IReadOnlyList<string> asked)
    {
        var entry = _entries.GetOrAdd(operationId, _ => new Entry());
        entry.UsedAt = Interlocked.Increment(ref _clock);
        var stamps = (await engine.Read("SELECT document_id, stamp FROM document_text WHERE operation_id = @operation", reader => (Id: reader.GetInt64(0), Stamp: reader.GetInt64(1)), ("operation", operationId))).ToDictionary(row => row.Id, row => row.Stamp);
        await entry.Gate.WaitAsync();
        try
        {
            if (entry.Words.IsSparse) entry.Words = new();
            await CatchUp(operationId, entry.Words, stamps);
            return entry.Words.Find(asked);
        }
        finally
        {
            entry.Gate.Release();
            LeastUsedLeaves();
        }
    }

    private async Task CatchUp(int operationId, WordLists words, Dictionary<long, long> stamps)
    {
        words.Keep(stamps);
        var changed = stamps.Where(pair => words.StampOf(pair.Key) != pair.Value).Select(pair => pair.Key).ToList();
        const string sql = "SELECT document_id, stamp, words FROM document_text WHERE operation_id = @operation";
        static (long Id, long Stamp, string Words) Row(System.Data.Common.DbDataReader reader) => (reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2));
        if (changed.Count >= ReadAllFrom)
        {
            foreach (var row in await engine.Read(sql, Row, ("operation", operationId)))
                if (words.StampOf(row.Id) != row.Stamp) words.Put(row.Id, row.Stamp, row.Words);
            return;
        }
        foreach (var id in changed)
            foreach (var row in await engine.Read(sql + " AND document_id = @id", Row, ("operation", operationId), ("id", id))) words.Put(row.Id, row.Stamp, row.Words);
    }

    private void LeastUsedLeaves()
    {
        if (_entries.Count > MostOperations) _entries.TryRemove(_entries.MinBy(e => e.Value.UsedAt).Key, out _);
    }

    /// <summary>Word to the documents that hold it. A document taken out leaves its place behind until the whole is read anew.</summary>
    internal sealed class WordLists
    {
        private const int FewGone = 500;
        private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);
        private readonly Dictionary<long, (int Place, long Stamp)> _documents = [];
        private readonly List<long?> _ids = [];

        public bool IsSparse => _ids.Count - _documents.Count > Math.Max(FewGone, _documents.Count);

        public long? StampOf(long id) => _documents.TryGetValue(id, out var known) ? known.Stamp : null;

        public void Keep(IReadOnlyDictionary<long, long> stamps)
        {
            foreach (var id in _documents.Keys.Where(id => !stamps.ContainsKey(id)).ToList()) Remove(id);
        }

        public void Put(long id, long stamp, string words)
        {
            Remove(id);
            _documents[id] = (_ids.Count, stamp);
            foreach (var range in words.AsSpan().Split(' '))
                if (words.AsSpan(range) is { Length: > 0 } word) List(word).Add(_ids.Count);
            _ids.Add(id);
        }

        public IReadOnlySet<long> Find(IReadOnlyList<string> asked)
        {
            var found = new int[_ids.Count];
            for (var i = 0; i < asked.Count; i++)
                foreach (var (word, places) in _places)
                    if (TextSearch.Meets(word, asked[i]))
                        foreach (var place in places)
                            if (found[place] == i) found[place] = i + 1;
            return Enumerable.Range(0, _ids.Count).Where(place => found[place] == asked.Count && _ids[place] is not null).Select(place => _ids[place]!.Value).ToHashSet();
        }

        private void Remove(long id)
        {
            if (_documents.Remove(id, out var known)) _ids[known.Place] = null;
        }

        private List<int> List(ReadOnlySpan<char> word)
        {
            var lookup = _places.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!lookup.TryGetValue(word, out var places)) lookup[word] = places = [];
            return places;
        }
    }
}
