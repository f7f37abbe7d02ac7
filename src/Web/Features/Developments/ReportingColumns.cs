using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Developments;

/// <summary>Of all clusters: how many of the partners expected have reported.</summary>
internal sealed class ReportingColumns(ChangeDesk desk, PresenceDesk presence, Text text) : ClusterColumns
{
    // Below, the figures of the last month say little.
    private const decimal Enough = 0.5m;

    public override async Task<IReadOnlyList<ClusterColumn>> For(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now)
    {
        var cells = new Dictionary<long, ClusterCell>();
        foreach (var cluster in clusters.Where(c => !presence.Hides(operation, c)))
            if (await desk.Rate(operation, new PresenceFilter { Cluster = cluster.Code }) is { Share: { } share } rate)
                cells[cluster.Id] = new(text.Percent(share), text["briefing.reporting.of", text.Number((long)rate.Reported), text.Number((long)rate.Expected), text.Period(rate.Period)], Links.Developments(operation.Code, AddressQuery.Of(("cluster", cluster.Code))), share < Enough);
        return [new(ClusterColumnPlace.Reporting, text["briefing.reporting"], cells)];
    }
}
