using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Gaps;

/// <summary>The places where most people of a cluster's need are not reached.</summary>
internal sealed class GapItems(GapDesk desk, Text text) : AgendaSource
{
    private const int Most = 3;

    public override async Task<IReadOnlyList<OpenItem>> For(Operation operation, Cluster cluster)
    {
        var view = await desk.Ask(operation, GapFilter.Of(new PresenceFilter { Cluster = cluster.Code }, null, null));
        return [.. view.Largest.Where(line => line.ClusterId == cluster.Id && line.Gap > 0).Take(Most).Select(line => new OpenItem(
            new Pointer(PointerNoun.Gap, $"{view.Lists.PlaceValue(line.AreaId, false)}/{cluster.Code}", text["agenda.gap", view.Lists.PlaceAndCluster(line.AreaId, null, Languages.Current.Code)]),
            text["agenda.gap.people", text.Number(line.Gap / 10_000m, 0)]))];
    }
}
