using System.Runtime.CompilerServices;

namespace Tessera.Domain.Analysis;

/// <summary>One pass over the rows puts them in the order of places; then organisations are counted place by place.</summary>
internal sealed class PresenceScan : IDisposable
{
    private readonly FactTable _facts;
    private readonly PresenceQuestion _question;
    private readonly FactFilter _filter;
    private readonly int[] _place;
    private readonly int[]? _survivor;
    private readonly byte _nilFlag;
    private readonly long[] _placeIds;
    private readonly int _clusters;
    private readonly PresenceMarks _marks;
    private readonly PresencePlaces _counts;
    /// <summary>Rows doubled; odd when one of them was no nil report.</summary>
    private readonly uint[] _atPlace, _ofCluster;
    private int _rows, _nil, _without, _hidden, _undated, _asOf;

    public PresenceScan(FactTable facts, PresenceQuestion question, PresenceReference reference)
    {
        (_facts, _question) = (facts, question);
        _filter = new FactFilter(facts, question, reference);
        (_survivor, _nilFlag) = question.Role == PresenceRole.Typed ? (null, (byte)0) : (_filter.Survivor, FactSegment.NilFlag);
        (_place, _placeIds) = Places(facts, question.Level, reference);
        _clusters = facts.Clusters.Count + 1;
        _marks = new(_placeIds.Length, _clusters, facts.Segments.Sum(s => s.Segment.Count) * (question.Role == PresenceRole.Any ? 4 : 1));
        _counts = new(question.Role == PresenceRole.Typed ? facts.TypedOrganisations.Count : facts.Partners.Count, _clusters);
        (_atPlace, _ofCluster) = (new uint[_placeIds.Length], new uint[_clusters]);
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
        // Columns stand in locals: a million rows feel every step between the counter and the number.
        var (organisations, areas, clusters, flags) = (One(segment), segment.Area, segment.Cluster, segment.Flags);
        for (var row = 0; row < segment.Count; row++)
        {
            if (visible.IsHidden(row)) continue;
            var verdict = _filter.Admits(segment, row);
            if (verdict != FactFilter.Verdict.In) { Leave(verdict); continue; }
            // Texts as typed are counted over every row: whoever wrote them was there to write.
            var isNil = (flags[row] & _nilFlag) != 0;
            var (place, cluster) = (_place[areas[row]], clusters[row] + 1);
            Count(segment, row, place, cluster, isNil);
            if (organisations is null) Every(segment, row, (place, cluster, isNil));
            else if (Survivor(organisations[row]) is >= 0 and var organisation) _marks.Add(place, cluster, organisation, isNil);
            else _without++;
        }
    }

    private void Leave(FactFilter.Verdict verdict)
    {
        if (verdict == FactFilter.Verdict.Hidden) _hidden++;
        else if (verdict == FactFilter.Verdict.Undated) _undated++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(FactSegment segment, int row, int place, int cluster, bool isNil)
    {
        _rows++;
        if (isNil) _nil++;
        if (segment.AsOfMonth[row] > _asOf) _asOf = segment.AsOfMonth[row];
        var said = isNil ? 0u : 1u;
        _atPlace[place] = (_atPlace[place] + 2) | said;
        _ofCluster[cluster] = (_ofCluster[cluster] + 2) | said;
    }

    /// <summary>The column of the organisation that counts; null when every one of a row does.</summary>
    private int[]? One(FactSegment segment) => _question.Role switch
    {
        PresenceRole.Typed => segment.Typed,
        PresenceRole.Programming => segment.Programming,
        PresenceRole.Implementing => segment.Implementing,
        PresenceRole.Funding => segment.Funding,
        PresenceRole.Any => null,
        _ => segment.Reporting,
    };

    private void Every(FactSegment segment, int row, (int Place, int Cluster, bool IsNil) at)
    {
        Span<int> partners = [Survivor(segment.Reporting[row]), Survivor(segment.Programming[row]), Survivor(segment.Implementing[row]), Survivor(segment.Funding[row])];
        var any = false;
        for (var i = 0; i < partners.Length; i++)
            if (_filter.IsWanted(partners[i]) && !partners[..i].Contains(partners[i])) any |= Mark(partners[i], at);
        if (!any) _without++;
    }

    /// <summary>Texts as typed have none.</summary>
    private int Survivor(int partner) => partner < 0 || _survivor is null ? partner : _survivor[partner];

    private bool Mark(int organisation, (int Place, int Cluster, bool IsNil) at)
    {
        if (organisation < 0) return false;
        _marks.Add(at.Place, at.Cluster, organisation, at.IsNil);
        return true;
    }

    public PresenceAnswer Answer()
    {
        var cells = new List<PresenceCell>();
        var places = PlacesFound(cells);
        return new PresenceAnswer(_facts.Sequence, places, cells, _counts.Organisations, _rows, _without, _hidden, _undated, _asOf)
        {
            OrganisationsByCluster = _counts.Clusters().ToDictionary(c => ClusterId(c.Cluster), c => c.Organisations),
            RowsByCluster = Enumerable.Range(0, _clusters).Where(c => _ofCluster[c] > 0).ToDictionary(ClusterId, c => (int)(_ofCluster[c] >> 1)),
            RowsNil = _nil,
        };
    }

    public void Dispose() => _marks.Dispose();

    private long ClusterId(int cluster) => cluster == 0 ? PresenceQuestion.NoCluster : _facts.Clusters[cluster - 1];

    private List<PresencePlace> PlacesFound(List<PresenceCell> cells)
    {
        var ids = _question.Role == PresenceRole.Typed ? null : _facts.Partners.Keys;
        var clusterIds = Enumerable.Range(0, _clusters).Select(ClusterId).ToArray();
        var places = new List<PresencePlace>(_placeIds.Length);
        var ends = _marks.Sort();
        for (int place = 0, start = 0; place < ends.Length; start = ends[place++])
        {
            if (_atPlace[place] == 0) continue;
            var byCluster = new Dictionary<long, int>();
            var present = _counts.Take(_marks.Between(start, ends[place]), _placeIds[place], ids, cells, byCluster, clusterIds);
            places.Add(new PresencePlace(_placeIds[place], present, (int)(_atPlace[place] >> 1), (_atPlace[place] & 1) == 0, byCluster));
        }
        return places;
    }
}
