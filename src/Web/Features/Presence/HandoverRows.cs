using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Presence;

/// <summary>In a handover pack: every accepted 5W line of the cluster, as the pages' own downloads; of protected clusters none.</summary>
internal sealed class HandoverRows(PresenceDesk desk, RowFiles files, Text text) : HandoverPackPart
{
    private const string Csv = "5w/rows.csv", Xlsx = "5w/rows.xlsx";

    public override async Task Write(PackScope scope, HandoverPack pack, CancellationToken cancel)
    {
        if (scope.Cluster.IsSensitive)
        {
            pack.Leave(text["pack.rows"], text["pack.rows.protected"]);
            return;
        }
        var below = scope.Lists.ClusterList.Where(c => scope.Lists.Clusters.IsAbove(scope.Cluster.Id, c.Id) && c.IsSensitive).Select(c => c.ShortName).ToList();
        if (below.Count > 0) pack.Leave(text["pack.rows.below", string.Join(", ", below)], text["pack.rows.protected"]);
        var view = await desk.Rows(scope.Operation, new PresenceFilter { Cluster = below.Count > 0 ? PresenceFilter.Only + scope.Cluster.Code : scope.Cluster.Code, Status = "any" });
        var what = text.Count("pack.rows.count", view.Rows.RowIds.Count);
        await using (var csv = pack.Begin(Csv, what)) await files.CsvTo(csv, view, cancel);
        await using (var xlsx = pack.Begin(Xlsx, what)) await files.XlsxTo(xlsx, view, cancel);
        foreach (var (header, tag) in RowTables.Headers.Zip(RowTables.Tags)) pack.Explain(Csv, header, tag);
        pack.Leave(text["pack.rows.contacts"], text["pack.rows.contacts.why"]);
        if (view.Rows.RowsUnseen > 0) pack.Leave(text.Count("pack.rows.unseen", view.Rows.RowsUnseen), text["pack.rows.unseen.why"]);
    }
}
