using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

/// <summary>What a cluster was until a date; empty parts were as they are now.</summary>
/// <param name="Parent">Code of the cluster it hung under; "-" for none.</param>
public sealed record FormInput(string? Name, string? ShortName, string? Kind, string? Parent, string? Until, string? Reason);

/// <summary>Writes down a former name, kind or place, when the change itself was made before Tessera knew the cluster.</summary>
internal sealed class RecordForm(TesseraDb db, CurrentUser user, Ids ids, ClusterDays days)
{
    private const string NoParent = "-";

    public async Task<ClusterForm> Run(Operation operation, string code, FormInput input)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var parent = ClusterRules.Blank(input.Parent);
        var form = new ClusterForm
        {
            OperationId = operation.Id,
            Id = ids.Next(),
            ClusterId = cluster.Id,
            Name = ClusterRules.Blank(input.Name) ?? cluster.Name,
            ShortName = ClusterRules.Blank(input.ShortName) ?? cluster.ShortName,
            Kind = ClusterRules.Blank(input.Kind) is { } kind ? ClusterRules.Choice<ClusterKind>(kind, "cluster.kind-unknown") : cluster.Kind,
            ParentId = parent is null ? cluster.ParentId : parent == NoParent ? null : await db.Parent(operation, parent, cluster.Id),
            Until = ClusterRules.Date(input.Until),
            Reason = ClusterRules.Blank(input.Reason),
        };
        if ((form.Name, form.ShortName, form.Kind, form.ParentId) == (cluster.Name, cluster.ShortName, cluster.Kind, cluster.ParentId)) throw Problem.Invalid("form.same");
        await days.DemandPast(operation, form.Until);
        db.ClusterForms.Add(form);
        await db.SaveChangesAsync();
        return form;
    }
}

/// <summary>Takes away a former name or place entered by mistake.</summary>
internal sealed class RemoveForm(TesseraDb db, CurrentUser user)
{
    public async Task Run(Operation operation, string code, long id)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        db.ClusterForms.Remove(await db.ClusterForms.FirstOrDefaultAsync(f => f.OperationId == operation.Id && f.ClusterId == cluster.Id && f.Id == id) ?? throw Problem.NotFound("form.unknown"));
        await db.SaveChangesAsync();
    }
}
