using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Domain.People;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>Actions that the organisation of who leaves took upon itself, all of a cluster they coordinated, and its meetings to come.</summary>
internal sealed class MeetingHandover(TesseraDb db, MeetingClock clock, Text text) : HandoverSource
{
    private const int MostMeetings = 10;

    public override async Task<IReadOnlyList<HandoverLine>> For(HandoverFocus focus)
    {
        var (operation, clusters, coordinated, now) = (focus.Operation.Id, focus.Clusters.Select(c => c.Id).ToList(), focus.Coordinated.ToList(), (await clock.For(focus.Operation, focus.Lists)).Instant);
        var partners = focus.Lists.Partners.Keys.Where(id => focus.PartnerId is { } partner && focus.Lists.Survivor(id) == partner).ToList();
        var (own, contact) = (focus.OwnIn.ToList(), focus.ContactId);
        var open = await db.ActionPoints.AsNoTracking().Where(a => a.OperationId == operation && a.State == ActionState.Open && (a.ContactId == contact && own.Contains(a.ClusterId)
            || clusters.Contains(a.ClusterId) && (coordinated.Contains(a.ClusterId) || a.ContactId == null && a.PartnerId != null && partners.Contains(a.PartnerId.Value)))).OrderBy(a => a.Due == null).ThenBy(a => a.Due).ThenBy(a => a.Id).Take(HandoverFocus.Most).ToListAsync();
        var ahead = await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation && clusters.Contains(m.ClusterId) && !m.IsCancelled && m.StartsAt > now).OrderBy(m => m.StartsAt).ThenBy(m => m.Id).Take(MostMeetings).ToListAsync();
        return [.. open.Select(action => Line(focus, action)), .. ahead.Select(meeting => Line(focus, meeting))];
    }

    private HandoverLine Line(HandoverFocus focus, ActionPoint action)
    {
        var cluster = focus.Lists.Cluster(action.ClusterId)!;
        var owner = action.ContactId == focus.ContactId ? text["action.own"] : ActionOwners.Organisation(focus.Lists, action) ?? text[action.ContactId is null ? "action.nobody" : "action.somebody"];
        return new(HandoverKind.Action, action.Task, Links.Meeting(focus.Operation.Code, cluster.Code, action.MeetingId) + "#actions", string.Join(" · ", new[] { cluster.ShortName, owner, action.Due is { } due ? text["action.by", text.Date(due)] : null }.OfType<string>()), cluster.Id);
    }

    private HandoverLine Line(HandoverFocus focus, Meeting meeting)
    {
        var cluster = focus.Lists.Cluster(meeting.ClusterId)!;
        return new(HandoverKind.Meeting, meeting.Title, Links.Meeting(focus.Operation.Code, cluster.Code, meeting.Id), $"{focus.Lists.TableName(cluster.Id, meeting.HubId, text.Language.Code)} · {text.Date(meeting.Day)}, {meeting.Clock}", cluster.Id);
    }
}
