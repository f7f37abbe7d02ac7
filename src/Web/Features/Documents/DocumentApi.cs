using System.Globalization;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

/// <summary>The library's twins for programs; ids are texts, since JSON numbers lose the last digits of ours.</summary>
internal static class DocumentApi
{
    private const string Fields = "id, title, kind, cluster, place, language, date with earliest and latest, owner, reviewBy, audience, about, source, href";

    public static void MapDocumentApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Links.ApiPrefix + Links.DocumentsRoute, List).Needs(Right.SeePublished).Says(new ApiWords("Search the library, newest first", "total and documents: card with " + Fields + "; snippet where words were asked for.", StatusCodes.Status200OK)
        {
            Queries =
            [
                new("q", "Words; marks and case do not matter, each may be the beginning of a word, all must be there."), new("kind", string.Join(", ", Enum.GetNames<DocumentKind>()) + "."),
                new("cluster", "Code of a cluster, or none for documents of the whole operation."), new("place", "P-code; places below it included."), new("language", "Two letters."), new("overdue", "yes: only those whose review is overdue."), new("page", "From 1; 50 documents each."),
            ],
        });
        routes.MapGet(Links.ApiPrefix + Links.DocumentRoute, async (long id, RouteScope here, DocumentViews views) => One(await views.One(here.Operation, id))).Needs(Right.SeePublished).Says("Show a document with its versions", "card with " + Fields + "; reading, withdrawnAt and versions: number, format, length, addedAt, note, file.");
    }

    private static async Task<object> List(HttpContext http, RouteScope here, DocumentViews views)
    {
        var query = AddressQuery.Of(http);
        var paging = new Paging(Pager.Asked(query));
        var list = await views.List(here.Operation, DocumentFields.Filter(query), paging.Skip, paging.Size);
        return new { list.Total, documents = list.Lines.Select(line => new { Card = Card(line.Document, line.Cluster, list.Sight.Lists), snippet = line.Snippet.Count == 0 ? null : string.Concat(line.Snippet.Select(piece => piece.Text)) }) };
    }

    private static object One(DocumentView view) => new
    {
        Card = Card(view.Document, view.Cluster, view.Lists),
        reading = view.Latest.Reading.ToString(),
        view.Document.WithdrawnAt,
        versions = view.Versions.Where(v => !v.IsDraft).Select(v => new { v.Number, format = v.Format.ToString(), v.Length, v.AddedAt, v.Note, file = v.FileId is null ? null : Links.DocumentFile(view.Lists.Operation.Code, view.Document.Id, v.Number) }),
    };

    internal static object Card(Document document, Cluster? cluster, OperationLists lists) => new
    {
        id = document.Id.ToString(CultureInfo.InvariantCulture),
        document.Title,
        kind = document.Kind.ToString(),
        cluster = cluster?.Code,
        place = document.AreaId is { } area ? lists.Area(area)?.Pcode : null,
        document.Language,
        date = document.Date is { } date ? new { date.Text, date.Earliest, date.Latest } : null,
        owner = document.PartnerId is { } owner ? lists.PartnerName(lists.Survivor(owner)) : null,
        document.ReviewBy,
        audience = document.AudienceIn(cluster).ToString(),
        document.About,
        document.Source,
        href = Links.Document(lists.Operation.Code, document.Id),
    };
}
