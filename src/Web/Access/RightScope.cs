using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;

namespace Tessera.Web.Access;

/// <summary>
/// On what a right is asked. Name the cluster and the partner wherever the thing has one: a right that reaches only the
/// own cluster or partner is refused on a scope that names none.
/// </summary>
public readonly record struct RightScope(int OperationId, bool IsPublished, long? ClusterId, bool IsSensitive, long? PartnerId)
{
    /// <summary>Partners with accepted rows in the cluster, of those that matter to who asks; null where that was not looked up.</summary>
    public IReadOnlySet<long>? PartnersAtWork { get; init; }

    public static RightScope Installation => new(0, true, null, false, null);

    public static RightScope Of(Operation operation, Cluster? cluster = null, long? partnerId = null) =>
        new(operation.Id, operation.IsPublished, cluster?.Id, cluster?.IsSensitive ?? false, partnerId);
}
