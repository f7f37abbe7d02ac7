using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

/// <summary>Terms of reference that are due for review, wait to be adopted or signed, or are missing; and documents whose review is overdue.</summary>
internal sealed class TermsWork(TesseraDb db, CurrentUser user, DocumentDoor door, OperationDay day, Text text) : WorkSource
{
    private const int Most = 3;

    private sealed record Chain(Cluster Cluster, Document Document, DocumentVersion? Holding, bool HasDraft);

    public override async Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        var (operation, lists) = (focus.Operation, focus.Lists);
        var now = await day.For(operation, lists);
        var documents = await db.Documents.AsNoTracking().Where(d => d.OperationId == operation.Id && d.WithdrawnAt == null && (d.Kind == DocumentKind.TermsOfReference || d.ReviewBy < now)).ToListAsync();
        var chains = await Chains(lists, documents);
        var items = await ToSign(focus, chains);
        if (!focus.IsCoordinating) return items;
        var sight = await door.Sight(operation);
        var own = lists.ClusterList.Where(c => sight.Managed.Contains(c.Id) && focus.Clusters.Any(mine => mine is null || mine.Id == c.Id)).ToList();
        items.AddRange(Shortened(chains.Where(c => own.Exists(mine => mine.Id == c.Cluster.Id)).SelectMany(c => Waiting(focus, c, now)).ToList(), focus));
        var late = documents.FindAll(d => !d.IsWritten && d.IsReviewDue(now) && sight.Manages(d));
        if (late.Count > 0) items.Add(new(WorkKind.Due, text.Count("work.documents.late", late.Count), Links.Documents(operation.Code, AddressQuery.Of(("overdue", "yes"))), late[0].Title));
        var missing = own.FindAll(c => c.IsEstablished && !documents.Exists(d => d.ClusterId == c.Id && d.Kind == DocumentKind.TermsOfReference));
        if (missing.Count > 0) items.Add(new(WorkKind.Missing, text.Count("work.terms.missing", missing.Count), missing.Count == 1 ? Links.Terms(operation.Code, missing[0].Code) : Links.Clusters(operation.Code), string.Join(", ", missing.Select(c => c.ShortName))));
        return items;
    }

    private async Task<List<Chain>> Chains(OperationLists lists, List<Document> documents)
    {
        var written = documents.Where(d => d.IsWritten && lists.Cluster(d.ClusterId ?? 0) is not null).ToDictionary(d => d.Id);
        var (operation, ids) = (lists.Operation.Id, written.Keys.ToList());
        var versions = await db.DocumentVersions.AsNoTracking().Where(v => v.OperationId == operation && ids.Contains(v.DocumentId)).ToListAsync();
        return [.. versions.GroupBy(v => v.DocumentId).Select(group => new Chain(lists.Cluster(written[group.Key].ClusterId!.Value)!, written[group.Key], group.Where(v => !v.IsDraft).MaxBy(v => v.Number), group.Any(v => v.IsDraft))).OrderBy(c => c.Cluster.Code, StringComparer.Ordinal)];
    }

    /// <summary>What the person's own organisations, as members, have not signed yet.</summary>
    private async Task<List<WorkItem>> ToSign(WorkFocus focus, List<Chain> chains)
    {
        var items = new List<WorkItem>();
        if (focus.Partners.Count == 0) return items;
        foreach (var chain in chains.Where(c => c.Holding is not null))
        {
            var members = (await db.CurrentMembers(chain.Cluster)).Select(focus.Lists.Survivor).ToHashSet();
            var signed = await db.TermsSignOffs.AsNoTracking().Where(s => s.OperationId == focus.Operation.Id && s.DocumentId == chain.Document.Id && s.Number == chain.Holding!.Number).Select(s => s.PartnerId).ToListAsync();
            foreach (var partner in focus.Partners.Where(p => members.Contains(p) && !signed.Select(focus.Lists.Survivor).Contains(p) && user.May(Right.ImportRows, RightScope.Of(focus.Operation, null, p))))
                items.Add(new(WorkKind.Due, text["work.terms.sign", chain.Cluster.ShortName], Links.Terms(focus.Operation.Code, chain.Cluster.Code) + "#signed", focus.Lists.PartnerName(partner)));
        }
        return items;
    }

    private IEnumerable<WorkItem> Waiting(WorkFocus focus, Chain chain, DateOnly now)
    {
        var address = Links.Terms(focus.Operation.Code, chain.Cluster.Code);
        if (chain.HasDraft) yield return new(WorkKind.Due, text["work.terms.draft", chain.Cluster.ShortName], address);
        else if (TermsReview.Due(chain.Holding?.AdoptedOn, chain.Document.ReviewBy) is { } due && TermsReview.IsNear(due, now))
            yield return new(WorkKind.Due, text[due < now ? "work.terms.late" : "work.terms.near", chain.Cluster.ShortName], address, text["terms.review.by", text.Date(due)]);
    }

    private IEnumerable<WorkItem> Shortened(List<WorkItem> items, WorkFocus focus) => items.Count <= Most + 1 ? items
        : items.Take(Most).Append(new(WorkKind.Due, text.Count("work.terms.more", items.Count - Most), Links.Documents(focus.Operation.Code, AddressQuery.Of(("kind", nameof(DocumentKind.TermsOfReference))))));
}
