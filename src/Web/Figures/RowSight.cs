using Tessera.Domain.Analysis;
using Tessera.Domain.Operations;
using Tessera.Web.Access;

namespace Tessera.Web.Figures;

/// <summary>Which accepted rows somebody may see, for figures, lists and single rows alike (design.md 6).</summary>
/// <param name="Hidden">Sensitive clusters: nothing of them is counted.</param>
/// <param name="Unseen">Other clusters, and NoCluster, whose rows count and are not shown.</param>
/// <param name="Own">Their own partners, survivors of merges: what those report is shown in every cluster.</param>
internal sealed record RowSight(IReadOnlySet<long> Hidden, IReadOnlySet<long> Unseen, IReadOnlySet<long> Own)
{
    public static RowSight Of(CurrentUser user, Operation operation, OperationLists lists, FactTable facts)
    {
        var partners = user.PartnersWhere(Right.SeeRows, operation);
        var atWork = partners.Count > 0 ? PartnerClusters.Of(facts, partners, lists.Survivor) : null;
        var unseen = lists.ClusterList.Where(c => !user.May(Right.SeeRows, RightScope.Of(operation, c) with { PartnersAtWork = atWork?.GetValueOrDefault(c.Id) })).ToList();
        var hidden = unseen.Where(c => c.IsSensitive).Select(c => c.Id).ToHashSet();
        var others = unseen.Where(c => !c.IsSensitive).Select(c => c.Id).ToHashSet();
        if (!user.May(Right.SeeRows, RightScope.Of(operation))) others.Add(PresenceQuestion.NoCluster);
        return new RowSight(hidden, others, partners.Select(lists.Survivor).ToHashSet());
    }

    /// <summary>What of it a figure needs: sensitive clusters open by name only, so no row has to be looked at.</summary>
    public static PresenceQuestion Bound(CurrentUser user, Operation operation, OperationLists lists, PresenceQuestion question) => question with
    {
        HiddenClusters = lists.ClusterList.Where(c => c.IsSensitive && !user.May(Right.SeeRows, RightScope.Of(operation, c))).Select(c => c.Id).ToHashSet(),
        OwnPartners = user.PartnersWhere(Right.SeeRows, operation).Select(lists.Survivor).ToHashSet(),
    };

    /// <summary>What a visitor is told: nothing of sensitive clusters, whoever reported it.</summary>
    public static PresenceQuestion Public(OperationLists lists, PresenceQuestion question) => question with { HiddenClusters = lists.SensitiveClusters };

    public PresenceQuestion Bound(PresenceQuestion question) => question with { HiddenClusters = Hidden, UnseenClusters = Unseen, OwnPartners = Own };

    /// <summary>Whether a row of this cluster, reported by this partner, is shown.</summary>
    public bool Sees(OperationLists lists, long? cluster, long? reporting) =>
        (reporting is { } partner && Own.Contains(lists.Survivor(partner))) || !(Hidden.Contains(cluster ?? PresenceQuestion.NoCluster) || Unseen.Contains(cluster ?? PresenceQuestion.NoCluster));
}
