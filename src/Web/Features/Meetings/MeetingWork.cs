using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>What the person's organisation took upon itself and has not done, or what is overdue in the clusters somebody looks after; and the next meeting.</summary>
internal sealed class MeetingWork(TesseraDb db, MeetingDoor door, MeetingClock clock, Text text) : WorkSource
{
    private const int Most = 4, MostAhead = 20;

    public override async Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        var (operation, now) = (focus.Operation.Id, await clock.For(focus.Operation, focus.Lists));
        var partners = focus.Partners.Count == 0 ? [] : focus.Lists.Partners.Keys.Where(id => focus.Partners.Contains(focus.Lists.Survivor(id))).ToList();
        var (clusters, today) = (focus.IsCoordinating ? focus.Lists.ClusterList.Where(c => Minds(focus, c) && door.MayManage(focus.Operation, c)).Select(c => c.Id).ToList() : [], now.Today);
        var open = db.ActionPoints.AsNoTracking().Where(a => a.OperationId == operation && a.State == ActionState.Open
            && (a.PartnerId != null && partners.Contains(a.PartnerId.Value) || clusters.Contains(a.ClusterId) && a.Due < today));
        var first = await open.OrderBy(a => a.Due == null).ThenBy(a => a.Due).ThenBy(a => a.Id).Take(Most + 1).ToListAsync();
        var items = first.Take(Most).Select(action => Item(focus, action, today)).ToList();
        if (first.Count > Most) items.Add(new(WorkKind.Due, text.Count("work.actions.more", await open.CountAsync() - Most), Links.Actions(focus.Operation.Code, Rest(focus))));
        if (await Next(focus, now.Instant) is { } next) items.Add(next);
        return items;
    }

    /// <summary>The list that holds the others: of an organisation its own, of whoever looks after clusters what is late.</summary>
    private static AddressQuery Rest(WorkFocus focus) => focus.IsCoordinating ? AddressQuery.Of(("state", "late"))
        : AddressQuery.Of(("owner", focus.Partners.Count == 1 ? focus.Partners[0].ToString(System.Globalization.CultureInfo.InvariantCulture) : null));

    private WorkItem Item(WorkFocus focus, ActionPoint action, DateOnly today) => new(WorkKind.Due, text[action.IsOverdue(today) ? "work.action.overdue" : "work.action.open", action.Task],
        Links.Meeting(focus.Operation.Code, focus.Lists.Cluster(action.ClusterId)!.Code, action.MeetingId) + "#actions", Note(focus, action)) { IsProtected = focus.Lists.Cluster(action.ClusterId)!.IsSensitive };

    private string Note(WorkFocus focus, ActionPoint action) => string.Join(" · ", new[]
    {
        focus.Lists.Cluster(action.ClusterId)!.ShortName,
        action.PartnerId is { } partner ? focus.Lists.PartnerName(focus.Lists.Survivor(partner)) : text["action.nobody"],
        action.Due is { } due ? text["action.by", text.Date(due)] : null,
    }.OfType<string>());

    private async Task<WorkItem?> Next(WorkFocus focus, long now)
    {
        var operation = focus.Operation.Id;
        var ahead = await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation && !m.IsCancelled && m.StartsAt > now).OrderBy(m => m.StartsAt).ThenBy(m => m.Id).Take(MostAhead).ToListAsync();
        foreach (var meeting in ahead)
            if (focus.Lists.Cluster(meeting.ClusterId) is { } cluster && Minds(focus, cluster) && await door.MayRead(focus.Operation, cluster))
                return new(WorkKind.Due, text["work.meeting.next", meeting.Title], Links.Meeting(focus.Operation.Code, cluster.Code, meeting.Id), $"{cluster.ShortName} · {text.Date(meeting.Day)}, {meeting.Clock}") { IsProtected = cluster.IsSensitive };
        return null;
    }

    private static bool Minds(WorkFocus focus, Cluster cluster) => focus.Clusters.Any(own => own is null || own.Id == cluster.Id);
}
