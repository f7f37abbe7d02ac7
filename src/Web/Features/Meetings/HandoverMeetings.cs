using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Meetings;

/// <summary>In a handover pack: meetings, who came, minutes, decisions and actions. How to dial in stays out.</summary>
internal sealed class HandoverMeetings(TesseraDb db, Text text) : HandoverPackPart
{
    public override async Task Write(PackScope scope, HandoverPack pack, CancellationToken cancel)
    {
        var (operation, cluster) = (scope.Operation.Id, scope.Cluster.Id);
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation && m.ClusterId == cluster).OrderBy(m => m.StartsAt).ThenBy(m => m.Id).ToListAsync(cancel);
        var days = meetings.ToDictionary(m => m.Id, m => Day(m.Day));
        await pack.Table("meetings/meetings.csv", text["pack.meetings"], ["meeting", "day", "time", "zone", "hub", "title", "place", "cancelled", "agenda"],
            meetings.Select(IReadOnlyList<string?> (m) => [Number(m.Id), days[m.Id], m.Clock, m.Zone, m.HubId is { } hub && scope.Lists.Hubs.TryGetValue(hub, out var at) ? scope.Lists.Area(at.AreaId)?.Pcode : null, m.Title, m.Place, m.IsCancelled ? "yes" : "", m.Agenda]));
        pack.Leave(text["pack.dial-in"], text["pack.dial-in.why"]);
        await Minutes(scope, pack, meetings, cancel);
        var came = await db.MeetingAttendances.AsNoTracking().Where(a => a.OperationId == operation && days.Keys.Contains(a.MeetingId)).ToListAsync(cancel);
        await pack.Table("meetings/attendance.csv", text["pack.attendance"], ["meeting", "day", "organisation"],
            came.OrderBy(a => days[a.MeetingId], StringComparer.Ordinal).ThenBy(a => a.MeetingId).Select(IReadOnlyList<string?> (a) => [Number(a.MeetingId), days[a.MeetingId], Name(scope, a.PartnerId)]));
        var actions = await db.ActionPoints.AsNoTracking().Where(a => a.OperationId == operation && a.ClusterId == cluster).ToListAsync(cancel);
        await pack.Table("meetings/actions.csv", text["pack.actions"], ["meeting", "day", "task", "organisation", "due", "state"],
            actions.OrderBy(a => days.GetValueOrDefault(a.MeetingId), StringComparer.Ordinal).ThenBy(a => a.Id).Select(IReadOnlyList<string?> (a) => [Number(a.MeetingId), days.GetValueOrDefault(a.MeetingId), a.Task, a.PartnerId is { } partner ? Name(scope, partner) : null, a.Due is { } due ? Day(due) : null, a.State.ToString()]));
    }

    private async Task Minutes(PackScope scope, HandoverPack pack, List<Meeting> meetings, CancellationToken cancel)
    {
        var ids = meetings.ConvertAll(m => m.Id);
        var written = await db.MeetingMinutes.AsNoTracking().Where(w => w.OperationId == scope.Operation.Id && ids.Contains(w.MeetingId) && (w.Said != null || w.Decisions != null)).ToDictionaryAsync(w => w.MeetingId, cancel);
        var held = meetings.Where(m => written.ContainsKey(m.Id)).ToList();
        await pack.Table("meetings/decisions.csv", text["pack.decisions"], ["meeting", "day", "decision"],
            held.SelectMany(m => (written[m.Id].Decisions ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(IReadOnlyList<string?> (decision) => [Number(m.Id), Day(m.Day), decision])));
        foreach (var meeting in held.Where(m => written[m.Id].Said is not null))
            await pack.Words($"meetings/minutes/{Day(meeting.Day)} {meeting.Title.Replace('/', '-')}.txt", text["pack.minutes", text.Date(meeting.Day)], $"{meeting.Title}\n{text.Date(meeting.Day)}, {meeting.Clock} ({meeting.Zone})\n\n{written[meeting.Id].Said}\n");
    }

    private static string Name(PackScope scope, long partner) => scope.Lists.PartnerName(scope.Lists.Survivor(partner));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
