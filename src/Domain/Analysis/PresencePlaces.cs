using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tessera.Domain.Analysis;

/// <summary>Distinct organisations of one place after another, and over all of them.</summary>
internal sealed class PresencePlaces(int organisations, int clusters)
{
    private const byte Nil = 1, Present = 3;

    /// <summary>Bits that hold a cluster within a pair of organisation and cluster.</summary>
    private readonly int _shift = BitsFor(clusters);
    private readonly uint[] _rows = new uint[organisations];
    private readonly byte[] _pairs = new byte[organisations << BitsFor(clusters)];
    private readonly int[] _met = new int[organisations];
    private readonly int[] _pairsMet = new int[organisations << BitsFor(clusters)];
    private readonly int[] _byCluster = new int[clusters];
    private readonly bool[] _named = new bool[clusters];
    private readonly bool[] _anywhere = new bool[organisations];
    private readonly bool[] _pairsAnywhere = new bool[organisations << BitsFor(clusters)];
    private int _metCount, _pairsMetCount;

    public int Organisations => _anywhere.Count(there => there);

    /// <summary>Cluster codes with the distinct organisations that are present somewhere.</summary>
    public IEnumerable<(int Cluster, int Organisations)> Clusters() => Enumerable.Range(0, clusters)
        .Select(cluster => (cluster, Enumerable.Range(0, organisations).Count(o => _pairsAnywhere[(o << _shift) | cluster]))).Where(c => c.Item2 > 0);

    private static int BitsFor(int clusters) => BitOperations.Log2((uint)clusters) + 1;

    /// <summary>A row of the place at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(int organisation, int cluster, bool isNil)
    {
        var said = isNil ? 0u : 1u;
        ref var rows = ref _rows[organisation];
        if (rows == 0) _met[_metCount++] = organisation;
        rows = (rows + 2) | said;
        var pair = (organisation << _shift) | cluster;
        var known = _pairs[pair];
        if (known != Present && (known != Nil || said != 0)) MarkPair(pair, cluster, known, isNil);
    }

    private void MarkPair(int pair, int cluster, byte known, bool isNil)
    {
        if (known == 0) _pairsMet[_pairsMetCount++] = pair;
        _pairs[pair] = isNil ? Nil : Present;
        _named[cluster] = true;
        if (isNil) return;
        _byCluster[cluster]++;
        _pairsAnywhere[pair] = true;
    }

    /// <summary>Ends the place: its cells in the order of organisations, and how many of these are present.</summary>
    public (int Present, Dictionary<long, int> ByCluster) Take(long area, PresenceCells cells, long[] clusterIds)
    {
        var present = 0;
        foreach (var organisation in Met())
        {
            var rows = _rows[organisation];
            _rows[organisation] = 0;
            if ((rows & 1) != 0) { present++; _anywhere[organisation] = true; }
            cells.Add(organisation, rows);
        }
        cells.End(area);
        foreach (var pair in _pairsMet.AsSpan(0, _pairsMetCount)) _pairs[pair] = 0;
        (_metCount, _pairsMetCount) = (0, 0);
        return (present, ByCluster(clusterIds));
    }

    private Dictionary<long, int> ByCluster(long[] clusterIds)
    {
        var found = new Dictionary<long, int>(_named.AsSpan().Count(true));
        for (var cluster = 0; cluster < clusters; cluster++)
            if (_named[cluster]) found.Add(clusterIds[cluster], _byCluster[cluster]);
        Array.Clear(_named);
        Array.Clear(_byCluster);
        return found;
    }

    private ReadOnlySpan<int> Met()
    {
        var met = _met.AsSpan(0, _metCount);
        // Where most organisations are met, walking all of them is quicker than sorting.
        if (_metCount * 8 < organisations) met.Sort();
        else for (int organisation = 0, at = 0; at < _metCount; organisation++) if (_rows[organisation] != 0) met[at++] = organisation;
        return met;
    }
}
