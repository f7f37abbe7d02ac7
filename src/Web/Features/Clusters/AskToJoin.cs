using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Clusters;

/// <param name="Organisation">Needed only by who speaks for several.</param>
public sealed record JoinInput(string? Organisation, string? Post, string? Note);

/// <summary>
/// An organisation asks for a place. Whoever may hand in its reports speaks for it, in clusters where it does not work
/// yet too: that is what asking is for.
/// </summary>
internal sealed class AskToJoin(TesseraDb db, CurrentUser user, Ids ids, ClusterPartners partners, TimeProvider time)
{
    public async Task<ClusterMember> Run(Operation operation, string code, JoinInput input)
    {
        var own = user.Grants.Where(g => g.OperationId == 0 || g.OperationId == operation.Id).Select(g => g.PartnerId).OfType<long>().Distinct().ToList();
        var partner = string.IsNullOrWhiteSpace(input.Organisation) && own is [var only] ? only : await partners.Demand(operation, input.Organisation);
        user.Demand(Right.ImportRows, RightScope.Of(operation, null, partner));
        var cluster = await db.Cluster(operation, code);
        var member = new ClusterMember
        {
            OperationId = operation.Id,
            Id = ids.Next(),
            ClusterId = cluster.Id,
            PartnerId = partner,
            Role = MemberRole.Member,
            State = MemberState.Requested,
            Post = ClusterRules.Blank(input.Post),
            Since = LooseDate.Of(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)),
            Note = ClusterRules.Blank(input.Note),
        };
        await db.DemandPlace(member);
        db.ClusterMembers.Add(member);
        db.Hold(cluster);
        await db.SaveChangesAsync();
        return member;
    }
}
