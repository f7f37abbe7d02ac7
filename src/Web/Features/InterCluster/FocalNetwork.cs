using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.InterCluster;

/// <summary>The network of focal points: whoever speaks for a cluster belongs to it, without being entered a second time.</summary>
internal sealed class FocalNetwork(IEnumerable<FocalPointSource> sources)
{
    public async Task<ILookup<long, FocalPoint>> Of(Operation operation, OperationLists lists, IReadOnlyList<Cluster> clusters, DateOnly now)
    {
        var found = new List<FocalPoint>();
        foreach (var source in sources) found.AddRange(await source.For(operation, lists, clusters, now));
        // One who is told by two features is one; the more is said of them, the better.
        return found.GroupBy(point => (point.ClusterId, Folding.Fold(point.Name), Folding.Fold(point.Role))).Select(same => same.MaxBy(point => (point.Contact is null ? 0 : 2) + (point.Organisation is null ? 0 : 1))!).ToLookup(point => point.ClusterId);
    }
}

/// <summary>In a briefing: whom to talk to.</summary>
internal sealed class FocalPointBriefing(FocalNetwork network, Text text) : BriefingPart
{
    public override async Task<BriefingShare> For(BriefingScope scope)
    {
        var clusters = scope.Cluster is null ? scope.Lists.ClusterList.Where(c => c.IsEstablished).ToList() : [scope.Cluster];
        var points = await network.Of(scope.Operation, scope.Lists, clusters, scope.Now);
        var rows = clusters.OrderBy(c => c.ShortName, StringComparer.Ordinal).SelectMany(c => points[c.Id].Select(IReadOnlyList<PaperLine> (point) =>
            [.. scope.Cluster is null ? new PaperLine[] { c.ShortName } : [], new PaperWords(point.Name, point.Href), point.Role, point.Organisation, point.Contact])).ToList();
        if (rows.Count == 0) return BriefingShare.None;
        var hasContacts = points.Any(group => group.Any(point => point.Contact is not null));
        IReadOnlyList<PaperColumn> columns = [.. scope.Cluster is null ? new PaperColumn[] { new(text["presence.filter.cluster"]) { Width = 2 } } : [], text["focal.who"], text["leadership.role"], text["member.organisation"], .. hasContacts ? new PaperColumn[] { text["focal.contact"] } : []];
        return new()
        {
            Sections = [(BriefingChapter.Contacts, new("", new PaperTable(text["focal.title"], columns, [.. rows.Select(row => (IReadOnlyList<PaperLine>)[.. row.Take(columns.Count)])]) { HidesCaption = true }))],
            Withheld = hasContacts ? [] : [text["briefing.withheld.contacts"]],
        };
    }
}
