using Tessera.Domain.Clusters;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Documents;

/// <summary>In a briefing: what to read first, and where terms of reference are missing or old.</summary>
internal sealed class DocumentBriefing(DocumentViews documents, TermsAges ages, Text text) : BriefingPart
{
    private const int Most = 12, MostOfAKind = 4;

    // What a cluster is for, then what it wants, then what it found.
    private static readonly DocumentKind[] First = [DocumentKind.TermsOfReference, DocumentKind.Plan, DocumentKind.Memorandum, DocumentKind.Assessment, DocumentKind.Report, DocumentKind.Guideline, DocumentKind.SupplyList, DocumentKind.Tool];

    public override async Task<BriefingShare> For(BriefingScope scope)
    {
        var library = await documents.List(scope.Operation, new DocumentFilter(null, null, null, null, null, false, false), 0, 0);
        var known = await ages.Of(scope.Operation.Id, library.Seen);
        var chosen = library.Seen.Where(d => !d.IsWithdrawn && Array.IndexOf(First, d.Kind) >= 0 && (scope.Cluster is null || d.ClusterId == scope.Cluster.Id || d.ClusterId is null))
            .GroupBy(d => d.Kind).OrderBy(g => Array.IndexOf(First, g.Key)).SelectMany(g => g.OrderBy(d => d.ClusterId != scope.Cluster?.Id).ThenByDescending(d => d.Day).ThenByDescending(d => d.Id).Take(MostOfAKind)).Take(Most).ToList();
        return new()
        {
            Sections = chosen.Count == 0 ? [] : [(BriefingChapter.Reading, new("", new PaperTable(text["briefing.chapter.reading"], [new(text["document.title"]) { Width = 6 }, text["document.kind"], text["document.date"]], [.. chosen.Select(d => Row(scope, d, known))]) { HidesCaption = true }))],
            Risks = [.. Risks(scope, known)],
        };
    }

    private IReadOnlyList<PaperLine> Row(BriefingScope scope, Document document, IReadOnlyDictionary<long, TermsAge> known)
    {
        var cluster = document.ClusterId is { } id ? scope.Lists.Cluster(id) : null;
        var address = document.IsWritten && cluster is not null ? Links.Terms(scope.Operation.Code, cluster.Code) : Links.Document(scope.Operation.Code, document.Id);
        var age = cluster is null ? null : known.GetValueOrDefault(cluster.Id);
        var isDraft = document.IsWritten && age?.Document.Id != document.Id;
        var date = age?.Document.Id == document.Id ? age.Adopted : document.Date;
        return [new(new PaperWords(document.Title, address), PaperWords.Quiet($"\n{cluster?.ShortName ?? text["document.whole"]}")), text[DocumentFields.Key(document.Kind)], isDraft ? text["terms.draft"] : date is null ? "" : text.Loose(date)];
    }

    private IEnumerable<PaperLine> Risks(BriefingScope scope, IReadOnlyDictionary<long, TermsAge> known)
    {
        var clusters = scope.Clusters.Where(c => c.IsEstablished).ToList();
        var missing = clusters.Where(c => !known.ContainsKey(c.Id)).Select(c => c.ShortName).ToList();
        if (missing.Count > 0) yield return text["briefing.risk.no-terms", string.Join(", ", missing)];
        var old = clusters.Where(c => known.GetValueOrDefault(c.Id)?.Due < scope.Now).Select(c => c.ShortName).ToList();
        if (old.Count > 0) yield return text["briefing.risk.old-terms", string.Join(", ", old)];
    }
}
