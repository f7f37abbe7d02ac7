namespace Tessera.Domain.Analysis;

/// <summary>One pass over the rows: a bit per place and organisation, and per place, cluster and organisation.</summary>
internal sealed class PresenceScan
{
    private readonly FactTable _facts;
    private readonly PresenceQuestion _question;
    private readonly FactFilter _filter;
    private readonly int[] _place;
    private readonly long[] _placeIds;
    private readonly int _organisations, _clusters;
    private readonly int[] _cellRows;
    private readonly int[] _placeRows;
    private readonly bool[] _placeReports;
    private readonly HashSet<long> _byCluster = [];
    private readonly bool[] _recent;
    private long _lastKey = -1;
    private int _rows, _without, _hidden, _undated, _asOf;

    public PresenceScan(FactTable facts, PresenceQuestion question, PresenceReference reference)
    {
        (_facts, _question) = (facts, question);
        _filter = new FactFilter(facts, question, reference);
        (_place, _placeIds) = Places(facts, question.Level, reference);
        _organisations = question.Role == PresenceRole.Typed ? facts.TypedOrganisations.Count : facts.Partners.Count;
        _clusters = facts.Clusters.Count + 1;
        _cellRows = new int[checked(_placeIds.Length * _organisations)];
        _placeRows = new int[_placeIds.Length];
        _placeReports = new bool[_placeIds.Length];
        _recent = new bool[checked(_placeIds.Length * _clusters * (long)_organisations) <= 64_000_000 ? _placeIds.Length * _clusters * _organisations : 0];
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
        if (!_filter.HasPartner(segment, row)) return;
        _rows++;
        var place = _place[segment.Area[row]];
        _placeRows[place]++;
        if ((segment.Flags[row] & FactSegment.NilFlag) == 0) _placeReports[place] = true;
        if (segment.ToMonth[row] != 0) _asOf = Math.Max(_asOf, segment.FromMonth[row]);
        var cluster = segment.Cluster[row] + 1;
        if (_question.Role == PresenceRole.Typed) { if (!Mark(place, cluster, segment.Typed[row])) _without++; }
        else if (_question.Role == PresenceRole.Any) Every(segment, row, place, cluster);
        else if (!Mark(place, cluster, Survivor(One(segment, row)))) _without++;
    }

    private int One(FactSegment segment, int row) => _question.Role switch
    {
        PresenceRole.Programming => segment.Programming[row],
        PresenceRole.Implementing => segment.Implementing[row],
        PresenceRole.Funding => segment.Funding[row],
        _ => segment.Reporting[row],
    };

    private void Every(FactSegment segment, int row, int place, int cluster)
    {
        Span<int> partners = [Survivor(segment.Reporting[row]), Survivor(segment.Programming[row]), Survivor(segment.Implementing[row]), Survivor(segment.Funding[row])];
        var any = false;
        for (var i = 0; i < partners.Length; i++)
            if (!partners[..i].Contains(partners[i])) any |= Mark(place, cluster, partners[i]);
        if (!any) _without++;
    }

    private int Survivor(int partner) => partner < 0 ? -1 : _filter.Survivor[partner];

    private bool Mark(int place, int cluster, int organisation)
    {
        if (organisation < 0) return false;
        _cellRows[place * _organisations + organisation]++;
        var key = ((long)place * _clusters + cluster) * _organisations + organisation;
        if (_recent.Length > 0) _recent[key] = true;
        else if (key != _lastKey) _byCluster.Add(_lastKey = key);
        return true;
    }

    public PresenceAnswer Answer()
    {
        var clusterIds = _facts.Clusters.Keys;
        var byPlace = new Dictionary<long, int>[_placeIds.Length];
        var clusterOrganisations = new HashSet<(int, int)>();
        foreach (var key in Keys())
        {
            var (place, cluster, organisation) = ((int)(key / _organisations / _clusters), (int)(key / _organisations % _clusters), (int)(key % _organisations));
            var id = cluster == 0 ? 0 : clusterIds[cluster - 1];
            (byPlace[place] ??= [])[id] = byPlace[place].GetValueOrDefault(id) + 1;
            clusterOrganisations.Add((cluster, organisation));
        }
        return new PresenceAnswer(_facts.Sequence, PlacesFound(byPlace), [.. CellsFound()], Distinct(), _rows, _without, _hidden, _undated, _asOf)
        {
            OrganisationsByCluster = clusterOrganisations.GroupBy(c => c.Item1).ToDictionary(g => g.Key == 0 ? 0 : clusterIds[g.Key - 1], g => g.Count()),
        };
    }

    private IEnumerable<long> Keys()
    {
        if (_recent.Length == 0) { foreach (var key in _byCluster) yield return key; yield break; }
        for (var key = _recent.AsSpan().IndexOf(true); key >= 0;)
        {
            yield return key;
            var next = _recent.AsSpan(key + 1).IndexOf(true);
            key = next < 0 ? -1 : key + 1 + next;
        }
    }

    private List<PresencePlace> PlacesFound(Dictionary<long, int>[] byPlace)
    {
        var places = new List<PresencePlace>();
        for (var place = 0; place < _placeIds.Length; place++)
        {
            if (_placeRows[place] == 0) continue;
            var cells = _cellRows.AsSpan(place * _organisations, _organisations);
            var distinct = cells.Length - cells.Count(0);
            places.Add(new PresencePlace(_placeIds[place], distinct, _placeRows[place], !_placeReports[place], byPlace[place] ?? []));
        }
        return places;
    }

    private IEnumerable<PresenceCell> CellsFound()
    {
        var ids = _question.Role == PresenceRole.Typed ? null : _facts.Partners.Keys;
        for (var cell = 0; cell < _cellRows.Length; cell++)
            if (_cellRows[cell] > 0)
                yield return new PresenceCell(_placeIds[cell / _organisations], ids is null ? cell % _organisations : ids[cell % _organisations], _cellRows[cell]);
    }

    private int Distinct()
    {
        var seen = new bool[_organisations];
        for (var cell = 0; cell < _cellRows.Length; cell++) if (_cellRows[cell] > 0) seen[cell % _organisations] = true;
        return seen.Count(s => s);
    }
}
