using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>What the person's organisation took upon itself and has not done, or what is overdue in the clusters somebody looks after; and the next meeting.</summary>
internal sealed class MeetingWork(TesseraDb db, MeetingDoor door, MeetingViews views, Text text) : WorkSource
{
    private const int Most = 4, MostAhead = 20;

    public override async Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        var (operation, partners) = (focus.Operation.Id, focus.Lists.Partners.Keys.Where(id => focus.Partners.Contains(focus.Lists.Survivor(id))).ToList());
        var (clusters, today) = (focus.IsCoordinating ? focus.Lists.ClusterList.Where(c => Minds(focus, c) && door.MayManage(focus.Operation, c)).Select(c => c.Id).ToList() : [], views.Today);
        var open = await db.ActionPoints.AsNoTracking().Where(a => a.OperationId == operation && a.State == ActionState.Open
            && (a.PartnerId != null && partners.Contains(a.PartnerId.Value) || clusters.Contains(a.ClusterId) && a.Due < today)).OrderBy(a => a.Due == null).ThenBy(a => a.Due).ThenBy(a => a.Id).ToListAsync();
        var items = open.Take(Most).Select(action => Item(focus, action, today)).ToList();
        if (open.Count > Most) items.Add(new(WorkKind.Due, text.Count("work.actions.more", open.Count - Most), Links.Meetings(focus.Operation.Code)));
        if (await Next(focus) is { } next) items.Add(next);
        return items;
    }

    private WorkItem Item(WorkFocus focus, ActionPoint action, DateOnly today) => new(WorkKind.Due, text[action.IsOverdue(today) ? "work.action.overdue" : "work.action.open", action.Task],
        Links.Meeting(focus.Operation.Code, focus.Lists.Cluster(action.ClusterId)!.Code, action.MeetingId) + "#actions", Note(focus, action)) { IsProtected = focus.Lists.Cluster(action.ClusterId)!.IsSensitive };

    private string Note(WorkFocus focus, ActionPoint action) => string.Join(" · ", new[]
    {
        focus.Lists.Cluster(action.ClusterId)!.ShortName,
        action.PartnerId is { } partner ? focus.Lists.PartnerName(focus.Lists.Survivor(partner)) : text["action.nobody"],
        action.Due is { } due ? text["action.by", text.Date(due)] : null,
    }.OfType<string>());

    private async Task<WorkItem?> Next(WorkFocus focus)
    {
        var (operation, now) = (focus.Operation.Id, views.Now);
        var ahead = await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation && !m.IsCancelled && m.StartsAt > now).OrderBy(m => m.StartsAt).ThenBy(m => m.Id).Take(MostAhead).ToListAsync();
        foreach (var meeting in ahead)
            if (focus.Lists.Cluster(meeting.ClusterId) is { } cluster && Minds(focus, cluster) && await door.MayRead(focus.Operation, cluster))
                return new(WorkKind.Due, text["work.meeting.next", meeting.Title], Links.Meeting(focus.Operation.Code, cluster.Code, meeting.Id), $"{cluster.ShortName} · {text.Date(meeting.Day)}, {meeting.Clock}") { IsProtected = cluster.IsSensitive };
        return null;
    }

    private static bool Minds(WorkFocus focus, Cluster cluster) => focus.Clusters.Any(own => own is null || own.Id == cluster.Id);
}
