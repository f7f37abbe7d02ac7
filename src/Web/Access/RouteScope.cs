using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;

namespace Tessera.Web.Access;

/// <summary>The operation and the cluster in the address, found once per request; {operation} and {cluster} are codes.</summary>
public sealed class RouteScope(Engine engine, Lazy<TesseraDb> db)
{
    public const string UnknownOperation = "operation.unknown";
    public const string UnknownCluster = "cluster.unknown";

    private const string Sql = "SELECT id, code, name, countries, is_published, is_sample, sequence, list_stamp, version, licence FROM operation WHERE code = @code";

    private Operation? _operation;

    /// <summary>The operation of the address; asking on an address without one is a bug.</summary>
    public Operation Operation => _operation ?? throw new InvalidOperationException("This address names no {operation}.");
    public Cluster? Cluster { get; private set; }
    public bool HasOperation => _operation is not null;
    public RightScope Scope => _operation is null ? RightScope.Installation : RightScope.Of(_operation, Cluster);

    internal async Task Find(RouteValueDictionary values, CurrentUser user)
    {
        if (values.GetValueOrDefault("operation") is not string code) return;
        var found = (await engine.Read(Sql, ReadOperation, ("code", code))).FirstOrDefault();
        if (found is null || !user.Sees(found)) throw Problem.NotFound(UnknownOperation);
        _operation = found;
        if (values.GetValueOrDefault("cluster") is not string cluster) return;
        Cluster = await db.Value.Clusters.AsNoTracking().FirstOrDefaultAsync(c => c.OperationId == found.Id && c.Code == cluster)
            ?? throw Problem.NotFound(UnknownCluster);
    }

    private static Operation ReadOperation(DbDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        Code = reader.GetString(1),
        Name = reader.GetString(2),
        Countries = reader.GetString(3),
        IsPublished = reader.GetBoolean(4),
        IsSample = reader.GetBoolean(5),
        Sequence = reader.GetInt64(6),
        ListStamp = reader.GetInt64(7),
        Version = reader.GetInt32(8),
        Licence = reader.GetString(9),
    };
}
