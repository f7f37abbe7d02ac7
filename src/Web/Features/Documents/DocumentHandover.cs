using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.People;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

/// <summary>Documents that everybody at the table may know of: those that the organisation of who leaves answers for, and of a cluster they coordinated those somebody has to look through again.</summary>
internal sealed class DocumentHandover(TesseraDb db, Text text) : HandoverSource
{
    public override async Task<IReadOnlyList<HandoverLine>> For(HandoverFocus focus)
    {
        var (operation, clusters, coordinated) = (focus.Operation.Id, focus.Clusters.Select(c => c.Id).ToList(), focus.Coordinated.ToList());
        var partners = focus.Lists.Partners.Keys.Where(id => focus.PartnerId is { } partner && focus.Lists.Survivor(id) == partner).ToList();
        var documents = await db.Documents.AsNoTracking().Where(d => d.OperationId == operation && d.WithdrawnAt == null && d.Audience != DocumentAudience.Coordinators && d.ClusterId != null && clusters.Contains(d.ClusterId.Value)
            && (d.PartnerId != null && partners.Contains(d.PartnerId.Value) || coordinated.Contains(d.ClusterId.Value) && (d.ReviewBy != null || d.Kind == DocumentKind.TermsOfReference))).OrderBy(d => d.Id).Take(HandoverFocus.Most).ToListAsync();
        return documents.ConvertAll(d => new HandoverLine(HandoverKind.Document, d.Title, Links.Document(focus.Operation.Code, d.Id), Note(focus, d), d.ClusterId));
    }

    private string Note(HandoverFocus focus, Document document) => string.Join(" · ", new[]
    {
        focus.Lists.Cluster(document.ClusterId!.Value)?.ShortName, text[DocumentFields.Key(document.Kind)], document.ReviewBy is { } due ? text["terms.review.by", text.Date(due)] : null,
    }.OfType<string>());
}
