using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.InterCluster;

/// <summary>Organisations and posts that lead a cluster, and those that a network names to speak for it.</summary>
internal sealed class TableFocalPoints(TesseraDb db, PresenceDesk presence, Text text) : FocalPointSource
{
    public override async Task<IReadOnlyList<FocalPoint>> For(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now)
    {
        var (asked, shown) = (LooseDate.Of(now), clusters.Where(c => !presence.Hides(operation, c)).Select(c => c.Id).ToHashSet());
        var leaders = clusters.SelectMany(cluster => Leadership.On(lists.Leadership[cluster.Id], asked).Select(pair => pair.Term)
            .Where(term => !term.IsVacant && (Leadership.IsLead(term.Role) || term.Role == LeadershipRole.CoFacilitator))
            .Select(term => Speaks(operation, lists, cluster.Id, term.Post, lists.Holder(term)!, text[$"leads.{term.Role.ToString().ToLowerInvariant()}"])));
        var named = await db.ClusterMembers.AsNoTracking().Where(m => m.OperationId == operation.Id && m.Role == MemberRole.FocalPoint && m.State == MemberState.Admitted && m.ForClusterId != null).ToListAsync();
        var network = named.Where(m => m.Span.On(asked) != Certainty.No && shown.Contains(m.ForClusterId!.Value))
            .Select(m => Speaks(operation, lists, m.ForClusterId!.Value, m.Post, lists.PartnerName(lists.Survivor(m.PartnerId)), text["focal.in", lists.Cluster(m.ClusterId)?.ShortName ?? "?"]));
        return [.. leaders, .. network];
    }

    private static FocalPoint Speaks(Operation operation, OperationLists lists, long cluster, string? post, string organisation, string role)
    {
        var partner = lists.Partners.Values.FirstOrDefault(p => p.Short == organisation);
        return new(cluster, post ?? organisation, role, post is null ? null : organisation, null, partner is null ? null : Links.Partner(operation.Code, partner.Id));
    }
}
