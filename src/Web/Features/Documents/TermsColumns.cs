using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Documents;

/// <summary>Of all clusters: how old their terms of reference are.</summary>
internal sealed class TermsColumns(DocumentViews documents, TermsAges ages, Text text) : ClusterColumns
{
    public override async Task<IReadOnlyList<ClusterColumn>> For(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now)
    {
        var library = await documents.List(operation, new DocumentFilter(null, null, null, null, null, false, false), 0, 0);
        var known = await ages.Of(operation.Id, library.Seen);
        return [new(ClusterColumnPlace.Terms, text["terms.title"], clusters.ToDictionary(c => c.Id, c => known.TryGetValue(c.Id, out var age) ? Cell(operation, c, age, now) : new ClusterCell(text["inter-cluster.no-terms"], null, null, c.IsEstablished)))];
    }

    private ClusterCell Cell(Operation operation, Cluster cluster, TermsAge age, DateOnly now)
    {
        var months = TermsReview.AgeInMonths(age.Adopted, now);
        return new(months is { } known ? text.Count("terms.age", known) : text["inter-cluster.terms.undated"], age.Due < now ? text["terms.review.was", text.Date(age.Due)] : null,
            age.Document.IsWritten ? Links.Terms(operation.Code, cluster.Code) : Links.Document(operation.Code, age.Document.Id), age.Due < now);
    }
}
