using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Clusters;

/// <summary>The last day of somebody's leading role, as a loose date.</summary>
public sealed record UntilInput(string? Until);

/// <summary>Ends a leading role on a date; a wrong end can be put right the same way.</summary>
internal sealed class EndLeadership(TesseraDb db, CurrentUser user, AppointLeader appointing)
{
    public async Task<LeadershipTerm> Run(Operation operation, string code, long id, UntilInput input)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var term = await db.Term(cluster, id);
        term.Until = ClusterRules.Date(input.Until);
        await appointing.DemandClear(operation, term);
        await db.SaveChangesAsync();
        return term;
    }
}

/// <summary>Takes away a term entered by mistake; one that was true is ended instead, and stays.</summary>
internal sealed class RemoveLeadership(TesseraDb db, CurrentUser user)
{
    public async Task Run(Operation operation, string code, long id)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        db.LeadershipTerms.Remove(await db.Term(cluster, id));
        await db.SaveChangesAsync();
    }
}

internal static class LeadershipTerms
{
    public static async Task<LeadershipTerm> Term(this TesseraDb db, Cluster cluster, long id) =>
        await db.LeadershipTerms.FirstOrDefaultAsync(t => t.OperationId == cluster.OperationId && t.ClusterId == cluster.Id && t.Id == id) ?? throw Problem.NotFound("leadership.unknown");
}
