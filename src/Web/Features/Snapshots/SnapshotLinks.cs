using Tessera.Web.Layout;

namespace Tessera.Web.Features.Snapshots;

/// <summary>Where the parts of today's figures open, by the question's own filters.</summary>
internal sealed class SnapshotLinks(string code, Snapshot snapshot)
{
    private AddressQuery Filters => AddressQuery.Of(("cluster", snapshot.Question.Cluster), ("place", snapshot.Question.Place), ("period", snapshot.Question.Period));

    public string Changes => Links.Developments(code, Filters);
    public string Area(SnapshotArea area) => Figure(Filters.With("place", area.Pcode), snapshot.Question.IsOfGaps);
    public string Line(SnapshotLine line) => Figure(Within(line.AreaId, line.ClusterId), line.Numbers.InNeed is not null);

    public string Bar(SnapshotBar bar) => bar.Partner is { } partner
        ? Links.Presence(code, Filters.With("partner", partner))
        : Figure(Within(bar.AreaId, bar.ClusterId), snapshot.BarKind == SnapshotBarKind.Gaps);

    private string Figure(AddressQuery query, bool isGap) => isGap ? Links.Gaps(code, query) : Links.Presence(code, query);

    private AddressQuery Within(long? area, long? cluster)
    {
        var query = snapshot.Area(area) is { } place ? Filters.With("place", place.Pcode) : Filters;
        return snapshot.Cluster(cluster) is { } of ? query.With("cluster", of.Code) : query;
    }
}
