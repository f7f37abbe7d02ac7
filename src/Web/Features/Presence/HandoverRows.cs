using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Presence;

/// <summary>In a handover pack: every accepted 5W line of the cluster, as the pages' own downloads; of protected clusters none.</summary>
internal sealed class HandoverRows(PresenceDesk desk, RowFiles files, Text text) : HandoverPackPart
{
    public override async Task Write(PackScope scope, HandoverPack pack, CancellationToken cancel)
    {
        if (scope.Cluster.IsSensitive)
        {
            pack.Leave(text["pack.rows"], text["pack.rows.protected"]);
            return;
        }
        var below = scope.Lists.ClusterList.Where(c => scope.Lists.Clusters.IsAbove(scope.Cluster.Id, c.Id)).OrderBy(c => c.Code, StringComparer.Ordinal).ToLookup(c => c.IsSensitive);
        if (!below[true].Any()) await Rows(scope, pack, ("rows", scope.Cluster.Code), cancel);
        else
        {
            pack.Leave(text["pack.rows.below", string.Join(", ", below[true].Select(c => c.ShortName))], text["pack.rows.protected"]);
            await Rows(scope, pack, ("rows", PresenceFilter.Only + scope.Cluster.Code), cancel);
            foreach (var open in below[false]) await Rows(scope, pack, ($"rows-{open.Code}", PresenceFilter.Only + open.Code), cancel);
        }
        foreach (var (header, tag) in RowTables.Headers.Zip(RowTables.Tags)) pack.Explain("5w/rows.csv", header, tag);
        pack.Leave(text["pack.rows.contacts"], text["pack.rows.contacts.why"]);
    }

    private async Task Rows(PackScope scope, HandoverPack pack, (string Name, string Cluster) asked, CancellationToken cancel)
    {
        var view = await desk.Rows(scope.Operation, new PresenceFilter { Cluster = asked.Cluster, Status = "any" });
        var what = text.Count("pack.rows.count", view.Rows.RowIds.Count);
        await using (var csv = pack.Begin($"5w/{asked.Name}.csv", what)) await files.CsvTo(csv, view, cancel);
        await using (var xlsx = pack.Begin($"5w/{asked.Name}.xlsx", what)) await files.XlsxTo(xlsx, view, cancel);
        if (view.Rows.RowsUnseen > 0) pack.Leave(text.Count("pack.rows.unseen", view.Rows.RowsUnseen), text["pack.rows.unseen.why"]);
    }
}
