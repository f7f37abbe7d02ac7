using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Clusters;

/// <summary>Adds a cluster that the global list does not know; it stands ready until it is established.</summary>
internal sealed partial class RegisterCluster(TesseraDb db, CurrentUser user, Ids ids)
{
    public async Task<Cluster> Run(Operation operation, ClusterInput input)
    {
        user.Demand(Right.ManageOperation, RightScope.Of(operation));
        var code = (input.Code ?? "").Trim().ToUpperInvariant();
        if (!CodeShape().IsMatch(code)) throw Problem.Invalid("cluster.code-invalid", input.Code ?? "");
        if (await db.Clusters.AnyAsync(c => c.OperationId == operation.Id && c.Code == code)) throw Problem.Conflict("cluster.code-taken", code);
        var cluster = new Cluster
        {
            OperationId = operation.Id,
            Id = ids.Next(),
            Code = code,
            Name = ClusterRules.Filled(input.Name, "cluster.name-missing"),
            ShortName = ClusterRules.Blank(input.ShortName) ?? code,
            Kind = input.Kind ?? ClusterKind.Cluster,
            ParentId = await db.Parent(operation, input.Parent, null),
            Frequency = input.Frequency,
            IsSensitive = input.IsSensitive ?? false,
        };
        db.Clusters.Add(cluster);
        await db.SaveChangesAsync();
        return cluster;
    }

    [GeneratedRegex("^[A-Z][A-Z0-9-]{1,19}$")]
    private static partial Regex CodeShape();
}
