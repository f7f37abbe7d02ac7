namespace Tessera.Web.Layout;

/// <summary>A block that a feature puts on a cluster's page; the page knows none of them. The component takes Cluster and Now.</summary>
public sealed record ClusterPart(Type Component);
