using Tessera.Web.Figures;

namespace Tessera.Web.Layout;

/// <summary>Organisations by cluster as bars, each opening at the given address.</summary>
internal static class PresenceBars
{
    public static IReadOnlyList<Bar> Of(PresenceView view, Text text, Func<string, string> address) => [.. view.Answer.OrganisationsByCluster.Select(c =>
        new Bar(c.Key == 0 ? text["presence.cluster.none"] : view.Lists.Cluster(c.Key)?.Name ?? "?", c.Value, address(view.ClusterValue(c.Key)),
            text.Count("presence.rows", view.Answer.RowsByCluster.GetValueOrDefault(c.Key)), ClusterGlyph.For(view.ClusterCode(c.Key))))];

    /// <summary>The same, each bar opening the cluster's presence.</summary>
    public static IReadOnlyList<Bar> Of(PresenceView view, Text text) =>
        Of(view, text, cluster => Links.Presence(view.Operation.Code, AddressQuery.Of(("cluster", cluster))));
}
