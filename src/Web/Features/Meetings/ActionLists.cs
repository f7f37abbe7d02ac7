using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Meetings;

/// <param name="Cluster">A code.</param>
/// <param name="Owner">An organisation's id, or "nobody".</param>
/// <param name="State">"open" (also when empty), "late", "done", "dropped" or "all".</param>
public sealed record ActionFilter(string? Cluster = null, string? Owner = null, string? State = null, int Page = 1)
{
    public const string Nobody = "nobody";
    public static readonly IReadOnlyList<string> States = ["open", "late", "done", "dropped", "all"];
}

/// <param name="Agreed">The day of the meeting that agreed it.</param>
/// <param name="Carried">How many meetings of its cluster found it open since.</param>
public sealed record ActionLineView(ActionPoint Action, Cluster Cluster, DateOnly Agreed, int Carried);

/// <summary>Actions of all clusters whose minutes the person may read, what is due first.</summary>
public sealed record ActionList(OperationLists Lists, IReadOnlyList<Cluster> Clusters, IReadOnlyList<ActionLineView> Lines, int Total, int Late, DateOnly Today);

internal sealed class ActionLists(TesseraDb db, MeetingSight sight, MeetingClock clock)
{
    public async Task<ActionList> List(Operation operation, ActionFilter filter)
    {
        var seen = await sight.Clusters(operation);
        List<Cluster> readable = [.. seen.Known.Values.Where(known => known.IsReadable).Select(known => known.Cluster)];
        var chosen = string.IsNullOrEmpty(filter.Cluster) ? readable : [readable.Find(c => c.Code == filter.Cluster) ?? throw Problem.NotFound(RouteScope.UnknownCluster)];
        var (ids, now) = (chosen.ConvertAll(c => c.Id), await clock.For(operation, seen.Lists));
        var owned = Owned(db.ActionPoints.AsNoTracking().Where(a => a.OperationId == operation.Id && ids.Contains(a.ClusterId)), seen.Lists, filter.Owner);
        var actions = InState(owned, filter.State, now.Today);
        var page = await actions.OrderBy(a => a.Due == null).ThenBy(a => a.Due).ThenBy(a => a.Id).Skip((filter.Page - 1) * MeetingLists.PageSize).Take(MeetingLists.PageSize).ToListAsync();
        return new(seen.Lists, readable, await Lines(seen, page, now.Instant), await actions.CountAsync(), await InState(owned, "late", now.Today).CountAsync(), now.Today);
    }

    /// <summary>Where an action stands: the meeting that agreed it.</summary>
    public async Task<(Cluster Cluster, long Meeting)> Find(Operation operation, long id)
    {
        var seen = await sight.Clusters(operation);
        var action = await db.ActionPoints.AsNoTracking().FirstOrDefaultAsync(a => a.OperationId == operation.Id && a.Id == id);
        return action is not null && seen.Known.TryGetValue(action.ClusterId, out var known) && known.IsReadable ? (known.Cluster, action.MeetingId) : throw Problem.NotFound("action.unknown");
    }

    private static IQueryable<ActionPoint> Owned(IQueryable<ActionPoint> actions, OperationLists lists, string? owner)
    {
        if (string.IsNullOrEmpty(owner)) return actions;
        if (owner == ActionFilter.Nobody) return actions.Where(a => a.PartnerId == null);
        var survivor = MeetingDoor.Organisation(lists, owner);
        var merged = lists.Partners.Keys.Where(id => lists.Survivor(id) == survivor).ToList();
        return actions.Where(a => a.PartnerId != null && merged.Contains(a.PartnerId.Value));
    }

    private static IQueryable<ActionPoint> InState(IQueryable<ActionPoint> actions, string? state, DateOnly today) => state switch
    {
        null or "" or "open" => actions.Where(a => a.State == ActionState.Open),
        "late" => actions.Where(a => a.State == ActionState.Open && a.Due < today),
        "done" => actions.Where(a => a.State == ActionState.Done),
        "dropped" => actions.Where(a => a.State == ActionState.Dropped),
        "all" => actions,
        _ => throw Problem.Invalid("filter.unreadable", "state", state),
    };

    private async Task<IReadOnlyList<ActionLineView>> Lines(SeenClusters seen, List<ActionPoint> page, long now)
    {
        var (operation, clusters) = (seen.Lists.Operation.Id, page.Select(a => a.ClusterId).Distinct().ToList());
        var held = (await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation && clusters.Contains(m.ClusterId)).Select(m => new { m.ClusterId, Moment = new MeetingMoment(m.Id, m.Day, m.StartsAt, m.IsCancelled) }).ToListAsync()).ToLookup(m => m.ClusterId, m => m.Moment);
        var carried = held.ToDictionary(group => group.Key, group => new Carrying(group));
        return [.. page.Select(action => new ActionLineView(action, seen.Known[action.ClusterId].Cluster, carried[action.ClusterId].Agreed(action).Day, carried[action.ClusterId].Times(action, now)))];
    }
}
