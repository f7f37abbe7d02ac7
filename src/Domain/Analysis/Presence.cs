using System.Numerics;

namespace Tessera.Domain.Analysis;

/// <summary>Organisations present at one place. A place coarser than the level asked stands for itself (country-wide rows).</summary>
/// <param name="ByCluster">Cluster id (0 = none stated) to distinct organisations.</param>
/// <param name="IsNil">Every row here is a nil report: "0" is what partners said, not a missing report.</param>
public sealed record PresencePlace(long AreaId, int Organisations, int Rows, bool IsNil, IReadOnlyDictionary<long, int> ByCluster);

/// <param name="PartnerId">Id of the partner; for the role Typed, the code of the text in FactTable.TypedOrganisations.</param>
public readonly record struct PresenceCell(long AreaId, long PartnerId, int Rows);

/// <summary>Presence at one sequence, with what was left out.</summary>
public sealed record PresenceAnswer(long Sequence, IReadOnlyList<PresencePlace> Places, IReadOnlyList<PresenceCell> Cells,
    int Organisations, int Rows, int RowsWithoutOrganisation, int RowsHidden, int RowsUndated, int AsOfMonth)
{
    public IReadOnlyDictionary<long, int> OrganisationsByCluster { get; init; } = new Dictionary<long, int>();
}

/// <summary>
/// Operational presence (design.md 5, rule 4): distinct organisations by place and cluster over an operation's accepted
/// rows. Presence is not coverage, and no report is not zero.
/// </summary>
public static class Presence
{
    public static PresenceAnswer Of(FactTable facts, PresenceQuestion question, PresenceReference reference)
    {
        var scan = new PresenceScan(facts, question, reference);
        foreach (var segment in facts.Segments) scan.Read(segment);
        return scan.Answer();
    }

    /// <summary>The rows a figure is made of, newest import first; the same filter as Of, so that they sum exactly.</summary>
    public static List<long> Rows(FactTable facts, PresenceQuestion question, PresenceReference reference)
    {
        var filter = new FactFilter(facts, question, reference);
        var rows = new List<long>();
        for (var s = facts.Segments.Count - 1; s >= 0; s--)
        {
            var segment = facts.Segments[s];
            for (var row = 0; row < segment.Segment.Count; row++)
                if (!segment.IsHidden(row) && filter.Admits(segment.Segment, row) == FactFilter.Verdict.In && filter.HasPartner(segment.Segment, row))
                    rows.Add(segment.Segment.RowId[row]);
        }
        return rows;
    }
}
