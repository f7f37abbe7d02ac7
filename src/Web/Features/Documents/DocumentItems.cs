using System.Globalization;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

/// <summary>A cluster's terms of reference and documents that are due for review and that everybody at its table may read.</summary>
internal sealed class DocumentItems(TermsViews terms, DocumentViews documents, Text text) : AgendaSource
{
    private const int Most = 3;

    public override async Task<IReadOnlyList<OpenItem>> For(Operation operation, Cluster cluster)
    {
        var items = new List<OpenItem>();
        var held = await terms.For(operation, cluster.Code);
        if (held.Due is { } due && TermsReview.IsNear(due, held.Now)) items.Add(new(new(PointerNoun.Terms, cluster.Code, text["terms.title"]), text["terms.review.by", text.Date(due)]));
        var late = await documents.List(operation, new DocumentFilter(null, null, cluster.Code, null, null, true, false), 0, Most);
        items.AddRange(late.Lines.Where(line => !line.Document.IsWritten && line.Document.Audience != DocumentAudience.Coordinators)
            .Select(line => new OpenItem(new(PointerNoun.Document, line.Document.Id.ToString(CultureInfo.InvariantCulture), line.Document.Title), text["terms.review.was", text.Date(line.Document.ReviewBy)])));
        return items;
    }
}
