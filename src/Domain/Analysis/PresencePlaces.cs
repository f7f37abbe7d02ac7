using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tessera.Domain.Analysis;

/// <summary>
/// Distinct organisations of one place after another, and over all of them. A row only adds to the count of its
/// organisation and cluster; everything else is drawn from these counts, many at a time, when the place ends. Nothing
/// here branches on what a row says: rows come in no order that a processor could guess, and a wrong guess costs more
/// than the row.
/// </summary>
internal sealed class PresencePlaces
{
    private readonly int _organisations, _clusters;
    /// <summary>Bits that hold a cluster within a pair of organisation and cluster: at least as many as are added at once.</summary>
    private readonly int _shift;
    /// <summary>Bits that hold a pair within those looked through when one of them was met: whole organisations.</summary>
    private readonly int _blockShift;
    /// <summary>By organisation and cluster the rows at the place doubled, odd when one was no nil report.</summary>
    private readonly uint[] _pairs;
    private readonly bool[] _blocks;
    private readonly ulong[] _met;
    /// <summary>By cluster the organisations present at the place, and what is not 0 where one is named.</summary>
    private readonly uint[] _byCluster, _named;
    /// <summary>By pair 1 where it was present in some place.</summary>
    private readonly uint[] _anywhere;

    public PresencePlaces(int organisations, int clusters)
    {
        (_organisations, _clusters) = (organisations, clusters);
        _shift = BitOperations.Log2((uint)Math.Max(clusters, Vector256<uint>.Count) * 2 - 1);
        _blockShift = Math.Max(_shift, 6);
        // Rows without an organisation have a block of their own, behind all others.
        var block = 1 << (_blockShift - _shift);
        None = (organisations + block - 1) / block * block;
        (_pairs, _anywhere) = (new uint[(None + block) << _shift], new uint[(None + block) << _shift]);
        (_byCluster, _named) = (new uint[1 << _shift], new uint[1 << _shift]);
        (_blocks, _met) = (new bool[_pairs.Length >> _blockShift], new ulong[None + block]);
    }

    /// <summary>The organisation of rows that state none.</summary>
    public int None { get; }

    public int Organisations => Enumerable.Range(0, _organisations).Count(o => _anywhere.AsSpan(o << _shift, _clusters).ContainsAnyExcept(0u));

    /// <summary>Rows that named no organisation.</summary>
    public int Without { get; private set; }

    /// <summary>Cluster codes with the distinct organisations that are present somewhere.</summary>
    public IEnumerable<(int Cluster, int Organisations)> Clusters() => Enumerable.Range(0, _clusters)
        .Select(cluster => (cluster, Enumerable.Range(0, _organisations).Count(o => _anywhere[(o << _shift) | cluster] != 0))).Where(c => c.Item2 > 0);

    /// <summary>A row of the place at hand.</summary>
    /// <param name="counts">1 when the row is one of the figure's, else 0: nothing changes.</param>
    /// <param name="said">1 when it counts and is no nil report, else 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(int organisation, int cluster, uint counts, uint said)
    {
        unchecked
        {
            var at = (organisation << _shift) | cluster;
            ref var pair = ref _pairs[at];
            pair = (pair + (counts << 1)) | said;
            _blocks[at >> _blockShift] = true;
        }
    }

    /// <summary>Ends the place: its cells in the order of organisations, and how many of these are present.</summary>
    public (int Present, Dictionary<long, int> ByCluster) Take(long area, PresenceCells cells, long[] clusterIds)
    {
        var (met, present) = (0, 0);
        var blocks = _blocks.AsSpan();
        TakeUnnamed();
        for (var block = blocks.IndexOf(true); block >= 0; block = blocks.IndexOf(true))
        {
            blocks[block] = false;
            met = Take(block, met);
        }
        foreach (var cell in _met.AsSpan(0, met)) present += (int)(cell & 1);
        _met.AsSpan(0, met).CopyTo(cells.Room(met));
        cells.End(area);
        return (present, ByCluster(clusterIds));
    }

    private void TakeUnnamed()
    {
        var pairs = _pairs.AsSpan(None << _shift);
        foreach (var rows in pairs) Without += (int)(rows >> 1);
        pairs.Clear();
        _blocks[^1] = false;
    }

    /// <summary>Adds the organisations of a block to those met, so many until now; the pairs start anew.</summary>
    private int Take(int block, int met)
    {
        var last = (block + 1) << _blockShift;
        for (var first = block << _blockShift; first < last; first += 1 << _shift)
        {
            var (rows, said) = (Vector256<uint>.Zero, Vector256<uint>.Zero);
            for (var cluster = 0; cluster < 1 << _shift; cluster += Vector256<uint>.Count)
            {
                var pairs = Vector256.LoadUnsafe(ref _pairs[first + cluster]);
                var present = pairs & Vector256<uint>.One;
                (rows, said) = (rows + (pairs >> 1), said | present);
                (Vector256.LoadUnsafe(ref _byCluster[cluster]) + present).StoreUnsafe(ref _byCluster[cluster]);
                (Vector256.LoadUnsafe(ref _named[cluster]) | pairs).StoreUnsafe(ref _named[cluster]);
                (Vector256.LoadUnsafe(ref _anywhere[first + cluster]) | present).StoreUnsafe(ref _anywhere[first + cluster]);
            }
            var sum = Vector256.Sum(rows);
            _met[met] = (ulong)(uint)(first >> _shift) << 32 | sum << 1 | (said == Vector256<uint>.Zero ? 0u : 1u);
            met += sum == 0 ? 0 : 1;
        }
        _pairs.AsSpan(block << _blockShift, 1 << _blockShift).Clear();
        return met;
    }

    private Dictionary<long, int> ByCluster(long[] clusterIds)
    {
        var found = new Dictionary<long, int>(_clusters);
        for (var cluster = 0; cluster < _clusters; cluster++)
            if (_named[cluster] != 0) found.Add(clusterIds[cluster], (int)_byCluster[cluster]);
        Array.Clear(_named);
        Array.Clear(_byCluster);
        return found;
    }
}
