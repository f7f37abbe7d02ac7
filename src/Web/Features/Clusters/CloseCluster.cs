using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Clusters;

/// <summary>A cluster's work ends with a day; its rows stay and its words are still understood.</summary>
internal sealed class CloseCluster(TesseraDb db, CurrentUser user, TimeProvider time)
{
    /// <param name="on">Its last day; today when none is given.</param>
    public async Task<Cluster> Run(Operation operation, string code, string? on)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var cluster = await db.Cluster(operation, code);
        if (!cluster.IsEstablished) throw Problem.Conflict("cluster.not-established", cluster.ShortName);
        var last = ClusterRules.Day(on, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (last < cluster.ValidFrom) throw Problem.Invalid("cluster.ends-before-start", cluster.ShortName);
        (cluster.IsEstablished, cluster.ValidTo) = (false, last);
        await db.SaveChangesAsync();
        return cluster;
    }
}
