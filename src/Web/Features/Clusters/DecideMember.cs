using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Clusters;

/// <param name="Answer">"approve" or "decline".</param>
/// <param name="Since">The first day of membership; the day of the request when empty.</param>
/// <param name="Reason">Needed for a decline: the organisation reads it.</param>
public sealed record MemberDecision(string? Answer, string? Since, string? Reason);

/// <summary>Answers an organisation that asked for a place.</summary>
internal sealed class DecideMember(TesseraDb db, CurrentUser user)
{
    public async Task<ClusterMember> Run(Operation operation, string code, long id, MemberDecision decision)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var member = await db.Member(cluster, id);
        if (member.State != MemberState.Requested) throw Problem.Conflict("member.decided-already");
        switch (decision.Answer)
        {
            case "approve":
                (member.State, member.Since) = (MemberState.Admitted, LooseDate.ParseOptional(decision.Since) ?? member.Since);
                break;
            case "decline":
                (member.State, member.Note) = (MemberState.Declined, ClusterRules.Filled(decision.Reason, "member.reason-missing"));
                break;
            default:
                throw Problem.Invalid("member.answer-unknown", decision.Answer ?? "");
        }
        await db.SaveChangesAsync();
        return member;
    }
}

/// <summary>A membership ends on a date: the organisation's own word, or the cluster's. A request not answered yet is taken back.</summary>
internal sealed class LeaveCluster(TesseraDb db, CurrentUser user)
{
    public async Task Run(Operation operation, string code, long id, UntilInput input)
    {
        var cluster = await db.Cluster(operation, code);
        var member = await db.Member(cluster, id);
        if (!user.May(Right.ManageCluster, RightScope.Of(operation, cluster))) user.Demand(Right.ImportRows, RightScope.Of(operation, null, member.PartnerId));
        if (member.State == MemberState.Requested) db.ClusterMembers.Remove(member);
        else
        {
            member.Until = ClusterRules.Date(input.Until);
            if (member.Span.IsReversed) throw Problem.Invalid("member.ends-before-start");
        }
        await db.SaveChangesAsync();
    }
}
