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
        var figures = new Dictionary<long, HubFigure>();
        foreach (var level in view.Hubs.Select(hub => hub.AreaId).Distinct().GroupBy(area => view.Lists.Area(area)?.Level ?? 0))
        {
            var filter = GapFilter.Of(new PresenceFilter { By = $"adm{level.Key}", Cluster = view.Cluster.Code }, null, null);
            var answer = await gaps.Ask(view.Lists.Operation, filter);
            foreach (var area in level) figures[area] = Of(answer, area, view.Cluster.Id);
        }
        return figures;
    }

    private static HubFigure Of(GapView answer, long area, long cluster) => new(answer.Presence.Places.FirstOrDefault(place => place.AreaId == area)?.Organisations ?? 0,
        answer.Answer.Lines.FirstOrDefault(line => line.AreaId == area && line.ClusterId == cluster && line.Group is null));
}
