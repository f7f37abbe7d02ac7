using Tessera.Domain.Clusters;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Demo;

/// <summary>Documents the review names, as cards that say where they were published, and a draft of terms of reference to try the editor with.</summary>
internal static class DemoDocuments
{
    private const string Note = "Sample, put together from the 2009-2011 review; nobody adopted it";

    /// <param name="clusters">By code.</param>
    /// <param name="partners">By DemoMember.Key.</param>
    public static void Add(TesseraDb db, Ids ids, int operationId, DemoFacts facts, IReadOnlyDictionary<string, Cluster> clusters, IReadOnlyDictionary<string, long> partners, long now)
    {
        foreach (var card in facts.Documents)
        {
            var document = new Document
            {
                OperationId = operationId, Id = ids.Next(), Kind = card.Kind, Title = card.Title, ClusterId = card.Cluster is { } code ? clusters[code].Id : null, Language = card.Language, Date = card.Date,
                PartnerId = card.Owner is { } owner ? partners[owner] : null, Audience = DocumentAudience.Public, About = card.About, Source = card.Source, AddedAt = now,
            };
            Put(db, ids, document, DocumentFormat.Elsewhere, TextReading.NoFile);
        }
        foreach (var draft in facts.Drafts.GroupBy(section => section.Cluster))
        {
            var document = new Document
            {
                OperationId = operationId, Id = ids.Next(), Kind = DocumentKind.TermsOfReference, Title = $"Terms of reference: {clusters[draft.Key].ShortName}", ClusterId = clusters[draft.Key].Id, Language = "en",
                Audience = DocumentAudience.Cluster, IsWritten = true, AddedAt = now,
            };
            var version = Put(db, ids, document, DocumentFormat.Written, TextReading.Read);
            (version.IsDraft, version.Note) = (true, Note);
            foreach (var section in draft)
                db.TermsTexts.Add(new TermsText { OperationId = operationId, DocumentId = document.Id, Number = version.Number, Section = section.Section, Wording = section.Wording });
        }
    }

    private static DocumentVersion Put(TesseraDb db, Ids ids, Document document, DocumentFormat format, TextReading reading)
    {
        var version = new DocumentVersion { OperationId = document.OperationId, DocumentId = document.Id, Number = 1, Format = format, AddedAt = document.AddedAt, AddedBy = "", Reading = reading };
        db.Documents.Add(document);
        db.DocumentVersions.Add(version);
        db.DocumentTexts.Add(new DocumentTextRow { OperationId = document.OperationId, DocumentId = document.Id, Text = "", Words = DocumentTextRow.WordsOf(document, ""), Stamp = ids.Next() });
        return version;
    }
}
