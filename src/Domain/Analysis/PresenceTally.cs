namespace Tessera.Domain.Analysis;

/// <summary>
/// Rows and nil reports by a dense key. A plain array while the keys are few; by hash where most keys never occur
/// (thousands of places times thousands of organisations).
/// </summary>
internal sealed class PresenceTally
{
    /// <summary>16 MB of counters; clearing more for each question costs longer than hashing.</summary>
    private const long Dense = 4_000_000;

    private readonly uint[]? _counts;
    private readonly Dictionary<long, uint> _sparse = [];

    public PresenceTally(long keys) => _counts = keys <= Dense ? new uint[keys] : null;

    /// <summary>The lowest bit says that a row was no nil report, the others count rows.</summary>
    public void Add(long key, bool isNil)
    {
        ref var count = ref _counts is not null ? ref _counts[key] : ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_sparse, key, out _);
        count = (count + 2) | (isNil ? 0u : 1u);
    }

    /// <summary>Keys that occurred, in ascending order.</summary>
    public IEnumerable<(long Key, int Rows, bool IsNil)> Found()
    {
        if (_counts is null)
        {
            foreach (var (key, count) in _sparse.OrderBy(c => c.Key)) yield return (key, (int)(count >> 1), (count & 1) == 0);
            yield break;
        }
        for (var key = 0; key < _counts.Length; key++)
            if (_counts[key] is > 0 and var count) yield return (key, (int)(count >> 1), (count & 1) == 0);
    }
}
