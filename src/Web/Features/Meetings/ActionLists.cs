using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <param name="Cluster">A code.</param>
/// <param name="Owner">An organisation's id, "nobody", or "me": what the reader took as a person of the directory.</param>
/// <param name="State">"open" (also when empty), "late", "done", "dropped" or "all".</param>
public sealed record ActionFilter(string? Cluster = null, string? Owner = null, string? State = null, int Page = 1)
{
    public const string Nobody = "nobody", Mine = "me";
    public static readonly IReadOnlyList<string> States = ["open", "late", "done", "dropped", "all"];
}

/// <param name="Agreed">The day of the meeting that agreed it.</param>
/// <param name="Table">"WASH", of a hub "WASH · Quảng Nam".</param>
/// <param name="Owner">Null while nobody took it.</param>
/// <param name="Carried">How many meetings of the same table found it open since.</param>
public sealed record ActionLineView(ActionPoint Action, Cluster Cluster, string Table, string? Owner, DateOnly Agreed, int Carried);

/// <summary>Actions of all clusters whose minutes the person may read, what is due first.</summary>
public sealed record ActionList(OperationLists Lists, IReadOnlyList<Cluster> Clusters, IReadOnlyList<ActionLineView> Lines, int Total, int Late, DateOnly Today)
{
    /// <summary>The reader is a person of the directory.</summary>
    public bool IsPerson { get; init; }
}

internal sealed class ActionLists(TesseraDb db, MeetingSight sight, ActionPeople people, MeetingClock clock)
{
    public async Task<ActionList> List(Operation operation, ActionFilter filter)
    {
        var seen = await sight.Clusters(operation);
        List<Cluster> readable = [.. seen.Known.Values.Where(known => known.IsReadable).Select(known => known.Cluster)];
        var chosen = string.IsNullOrEmpty(filter.Cluster) ? readable : [readable.Find(c => c.Code == filter.Cluster) ?? throw Problem.NotFound(RouteScope.UnknownCluster)];
        var (ids, now) = (chosen.ConvertAll(c => c.Id), await clock.For(operation, seen.Lists));
        var own = await people.Own(operation);
        var owned = Owned(db.ActionPoints.AsNoTracking().Where(a => a.OperationId == operation.Id && ids.Contains(a.ClusterId)), seen.Lists, filter.Owner, own);
        var actions = InState(owned, filter.State, now.Today);
        var (skip, of) = ((filter.Page - 1) * MeetingLists.PageSize, operation.Id);
        // Ids first: far down in the list, whole rows would be sorted to be passed over.
        var page = await actions.OrderBy(a => a.Due == null).ThenBy(a => a.Due).ThenBy(a => a.Id).Skip(skip).Take(MeetingLists.PageSize).Select(a => a.Id).ToListAsync();
        var rows = await db.ActionPoints.AsNoTracking().Where(a => a.OperationId == of && page.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        var lines = await Lines(seen, page.ConvertAll(id => rows[id]), now.Instant);
        return new(seen.Lists, readable, lines, await actions.CountAsync(), await InState(owned, "late", now.Today).CountAsync(), now.Today) { IsPerson = own.Count > 0 };
    }

    /// <summary>Where an action stands: the meeting that agreed it.</summary>
    public async Task<(Cluster Cluster, long Meeting)> Find(Operation operation, long id)
    {
        var seen = await sight.Clusters(operation);
        var action = await db.ActionPoints.AsNoTracking().FirstOrDefaultAsync(a => a.OperationId == operation.Id && a.Id == id);
        return action is not null && seen.Known.TryGetValue(action.ClusterId, out var known) && known.IsReadable ? (known.Cluster, action.MeetingId) : throw Problem.NotFound("action.unknown");
    }

    private static IQueryable<ActionPoint> Owned(IQueryable<ActionPoint> actions, OperationLists lists, string? owner, IReadOnlySet<long> own)
    {
        if (string.IsNullOrEmpty(owner)) return actions;
        if (owner == ActionFilter.Nobody) return actions.Where(a => a.PartnerId == null && a.ContactId == null);
        var entries = own.ToList();
        if (owner == ActionFilter.Mine) return actions.Where(a => a.ContactId != null && entries.Contains(a.ContactId.Value));
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

    /// <summary>How often each was carried over is counted for the page alone, by the rule of <see cref="Carrying"/>.</summary>
    private async Task<IReadOnlyList<ActionLineView>> Lines(SeenClusters seen, List<ActionPoint> page, long now)
    {
        var (operation, agreed) = (seen.Lists.Operation.Id, page.Select(a => a.MeetingId).Distinct().ToList());
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation && agreed.Contains(m.Id)).Select(m => new { m.Id, m.HubId, m.Day }).ToDictionaryAsync(m => m.Id);
        var ids = page.ConvertAll(a => a.Id);
        var carried = await db.ActionPoints.Where(a => a.OperationId == operation && ids.Contains(a.Id))
            .Join(db.Meetings.Where(m => m.OperationId == operation), a => a.MeetingId, m => m.Id, (a, m) => new { a.Id, a.ClusterId, m.HubId, From = m.StartsAt, To = a.ClosedAt < now ? a.ClosedAt.Value : now })
            .Select(a => new { a.Id, Times = db.Meetings.Count(m => m.OperationId == operation && m.ClusterId == a.ClusterId && m.HubId == a.HubId && !m.IsCancelled && m.StartsAt > a.From && m.StartsAt <= a.To) }).ToDictionaryAsync(a => a.Id, a => a.Times);
        var owners = await people.Of(seen.Lists, page);
        return [.. page.Select(action => new ActionLineView(action, seen.Known[action.ClusterId].Cluster, seen.Lists.TableName(action.ClusterId, meetings[action.MeetingId].HubId, Languages.Current.Code), owners.Of(action), meetings[action.MeetingId].Day, carried[action.Id]))];
    }
}
