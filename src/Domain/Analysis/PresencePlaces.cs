namespace Tessera.Domain.Analysis;

/// <summary>Distinct organisations of one place after another, and over all of them.</summary>
internal sealed class PresencePlaces(int organisations, int clusters)
{
    private const byte Nil = 1, Present = 3;

    private readonly int _shift = PresenceMarks.BitsFor(clusters);
    private readonly uint[] _rows = new uint[organisations];
    private readonly byte[] _pairs = new byte[organisations << PresenceMarks.BitsFor(clusters)];
    private readonly int[] _met = new int[organisations];
    private readonly int[] _byCluster = new int[clusters];
    private readonly bool[] _named = new bool[clusters];
    private readonly bool[] _anywhere = new bool[organisations];
    private readonly bool[] _pairsAnywhere = new bool[organisations << PresenceMarks.BitsFor(clusters)];
    private int _metCount;

    public int Organisations => _anywhere.Count(there => there);

    /// <summary>Cluster codes with the distinct organisations that are present somewhere.</summary>
    public IEnumerable<(int Cluster, int Organisations)> Clusters() => Enumerable.Range(0, clusters)
        .Select(cluster => (cluster, Enumerable.Range(0, organisations).Count(o => _pairsAnywhere[(o << _shift) | cluster]))).Where(c => c.Item2 > 0);

    /// <summary>Adds a place's cells in the order of organisations; gives back how many organisations are present.</summary>
    public int Take(ReadOnlySpan<int> marks, long area, long[]? ids, List<PresenceCell> cells, Dictionary<long, int> byCluster, long[] clusterIds)
    {
        foreach (var mark in marks) Mark(mark);
        var present = 0;
        foreach (var organisation in Met())
        {
            var rows = _rows[organisation];
            _rows[organisation] = 0;
            if ((rows & 1) != 0) { present++; _anywhere[organisation] = true; }
            cells.Add(new PresenceCell(area, ids is null ? organisation : ids[organisation], (int)(rows >> 1), (rows & 1) == 0));
        }
        _metCount = 0;
        foreach (var mark in marks) _pairs[mark >> 1] = 0;
        for (var cluster = 0; cluster < clusters; cluster++)
            if (_named[cluster]) byCluster.Add(clusterIds[cluster], _byCluster[cluster]);
        Array.Clear(_named);
        Array.Clear(_byCluster);
        return present;
    }

    private void Mark(int mark)
    {
        var pair = mark >> 1;
        var (organisation, cluster) = (pair >> _shift, pair & ((1 << _shift) - 1));
        var said = (uint)mark & 1;
        var rows = _rows[organisation];
        if (rows == 0) _met[_metCount++] = organisation;
        _rows[organisation] = (rows + 2) | said;
        var known = _pairs[pair];
        if (known == Present || (known == Nil && said == 0)) return;
        _pairs[pair] = said == 0 ? Nil : Present;
        _named[cluster] = true;
        if (said == 0) return;
        _byCluster[cluster]++;
        _pairsAnywhere[pair] = true;
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
