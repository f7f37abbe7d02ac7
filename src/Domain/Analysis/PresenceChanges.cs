using Tessera.Domain.Operations;

namespace Tessera.Domain.Analysis;

/// <summary>Why an organisation that was present at a place and cluster is not counted there now.</summary>
public enum GoneReason : byte
{
    /// <summary>It has reported nothing on the period: whether it is still there is not known.</summary>
    Silent,
    /// <summary>It said that it did nothing there.</summary>
    Nil,
    /// <summary>It reported on the period, and not from there.</summary>
    Elsewhere,
}

/// <summary>One organisation at one place and cluster in two periods.</summary>
/// <param name="ClusterId">0: none stated.</param>
/// <param name="IsNil">Not present now, and it said so.</param>
public readonly record struct ChangeCell(long AreaId, long ClusterId, long PartnerId, bool WasPresent, bool IsPresent, bool IsNil)
{
    public bool IsNew => IsPresent && !WasPresent;
    public bool IsGone => WasPresent && !IsPresent;
}

/// <summary>Distinct organisations of a place in both periods, whatever their clusters: Now = Before + New - Gone.</summary>
/// <param name="Silent">Those of the gone who reported nothing on the period.</param>
public sealed record PlaceChange(long AreaId, int Before, int Now, int New, int Gone, int Silent)
{
    public bool IsGained => Before == 0 && Now > 0;
    public bool IsLost => Before > 0 && Now == 0;
}

/// <summary>A partner with a report on the period before and none on this one. No report is not zero.</summary>
/// <param name="LastMonth">The last month before the period that it reported on.</param>
/// <param name="Places">Places of the level asked where it was present in the period before.</param>
/// <param name="IsCounted">Its activities' dates still make it present in the period.</param>
public sealed record SilentPartner(long PartnerId, int LastMonth, int Places, bool IsCounted);

/// <summary>Two periods held against each other, at one sequence.</summary>
/// <param name="Cells">Everybody present in one of the periods, by place, cluster and partner.</param>
public sealed record ChangeAnswer(long Sequence, ReportingPeriod Before, ReportingPeriod Now, IReadOnlyList<ChangeCell> Cells, IReadOnlyList<PlaceChange> Places, IReadOnlyList<SilentPartner> Silent, ReportingRate Rate, int RowsHidden)
{
    /// <summary>Partners with no report at all on the period.</summary>
    public IReadOnlySet<long> WithoutReport { get; init; } = new HashSet<long>();
    /// <summary>Present somewhere in the period, nowhere in the one before.</summary>
    public int PartnersNew { get; init; }
    /// <summary>Present somewhere in the period before, nowhere now.</summary>
    public int PartnersGone { get; init; }

    public GoneReason Reason(ChangeCell gone) => gone.IsNil ? GoneReason.Nil : WithoutReport.Contains(gone.PartnerId) ? GoneReason.Silent : GoneReason.Elsewhere;
}

/// <summary>
/// What changed between two periods: who is new and who is gone by place and cluster, by the rules of <see cref="Presence"/>
/// in each of them, and who reported before and not now, by those of <see cref="ReportingRate"/>.
/// </summary>
public static class PresenceChanges
{
    /// <param name="question">Its period and role are not heeded: the reporting organisation counts.</param>
    /// <exception cref="Problem">changes.not-before: the earlier period does not end before the later one begins.</exception>
    public static ChangeAnswer Of(FactTable facts, PresenceQuestion question, PresenceReference reference, ReportingPeriod before, ReportingPeriod now)
    {
        if (before.LastMonth >= now.FirstMonth) throw Problem.Invalid("changes.not-before", before.ToString(), now.ToString());
        var scan = new ChangeScan(facts, question, reference, before, now);
        foreach (var segment in facts.Segments) scan.Read(segment);
        return scan.Answer();
    }
}
