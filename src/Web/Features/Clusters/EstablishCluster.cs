using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Clusters;

/// <summary>A cluster that stood ready, or was closed, works in this operation from a day on.</summary>
internal sealed class EstablishCluster(TesseraDb db, CurrentUser user, TimeProvider time)
{
    /// <param name="from">Its first day; today when none is given.</param>
    public async Task<Cluster> Run(Operation operation, string code, string? from)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var cluster = await db.Cluster(operation, code);
        if (cluster.IsEstablished) throw Problem.Conflict("cluster.established-already", cluster.ShortName);
        cluster.ValidFrom = ClusterRules.Day(from, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        (cluster.IsEstablished, cluster.ValidTo) = (true, null);
        await db.SaveChangesAsync();
        return cluster;
    }
}
