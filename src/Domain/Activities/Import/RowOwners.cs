namespace Tessera.Domain.Activities.Import;

/// <summary>
/// Whose a row is, where its sender may not bring everybody's: a reporter's are those of their partners, a coordinator's
/// those of their clusters (design.md 6). Who is both brings either. Rows of a protected cluster are brought by who is named for it.
/// </summary>
internal sealed class RowOwners(ActivityReference reference, QuestionBook book)
{
    public const string ClusterQuestion = "cluster";

    public void Check(SheetRow row, ActivityDraft draft)
    {
        if (draft.ClusterId is { } asked && reference.ClosedClusters?.Contains(asked) == true)
        {
            draft.Add(new Finding("cluster.protected", FindingEffect.Refused, row.Number, -1, reference.Clusters.Find(asked)?.Name ?? ""));
            return;
        }
        if (reference.OnlyPartners is { } partners && draft.Who is { } who && partners.Contains(who)) return;
        if (reference.OnlyClusters is { } clusters) CheckCluster(clusters, row, draft);
        else if (reference.OnlyPartners is not null && draft.Who is not null)
            draft.Add(new Finding("partner.not-yours", FindingEffect.Refused, row.Number, -1, draft.OrganisationTyped ?? ""));
    }

    private void CheckCluster(IReadOnlySet<long> own, SheetRow row, ActivityDraft draft)
    {
        if (draft.ClusterId is { } cluster)
        {
            if (!own.Contains(cluster)) draft.Add(new Finding("cluster.not-yours", FindingEffect.Refused, row.Number, -1, reference.Clusters.Find(cluster)?.Name ?? ""));
            return;
        }
        draft.WaitsForCluster = true;
        if (draft.IsAsked("cluster:")) return;
        draft.Add(new Finding("cluster.needed", FindingEffect.Ask, row.Number, -1, "", null, ClusterQuestion));
        book.Ask(ClusterQuestion, ClusterQuestion, "", row.Number, true,
            () => [.. reference.Clusters.All.Where(c => own.Contains(c.Id)).Select(c => new QuestionChoice(c.Code, c.Name))]);
    }
}
