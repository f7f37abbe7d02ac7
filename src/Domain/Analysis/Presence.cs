using System.Numerics;

namespace Tessera.Domain.Analysis;

/// <summary>Organisations present at one place. A place coarser than the level asked stands for itself (country-wide rows).</summary>
/// <param name="ByCluster">Cluster id (0 = none stated) to distinct organisations.</param>
/// <param name="Rows">Every row counted here, nil reports among them.</param>
/// <param name="IsNil">Every row here is a nil report: "0" is what partners said, not a missing report.</param>
public sealed record PresencePlace(long AreaId, int Organisations, int Rows, bool IsNil, IReadOnlyDictionary<long, int> ByCluster);

/// <param name="PartnerId">Id of the partner; for the role Typed, the code of the text in FactTable.TypedOrganisations.</param>
/// <param name="IsNil">The organisation said that it did nothing here; it is not counted as present.</param>
public readonly record struct PresenceCell(long AreaId, long PartnerId, int Rows, bool IsNil);

/// <summary>The rows a figure is made of, newest import first, and what was left out of them.</summary>
/// <param name="RowsHidden">Of clusters of which nothing is counted, over the whole operation.</param>
/// <param name="RowsUnseen">Counted in the figure by the same filters, and not shown: with RowIds they are the figure's rows.</param>
public sealed record PresenceRows(long Sequence, IReadOnlyList<long> RowIds, int RowsHidden, int RowsUnseen, int RowsUndated);

/// <summary>Presence at one sequence, with what was left out.</summary>
/// <param name="RowsHidden">Of the whole operation: it does not follow the filters, so that it tells nothing about places.</param>
/// <param name="RowsUndated">Rows that met every filter but the period, since they have none.</param>
/// <param name="AsOfMonth">The last month that a row reports on, or starts in where it names no period; 0 when no row is dated.</param>
public sealed record PresenceAnswer(long Sequence, IReadOnlyList<PresencePlace> Places, IReadOnlyList<PresenceCell> Cells,
    int Organisations, int Rows, int RowsWithoutOrganisation, int RowsHidden, int RowsUndated, int AsOfMonth)
{
    public IReadOnlyDictionary<long, int> OrganisationsByCluster { get; init; } = new Dictionary<long, int>();
    /// <summary>Rows counted by cluster, nil reports among them.</summary>
    public IReadOnlyDictionary<long, int> RowsByCluster { get; init; } = new Dictionary<long, int>();
    /// <summary>Nil reports among the rows: read, and no presence.</summary>
    public int RowsNil { get; init; }
}

/// <summary>
/// Operational presence (design.md 5, rule 4): distinct organisations by place and cluster over an operation's accepted
/// rows. Presence is not coverage, and no report is not zero.
/// </summary>
public static class Presence
{
    public static PresenceAnswer Of(FactTable facts, PresenceQuestion question, PresenceReference reference) =>
        new PresenceScan(facts, question, reference).Answer();

    /// <summary>The rows behind Of, by the same filter, so that they sum exactly.</summary>
    public static PresenceRows Rows(FactTable facts, PresenceQuestion question, PresenceReference reference)
    {
        var scan = new PresenceRowScan(new FactFilter(facts, question, reference));
        foreach (var visible in facts.Segments.Reverse()) scan.Read(visible);
        return scan.Rows(facts.Sequence);
    }
}
