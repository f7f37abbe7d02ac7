using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Clusters;

/// <summary>
/// Changes what a cluster is called and where it hangs; with a date, what it was before is kept until then. Its
/// coordinator may; whether its rows are sensitive, only the operation's administrator decides.
/// </summary>
internal sealed class ReviseCluster(TesseraDb db, CurrentUser user, Ids ids, ClusterDays days)
{
    public async Task<Cluster> Run(Operation operation, string code, ClusterInput input)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        if (input.IsSensitive is { } sensitive && sensitive != cluster.IsSensitive) user.Demand(Right.ManageOperation, RightScope.Of(operation));
        ClusterRules.DemandSeen(input.Version, cluster.Version);
        var before = (cluster.Name, cluster.ShortName, cluster.Kind, cluster.ParentId);
        if (input.Name is not null) cluster.Name = ClusterRules.Filled(input.Name, "cluster.name-missing");
        if (input.ShortName is not null) cluster.ShortName = ClusterRules.Filled(input.ShortName, "cluster.short-missing");
        if (input.Parent is not null) cluster.ParentId = await db.Parent(operation, input.Parent, cluster.Id);
        (cluster.Kind, cluster.IsSensitive) = (input.Kind ?? cluster.Kind, input.IsSensitive ?? cluster.IsSensitive);
        if (input.IsFrequencyAsked) cluster.Frequency = input.Frequency;
        var since = LooseDate.ParseOptional(input.Since);
        await days.DemandPast(operation, since);
        if (since is not null && before != (cluster.Name, cluster.ShortName, cluster.Kind, cluster.ParentId))
            db.ClusterForms.Add(new ClusterForm
            {
                OperationId = operation.Id, Id = ids.Next(), ClusterId = cluster.Id, Name = before.Name, ShortName = before.ShortName,
                Kind = before.Kind, ParentId = before.ParentId, Until = since, Reason = ClusterRules.Blank(input.Reason),
            });
        await db.SaveChangesAsync();
        return cluster;
    }
}
