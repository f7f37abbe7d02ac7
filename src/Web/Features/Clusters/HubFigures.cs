using Tessera.Domain;
using Tessera.Domain.Analysis;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

/// <summary>What a cluster does at the place of one of its hubs.</summary>
/// <param name="Need">Null where neither a need nor a report is known there.</param>
public sealed record HubFigure(int Organisations, GapLine? Need);

/// <summary>Figures of a cluster's hubs, by place; the same as the pages of presence and gaps give.</summary>
internal sealed class HubFigures(GapDesk gaps, ClusterPresence presence)
{
    public async Task<IReadOnlyDictionary<long, HubFigure>> For(ClusterView view)
    {
        if (view.IsPast || !view.Hubs.Any() || presence.IsHidden(view.Lists.Operation, view.Cluster)) return new Dictionary<long, HubFigure>();
        var answer = await gaps.Ask(view.Lists.Operation, GapFilter.Of(new PresenceFilter { Cluster = view.Cluster.Code }, null, null));
        var organisations = answer.Presence.Cells.GroupBy(cell => cell.AreaId).ToDictionary(group => group.Key, group => group.Select(cell => cell.PartnerId).Distinct().Count());
        return view.Hubs.Select(hub => hub.AreaId).Distinct().ToDictionary(area => area, area => new HubFigure(organisations.GetValueOrDefault(area),
            answer.Answer.Lines.FirstOrDefault(line => line.AreaId == area && line.ClusterId == view.Cluster.Id && line.Group is null)));
    }
}
