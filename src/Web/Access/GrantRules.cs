using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Access;

/// <summary>A right as asked for. Operation 0 is every operation, present and future.</summary>
public sealed record NewGrant(int OperationId, Role Role, long? ClusterId = null, long? PartnerId = null)
{
    public Grant For(long userId, long id) => new()
    {
        Id = id, UserId = userId, OperationId = OperationId, Role = (byte)Role, ClusterId = ClusterId, PartnerId = PartnerId,
    };
}

/// <summary>
/// Who may give and take which right: a cluster's coordinator its reporters, an operation's administrator everyone of
/// that operation, an installation's administrator everyone.
/// </summary>
public sealed class GrantRules(TesseraDb db, CurrentUser user)
{
    public async Task Demand(NewGrant grant)
    {
        var (operation, cluster) = await Find(grant);
        var needed = grant is { Role: Role.Reporter, ClusterId: not null } ? Right.ManageCluster : Right.ManageOperation;
        user.Demand(operation is null ? Right.ManageInstallation : needed, operation is null ? RightScope.Installation : RightScope.Of(operation, cluster));
        if (!Enum.IsDefined(grant.Role)) throw Problem.Invalid("access.role-unknown");
        if (grant.Role == Role.Reporter && grant.PartnerId is null) throw Problem.Invalid("access.reporter-needs-partner");
        if (grant.Role == Role.Coordinator && cluster is null) throw Problem.Invalid("access.coordinator-needs-cluster");
        if (grant.PartnerId is { } partner && !await db.Partners.AnyAsync(p => p.OperationId == grant.OperationId && p.Id == partner))
            throw Problem.NotFound("partner.unknown");
    }

    private async Task<(Operation?, Cluster?)> Find(NewGrant grant)
    {
        if (grant.OperationId == 0) return (null, null);
        var operation = await db.Operations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == grant.OperationId)
            ?? throw Problem.NotFound(RouteScope.UnknownOperation);
        if (grant.ClusterId is not { } id) return (operation, null);
        var cluster = await db.Clusters.AsNoTracking().FirstOrDefaultAsync(c => c.OperationId == operation.Id && c.Id == id)
            ?? throw Problem.NotFound(RouteScope.UnknownCluster);
        return (operation, cluster);
    }
}
