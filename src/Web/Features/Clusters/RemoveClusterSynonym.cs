using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Clusters;

/// <summary>Takes a word back; rows already matched by it stay as they are.</summary>
internal sealed class RemoveClusterSynonym(TesseraDb db, CurrentUser user)
{
    public async Task Run(Operation operation, string code, long id)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var row = await db.ClusterSynonyms.FirstOrDefaultAsync(s => s.OperationId == operation.Id && s.ClusterId == cluster.Id && s.Id == id) ?? throw Problem.NotFound("alias.unknown");
        db.ClusterSynonyms.Remove(row);
        await db.SaveChangesAsync();
    }
}
