using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Documents;

/// <param name="Name">As the sender called it.</param>
public sealed record SentFile(string Name, Stream Content);

/// <summary>Puts a document into the library: a card, and its file, or where it is to be found.</summary>
internal sealed class AddDocument(TesseraDb db, CurrentUser user, DocumentDoor door, DocumentWriter writer, Ids ids)
{
    public async Task<Document> Run(Operation operation, CardInput input, SentFile? file, CancellationToken cancel = default)
    {
        var sight = await door.Sight(operation);
        var cluster = DocumentDoor.Blank(input.Cluster) is { } code ? sight.Lists.ClusterList.FirstOrDefault(c => c.Code == code) ?? throw Problem.Invalid("document.cluster-unknown", code) : null;
        if (cluster is null && !sight.MayManageOperation && sight.ManagesAny) throw Problem.Invalid("document.cluster-missing");
        user.DemandKeeping(sight, cluster?.Id);
        var document = DocumentCard.New(input, sight.Lists, cluster, ids.Next(), writer.Now);
        if (file is null && document.Source is null) throw Problem.Invalid("document.file-missing");
        var kept = file is null ? new KeptFile(null, null, DocumentFormat.Elsewhere, 0, new ReadText("", TextReading.NoFile)) : await writer.Keep(operation.Id, file.Name, file.Content, cancel);
        db.Documents.Add(document);
        writer.Version(document, 1, kept, null, user.Name);
        await writer.Find(document, kept.Read.Text);
        await db.SaveChangesAsync(cancel);
        return document;
    }
}

/// <summary>Puts a new version in the place of the one that held; the old one stays to be read.</summary>
internal sealed class SupersedeDocument(TesseraDb db, CurrentUser user, DocumentDoor door, DocumentWriter writer)
{
    /// <param name="seen">The version of the card the person saw; null is whatever stands.</param>
    public async Task<DocumentVersion> Run(Operation operation, long id, SentFile file, string? note, string? date, int? seen, CancellationToken cancel = default)
    {
        Demand(await door.ForChange(operation, id), seen);
        var dated = LooseDate.ParseOptional(date);
        // Keeping the file forgets what was read before it.
        var kept = await writer.Keep(operation.Id, file.Name, file.Content, cancel);
        var document = Demand(await door.ForChange(operation, id), seen);
        var newest = await db.DocumentVersions.AsNoTracking().Where(v => v.OperationId == operation.Id && v.DocumentId == id).OrderByDescending(v => v.Number).FirstAsync(cancel);
        if (newest.FileId == kept.FileId) throw Problem.Conflict("document.same-file");
        // The card is saved with it even when nothing on it changed: of two who do this at once, one is told.
        document.Date = dated ?? document.Date;
        db.Entry(document).State = EntityState.Modified;
        var version = writer.Version(document, newest.Number + 1, kept, note, user.Name);
        await writer.Find(document, kept.Read.Text);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException conflict) when (conflict.IsTaken("document_version")) { throw Problem.Conflict("document.changed-meanwhile"); }
        return version;
    }

    private Document Demand((Document Document, DocumentSight Sight) found, int? seen)
    {
        user.DemandKeeping(found.Sight, found.Document.ClusterId);
        DocumentDoor.DemandSeen(seen, found.Document.Version);
        if (found.Document.IsWritten) throw Problem.Conflict("document.is-written");
        return found.Document.IsWithdrawn ? throw Problem.Conflict("document.withdrawn-already") : found.Document;
    }
}
