using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Documents;

/// <summary>Says more, or otherwise, on a document's card; the cluster it belongs to stays.</summary>
internal sealed class ReviseDocument(TesseraDb db, CurrentUser user, DocumentDoor door, DocumentWriter writer)
{
    public async Task<Document> Run(Operation operation, long id, CardInput input)
    {
        var (document, sight) = await door.ForChange(operation, id);
        user.DemandKeeping(sight, document.ClusterId);
        DocumentDoor.DemandSeen(input.Version, document.Version);
        DocumentCard.Filled(document, input, sight.Lists);
        await writer.Find(document, null);
        await db.SaveChangesAsync();
        return document;
    }
}

/// <summary>Takes a document out of the library, or puts it back; nothing of it is lost.</summary>
internal sealed class WithdrawDocument(TesseraDb db, CurrentUser user, DocumentDoor door, TimeProvider time)
{
    public async Task<Document> Run(Operation operation, long id, string? why)
    {
        var (document, sight) = await door.ForChange(operation, id);
        user.DemandKeeping(sight, document.ClusterId);
        if (document.IsWithdrawn) throw Problem.Conflict("document.withdrawn-already");
        document.WithdrawnWhy = DocumentDoor.Blank(why) ?? throw Problem.Invalid("document.why-missing");
        document.WithdrawnAt = time.GetUtcNow().ToUnixTimeMilliseconds();
        await db.SaveChangesAsync();
        return document;
    }

    public async Task<Document> Undo(Operation operation, long id)
    {
        var (document, sight) = await door.ForChange(operation, id);
        user.DemandKeeping(sight, document.ClusterId);
        if (!document.IsWithdrawn) throw Problem.Conflict("document.not-withdrawn");
        (document.WithdrawnAt, document.WithdrawnWhy) = (null, null);
        await db.SaveChangesAsync();
        return document;
    }
}
