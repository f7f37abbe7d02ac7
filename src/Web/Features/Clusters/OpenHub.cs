using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Clusters;

/// <param name="Area">P-code of the place.</param>
public sealed record HubInput(string? Area, string? Since, string? Until, string? Note);

/// <summary>A cluster sits down below the country too: one table per place at a time.</summary>
internal sealed class OpenHub(TesseraDb db, CurrentUser user, Ids ids, ListsCache listsCache)
{
    public async Task<ClusterHub> Run(Operation operation, string code, HubInput input)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var area = (await listsCache.For(operation)).Gazetteer.ByCode(ClusterRules.Filled(input.Area, "hub.area-missing")).FirstOrDefault() ?? throw Problem.Invalid("hub.area-unknown", input.Area!);
        if (area.Level == 0) throw Problem.Invalid("hub.area-country");
        var hub = new ClusterHub { OperationId = operation.Id, Id = ids.Next(), ClusterId = cluster.Id, AreaId = area.Id, Since = ClusterRules.Date(input.Since), Until = LooseDate.ParseOptional(input.Until), Note = ClusterRules.Blank(input.Note) };
        if (hub.Span.IsReversed) throw Problem.Invalid("hub.ends-before-start", hub.Since.Text, hub.Until!.Text);
        var here = await db.ClusterHubs.AsNoTracking().Where(h => h.OperationId == operation.Id && h.ClusterId == cluster.Id && h.AreaId == area.Id).ToListAsync();
        if (here.Find(h => h.Span.SurelyOverlaps(hub.Span)) is { } other) throw Problem.Conflict("hub.open-already", area.Name, other.Since.Text);
        db.ClusterHubs.Add(hub);
        db.Hold(cluster);
        await db.SaveChangesAsync();
        return hub;
    }
}

/// <summary>Closes a hub on a date; its leaders' terms end with it where they had no end.</summary>
internal sealed class CloseHub(TesseraDb db, CurrentUser user)
{
    public async Task<ClusterHub> Run(Operation operation, string code, long id, UntilInput input)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var hub = await db.ClusterHubs.FirstOrDefaultAsync(h => h.OperationId == operation.Id && h.ClusterId == cluster.Id && h.Id == id) ?? throw Problem.NotFound("hub.unknown");
        hub.Until = ClusterRules.Date(input.Until);
        if (hub.Span.IsReversed) throw Problem.Invalid("hub.ends-before-start", hub.Since.Text, hub.Until.Text);
        foreach (var term in await db.LeadershipTerms.Where(t => t.OperationId == operation.Id && t.ClusterId == cluster.Id && t.HubId == id && t.Until == null).ToListAsync()) term.Until = hub.Until;
        await db.SaveChangesAsync();
        return hub;
    }
}
