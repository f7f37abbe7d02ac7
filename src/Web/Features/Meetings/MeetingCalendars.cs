using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>What calendar programs get: one meeting, or a cluster's meetings at its secret address.</summary>
internal sealed class MeetingCalendars(TesseraDb db, MeetingViews views, ListsCache listsCache, OperationDay day)
{
    private const int DaysBack = 366;

    /// <param name="site">"https://host", before the addresses of pages.</param>
    public async Task<string> One(Operation operation, string code, long id, string site)
    {
        var view = await views.For(operation, code, id);
        if (!view.IsReadable) throw Problem.NotFound("meeting.unknown");
        return CalendarText.Of(view.Cluster.Name, [Entry(view.Meeting, view.Lists, view.Cluster, site, view.Meeting.DialIn)]);
    }

    /// <summary>Title, time and place; how to dial in stays on the page, since an address may be passed on.</summary>
    /// <param name="hub">Only the meetings of one of its hubs, by id or by the code of its place.</param>
    public async Task<string> Feed(string token, string site, string? hub)
    {
        var hash = CalendarTokens.Hash(token.EndsWith(".ics", StringComparison.Ordinal) ? token[..^4] : token);
        var feed = await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.TokenHash == hash) ?? throw Problem.NotFound("feed.unknown");
        var cluster = await db.Clusters.AsNoTracking().SingleAsync(c => c.OperationId == feed.OperationId && c.Id == feed.ClusterId);
        if (cluster.IsSensitive) throw Problem.NotFound("feed.unknown");
        var operation = await db.Operations.AsNoTracking().SingleAsync(o => o.Id == feed.OperationId);
        var lists = await listsCache.For(operation);
        var since = new DateTimeOffset((await day.For(operation, lists)).AddDays(-DaysBack), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var asked = MeetingDoor.Hub(lists, cluster, hub, null)?.Id;
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation.Id && m.ClusterId == cluster.Id && (asked == null || m.HubId == asked) && m.StartsAt >= since).OrderBy(m => m.StartsAt).ThenBy(m => m.Id).ToListAsync();
        return CalendarText.Of($"{operation.Name}: {(asked is null ? cluster.Name : lists.TableName(cluster.Id, asked, Languages.Current.Code))}", meetings.Select(m => Entry(m, lists, cluster, site, null)));
    }

    private static CalendarEntry Entry(Meeting meeting, OperationLists lists, Cluster cluster, string site, string? dialIn) =>
        new(meeting, lists.Operation.Code, lists.TableName(cluster.Id, meeting.HubId, Languages.Current.Code), site + Links.Meeting(lists.Operation.Code, cluster.Code, meeting.Id), dialIn);
}
