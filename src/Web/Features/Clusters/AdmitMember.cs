using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Clusters;

/// <param name="Organisation">Name, acronym or spelling of a partner.</param>
/// <param name="ForCluster">Code of the cluster that a network's focal point speaks for.</param>
public sealed record MemberInput(string? Organisation, string? Role, string? Post, string? Since, string? Until, string? ForCluster, string? Note);

/// <summary>An organisation is a member from a date on, by the word of whoever manages the cluster.</summary>
internal sealed class AdmitMember(TesseraDb db, CurrentUser user, Ids ids, ClusterPartners partners)
{
    public async Task<ClusterMember> Run(Operation operation, string code, MemberInput input)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var member = new ClusterMember
        {
            OperationId = operation.Id,
            Id = ids.Next(),
            ClusterId = cluster.Id,
            PartnerId = await partners.Demand(operation, input.Organisation),
            ForClusterId = ClusterRules.Blank(input.ForCluster) is { } other ? (await db.Cluster(operation, other)).Id : null,
            Role = ClusterRules.Blank(input.Role) is { } role ? ClusterRules.Choice<MemberRole>(role, "member.role-unknown") : MemberRole.Member,
            State = MemberState.Admitted,
            Post = ClusterRules.Blank(input.Post),
            Since = ClusterRules.Date(input.Since),
            Until = LooseDate.ParseOptional(input.Until),
            Note = ClusterRules.Blank(input.Note),
        };
        await db.DemandPlace(member);
        db.ClusterMembers.Add(member);
        db.Hold(cluster);
        await db.SaveChangesAsync();
        return member;
    }
}

internal static class MemberRecords
{
    public static async Task DemandPlace(this TesseraDb db, ClusterMember member)
    {
        var others = await db.ClusterMembers.AsNoTracking().Where(m => m.OperationId == member.OperationId && m.ClusterId == member.ClusterId).ToListAsync();
        if (Membership.Refusal(others, member) is { } refusal) throw Problem.Conflict(refusal);
    }

    public static async Task<ClusterMember> Member(this TesseraDb db, Cluster cluster, long id) =>
        await db.ClusterMembers.FirstOrDefaultAsync(m => m.OperationId == cluster.OperationId && m.ClusterId == cluster.Id && m.Id == id) ?? throw Problem.NotFound("member.unknown");
}
