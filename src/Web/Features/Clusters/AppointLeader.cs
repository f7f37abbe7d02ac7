using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

/// <param name="Organisation">Name, acronym or spelling of a partner; empty or "Tbc" for a place still open.</param>
/// <param name="Since">A loose date, as Until.</param>
/// <param name="Hub">Id of one of the cluster's hubs; empty for the cluster itself.</param>
public sealed record LeaderInput(string? Role, string? Organisation, string? Unit, string? Post, string? Since, string? Until, string? Hub, string? Note);

/// <summary>An organisation takes a leading role in a cluster or one of its hubs, from a date on.</summary>
internal sealed class AppointLeader(TesseraDb db, CurrentUser user, Ids ids, ClusterPartners partners, ListsCache listsCache)
{
    public async Task<LeadershipTerm> Run(Operation operation, string code, LeaderInput input)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var term = new LeadershipTerm
        {
            OperationId = operation.Id,
            Id = ids.Next(),
            ClusterId = cluster.Id,
            Role = ClusterRules.Choice<LeadershipRole>(input.Role, "leadership.role-unknown"),
            HubId = await Hub(operation, cluster, input.Hub),
            PartnerId = await partners.Find(operation, input.Organisation),
            Unit = ClusterRules.Blank(input.Unit),
            Post = ClusterRules.Blank(input.Post),
            Since = ClusterRules.Date(input.Since),
            Until = LooseDate.ParseOptional(input.Until),
            Note = ClusterRules.Blank(input.Note),
        };
        await DemandClear(operation, term);
        db.LeadershipTerms.Add(term);
        db.Hold(cluster);
        await db.SaveChangesAsync();
        return term;
    }

    internal async Task DemandClear(Operation operation, LeadershipTerm term)
    {
        var others = await db.LeadershipTerms.AsNoTracking().Where(t => t.OperationId == operation.Id && t.ClusterId == term.ClusterId).ToListAsync();
        if (Leadership.Refusal(others, term) is not { } refusal) return;
        if (refusal.Other is not { } other) throw Problem.Invalid(refusal.Code, term.Since.Text, term.Until!.Text);
        var holder = (await listsCache.For(operation)).Holder(other) ?? Problem.Key("leadership.vacant");
        throw Problem.Conflict(refusal.Code, holder, Problem.Key($"leads.{other.Role.ToString().ToLowerInvariant()}"), other.Since.Text, other.Until?.Text ?? Problem.Key("date.further-notice"));
    }

    private async Task<long?> Hub(Operation operation, Cluster cluster, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var id = ClusterRules.Id(text);
        return await db.ClusterHubs.AnyAsync(h => h.OperationId == operation.Id && h.ClusterId == cluster.Id && h.Id == id) ? id : throw Problem.NotFound("hub.unknown");
    }
}
