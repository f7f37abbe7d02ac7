using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Imports;

/// <summary>Whose an import is: its sender's organisation or cluster, which also bounds what it may bring.</summary>
internal sealed class ImportOwners(CurrentUser user, ListsCache lists)
{
    /// <summary>
    /// An import belongs to the cluster and the partner it was staged for; without either it is the operation's. Names
    /// that nobody knows belong to nobody: whoever reaches only their own is refused.
    /// </summary>
    public async Task<RightScope> ScopeFor(Operation operation, ImportSettings settings)
    {
        var known = await lists.For(operation);
        var cluster = settings.Cluster is { } code ? known.Clusters.ByCode(code)
            : settings.OnlyClusters is { Count: > 0 } coordinated ? known.Cluster(coordinated.FirstOrDefault(ICoordinate, coordinated[0])) : null;
        var partner = settings.OnlyPartners is { Count: > 0 } own ? own.FirstOrDefault(IsMine, own[0])
            : settings.Partner is { } name && known.Registry.Named(name) is [var one] ? one : (long?)null;
        return RightScope.Of(operation, cluster, partner);
    }

    public Task<RightScope> ScopeOf(Operation operation, Import import) => ScopeFor(operation, ImportJson.SettingsOf(import));

    /// <summary>What somebody brings who may not bring everything is theirs: their partners', or their cluster's when they coordinate one.</summary>
    public async Task<ImportSettings> Owned(Operation operation, ImportSettings settings)
    {
        settings = settings with { OnlyPartners = null, OnlyClusters = null, ClosedClusters = null };
        if (user.May(Right.ImportRows, RightScope.Of(operation))) return settings;
        var grants = user.Grants.Where(g => g.OperationId == operation.Id).ToList();
        var known = await lists.For(operation);
        long[] closed = [.. known.ClusterList.Where(c => c.IsSensitive && !grants.Exists(g => g.ClusterId == c.Id)).Select(c => c.Id).Order()];
        settings = settings with { ClosedClusters = closed.Length > 0 ? closed : null };
        long[] mine = [.. grants.Where(g => g.PartnerId is not null).Select(g => known.Survivor(g.PartnerId!.Value)).Distinct().Order()];
        // Rows may have come in under a name that was merged since, and stay under it.
        long[] own = [.. mine.Union(known.Partners.Keys.Where(id => mine.Contains(known.Survivor(id)))).Order()];
        long[] coordinated = [.. grants.Where(g => (Role)g.Role == Role.Coordinator && g.ClusterId is not null).Select(g => g.ClusterId!.Value).Distinct().Order()];
        if (coordinated.Length > 0)
        {
            var single = settings.Cluster is null && coordinated is [var only] ? known.Cluster(only)?.Code : settings.Cluster;
            return settings with { Cluster = single, OnlyClusters = coordinated, OnlyPartners = own.Length > 0 ? own : null };
        }
        return settings with { OnlyPartners = own, Partner = settings.Partner ?? (mine is [var one] ? await Named(operation, one) : null) };
    }

    /// <summary>The name by which the partner, and no other, is found; rows that name none are then theirs.</summary>
    private async Task<string?> Named(Operation operation, long partnerId)
    {
        var registry = (await lists.For(operation)).Registry;
        return registry.Find(partnerId)?.Name is { } name && registry.Named(name) is [_] ? name : null;
    }

    /// <summary>Answers for files of others are for those who look after them: a reporter's count for their own organisation.</summary>
    public AnswerScope Remembered(Operation operation, AnswerScope scope)
    {
        if (MayRememberForAll(operation) || scope is AnswerScope.File or AnswerScope.Partner) return scope;
        return scope == AnswerScope.Usual ? AnswerScope.Partner : throw Problem.Forbidden("answer.scope-not-yours");
    }

    /// <summary>Whoever brings rows of certain partners only does not answer for the files of others.</summary>
    public static bool MayTeach(ImportSettings settings, long partnerId) => settings.OnlyPartners is not { } own || settings.OnlyClusters is not null || own.Contains(partnerId);

    public bool MayRememberForAll(Operation operation) => user.MaySomewhere(Right.ManageCluster, RightScope.Of(operation));

    private bool ICoordinate(long clusterId) => user.Grants.Any(g => (Role)g.Role == Role.Coordinator && g.ClusterId == clusterId);
    private bool IsMine(long partnerId) => user.Grants.Any(g => g.PartnerId == partnerId);
}
