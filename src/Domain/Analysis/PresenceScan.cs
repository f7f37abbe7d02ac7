namespace Tessera.Domain.Analysis;

/// <summary>One pass over the rows: a tally by place and organisation, and one by place, cluster and organisation.</summary>
internal sealed class PresenceScan
{
    private readonly FactTable _facts;
    private readonly PresenceQuestion _question;
    private readonly FactFilter _filter;
    private readonly int[] _place;
    private readonly long[] _placeIds;
    private readonly int _organisations, _clusters;
    private readonly PresenceTally _cells, _clusterCells, _places, _byCluster;
    private int _rows, _nil, _without, _hidden, _undated, _asOf;

    public PresenceScan(FactTable facts, PresenceQuestion question, PresenceReference reference)
    {
        (_facts, _question) = (facts, question);
        _filter = new FactFilter(facts, question, reference);
        (_place, _placeIds) = Places(facts, question.Level, reference);
        _organisations = question.Role == PresenceRole.Typed ? facts.TypedOrganisations.Count : facts.Partners.Count;
        _clusters = facts.Clusters.Count + 1;
        _cells = new((long)_placeIds.Length * _organisations);
        _clusterCells = new((long)_placeIds.Length * _clusters * _organisations);
        _places = new(_placeIds.Length);
        _byCluster = new(_clusters);
    }

    /// <summary>Per area code the place it counts at: its ancestor at the level, or itself when it is coarser.</summary>
    private static (int[], long[]) Places(FactTable facts, int level, PresenceReference reference)
    {
        var ids = new List<long>();
        var codes = new Dictionary<long, int>();
        var place = facts.Areas.Keys.Select(area =>
        {
            var at = reference.AreaAtLevel(area, level) ?? area;
            if (!codes.TryGetValue(at, out var code)) { codes[at] = code = ids.Count; ids.Add(at); }
            return code;
        }).ToArray();
        return (place, [.. ids]);
    }

    public void Read(VisibleSegment visible)
    {
        var segment = visible.Segment;
        for (var row = 0; row < segment.Count; row++)
        {
            if (visible.IsHidden(row)) continue;
            switch (_filter.Admits(segment, row))
            {
                case FactFilter.Verdict.In: Count(segment, row); break;
                case FactFilter.Verdict.Hidden: _hidden++; break;
                case FactFilter.Verdict.Undated: _undated++; break;
                default: break;
            }
        }
    }

    private void Count(FactSegment segment, int row)
    {
        // Texts as typed are counted over every row: whoever wrote them was there to write.
        var isNil = _question.Role != PresenceRole.Typed && (segment.Flags[row] & FactSegment.NilFlag) != 0;
        var place = _place[segment.Area[row]];
        var cluster = segment.Cluster[row] + 1;
        _rows++;
        if (isNil) _nil++;
        if (segment.ToMonth[row] != 0) _asOf = Math.Max(_asOf, segment.FromMonth[row]);
        _places.Add(place, isNil);
        _byCluster.Add(cluster, isNil);
        if (_question.Role == PresenceRole.Any) Every(segment, row, (place, cluster, isNil));
        else if (!Mark(One(segment, row), (place, cluster, isNil))) _without++;
    }

    private int One(FactSegment segment, int row) => _question.Role switch
    {
        PresenceRole.Typed => segment.Typed[row],
        PresenceRole.Programming => Survivor(segment.Programming[row]),
        PresenceRole.Implementing => Survivor(segment.Implementing[row]),
        PresenceRole.Funding => Survivor(segment.Funding[row]),
        _ => Survivor(segment.Reporting[row]),
    };

    private void Every(FactSegment segment, int row, (int Place, int Cluster, bool IsNil) at)
    {
        Span<int> partners = [Survivor(segment.Reporting[row]), Survivor(segment.Programming[row]), Survivor(segment.Implementing[row]), Survivor(segment.Funding[row])];
        var any = false;
        for (var i = 0; i < partners.Length; i++)
            if (_filter.IsWanted(partners[i]) && !partners[..i].Contains(partners[i])) any |= Mark(partners[i], at);
        if (!any) _without++;
    }

    private int Survivor(int partner) => partner < 0 ? -1 : _filter.Survivor[partner];

    private bool Mark(int organisation, (int Place, int Cluster, bool IsNil) at)
    {
        if (organisation < 0) return false;
        _cells.Add((long)at.Place * _organisations + organisation, at.IsNil);
        _clusterCells.Add(((long)at.Place * _clusters + at.Cluster) * _organisations + organisation, at.IsNil);
        return true;
    }

    public PresenceAnswer Answer()
    {
        var (byPlace, byCluster) = Clusters();
        var cells = Cells();
        return new PresenceAnswer(_facts.Sequence, PlacesFound(byPlace, cells), cells, cells.Where(c => !c.IsNil).Select(c => c.PartnerId).Distinct().Count(), _rows, _without, _hidden, _undated, _asOf)
        {
            OrganisationsByCluster = byCluster.GroupBy(c => c.Cluster).ToDictionary(g => ClusterId(g.Key), g => g.Count()),
            RowsByCluster = _byCluster.Found().ToDictionary(c => ClusterId((int)c.Key), c => c.Rows),
            RowsNil = _nil,
        };
    }

    private (Dictionary<long, int>[] ByPlace, HashSet<(int Cluster, int Organisation)> ByCluster) Clusters()
    {
        var byPlace = new Dictionary<long, int>[_placeIds.Length];
        var seen = new HashSet<(int, int)>();
        foreach (var (key, _, isNil) in _clusterCells.Found())
        {
            var (place, cluster, organisation) = ((int)(key / _organisations / _clusters), (int)(key / _organisations % _clusters), (int)(key % _organisations));
            var here = byPlace[place] ??= [];
            here[ClusterId(cluster)] = here.GetValueOrDefault(ClusterId(cluster)) + (isNil ? 0 : 1);
            if (!isNil) seen.Add((cluster, organisation));
        }
        return (byPlace, seen);
    }

    private long ClusterId(int cluster) => cluster == 0 ? PresenceQuestion.NoCluster : _facts.Clusters[cluster - 1];

    private List<PresencePlace> PlacesFound(Dictionary<long, int>[] byPlace, List<PresenceCell> cells)
    {
        var distinct = cells.Where(c => !c.IsNil).GroupBy(c => c.AreaId).ToDictionary(g => g.Key, g => g.Count());
        return [.. _places.Found().Select(p => new PresencePlace(_placeIds[p.Key], distinct.GetValueOrDefault(_placeIds[p.Key]), p.Rows, p.IsNil, byPlace[p.Key] ?? []))];
    }

    private List<PresenceCell> Cells()
    {
        var ids = _question.Role == PresenceRole.Typed ? null : _facts.Partners.Keys;
        return [.. _cells.Found().Select(c => new PresenceCell(_placeIds[c.Key / _organisations], ids is null ? c.Key % _organisations : ids[c.Key % _organisations], c.Rows, c.IsNil))];
    }
}
