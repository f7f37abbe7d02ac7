namespace Tessera.Domain.Analysis;

/// <summary>A need whose help came or went between two periods.</summary>
/// <param name="Before">Need against what was reached up to the end of the period before.</param>
/// <param name="Now">The same up to the end of the period.</param>
/// <param name="PartnersBefore">Organisations present in the period before, in the cluster or one below it.</param>
/// <param name="IsSilent">Opened, and every partner that was there has reported nothing on the period: it may still be there.</param>
public sealed record GapChange(GapLine Before, GapLine Now, int PartnersBefore, int Partners, bool IsSilent)
{
    /// <summary>Somebody was present and nobody is; else nobody was and somebody is.</summary>
    public bool IsOpened => Partners == 0;
}

/// <summary>
/// Gaps that opened and closed. A gap opens where people are in need and the partners present go from some to none; it
/// closes where they go from none to some. What was reached adds up over time and never opens a gap by itself.
/// </summary>
public static class GapChanges
{
    /// <param name="before">Everybody's lines at the changes' level, of rows up to the end of the period before.</param>
    /// <param name="now">The same up to the end of the period.</param>
    /// <param name="below">A cluster and those below it.</param>
    public static IReadOnlyList<GapChange> Of(ChangeAnswer changes, GapAnswer before, GapAnswer now, Func<long, IReadOnlySet<long>> below)
    {
        var atPlace = changes.Cells.ToLookup(cell => cell.AreaId);
        var earlier = before.Lines.Where(line => line.Group is null).ToDictionary(line => (line.AreaId, line.ClusterId));
        return [.. now.Lines.Where(line => line is { Group: null, InNeed: > 0 })
            .Select(line => Change(changes, earlier.GetValueOrDefault((line.AreaId, line.ClusterId)) ?? line with { Reached = null }, line, Within(atPlace[line.AreaId], line.ClusterId, below)))
            .OfType<GapChange>().OrderByDescending(change => change.Now.Gap).ThenByDescending(change => change.Now.InNeed).ThenBy(change => change.Now.AreaId).ThenBy(change => change.Now.ClusterId)];
    }

    private static List<ChangeCell> Within(IEnumerable<ChangeCell> cells, long? cluster, Func<long, IReadOnlySet<long>> below)
    {
        var wanted = cluster is { } id ? below(id) : null;
        return [.. cells.Where(cell => wanted?.Contains(cell.ClusterId) ?? true)];
    }

    private static GapChange? Change(ChangeAnswer changes, GapLine before, GapLine now, List<ChangeCell> cells)
    {
        var was = cells.Where(cell => cell.WasPresent).Select(cell => cell.PartnerId).ToHashSet();
        var partners = cells.Where(cell => cell.IsPresent).Select(cell => cell.PartnerId).Distinct().Count();
        return (was.Count == 0) == (partners == 0) ? null : new GapChange(before, now, was.Count, partners, partners == 0 && was.All(changes.WithoutReport.Contains));
    }
}
