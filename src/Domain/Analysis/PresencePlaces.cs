using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tessera.Domain.Analysis;

/// <summary>
/// Distinct organisations of one place after another, and over all of them. Nothing here branches on what a row says:
/// rows come in no order that a processor could guess, and a wrong guess costs more than the whole count of a row.
/// </summary>
internal sealed class PresencePlaces(int organisations, int clusters)
{
    /// <summary>Bits that hold a cluster within a pair of organisation and cluster.</summary>
    private readonly int _shift = BitsFor(clusters);
    /// <summary>Rows at the place doubled, odd when one was no nil report; the last one is of rows without an organisation.</summary>
    private readonly uint[] _rows = new uint[organisations + 1];
    private readonly int[] _met = new int[organisations + 2];
    /// <summary>The last place, counted from 1, in which an organisation is present for a cluster.</summary>
    private readonly int[] _pairs = new int[(organisations + 1) << BitsFor(clusters)];
    private readonly int[] _byCluster = new int[clusters];
    /// <summary>1 where a row of the cluster names an organisation.</summary>
    private readonly int[] _named = new int[clusters];
    private readonly bool[] _anywhere = new bool[organisations];
    private int _metCount, _place = 1;

    /// <summary>The organisation of rows that state none.</summary>
    public int None => organisations;

    public int Organisations => _anywhere.Count(there => there);

    /// <summary>Rows that named no organisation.</summary>
    public int Without { get; private set; }

    /// <summary>Cluster codes with the distinct organisations that are present somewhere.</summary>
    public IEnumerable<(int Cluster, int Organisations)> Clusters() => Enumerable.Range(0, clusters)
        .Select(cluster => (cluster, Enumerable.Range(0, organisations).Count(o => _pairs[(o << _shift) | cluster] > 0))).Where(c => c.Item2 > 0);

    private static int BitsFor(int clusters) => BitOperations.Log2((uint)clusters) + 1;

    /// <summary>A row of the place at hand.</summary>
    /// <param name="counts">1 when the row is one of the figure's, else 0: nothing changes.</param>
    /// <param name="said">1 when it counts and is no nil report, else 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(int organisation, int cluster, uint counts, uint said)
    {
        unchecked
        {
            ref var rows = ref _rows[organisation];
            _met[_metCount] = organisation;
            _metCount += (rows == 0 ? 1 : 0) & (int)counts;
            rows = (rows + (counts << 1)) | said;
            var isNamed = organisation != None ? 1 : 0;
            _named[cluster] |= (int)counts & isNamed;
            ref var pair = ref _pairs[(organisation << _shift) | cluster];
            var last = pair;
            var isPresent = (int)said & isNamed;
            _byCluster[cluster] += (last != _place ? 1 : 0) & isPresent;
            pair = isPresent != 0 ? _place : last;
        }
    }

    /// <summary>Ends the place: its cells in the order of organisations, and how many of these are present.</summary>
    public (int Present, Dictionary<long, int> ByCluster) Take(long area, PresenceCells cells, long[] clusterIds)
    {
        Without += (int)(_rows[None] >> 1);
        _rows[None] = 0;
        var present = 0;
        var met = Met();
        var made = cells.Room(met.Length);
        for (var at = 0; at < met.Length; at++)
        {
            ref var rows = ref _rows[met[at]];
            present += (int)(rows & 1);
            _anywhere[met[at]] |= (rows & 1) != 0;
            made[at] = ((ulong)met[at] << 32) | rows;
            rows = 0;
        }
        cells.End(area);
        (_metCount, _place) = (0, _place + 1);
        return (present, ByCluster(clusterIds));
    }

    private Dictionary<long, int> ByCluster(long[] clusterIds)
    {
        var found = new Dictionary<long, int>(clusters);
        for (var cluster = 0; cluster < clusters; cluster++)
            if (_named[cluster] > 0) found.Add(clusterIds[cluster], _byCluster[cluster]);
        Array.Clear(_named);
        Array.Clear(_byCluster);
        return found;
    }

    /// <summary>The organisations met, in order and without the one that stands for none.</summary>
    private Span<int> Met()
    {
        var found = 0;
        // Where most organisations are met, walking all of them is quicker than sorting.
        if (_metCount * 8 >= organisations)
        {
            for (var organisation = 0; organisation < organisations; organisation++)
            {
                _met[found] = organisation;
                found += _rows[organisation] != 0 ? 1 : 0;
            }
            return _met.AsSpan(0, found);
        }
        foreach (var organisation in _met.AsSpan(0, _metCount)) if (organisation != None) _met[found++] = organisation;
        _met.AsSpan(0, found).Sort();
        return _met.AsSpan(0, found);
    }
}
