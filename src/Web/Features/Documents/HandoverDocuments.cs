using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

/// <summary>In a handover pack: the cluster's documents as they hold, every card, and the terms of reference as text.</summary>
internal sealed class HandoverDocuments(TesseraDb db, DocumentDoor door, TermsViews terms, FileStore files, Text text) : HandoverPackPart
{
    public override async Task Write(PackScope scope, HandoverPack pack, CancellationToken cancel)
    {
        var (operation, sight) = (scope.Operation.Id, await door.Sight(scope.Operation));
        var all = await db.Documents.AsNoTracking().Where(d => d.OperationId == operation && d.ClusterId == scope.Cluster.Id).OrderBy(d => d.Id).ToListAsync(cancel);
        var documents = all.FindAll(d => !d.IsWithdrawn && sight.Sees(d));
        var ids = documents.ConvertAll(d => d.Id);
        var holding = (await db.DocumentVersions.AsNoTracking().Where(v => v.OperationId == operation && ids.Contains(v.DocumentId) && !v.IsDraft).ToListAsync(cancel)).GroupBy(v => v.DocumentId).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!);
        await pack.Table("documents/documents.csv", text["pack.documents"], ["title", "kind", "date", "language", "source", "about", "file"],
            documents.Select(IReadOnlyList<string?> (d) => [d.Title, d.Kind.ToString(), d.Date?.Text, d.Language, d.Source, d.About, holding.GetValueOrDefault(d.Id) is { FileId: not null } version ? Name(d, version) : null]));
        foreach (var document in documents.Where(d => holding.GetValueOrDefault(d.Id)?.FileId is not null)) await File(scope, pack, document, holding[document.Id], cancel);
        if (await terms.For(scope.Operation, scope.Cluster.Code) is { Holding: { } held } view) await Terms(pack, view, held);
        if (all.Count > documents.Count) pack.Leave(text.Count("pack.documents.withdrawn", all.Count - documents.Count), text["pack.documents.withdrawn.why"]);
        pack.Leave(text["pack.versions"], text["pack.versions.why"]);
    }

    private async Task File(PackScope scope, HandoverPack pack, Document document, DocumentVersion version, CancellationToken cancel)
    {
        await using var content = await files.Open(scope.Operation.Id, version.FileId!.Value, cancel);
        await using var target = pack.Begin($"documents/{Name(document, version)}", document.Title);
        await content.CopyToAsync(target, cancel);
    }

    private async Task Terms(HandoverPack pack, TermsView view, DocumentVersion held)
    {
        var sections = await terms.Sections(held);
        var words = new StringBuilder().Append(text["terms.of", view.Cluster.Name]).Append('\n').Append(text["terms.adopted.on", text.Loose(held.AdoptedOn)]).Append('\n');
        foreach (var section in TermsView.Order.Where(sections.ContainsKey)) words.Append('\n').Append(text[$"terms.section.{section.ToString().ToLowerInvariant()}"]).Append("\n\n").Append(sections[section]).Append('\n');
        await pack.Words("documents/terms-of-reference.txt", text["terms.title"], words.ToString());
    }

    /// <summary>With its number, so that two of one name stay apart and the list finds them.</summary>
    private static string Name(Document document, DocumentVersion version) => string.Create(CultureInfo.InvariantCulture, $"{document.Id} {version.FileName}");
}
