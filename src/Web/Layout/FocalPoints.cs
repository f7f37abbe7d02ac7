using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;

namespace Tessera.Web.Layout;

/// <summary>Somebody who speaks for a cluster among the clusters.</summary>
/// <param name="Name">A person or a post, as far as the reader may know it.</param>
/// <param name="Role">What they do for the cluster: "coordinator", "chair".</param>
/// <param name="Contact">E-mail or telephone, only with consent and only for who may see contacts.</param>
/// <param name="Href">Where more is said of them.</param>
public sealed record FocalPoint(long ClusterId, string Name, string Role, string? Organisation = null, string? Contact = null, string? Href = null);

/// <summary>A feature that knows who speaks for clusters; the network of focal points asks all of them and knows none.</summary>
public abstract class FocalPointSource
{
    /// <summary>Of these clusters, as far as the person asking may know them; nobody twice.</summary>
    public abstract Task<IReadOnlyList<FocalPoint>> For(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now);
}
