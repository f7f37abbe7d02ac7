using Tessera.Domain.Analysis;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Snapshots;

/// <summary>What of the figures goes on the page: the whole, the map's areas, the longest bars, the lines of the table.</summary>
/// <param name="needs">Of the question.</param>
/// <param name="map">Of the whole country: a province is shown beside the others.</param>
internal sealed class SnapshotParts(SnapshotQuestion question, PresenceView presence, GapView needs, (PresenceView Presence, GapView Gaps) map)
{
    private OperationLists Lists => presence.Lists;

    public GapLine? Whole => Of(needs.ByCluster);

    public static SnapshotLine Line(GapLine line) => new(line.AreaId, line.ClusterId, line.Partners, GapNumbers.Of(line));

    /// <summary>The cluster asked for, not one below it.</summary>
    private GapLine? Of(IReadOnlyList<GapLine> totals) =>
        totals.FirstOrDefault(line => line.ClusterId is { } id && Lists.Cluster(id)?.Code == question.ClusterCode) ?? totals.FirstOrDefault();

    /// <param name="named">Further areas that something on the page names.</param>
    public IReadOnlyList<SnapshotArea> Areas(IReadOnlyList<long?> named)
    {
        var present = map.Presence.Answer.Places.Where(place => place.Organisations > 0 || place.IsNil).ToDictionary(place => place.AreaId, place => place.Organisations);
        var of = Of(map.Gaps.ByCluster);
        var lines = of is null ? [] : map.Gaps.Answer.Lines.Where(line => line.ClusterId == of.ClusterId && line.Group is null).ToDictionary(line => line.AreaId, GapNumbers.Of);
        var onMap = Lists.Gazetteer.AtLevel(map.Presence.Question.Level).Select(area => area.Id);
        return [.. onMap.Concat(named.OfType<long>()).Distinct().Select(Lists.Area).OfType<Domain.Geography.AdminArea>()
            .Select(area => new SnapshotArea(area.Id, area.Pcode, area.Names, present.TryGetValue(area.Id, out var count) ? count : null, lines.GetValueOrDefault(area.Id)))];
    }

    /// <summary>Of a place and of a cluster: its partners; of the operation: its largest gaps, or without needs the places with most partners.</summary>
    public (SnapshotBarKind Kind, IReadOnlyList<SnapshotBar> Bars) Bars(int most)
    {
        var cells = presence.Answer.Cells.Where(cell => !cell.IsNil);
        if (question.Place is not null) return (SnapshotBarKind.PartnersByRows, Partners(cells, found => found.Sum(cell => (long)cell.Rows), most));
        if (question.Cluster is not null) return (SnapshotBarKind.PartnersByPlaces, Partners(cells.Where(cell => !presence.IsCoarser(cell.AreaId)), found => found.Select(cell => cell.AreaId).Distinct().LongCount(), most));
        var gaps = needs.Largest.Where(line => line.Gap > 0).Take(most).Select(line => new SnapshotBar(null, line.AreaId, line.ClusterId, line.Gap!.Value)).ToList();
        if (gaps.Count > 0) return (SnapshotBarKind.Gaps, gaps);
        return (SnapshotBarKind.PlacesByPartners, [.. presence.Answer.Places.Where(place => place.Organisations > 0).OrderByDescending(place => place.Organisations).ThenBy(place => place.AreaId).Take(most)
            .Select(place => new SnapshotBar(null, place.AreaId, null, place.Organisations))]);
    }

    /// <summary>Of a cluster its places, else the clusters; those with the largest gap first, then those with most partners.</summary>
    public IReadOnlyList<SnapshotLine> Lines(int most) =>
        [.. (question is { Cluster: not null, Place: null } ? PlaceLines() : ClusterLines()).OrderByDescending(line => line.Numbers.Gap).ThenByDescending(line => line.Organisations).ThenBy(line => line.ClusterId ?? line.AreaId).Take(most)];

    private IReadOnlyList<SnapshotBar> Partners(IEnumerable<PresenceCell> cells, Func<IEnumerable<PresenceCell>, long> count, int most) =>
        [.. cells.GroupBy(cell => cell.PartnerId).Select(found => new SnapshotBar(presence.Organisation(found.Key), null, null, count(found))).OrderByDescending(bar => bar.Value).ThenBy(bar => bar.Partner, StringComparer.Ordinal).Take(most)];

    private IEnumerable<SnapshotLine> ClusterLines()
    {
        var stated = needs.ByCluster.Where(line => line.ClusterId is not null).ToDictionary(line => line.ClusterId!.Value);
        var present = presence.Answer.OrganisationsByCluster;
        return stated.Keys.Union(present.Keys.Where(id => id != PresenceQuestion.NoCluster))
            .Select(id => new SnapshotLine(null, id, present.GetValueOrDefault(id), stated.TryGetValue(id, out var line) ? GapNumbers.Of(line) : None));
    }

    private IEnumerable<SnapshotLine> PlaceLines()
    {
        var of = Whole?.ClusterId;
        var stated = needs.Answer.Lines.Where(line => line.ClusterId == of && line.Group is null).ToDictionary(line => line.AreaId);
        var present = presence.Answer.Places.ToDictionary(place => place.AreaId, place => place.Organisations);
        return stated.Keys.Union(present.Keys).Select(id => new SnapshotLine(id, null, present.GetValueOrDefault(id), stated.TryGetValue(id, out var line) ? GapNumbers.Of(line) : None));
    }

    private static readonly GapNumbers None = new(null, null, null, null, null, null, null);
}
