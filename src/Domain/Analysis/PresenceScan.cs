namespace Tessera.Domain.Analysis;

/// <summary>
/// Rows read place by place, as every segment has them in the order of areas: what is counted of one place lies in the
/// processor's nearest memory, however many places there are.
/// </summary>
internal sealed class PresenceScan
{
    private readonly FactTable _facts;
    private readonly PresenceQuestion _question;
    private readonly FactFilter _filter;
    private readonly int[] _place;
    /// <summary>By organisation code + 1 the one that counts; none where nothing is stated.</summary>
    private readonly int[] _survivor;
    private readonly byte _nilFlag;
    private readonly long[] _placeIds;
    private readonly int _clusters;
    private readonly PresencePlaces _counts;
    /// <summary>Rows doubled; odd when one of them was no nil report.</summary>
    private readonly uint[] _ofCluster;
    private uint _atPlace;
    private int _rows, _nil, _hidden, _undated, _asOf;

    public PresenceScan(FactTable facts, PresenceQuestion question, PresenceReference reference)
    {
        (_facts, _question) = (facts, question);
        _filter = new FactFilter(facts, question, reference);
        var isTyped = question.Role == PresenceRole.Typed;
        // Texts as typed are counted over every row: whoever wrote them was there to write.
        _nilFlag = isTyped ? (byte)0 : FactSegment.NilFlag;
        (_place, _placeIds) = Places(facts, question.Level, reference);
        _clusters = facts.Clusters.Count + 1;
        _counts = new(isTyped ? facts.TypedOrganisations.Count : facts.Partners.Count, _clusters);
        // Texts as typed have no survivors.
        _survivor = [_counts.None, .. isTyped ? Enumerable.Range(0, facts.TypedOrganisations.Count) : _filter.Survivor];
        _ofCluster = new uint[_clusters];
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

    private readonly record struct Run(VisibleSegment Visible, int Area, int Start, int End);

    /// <summary>The runs of all segments in the order of places, and where each place ends among them.</summary>
    private (Run[], int[]) Runs()
    {
        var next = new int[_placeIds.Length + 1];
        foreach (var visible in _facts.Segments)
            foreach (var run in visible.Segment.Runs) next[_place[run.Area] + 1]++;
        for (var place = 1; place < next.Length; place++) next[place] += next[place - 1];
        var runs = new Run[next[^1]];
        foreach (var visible in _facts.Segments)
            foreach (var run in visible.Segment.Runs) runs[next[_place[run.Area]]++] = new(visible, run.Area, run.Start, run.End);
        return (runs, next);
    }

    private void Read(Run run)
    {
        if (!_filter.HasArea(run.Area) && !_filter.Hides) return;
        if (_filter.IsShort && _question.Role == PresenceRole.Reporting) Short(run);
        else Long(run);
    }

    /// <summary>
    /// Rows that cluster and status let in or leave out, counted for who reports them: the question of every map. Its
    /// counters stand in locals, and no step waits for what a row says: a million rows feel both.
    /// </summary>
    private void Short(Run run)
    {
        var (visible, reports, verdicts, survivors, ofCluster, counted) = (run.Visible, run.Visible.Segment.Reports, _filter.ByCluster, _survivor, _ofCluster, _counts);
        var (atPlace, asOf, nil, hidden, isWhole) = (_atPlace, _asOf, 0u, 0, visible.Superseded is null);
        unchecked
        {
            for (var row = run.Start; row < run.End; row++)
            {
                if (!isWhole && visible.IsHidden(row)) continue;
                var report = reports[row];
                // Cluster and status stand side by side, as in the verdicts.
                var verdict = verdicts[(int)(report >> FactSegment.StatusAt) & 0x7FFFFF];
                var cluster = (int)(report >> FactSegment.ClusterAt) & 0x7FFF;
                hidden += verdict == FactFilter.Verdict.Hidden ? 1 : 0;
                var counts = verdict == FactFilter.Verdict.In ? 1u : 0u;
                var isNil = (uint)(report >> 16) & counts;
                var said = counts ^ isNil;
                nil += isNil;
                asOf = Math.Max(asOf, (int)(report & 0xFFFF) * (int)counts);
                atPlace = (atPlace + (counts << 1)) | said;
                ofCluster[cluster] = (ofCluster[cluster] + (counts << 1)) | said;
                counted.Mark(survivors[(int)(report >> FactSegment.ReportingAt)], cluster, counts, said);
            }
        }
        (_atPlace, _asOf, _nil, _hidden) = (atPlace, asOf, _nil + (int)nil, _hidden + hidden);
    }

    private void Long(Run run)
    {
        var (visible, segment) = (run.Visible, run.Visible.Segment);
        var organisations = One(segment);
        for (var row = run.Start; row < run.End; row++)
        {
            if (visible.IsHidden(row)) continue;
            var verdict = _filter.Admits(segment, row);
            if (verdict != FactFilter.Verdict.In) { Leave(verdict); continue; }
            var (cluster, isNil) = (segment.Cluster[row] + 1, (segment.Flags[row] & _nilFlag) != 0);
            var said = isNil ? 0u : 1u;
            if (isNil) _nil++;
            _asOf = Math.Max(_asOf, segment.AsOfMonth[row]);
            _atPlace = (_atPlace + 2) | said;
            _ofCluster[cluster] = (_ofCluster[cluster] + 2) | said;
            if (organisations is null) Every(segment, row, cluster, said);
            else _counts.Mark(_survivor[organisations[row] + 1], cluster, 1, said);
        }
    }

    private void Leave(FactFilter.Verdict verdict)
    {
        if (verdict == FactFilter.Verdict.Hidden) _hidden++;
        else if (verdict == FactFilter.Verdict.Undated) _undated++;
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

    private void Every(FactSegment segment, int row, int cluster, uint said)
    {
        Span<int> partners = [_survivor[segment.Reporting[row] + 1], _survivor[segment.Programming[row] + 1], _survivor[segment.Implementing[row] + 1], _survivor[segment.Funding[row] + 1]];
        var any = false;
        for (var i = 0; i < partners.Length; i++)
        {
            if (partners[i] == _counts.None || !_filter.IsWanted(partners[i]) || partners[..i].Contains(partners[i])) continue;
            _counts.Mark(partners[i], cluster, 1, said);
            any = true;
        }
        if (!any) _counts.Mark(_counts.None, cluster, 1, said);
    }

    public PresenceAnswer Answer()
    {
        var cells = new PresenceCells(_question.Role == PresenceRole.Typed ? null : _facts.Partners.Keys);
        var places = PlacesFound(cells);
        return new PresenceAnswer(_facts.Sequence, places, cells, _counts.Organisations, _rows, _counts.Without, _hidden, _undated, _asOf)
        {
            OrganisationsByCluster = _counts.Clusters().ToDictionary(c => ClusterId(c.Cluster), c => c.Organisations),
            RowsByCluster = Enumerable.Range(0, _clusters).Where(c => _ofCluster[c] > 0).ToDictionary(ClusterId, c => (int)(_ofCluster[c] >> 1)),
            RowsNil = _nil,
        };
    }

    private long ClusterId(int cluster) => cluster == 0 ? PresenceQuestion.NoCluster : _facts.Clusters[cluster - 1];

    private List<PresencePlace> PlacesFound(PresenceCells cells)
    {
        var clusterIds = Enumerable.Range(0, _clusters).Select(ClusterId).ToArray();
        var places = new List<PresencePlace>(_placeIds.Length);
        var (runs, ends) = Runs();
        for (int place = 0, run = 0; place < _placeIds.Length; place++)
        {
            _atPlace = 0;
            for (; run < ends[place]; run++) Read(runs[run]);
            if (_atPlace == 0) continue;
            _rows += (int)(_atPlace >> 1);
            var (present, byCluster) = _counts.Take(_placeIds[place], cells, clusterIds);
            places.Add(new PresencePlace(_placeIds[place], present, (int)(_atPlace >> 1), (_atPlace & 1) == 0, byCluster));
        }
        return places;
    }
}
