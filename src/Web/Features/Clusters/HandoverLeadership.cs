using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Clusters;

/// <summary>In a handover pack: who led and belonged since when, and how the cluster came to be; dates as given, beside the days they can mean.</summary>
internal sealed class HandoverLeadership(TesseraDb db, Text text) : HandoverPackPart
{
    public override async Task Write(PackScope scope, HandoverPack pack, CancellationToken cancel)
    {
        var (operation, cluster, lists) = (scope.Operation.Id, scope.Cluster.Id, scope.Lists);
        var milestones = await db.Milestones.AsNoTracking().Where(m => m.OperationId == operation && m.ClusterId == cluster).ToListAsync(cancel);
        await pack.Table("coordination/milestones.csv", text["pack.milestones"], ["kind", .. Dates("date"), "trigger", "document", "note"],
            milestones.OrderBy(m => m.Date).ThenBy(m => m.Id).Select(IReadOnlyList<string?> (m) => [m.Kind.ToString(), .. Said(m.Date), m.Trigger, m.Document, m.Note]));
        var hubs = await db.ClusterHubs.AsNoTracking().Where(h => h.OperationId == operation && h.ClusterId == cluster).ToListAsync(cancel);
        await pack.Table("coordination/leadership.csv", text["pack.leadership"], ["role", "organisation", "unit", "post", "hub", .. Dates("since"), .. Dates("until"), "note"],
            lists.Leadership[cluster].OrderBy(t => t.Since).ThenBy(t => t.Id).Select(IReadOnlyList<string?> (t) => [t.Role.ToString(), lists.Holder(t), t.Unit, t.Post, Hub(lists, hubs.Find(h => h.Id == t.HubId)), .. Said(t.Since), .. Said(t.Until), t.Note]));
        var members = await db.ClusterMembers.AsNoTracking().Where(m => m.OperationId == operation && m.ClusterId == cluster && m.State == MemberState.Admitted).ToListAsync(cancel);
        await pack.Table("coordination/members.csv", text["pack.members"], ["organisation", "role", "post", .. Dates("since"), .. Dates("until")],
            members.OrderBy(m => m.Since).ThenBy(m => m.Id).Select(IReadOnlyList<string?> (m) => [lists.PartnerName(lists.Survivor(m.PartnerId)), m.Role.ToString(), m.Post, .. Said(m.Since), .. Said(m.Until)]));
        var forms = await db.ClusterForms.AsNoTracking().Where(f => f.OperationId == operation && f.ClusterId == cluster).ToListAsync(cancel);
        if (forms.Count > 0) await pack.Table("coordination/former-names.csv", text["pack.forms"], ["name", .. Dates("until"), "note"], forms.OrderBy(f => f.Until).Select(IReadOnlyList<string?> (f) => [f.Name, .. Said(f.Until), f.Reason]));
        if (hubs.Count > 0) await pack.Table("coordination/hubs.csv", text["pack.hubs"], ["hub", .. Dates("since"), .. Dates("until"), "note"], hubs.OrderBy(h => h.Since).Select(IReadOnlyList<string?> (h) => [Hub(lists, h), .. Said(h.Since), .. Said(h.Until), h.Note]));
        pack.Leave(text["pack.requests"], text["pack.requests.why"]);
    }

    private static string[] Dates(string name) => [name, $"{name}_earliest", $"{name}_latest"];

    private static string?[] Said(LooseDate? date) => [date?.Text, Day(date?.Earliest), Day(date?.Latest)];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Hub(OperationLists lists, ClusterHub? hub) => hub is null ? null : lists.Area(hub.AreaId)?.Pcode;
}
