using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Documents;

/// <param name="Title">Of the document when this is its first draft.</param>
/// <param name="Note">What changed against the version that holds.</param>
/// <param name="Version">The version of the draft the person saw, NoDraft when there was none; null is whatever stands.</param>
public sealed record TermsInput(string? Title, IReadOnlyDictionary<TermsSection, string> Sections, string? Note, int? Version = null)
{
    public const int NoDraft = -1;
}

/// <summary>Writes the draft of a cluster's terms of reference; the version that holds stays until the draft is adopted.</summary>
internal sealed class WriteTerms(TesseraDb db, CurrentUser user, DocumentDoor door, DocumentWriter writer, Ids ids)
{
    private const int LongestSection = 20_000;
    private static readonly KeptFile Text = new(null, null, DocumentFormat.Written, 0, new ReadText("", TextReading.Read));

    public async Task<DocumentVersion> Run(Operation operation, string code, TermsInput input)
    {
        var sight = await door.Sight(operation);
        var cluster = await db.Clusters.FirstOrDefaultAsync(c => c.OperationId == operation.Id && c.Code == code) ?? throw Problem.NotFound(RouteScope.UnknownCluster);
        user.DemandKeeping(sight, cluster.Id);
        var sections = Read(input);
        var document = await db.Documents.Where(d => d.OperationId == operation.Id && d.ClusterId == cluster.Id && d.IsWritten).OrderBy(d => d.Id).FirstOrDefaultAsync() ?? New(cluster, input);
        if (document.IsWithdrawn) throw Problem.Conflict("document.withdrawn-already");
        var newest = await db.DocumentVersions.Where(v => v.OperationId == operation.Id && v.DocumentId == document.Id).OrderByDescending(v => v.Number).FirstOrDefaultAsync();
        var draft = newest is { IsDraft: true } ? newest : null;
        DocumentDoor.DemandSeen(input.Version, draft?.Version ?? TermsInput.NoDraft);
        draft ??= Draft(document, newest);
        draft.Note = DocumentDoor.Blank(input.Note);
        // Saved with its sections even when its own fields are the same, so that of two writers one is told.
        if (db.Entry(draft).State != EntityState.Added) db.Entry(draft).State = EntityState.Modified;
        await Put(draft, sections);
        if (newest is null) await writer.Find(document, "");
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException conflict) when (conflict.IsTaken("document_version") || conflict.IsTaken("terms_text")) { throw Problem.Conflict("document.changed-meanwhile"); }
        return draft;
    }

    private static Dictionary<TermsSection, string> Read(TermsInput input)
    {
        var sections = input.Sections.Where(pair => DocumentDoor.Blank(pair.Value) is not null).ToDictionary(pair => pair.Key, pair => pair.Value.ReplaceLineEndings("\n").Trim());
        if (sections.Count == 0) throw Problem.Invalid("terms.empty");
        return sections.Values.Any(text => text.Length > LongestSection) ? throw Problem.Invalid("document.words-too-many", LongestSection.ToString(CultureInfo.InvariantCulture)) : sections;
    }

    private Document New(Cluster cluster, TermsInput input)
    {
        // The cluster is saved with it: it has these terms once, whoever begins to write at the same moment.
        db.Entry(cluster).State = EntityState.Modified;
        var document = new Document
        {
            OperationId = cluster.OperationId, Id = ids.Next(), ClusterId = cluster.Id, Kind = DocumentKind.TermsOfReference, Title = DocumentDoor.Blank(input.Title) ?? cluster.Name,
            Audience = DocumentAudience.Cluster, IsWritten = true, AddedAt = writer.Now,
        };
        db.Documents.Add(document);
        return document;
    }

    private DocumentVersion Draft(Document document, DocumentVersion? newest)
    {
        var draft = writer.Version(document, (newest?.Number ?? 0) + 1, Text, null, user.Name);
        draft.IsDraft = true;
        return draft;
    }

    private async Task Put(DocumentVersion draft, Dictionary<TermsSection, string> sections)
    {
        var stands = await db.TermsTexts.Where(t => t.OperationId == draft.OperationId && t.DocumentId == draft.DocumentId && t.Number == draft.Number).ToListAsync();
        db.TermsTexts.RemoveRange(stands.Where(t => !sections.ContainsKey(t.Section)));
        foreach (var (section, text) in sections)
            if (stands.Find(t => t.Section == section) is { } written) written.Wording = text;
            else db.TermsTexts.Add(new TermsText { OperationId = draft.OperationId, DocumentId = draft.DocumentId, Number = draft.Number, Section = section, Wording = text });
    }
}

/// <param name="On">When the table agreed, as it is known.</param>
/// <param name="ReviewBy">"2010-10-01"; a year after that day when empty.</param>
public sealed record AdoptInput(string? On, string? Audience, string? ReviewBy, int? Version = null);

/// <summary>The draft holds from now on; what held before stays to be read and compared.</summary>
internal sealed class AdoptTerms(TesseraDb db, CurrentUser user, DocumentDoor door, DocumentWriter writer, TimeProvider time)
{
    public async Task<DocumentVersion> Run(Operation operation, string code, AdoptInput input)
    {
        var sight = await door.Sight(operation);
        var cluster = sight.Lists.ClusterList.FirstOrDefault(c => c.Code == code) ?? throw Problem.NotFound(RouteScope.UnknownCluster);
        user.DemandKeeping(sight, cluster.Id);
        var document = await db.Documents.Where(d => d.OperationId == operation.Id && d.ClusterId == cluster.Id && d.IsWritten && d.WithdrawnAt == null).OrderBy(d => d.Id).FirstOrDefaultAsync() ?? throw Problem.Conflict("terms.no-draft");
        var draft = await db.DocumentVersions.FirstOrDefaultAsync(v => v.OperationId == operation.Id && v.DocumentId == document.Id && v.IsDraft) ?? throw Problem.Conflict("terms.no-draft");
        DocumentDoor.DemandSeen(input.Version, draft.Version);
        var on = LooseDate.ParseOptional(input.On) is { IsKnown: true } known ? known : throw Problem.Invalid("terms.date-missing");
        if (on.Earliest > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) throw Problem.Invalid("terms.date-ahead", on.Text);
        (draft.IsDraft, draft.AdoptedOn) = (false, on);
        (document.Audience, document.Date, document.ReviewBy) = (DocumentCard.Audience(input.Audience, cluster), on, TermsReview.Due(on, DocumentDoor.Day(input.ReviewBy)));
        var sections = await db.TermsTexts.AsNoTracking().Where(t => t.OperationId == operation.Id && t.DocumentId == document.Id && t.Number == draft.Number).OrderBy(t => t.Section).Select(t => t.Wording).ToListAsync();
        await writer.Find(document, string.Join("\n\n", sections));
        await db.SaveChangesAsync();
        return draft;
    }
}
