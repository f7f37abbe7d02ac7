using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Domain.People;
using Tessera.Web.Figures;

namespace Tessera.Web.Layout;

/// <summary>One thing that somebody who leaves hands over: what it is, where it is done, and what makes it concrete.</summary>
/// <param name="ClusterId">Those at its table may read it; null for all who see the list.</param>
public sealed record HandoverLine(HandoverKind Kind, string Text, string Href, string? Note, long? ClusterId);

/// <summary>What somebody who leaves looked after.</summary>
/// <param name="PartnerId">Their organisation, survivor of merges.</param>
/// <param name="Clusters">Where they had a duty.</param>
/// <param name="Coordinated">Of these the ones they looked after as a whole, not for their organisation alone.</param>
public sealed record HandoverFocus(Operation Operation, OperationLists Lists, long? PartnerId, IReadOnlyList<Cluster> Clusters, IReadOnlySet<long> Coordinated)
{
    public const int Most = 40;

    /// <summary>Who leaves.</summary>
    public required long ContactId { get; init; }
    /// <summary>Clusters in which what is theirs alone goes along.</summary>
    public required IReadOnlySet<long> OwnIn { get; init; }
}

/// <summary>A feature that knows what is left open when somebody leaves; the list for the successor asks all of them and knows none.</summary>
public abstract class HandoverSource
{
    public abstract Task<IReadOnlyList<HandoverLine>> For(HandoverFocus focus);
}
