using Tessera.Domain;

namespace Tessera.Web.Features.Presence;

/// <summary>Presence as tables: what is on screen, in CSV, XLSX and JSON alike.</summary>
internal static class PresenceTables
{
    /// <summary>"admin_code,admin_name[,cluster_code],organisations", by code.</summary>
    public static IEnumerable<Cell[]> Counts(PresenceView view, bool byCluster)
    {
        yield return [.. (byCluster ? new[] { "admin_code", "admin_name", "cluster_code", "organisations" } : ["admin_code", "admin_name", "organisations"]).Select(Cell.Of)];
        foreach (var place in view.PlacesByCode)
        {
            var (code, name) = (view.PlaceCode(place.AreaId), view.PlaceName(place.AreaId, "en"));
            if (!byCluster) { yield return [Cell.Of(code), Cell.Of(name), Cell.Of(place.Organisations)]; continue; }
            foreach (var (cluster, count) in place.ByCluster.OrderBy(c => view.ClusterCode(c.Key), StringComparer.Ordinal))
                yield return [Cell.Of(code), Cell.Of(name), Cell.Of(view.ClusterCode(cluster)), Cell.Of(count)];
        }
    }
}
