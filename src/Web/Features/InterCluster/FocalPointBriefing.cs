using Tessera.Domain.Clusters;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.InterCluster;

/// <summary>In a briefing: whom to talk to.</summary>
internal sealed class FocalPointBriefing(FocalNetwork network, Text text) : BriefingPart
{
    public override async Task<BriefingShare> For(BriefingScope scope)
    {
        var clusters = scope.Cluster is null ? scope.Lists.ClusterList.Where(c => c.IsEstablished || Leadership.On(scope.Lists.Leadership[c.Id], scope.Asked).Count > 0).ToList() : [scope.Cluster];
        var points = await network.Of(scope.Operation, scope.Lists, clusters, scope.Now);
        var rows = clusters.OrderByDescending(c => c.IsEstablished).ThenBy(c => c.ShortName, StringComparer.Ordinal).SelectMany(c => points[c.Id].Select(IReadOnlyList<PaperLine> (point) =>
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
