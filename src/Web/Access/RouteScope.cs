using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;

namespace Tessera.Web.Access;

/// <summary>The operation and the cluster in the address, found once per request; {operation} and {cluster} are codes.</summary>
public sealed class RouteScope(TesseraDb db)
{
    public const string UnknownOperation = "operation.unknown";
    public const string UnknownCluster = "cluster.unknown";

    private Operation? _operation;

    /// <summary>The operation of the address; asking on an address without one is a bug.</summary>
    public Operation Operation => _operation ?? throw new InvalidOperationException("This address names no {operation}.");
    public Cluster? Cluster { get; private set; }
    public bool HasOperation => _operation is not null;
    public RightScope Scope => _operation is null ? RightScope.Installation : RightScope.Of(_operation, Cluster);

    internal async Task Find(RouteValueDictionary values, CurrentUser user)
    {
        if (values.GetValueOrDefault("operation") is not string code) return;
        var found = await db.Operations.AsNoTracking().FirstOrDefaultAsync(o => o.Code == code);
        if (found is null || !user.Sees(found)) throw Problem.NotFound(UnknownOperation);
        _operation = found;
        if (values.GetValueOrDefault("cluster") is not string cluster) return;
        Cluster = await db.Clusters.AsNoTracking().FirstOrDefaultAsync(c => c.OperationId == found.Id && c.Code == cluster)
            ?? throw Problem.NotFound(UnknownCluster);
    }
}
