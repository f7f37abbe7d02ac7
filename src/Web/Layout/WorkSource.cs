using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Layout;

/// <summary>Waits for the person, changed since the last period, or is missing.</summary>
public enum WorkKind : byte { Due, Changed, Missing }

/// <summary>One line of somebody's work: what it is, where it is done, and what makes it concrete.</summary>
public sealed record WorkItem(WorkKind Kind, string Text, string Href, string? Note = null)
{
    /// <summary>Of a protected cluster: it stays on the page and goes into no letter.</summary>
    public bool IsProtected { get; init; }
    /// <summary>The person took it upon themselves: their letter says it, whatever else they look after.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>What somebody looks after in an operation.</summary>
/// <param name="Clusters">Null stands for the whole operation.</param>
/// <param name="Partners">Their own, survivors of merges, for whom they report.</param>
public sealed record WorkFocus(Operation Operation, OperationLists Lists, IReadOnlyList<Cluster?> Clusters, IReadOnlyList<long> Partners)
{
    /// <summary>They look after others' reports, not only after their own.</summary>
    public bool IsCoordinating { get; init; }

    /// <summary>Null for somebody without a role here.</summary>
    public static WorkFocus? Of(CurrentUser user, Operation operation, OperationLists lists)
    {
        var grants = user.Grants.Where(grant => grant.OperationId == 0 || grant.OperationId == operation.Id).ToList();
        if (grants.Count == 0) return null;
        var own = grants.Where(grant => grant.ClusterId is not null).Select(grant => lists.Cluster(grant.ClusterId!.Value)).OfType<Cluster>().DistinctBy(cluster => cluster.Id).ToList();
        var isWhole = own.Count == 0 || grants.Any(IsOfTheWhole);
        return new WorkFocus(operation, lists, isWhole ? [null] : [.. own], [.. grants.Where(grant => (Role)grant.Role == Role.Reporter && grant.PartnerId is not null).Select(grant => lists.Survivor(grant.PartnerId!.Value)).Distinct()])
        {
            IsCoordinating = grants.Any(grant => IsOfTheWhole(grant) || (Role)grant.Role == Role.Coordinator),
        };
    }

    /// <summary>The same without protected clusters; null where somebody looks after the whole operation or nothing is left.</summary>
    public WorkFocus? ForLetter()
    {
        if (IsCoordinating && Clusters.Contains(null)) return null;
        var open = Clusters.Where(cluster => cluster is null || !cluster.IsSensitive).ToList();
        return open.Count == 0 && Partners.Count == 0 ? null : open.Count == Clusters.Count ? this : this with { Clusters = open };
    }

    private static bool IsOfTheWhole(Grant grant) => (Role)grant.Role is Role.Administrator or Role.InterCluster or Role.Government;
}

/// <summary>A feature that knows of work; the operation's home asks all of them and knows none.</summary>
public abstract class WorkSource
{
    /// <summary>The most urgent first; at most a handful, and a line that leads to the rest.</summary>
    public abstract Task<IReadOnlyList<WorkItem>> For(WorkFocus focus);
}
