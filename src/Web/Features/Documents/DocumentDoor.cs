using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Documents;

/// <summary>What of an operation's library somebody may see and do (docs/decisions/0016); clusters by id.</summary>
/// <param name="IsInside">They have a role here.</param>
/// <param name="Tables">Clusters at whose table they sit.</param>
/// <param name="Managed">Clusters they look after.</param>
/// <param name="MayManageOperation">Documents of no cluster are theirs to keep.</param>
public sealed record DocumentSight(OperationLists Lists, bool IsInside, IReadOnlySet<long> Tables, IReadOnlySet<long> Managed, bool MayManageOperation)
{
    public bool ManagesAny => MayManageOperation || Managed.Count > 0;

    public bool Manages(Document document) => document.ClusterId is { } cluster ? Managed.Contains(cluster) : MayManageOperation;

    public bool Sees(Document document) => Manages(document) || !document.IsWithdrawn && document.AudienceIn(document.ClusterId is { } id ? Lists.Cluster(id) : null) switch
    {
        DocumentAudience.Public => true,
        DocumentAudience.Operation => IsInside,
        DocumentAudience.Cluster => document.ClusterId is { } cluster && Tables.Contains(cluster),
        _ => document.ClusterId is null && ManagesAny,
    };
}

/// <summary>Finds documents for whoever asks; what is not theirs does not exist.</summary>
internal sealed class DocumentDoor(TesseraDb db, CurrentUser user, ClusterTable table, ListsCache listsCache)
{
    public async Task<DocumentSight> Sight(Operation operation)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var tables = await table.Read(operation, lists.ClusterList);
        return new(lists, user.May(Right.SeeUnpublished, RightScope.Of(operation)), tables, user.ClustersWhere(Right.ManageCluster, operation, lists.ClusterList).Select(c => c.Id).ToHashSet(), user.May(Right.ManageOperation, RightScope.Of(operation)));
    }

    /// <summary>A document the person may see, followed for changes.</summary>
    public async Task<Document> Seen(Operation operation, DocumentSight sight, long id) =>
        await db.Documents.FirstOrDefaultAsync(d => d.OperationId == operation.Id && d.Id == id) is { } document && sight.Sees(document) ? document : throw Problem.NotFound("document.unknown");

    /// <summary>A document somebody wants to change; whoever does not see it does not learn of it. The verb asks whether they may.</summary>
    public async Task<(Document Document, DocumentSight Sight)> ForChange(Operation operation, long id)
    {
        var sight = await Sight(operation);
        return (await Seen(operation, sight, id), sight);
    }

    /// <summary>Two people who write at once: the later one is told, and sees what stands.</summary>
    public static void DemandSeen(int? seen, int stands)
    {
        if (seen is { } version && version != stands) throw Problem.Conflict("document.changed-meanwhile");
    }

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static DateOnly? Day(string? text) => Blank(text) is not { } typed ? null
        : DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Problem.Invalid("date.unreadable", typed);
}

internal static class DocumentRights
{
    /// <summary>Documents of a cluster are for whoever looks after it to keep, those of none for the administrator.</summary>
    public static void DemandKeeping(this CurrentUser user, DocumentSight sight, long? clusterId) => user.Demand(clusterId is null ? Right.ManageOperation : Right.ManageCluster,
        RightScope.Of(sight.Lists.Operation, clusterId is { } id ? sight.Lists.Cluster(id) : null));
}
