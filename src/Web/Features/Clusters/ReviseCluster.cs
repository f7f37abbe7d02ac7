using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Clusters;

/// <summary>
/// Changes what a cluster is called, who leads it and where it hangs. Its coordinator may; whether its rows are
/// sensitive, only the operation's administrator decides.
/// </summary>
internal sealed class ReviseCluster(TesseraDb db, CurrentUser user)
{
    public async Task<Cluster> Run(Operation operation, string code, ClusterInput input)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        if (input.IsSensitive is { } sensitive && sensitive != cluster.IsSensitive) user.Demand(Right.ManageOperation, RightScope.Of(operation));
        ClusterRules.DemandSeen(input.Version, cluster.Version);
        if (input.Name is not null) cluster.Name = ClusterRules.Filled(input.Name, "cluster.name-missing");
        if (input.ShortName is not null) cluster.ShortName = ClusterRules.Filled(input.ShortName, "cluster.short-missing");
        if (input.Parent is not null) cluster.ParentId = await db.Parent(operation, input.Parent, cluster.Id);
        if (input.Lead is not null) cluster.Lead = ClusterRules.Blank(input.Lead);
        if (input.Counterpart is not null) cluster.Counterpart = ClusterRules.Blank(input.Counterpart);
        (cluster.Kind, cluster.IsSensitive) = (input.Kind ?? cluster.Kind, input.IsSensitive ?? cluster.IsSensitive);
        await db.SaveChangesAsync();
        return cluster;
    }
}
