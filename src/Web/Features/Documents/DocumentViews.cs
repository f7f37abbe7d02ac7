using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Documents;

/// <summary>What of the library is asked for.</summary>
/// <param name="Kind">A DocumentKind by name.</param>
/// <param name="Cluster">Code, or "none" for documents of the whole operation.</param>
/// <param name="Place">P-code; places below it included.</param>
public sealed record DocumentFilter(string? Text, string? Kind, string? Cluster, string? Place, string? Language, bool IsOverdue, bool IsWithdrawn)
{
    public const string None = "none";
}

/// <param name="Latest">The version that holds, or for those who write it the draft of a document that has no other.</param>
/// <param name="Snippet">The words asked for where they stand in the text.</param>
public sealed record DocumentLine(Document Document, Cluster? Cluster, DocumentVersion Latest, int Versions, IReadOnlyList<SnippetPiece> Snippet);

public sealed record DocumentList(DocumentFilter Filter, IReadOnlyList<string> Asked, IReadOnlyList<DocumentLine> Lines, long Total, DateOnly Now)
{
    public required DocumentSight Sight { get; init; }
    /// <summary>Everything of the library the person may see.</summary>
    public required IReadOnlyList<Document> Seen { get; init; }
}

public sealed record DocumentView(Document Document, Cluster? Cluster, IReadOnlyList<DocumentVersion> Versions, bool MayManage, DateOnly Now)
{
    public required OperationLists Lists { get; init; }
    public DocumentVersion Latest => Versions.FirstOrDefault(v => !v.IsDraft) ?? Versions[0];
    public DocumentAudience Audience => Document.AudienceIn(Cluster);
}

internal sealed class DocumentViews(TesseraDb db, DocumentDoor door, DocumentIndex index, OperationDay day)
{
    /// <summary>Newest first; asked for words, those with all of them in the title come before those with them in the text.</summary>
    public async Task<DocumentList> List(Operation operation, DocumentFilter filter, int skip, int take)
    {
        var sight = await door.Sight(operation);
        var now = await day.For(operation, sight.Lists);
        var seen = (await db.Documents.AsNoTracking().Where(d => d.OperationId == operation.Id).ToListAsync()).FindAll(sight.Sees);
        var asked = TextSearch.Asked(filter.Text);
        var meant = Narrowed(seen, sight.Lists, filter, now);
        if (asked.Count > 0)
        {
            var found = await index.Find(operation.Id, asked);
            meant = meant.Where(d => found.Contains(d.Id));
        }
        var ordered = meant.OrderByDescending(d => asked.Count > 0 && IsInTitle(d, asked)).ThenByDescending(d => d.Day).ThenByDescending(d => d.Id).ToList();
        return new(filter, asked, await Lines(operation, sight, ordered.Skip(skip).Take(take).ToList(), asked), ordered.Count, now) { Sight = sight, Seen = seen };
    }

    public async Task<DocumentView> One(Operation operation, long id)
    {
        var sight = await door.Sight(operation);
        var document = await door.Seen(operation, sight, id);
        db.Entry(document).State = EntityState.Detached;
        var mayManage = sight.Manages(document);
        var versions = await db.DocumentVersions.AsNoTracking().Where(v => v.OperationId == operation.Id && v.DocumentId == id).OrderByDescending(v => v.Number).ToListAsync();
        return new(document, document.ClusterId is { } cluster ? sight.Lists.Cluster(cluster) : null, versions, mayManage, await day.For(operation, sight.Lists)) { Lists = sight.Lists };
    }

    /// <summary>A version's file, for whoever may see the document.</summary>
    public async Task<DocumentVersion> File(Operation operation, long id, int number)
    {
        await door.Seen(operation, await door.Sight(operation), id);
        return await db.DocumentVersions.AsNoTracking().FirstOrDefaultAsync(v => v.OperationId == operation.Id && v.DocumentId == id && v.Number == number && v.FileId != null) ?? throw Problem.NotFound("document.unknown");
    }

    private static IEnumerable<Document> Narrowed(IEnumerable<Document> documents, OperationLists lists, DocumentFilter filter, DateOnly now)
    {
        var cluster = filter.Cluster is null or DocumentFilter.None ? null : lists.ClusterList.FirstOrDefault(c => c.Code == filter.Cluster) ?? throw Problem.Invalid("filter.unreadable", "cluster", filter.Cluster);
        var place = filter.Place is { } code ? lists.Gazetteer.ByCode(code).FirstOrDefault() ?? throw Problem.Invalid("filter.unreadable", "place", code) : null;
        var kind = filter.Kind is { } name ? Enum.TryParse<DocumentKind>(name, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : throw Problem.Invalid("filter.unreadable", "kind", name) : (DocumentKind?)null;
        return documents.Where(d => d.IsWithdrawn == filter.IsWithdrawn && (kind is null || d.Kind == kind) && (filter.Language is null || d.Language == filter.Language)
            && (filter.Cluster is null || d.ClusterId == cluster?.Id) && (!filter.IsOverdue || d.IsReviewDue(now))
            && (place is null || d.AreaId is { } area && lists.AreaAtLevel(area, place.Level) == place.Id));
    }

    private static bool IsInTitle(Document document, IReadOnlyList<string> asked)
    {
        var words = Folding.Fold(document.Title).Split(' ');
        return asked.All(one => Array.Exists(words, word => TextSearch.Meets(word, one)));
    }

    private async Task<IReadOnlyList<DocumentLine>> Lines(Operation operation, DocumentSight sight, List<Document> documents, IReadOnlyList<string> asked)
    {
        var ids = documents.ConvertAll(d => d.Id);
        var versions = (await db.DocumentVersions.AsNoTracking().Where(v => v.OperationId == operation.Id && ids.Contains(v.DocumentId)).ToListAsync()).ToLookup(v => v.DocumentId);
        var texts = asked.Count == 0 ? [] : await db.DocumentTexts.AsNoTracking().Where(t => t.OperationId == operation.Id && ids.Contains(t.DocumentId)).ToDictionaryAsync(t => t.DocumentId, t => t.Text);
        return documents.ConvertAll(d => new DocumentLine(d, d.ClusterId is { } cluster ? sight.Lists.Cluster(cluster) : null, versions[d.Id].OrderBy(v => v.IsDraft).ThenByDescending(v => v.Number).First(),
            versions[d.Id].Count(v => !v.IsDraft), Snippet(d, texts.GetValueOrDefault(d.Id), asked)));
    }

    private static IReadOnlyList<SnippetPiece> Snippet(Document document, string? text, IReadOnlyList<string> asked) =>
        TextSearch.Snippet(text, asked) is { Count: > 0 } found ? found : TextSearch.Snippet(document.About, asked);
}
