using Tessera.Domain.Activities;
using Tessera.Domain.Operations;

namespace Tessera.Domain.Analysis;

/// <summary>
/// How many of the partners from whom a report may be expected have reported on a period. Expected is who reported on any
/// of the twelve months before it: monthly reports name no end, so nobody's dates say that nothing more will come. A row
/// of any status is a report, a nil report too; it speaks of the months from its start to the last month it reports on,
/// whatever its planned end. Of a place those are asked who reported from there, and a report from anywhere answers;
/// of a cluster only reports to that cluster count.
/// </summary>
/// <param name="Expected">Partners with a report on one of the twelve months before.</param>
/// <param name="Reported">Those of the expected with a report on the period.</param>
/// <param name="New">Partners with a report on the period (of a place: from there) who were not expected; never part of the rate.</param>
public sealed record ReportingRate(ReportingPeriod Period, int Expected, int Reported, int New)
{
    /// <summary>How far back a report makes another one expected.</summary>
    public const int Months = 12;

    /// <summary>0 to 1; null where nobody was expected.</summary>
    public decimal? Share => Expected == 0 ? null : (decimal)Reported / Expected;

    /// <summary>By the question's filters but period, status and role: the organisation that reports is the one that counts.</summary>
    public static ReportingRate Of(FactTable facts, PresenceQuestion question, PresenceReference reference, ReportingPeriod period)
    {
        var (filter, within) = Filters(facts, question, reference);
        var reports = new PartnerReports(facts.Partners.Count, period);
        foreach (var visible in facts.Segments)
            for (var row = 0; row < visible.Segment.Count; row++)
                if (visible.Segment.Reporting[row] is >= 0 and var partner && !visible.IsHidden(row) && filter.Admits(visible.Segment, row) == FactFilter.Verdict.In)
                    reports.Read(visible.Segment, row, filter.Survivor[partner], within is null || within.Admits(visible.Segment, row) == FactFilter.Verdict.In);
        return reports.Rate();
    }

    /// <summary>Of all reports, and of those from the place asked for; the latter null when none is.</summary>
    internal static (FactFilter Reports, FactFilter? Within) Filters(FactTable facts, PresenceQuestion question, PresenceReference reference)
    {
        var within = question with { Period = null, Role = PresenceRole.Reporting, Typed = null, Statuses = Enum.GetValues<ActivityStatus>().ToHashSet() };
        return (new(facts, within with { Area = null }, reference), question.Area is null ? null : new(facts, within, reference));
    }
}

/// <summary>On which months each partner has reported, by the partner's code.</summary>
internal sealed class PartnerReports(int partners, ReportingPeriod period)
{
    private readonly bool[] _now = new bool[partners], _nowWithin = new bool[partners], _expected = new bool[partners], _before = new bool[partners];
    private readonly int[] _last = new int[partners];

    /// <summary>A period that partners are asked of, too; before the other one.</summary>
    public ReportingPeriod? Before { get; init; }

    public void Read(FactSegment segment, int row, int partner, bool isWithin)
    {
        int last = segment.AsOfMonth[row], first = Math.Min(segment.FromMonth[row], last);
        if (last == 0) return;
        if (first <= period.LastMonth && last >= period.FirstMonth) (_now[partner], _nowWithin[partner]) = (true, _nowWithin[partner] || isWithin);
        if (!isWithin || first >= period.FirstMonth) return;
        if (last >= period.FirstMonth - ReportingRate.Months) _expected[partner] = true;
        if (Before is { } before && first <= before.LastMonth && last >= before.FirstMonth) _before[partner] = true;
        _last[partner] = Math.Max(_last[partner], Math.Min(last, period.FirstMonth - 1));
    }

    public bool IsSilent(int partner) => !_now[partner];
    /// <summary>The last month before the period that the partner reported on; 0 when there is none.</summary>
    public int LastMonth(int partner) => _last[partner];
    /// <summary>Codes of those who reported on the period before and not on this one.</summary>
    public IEnumerable<int> FallenSilent() => Enumerable.Range(0, partners).Where(partner => _before[partner] && !_now[partner]);

    public ReportingRate Rate() => new(period, Count(partner => _expected[partner]), Count(partner => _expected[partner] && _now[partner]), Count(partner => _nowWithin[partner] && !_expected[partner]));

    private int Count(Func<int, bool> isSo) => Enumerable.Range(0, partners).Count(isSo);
}
