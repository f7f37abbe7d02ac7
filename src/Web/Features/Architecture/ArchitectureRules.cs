using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Architecture;

/// <summary>What the verbs of coordination share.</summary>
internal static class ArchitectureRules
{
    public static async Task<CoordinationBody> Body(this TesseraDb db, Operation operation, long id) =>
        await db.CoordinationBodies.FirstOrDefaultAsync(b => b.OperationId == operation.Id && b.Id == id) ?? throw Problem.NotFound("body.unknown");

    /// <summary>
    /// Demands the right to change what the mechanism is given to do, and holds it, so that of two who write at once the
    /// later is told. Returns the version that stands.
    /// </summary>
    public static async Task<int> Hold(this TesseraDb db, CurrentUser user, Operation operation, long mechanismId)
    {
        if (await db.Clusters.FirstOrDefaultAsync(c => c.OperationId == operation.Id && c.Id == mechanismId) is { } cluster)
        {
            user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
            db.Entry(cluster).Property(c => c.Version).IsModified = true;
            return cluster.Version;
        }
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var body = await db.Body(operation, mechanismId);
        db.Entry(body).Property(b => b.Version).IsModified = true;
        return body.Version;
    }
}
