using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Meetings;

/// <summary>In a briefing: what was decided and is not done yet, and who meets next. What was said at a table stays with the table.</summary>
internal sealed class MeetingBriefing(TesseraDb db, ClusterTable table, MeetingClock clock, Text text) : BriefingPart
{
    private const int MostAhead = 8, MostDecided = 8, MostActions = 15;

    public override async Task<BriefingShare> For(BriefingScope scope)
    {
        var (seen, read) = await TableSight.Of(table, scope.Operation, scope.Clusters);
        var (today, now) = await clock.For(scope.Operation, scope.Lists);
        var open = await Open(scope, read).AsNoTracking().OrderBy(a => a.Due == null).ThenBy(a => a.Due).ThenBy(a => a.Id).Take(MostActions).ToListAsync();
        var counts = await Open(scope, read).GroupBy(a => a.OperationId).Select(g => new { All = g.Count(), Late = g.Sum(a => a.Due < today ? 1 : 0) }).FirstOrDefaultAsync();
        var (all, late) = (counts?.All ?? 0, counts?.Late ?? 0);
        return new()
        {
            Keys = all == 0 ? [] : [(BriefingChapter.Agreed, new(text["briefing.actions.open"], text.Number((long)all), late == 0 ? null : text.Count("briefing.actions.late", late)))],
            Sections = [.. await Decisions(scope, read, now), .. Actions(scope, open, all, today), .. await Ahead(scope, seen, now)],
            Risks = late == 0 ? [] : [text.Count("briefing.risk.late", late)],
            Withheld = read.Count == scope.Clusters.Count ? [] : [Withheld(scope, read)],
        };
    }

    private IQueryable<ActionPoint> Open(BriefingScope scope, IReadOnlyList<long> read) =>
        db.ActionPoints.Where(a => a.OperationId == scope.Operation.Id && read.Contains(a.ClusterId) && a.State == ActionState.Open);

    private string Withheld(BriefingScope scope, IReadOnlyList<long> read) => read.Count == 0 ? text["briefing.withheld.tables"]
        : text["briefing.withheld.some-tables", string.Join(", ", scope.Clusters.Where(c => !read.Contains(c.Id)).Select(c => c.ShortName))];

    private async Task<IEnumerable<(BriefingChapter, PaperSection)>> Decisions(BriefingScope scope, IReadOnlyList<long> read, long now)
    {
        var held = await db.Meetings.AsNoTracking().Where(m => m.OperationId == scope.Operation.Id && read.Contains(m.ClusterId) && !m.IsCancelled && m.StartsAt <= now)
            .Join(db.MeetingMinutes.Where(w => w.OperationId == scope.Operation.Id && w.Decisions != null), m => m.Id, w => w.MeetingId, (m, w) => new { Meeting = m, w.Decisions })
            .OrderByDescending(line => line.Meeting.StartsAt).ThenBy(line => line.Meeting.Id).Take(MostDecided).ToListAsync();
        if (held.Count == 0) return [];
        var items = held.SelectMany(line => line.Decisions!.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(decision => new PaperLine(new PaperWords(decision), new PaperWords($"\n{Named(scope, line.Meeting)}", Address(scope, line.Meeting.ClusterId, line.Meeting.Id)) { IsQuiet = true })));
        return [(BriefingChapter.Agreed, new(text["briefing.decided"], new PaperList([.. items])))];
    }

    private IEnumerable<(BriefingChapter, PaperSection)> Actions(BriefingScope scope, List<ActionPoint> open, int all, DateOnly today)
    {
        if (open.Count == 0) yield break;
        var rows = open.Select(IReadOnlyList<PaperLine> (action) =>
        [
            new(new PaperWords(action.Task, Address(scope, action.ClusterId, action.MeetingId) + "#actions"), PaperWords.Quiet(scope.Cluster is null ? $"\n{scope.Lists.Cluster(action.ClusterId)?.ShortName}" : "")),
            ActionOwners.Organisation(scope.Lists, action) ?? text[action.ContactId is null ? "action.nobody" : "action.somebody"],
            action.Due is not { } due ? "" : action.IsOverdue(today) ? new PaperLine(new PaperWords(text.Date(due)), PaperWords.Strong($"\n{text["action.overdue"]}")) : text.Date(due),
        ]);
        yield return (BriefingChapter.Agreed, new(text["briefing.actions"],
            [new PaperTable(text["briefing.actions"], [new(text["action.task"]) { Width = 6 }, text["action.owner"], text["action.due"]], [.. rows]) { HidesCaption = true },
            .. PaperText.Perhaps(all > open.Count ? new PaperWords(text.Count("briefing.actions.more", all - open.Count), Links.Meetings(scope.Operation.Code, AddressQuery.Of(("cluster", scope.Cluster?.Code)))) : null)]));
    }

    private async Task<IEnumerable<(BriefingChapter, PaperSection)>> Ahead(BriefingScope scope, IReadOnlyList<long> seen, long now)
    {
        var ahead = await db.Meetings.AsNoTracking().Where(m => m.OperationId == scope.Operation.Id && seen.Contains(m.ClusterId) && !m.IsCancelled && m.StartsAt > now).OrderBy(m => m.StartsAt).ThenBy(m => m.Id).Take(MostAhead).ToListAsync();
        if (ahead.Count == 0) return [];
        return [(BriefingChapter.Agreed, new(text["briefing.ahead"], new PaperList([.. ahead.Select(m => (PaperLine)new PaperWords($"{Named(scope, m)}, {m.Clock}", Address(scope, m.ClusterId, m.Id)))])))];
    }

    private string Named(BriefingScope scope, Meeting meeting) => $"{scope.Lists.TableName(meeting.ClusterId, meeting.HubId, text.Language.Code)}: {meeting.Title}, {text.Date(meeting.Day)}";

    private static string Address(BriefingScope scope, long cluster, long meeting) => Links.Meeting(scope.Operation.Code, scope.Lists.Cluster(cluster)?.Code ?? "?", meeting);
}
