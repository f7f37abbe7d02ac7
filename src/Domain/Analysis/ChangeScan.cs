using Tessera.Domain.Operations;

namespace Tessera.Domain.Analysis;

/// <summary>One pass over the rows for two periods: marks by place, cluster and partner, and who reported at all.</summary>
internal sealed class ChangeScan
{
    [Flags]
    private enum Mark : byte { Was = 1, Is = 2, SaysNil = 4 }

    private readonly FactTable _facts;
    private readonly FactFilter _filter;
    private readonly FactFilter? _within;
    private readonly ReportingPeriod _before, _now;
    private readonly bool[] _isCounted = new bool[256];
    private readonly long[] _place, _partners;
    /// <summary>Above the level asked: no place of it.</summary>
    private readonly HashSet<long> _coarser;
    private readonly PartnerReports _reports;
    private readonly Dictionary<(long Area, int Cluster, int Partner), Mark> _marks = [];
    private int _hidden;

    public ChangeScan(FactTable facts, PresenceQuestion question, PresenceReference reference, ReportingPeriod before, ReportingPeriod now)
    {
        (_facts, _before, _now) = (facts, before, now);
        (_filter, _within) = ReportingRate.Filters(facts, question, reference);
        foreach (var status in question.CountedStatuses) _isCounted[(byte)status] = true;
        _place = [.. facts.Areas.Keys.Select(area => reference.AreaAtLevel(area, question.Level) ?? area)];
        _coarser = [.. facts.Areas.Keys.Where(area => reference.AreaAtLevel(area, question.Level) is null)];
        // After the filters, which may have met survivors that no row names.
        _partners = facts.Partners.Keys;
        _reports = new PartnerReports(_partners.Length, now) { Before = before };
    }

    public void Read(VisibleSegment visible)
    {
        var segment = visible.Segment;
        for (var row = 0; row < segment.Count; row++)
        {
            if (visible.IsHidden(row)) continue;
            var verdict = _filter.Admits(segment, row);
            if (verdict == FactFilter.Verdict.Hidden) _hidden++;
            if (verdict != FactFilter.Verdict.In || segment.Reporting[row] < 0) continue;
            var partner = _filter.Survivor[segment.Reporting[row]];
            var isWithin = _within is null || _within.Admits(segment, row) == FactFilter.Verdict.In;
            _reports.Read(segment, row, partner, isWithin);
            if (isWithin && _isCounted[segment.Status[row]] && MarkOf(segment, row) is not 0 and var mark) Add((_place[segment.Area[row]], segment.Cluster[row], partner), mark);
        }
    }

    private void Add((long, int, int) key, Mark mark) => _marks[key] = _marks.GetValueOrDefault(key) | mark;

    private Mark MarkOf(FactSegment segment, int row)
    {
        var (was, @is) = (IsIn(segment, row, _before), IsIn(segment, row, _now));
        if ((segment.Flags[row] & FactSegment.NilFlag) != 0) return @is ? Mark.SaysNil : 0;
        return (was ? Mark.Was : 0) | (@is ? Mark.Is : 0);
    }

    private static bool IsIn(FactSegment segment, int row, ReportingPeriod period) => segment.FromMonth[row] <= period.LastMonth && segment.ToMonth[row] >= period.FirstMonth;

    public ChangeAnswer Answer()
    {
        var cells = _marks.Where(mark => (mark.Value & (Mark.Was | Mark.Is)) != 0).Select(mark => Cell(mark.Key, mark.Value))
            .OrderBy(cell => cell.AreaId).ThenBy(cell => cell.ClusterId).ThenBy(cell => cell.PartnerId).ToList();
        var silent = Enumerable.Range(0, _partners.Length).Where(_reports.IsSilent).Select(code => _partners[code]).ToHashSet();
        var everywhere = cells.GroupBy(cell => cell.PartnerId).ToDictionary(group => group.Key, group => (Was: group.Any(cell => cell.WasPresent), Is: group.Any(cell => cell.IsPresent)));
        return new ChangeAnswer(_facts.Sequence, _before, _now, cells, [.. cells.GroupBy(cell => cell.AreaId).Select(group => Place(group.Key, group, silent))], Silent(cells, everywhere), _reports.Rate(), _hidden)
        {
            WithoutReport = silent,
            PartnersNew = everywhere.Values.Count(partner => partner.Is && !partner.Was),
            PartnersGone = everywhere.Values.Count(partner => partner.Was && !partner.Is),
        };
    }

    private ChangeCell Cell((long Area, int Cluster, int Partner) key, Mark mark) => new(key.Area, key.Cluster < 0 ? PresenceQuestion.NoCluster : _facts.Clusters[key.Cluster], _partners[key.Partner],
        mark.HasFlag(Mark.Was), mark.HasFlag(Mark.Is), mark.HasFlag(Mark.SaysNil) && !mark.HasFlag(Mark.Is));

    /// <summary>A partner that left one cluster of a place and stayed in another is still there.</summary>
    private static PlaceChange Place(long area, IEnumerable<ChangeCell> cells, HashSet<long> silent)
    {
        var partners = cells.GroupBy(cell => cell.PartnerId).Select(group => (Id: group.Key, Was: group.Any(cell => cell.WasPresent), Is: group.Any(cell => cell.IsPresent))).ToList();
        var gone = partners.Where(partner => partner.Was && !partner.Is).ToList();
        return new PlaceChange(area, partners.Count(p => p.Was), partners.Count(p => p.Is), partners.Count(p => p.Is && !p.Was), gone.Count, gone.Count(p => silent.Contains(p.Id)));
    }

    private List<SilentPartner> Silent(List<ChangeCell> cells, Dictionary<long, (bool Was, bool Is)> everywhere)
    {
        var places = cells.Where(cell => cell.WasPresent && !_coarser.Contains(cell.AreaId)).GroupBy(cell => cell.PartnerId).ToDictionary(group => group.Key, group => group.Select(cell => cell.AreaId).Distinct().Count());
        return [.. _reports.FallenSilent().Select(code => (Code: code, Id: _partners[code]))
            .Select(partner => new SilentPartner(partner.Id, _reports.LastMonth(partner.Code), places.GetValueOrDefault(partner.Id), everywhere.GetValueOrDefault(partner.Id).Is)).OrderBy(partner => partner.PartnerId)];
    }
}
