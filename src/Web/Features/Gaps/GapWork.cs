using Tessera.Domain.Analysis;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Gaps;

/// <summary>Places where people are in need and nobody works or nothing is delivered, by the thresholds of the page of gaps; and that no needs were loaded, to those who may.</summary>
internal sealed class GapWork(CurrentUser user, GapDesk desk, Text text) : WorkSource
{
    private const int Most = 3;

    public override async Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        var items = new List<WorkItem>();
        foreach (var cluster in focus.Clusters)
        {
            var view = await desk.Ask(focus.Operation, GapFilter.Of(new PresenceFilter { Cluster = cluster?.Code }, null, null));
            if (view.Needs.IsEmpty) return user.MaySomewhere(Right.ManageCluster, RightScope.Of(focus.Operation)) ? [new(WorkKind.Missing, text["gaps.no-needs"], Links.LoadNeeds(focus.Operation.Code))] : [];
            items.AddRange(Of(view, cluster));
        }
        return items;
    }

    private IEnumerable<WorkItem> Of(GapView view, Cluster? cluster)
    {
        var links = new GapLinks(view);
        var empty = view.Largest.Where(line => line.Signs.HasFlag(GapSigns.NobodyWorks)).OrderByDescending(line => line.InNeed).ToList();
        var address = Links.Gaps(view.Operation.Code, AddressQuery.Of(("cluster", cluster?.Code)));
        if (view.ByCluster.FirstOrDefault(line => line.ClusterId == cluster?.Id) is { Gap: > 0 and { } gap }) yield return new(WorkKind.Missing, text["work.gap", text.Number(gap / 10_000m, 0)], address, cluster?.ShortName);
        foreach (var line in empty.Take(Most))
            yield return new(WorkKind.Missing, text["work.nobody", view.Lists.PlaceAndCluster(line.AreaId, line.ClusterId, Languages.Current.Code)], links.Partners(line), text["gaps.sign.need", text.Number(line.InNeed / 10_000m, 0)]);
        if (empty.Count > Most) yield return new(WorkKind.Missing, text.Count("work.nobody.more", empty.Count - Most), address, cluster?.ShortName);
        var onPaper = view.Largest.Count(line => line.Signs.HasFlag(GapSigns.OnPaper));
        if (onPaper > 0) yield return new(WorkKind.Missing, text.Count("gaps.sign.on-paper", onPaper), address, cluster?.ShortName);
    }
}
