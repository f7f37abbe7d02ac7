using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>What the person or their organisation took upon itself and has not done, or what is overdue in the clusters somebody looks after; and the next meeting.</summary>
internal sealed class MeetingWork(TesseraDb db, MeetingDoor door, ActionPeople people, MeetingClock clock, Text text) : WorkSource
{
    private const int Most = 4, MostAhead = 20;

    public override async Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        var (operation, now) = (focus.Operation.Id, await clock.For(focus.Operation, focus.Lists));
        var own = (await people.Own(focus.Operation)).ToList();
        var closed = own.Count == 0 ? [] : await Closed(focus);
        var partners = focus.Partners.Count == 0 ? [] : focus.Lists.Partners.Keys.Where(id => focus.Partners.Contains(focus.Lists.Survivor(id))).ToList();
        var (clusters, today) = (focus.IsCoordinating ? focus.Lists.ClusterList.Where(c => Minds(focus, c) && door.MayManage(focus.Operation, c)).Select(c => c.Id).ToList() : [], now.Today);
        var open = db.ActionPoints.AsNoTracking().Where(a => a.OperationId == operation && a.State == ActionState.Open
            && (a.ContactId != null && own.Contains(a.ContactId.Value) && !closed.Contains(a.ClusterId) || a.PartnerId != null && partners.Contains(a.PartnerId.Value) || clusters.Contains(a.ClusterId) && a.Due < today));
        // What a person took is theirs before anything of their organisation.
        var first = await open.OrderBy(a => a.ContactId == null || !own.Contains(a.ContactId.Value)).ThenBy(a => a.Due == null).ThenBy(a => a.Due).ThenBy(a => a.Id).Take(Most + 1).ToListAsync();
        var owners = await people.Of(focus.Lists, first);
        var items = first.Take(Most).Select(action => Item(focus, action, owners, today, action.ContactId is { } contact && own.Contains(contact))).ToList();
        if (first.Count > Most) items.Add(new(WorkKind.Due, text.Count("work.actions.more", await open.CountAsync() - Most), Links.Actions(focus.Operation.Code, Rest(focus, own.Count > 0))));
        if (await Next(focus, now.Instant) is { } next) items.Add(next);
        return items;
    }

    /// <summary>Protected clusters whose table the person does not sit at: an address in the directory, which others write, opens none.</summary>
    private async Task<List<long>> Closed(WorkFocus focus)
    {
        var closed = new List<long>();
        foreach (var cluster in focus.Lists.ClusterList.Where(c => c.IsSensitive))
            if (!await door.MayRead(focus.Operation, cluster)) closed.Add(cluster.Id);
        return closed;
    }

    /// <summary>The list that holds the others: of an organisation its own, of whoever looks after clusters what is late.</summary>
    private static AddressQuery Rest(WorkFocus focus, bool isPerson) => isPerson ? AddressQuery.Of(("owner", ActionFilter.Mine)) : focus.IsCoordinating ? AddressQuery.Of(("state", "late"))
        : AddressQuery.Of(("owner", focus.Partners.Count == 1 ? focus.Partners[0].ToString(System.Globalization.CultureInfo.InvariantCulture) : null));

    private WorkItem Item(WorkFocus focus, ActionPoint action, ActionOwners owners, DateOnly today, bool isOwn) => new(WorkKind.Due, text[action.IsOverdue(today) ? "work.action.overdue" : "work.action.open", action.Task],
        Links.Meeting(focus.Operation.Code, focus.Lists.Cluster(action.ClusterId)!.Code, action.MeetingId) + "#actions", Note(focus, action, owners)) { IsProtected = focus.Lists.Cluster(action.ClusterId)!.IsSensitive, IsOwn = isOwn };

    // Without a person's name: it goes into a letter.
    private string Note(WorkFocus focus, ActionPoint action, ActionOwners owners) => string.Join(" · ", new[]
    {
        focus.Lists.Cluster(action.ClusterId)!.ShortName,
        owners.Outside(action) ?? text["action.nobody"],
        action.Due is { } due ? text["action.by", text.Date(due)] : null,
    }.OfType<string>());

    private async Task<WorkItem?> Next(WorkFocus focus, long now)
    {
        var operation = focus.Operation.Id;
        var ahead = await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation && !m.IsCancelled && m.StartsAt > now).OrderBy(m => m.StartsAt).ThenBy(m => m.Id).Take(MostAhead).ToListAsync();
        foreach (var meeting in ahead)
            if (focus.Lists.Cluster(meeting.ClusterId) is { } cluster && Minds(focus, cluster) && SitsAt(focus, meeting) && await door.MayRead(focus.Operation, cluster))
                return new(WorkKind.Due, text["work.meeting.next", meeting.Title], Links.Meeting(focus.Operation.Code, cluster.Code, meeting.Id), $"{focus.Lists.TableName(cluster.Id, meeting.HubId, text.Language.Code)} · {text.Date(meeting.Day)}, {meeting.Clock}") { IsProtected = cluster.IsSensitive };
        return null;
    }

    /// <summary>A hub's meeting is for those who lead the hub and those who look after its cluster.</summary>
    private static bool SitsAt(WorkFocus focus, Meeting meeting) => meeting.HubId is not { } hub || focus.IsCoordinating
        || focus.Lists.Leadership[meeting.ClusterId].Any(term => term.HubId == hub && term.PartnerId is { } partner && focus.Partners.Contains(focus.Lists.Survivor(partner)));

    private static bool Minds(WorkFocus focus, Cluster cluster) => focus.Clusters.Any(own => own is null || own.Id == cluster.Id);
}
