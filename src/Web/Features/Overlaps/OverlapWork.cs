using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Overlaps;

/// <summary>Pairs that nobody decided about, in the clusters where the person may.</summary>
internal sealed class OverlapWork(CurrentUser user, OverlapDesk desk, Text text) : WorkSource
{
    private const int Most = 3;

    public override async Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        var scope = RightScope.Of(focus.Operation);
        if (!focus.IsCoordinating || !user.MaySomewhere(Right.DecideImports, scope) || !user.MaySomewhere(Right.SeeRows, scope)) return [];
        var view = await desk.Ask(focus.Operation, new PresenceFilter());
        var open = view.Pairs.Where(pair => view.Decisions.Of(pair.Key) is null).GroupBy(pair => pair.Key.ClusterId)
            .Select(pairs => (Cluster: focus.Lists.Cluster(pairs.Key), Count: pairs.Count()))
            .Where(pairs => user.May(Right.DecideImports, RightScope.Of(focus.Operation, pairs.Cluster))).OrderByDescending(pairs => pairs.Count).ToList();
        var (items, rest) = (open.Take(Most).Select(pairs => Item(focus, pairs.Cluster, pairs.Count)).ToList(), open.Skip(Most).Sum(pairs => pairs.Count));
        if (rest > 0) items.Add(new WorkItem(WorkKind.Due, text.Count("work.overlaps.more", rest), Links.Overlaps(focus.Operation.Code)));
        return items;
    }

    private WorkItem Item(WorkFocus focus, Cluster? cluster, int count) =>
        new(WorkKind.Due, text.Count("work.overlaps", count), Links.Overlaps(focus.Operation.Code, AddressQuery.Of(("cluster", cluster?.Code ?? PresenceFilter.None))), cluster?.Name ?? text["presence.cluster.none"]);
}
