using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Documents;

/// <summary>The terms of reference that hold in a cluster, written here or kept as a file.</summary>
/// <param name="Adopted">Null where nobody knows since when, or only a draft exists.</param>
public sealed record TermsAge(Document Document, LooseDate? Adopted, DateOnly? Due);

/// <summary>How old the terms of reference of all clusters are, in one question.</summary>
internal sealed class TermsAges(TesseraDb db)
{
    /// <param name="seen">What of the library the person may see.</param>
    public async Task<IReadOnlyDictionary<long, TermsAge>> Of(int operationId, IReadOnlyList<Document> seen)
    {
        var terms = seen.Where(d => d is { Kind: DocumentKind.TermsOfReference, IsWithdrawn: false, ClusterId: not null }).ToList();
        var written = terms.Where(d => d.IsWritten).Select(d => d.Id).ToList();
        var held = (await db.DocumentVersions.AsNoTracking().Where(v => v.OperationId == operationId && written.Contains(v.DocumentId) && !v.IsDraft).ToListAsync()).GroupBy(v => v.DocumentId).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!.AdoptedOn);
        return terms.Where(d => !d.IsWritten || held.ContainsKey(d.Id)).GroupBy(d => d.ClusterId!.Value)
            // What is written here comes before a file of the same.
            .ToDictionary(g => g.Key, g => Age(g.OrderByDescending(d => d.IsWritten).ThenByDescending(d => d.Day).First(), held));
    }

    private static TermsAge Age(Document document, Dictionary<long, LooseDate?> held)
    {
        var adopted = document.IsWritten ? held[document.Id] : document.Date;
        return new(document, adopted, TermsReview.Due(adopted, document.ReviewBy));
    }
}
