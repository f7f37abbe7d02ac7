using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Demo;

/// <summary>The life of the review's clusters: who led, who belonged, what happened when. All of it as the review dates it.</summary>
internal static class DemoClusters
{
    // The review lists the members of October 2011 and does not say since when.
    private static readonly LooseDate Listed = LooseDate.Parse("by October 2011");

    /// <param name="clusters">By code.</param>
    /// <param name="partners">By DemoMember.Key.</param>
    public static void Add(TesseraDb db, Ids ids, DemoFacts facts, IReadOnlyDictionary<string, Cluster> clusters, IReadOnlyDictionary<string, long> partners)
    {
        foreach (var term in facts.Terms)
            db.LeadershipTerms.Add(new LeadershipTerm
            {
                OperationId = clusters[term.Cluster].OperationId, Id = ids.Next(), ClusterId = clusters[term.Cluster].Id, Role = term.Role, PartnerId = term.Organisation is { } name ? partners[name] : null,
                Unit = term.Unit, Post = term.Post, Since = term.Since, Until = term.Until, Note = term.Note,
            });
        foreach (var milestone in facts.Milestones)
            db.Milestones.Add(new Milestone
            {
                OperationId = clusters[milestone.Cluster].OperationId, Id = ids.Next(), ClusterId = clusters[milestone.Cluster].Id, Kind = milestone.Kind, Date = milestone.Date,
                Trigger = milestone.Trigger, Document = milestone.Document, Note = milestone.Note, IsSuddenOnset = milestone.IsSudden,
            });
        foreach (var form in facts.Former)
            db.ClusterForms.Add(new ClusterForm
            {
                OperationId = clusters[form.Cluster].OperationId, Id = ids.Next(), ClusterId = clusters[form.Cluster].Id, Name = form.Name, ShortName = form.Short,
                Kind = clusters[form.Cluster].Kind, ParentId = clusters[form.Cluster].ParentId, Until = form.Until, Reason = form.Reason,
            });
        var candidates = facts.Clusters.Where(c => c.IsCandidate).Select(c => c.Code).ToHashSet();
        // Who came to a meeting about a candidate is no member of it.
        foreach (var member in facts.Members.Where(m => m is { Role: "member", Cluster: not null } && !candidates.Contains(m.Cluster)))
            db.ClusterMembers.Add(new ClusterMember
            {
                OperationId = clusters[member.Cluster!].OperationId, Id = ids.Next(), ClusterId = clusters[member.Cluster!].Id, PartnerId = partners[member.Key],
                Role = MemberRole.Member, State = MemberState.Admitted, Since = Listed,
            });
    }
}
