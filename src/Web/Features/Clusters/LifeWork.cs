using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Analysis;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Clusters;

/// <summary>Clusters said to be at work of which nothing was heard for long, and those whose review is overdue.</summary>
internal sealed class LifeWork(TesseraDb db, OperationFigures figures, OperationDay day, ClusterPresence presence, Text text) : WorkSource
{
    private const int Most = 3;

    public override async Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        if (!focus.IsCoordinating) return [];
        var (operation, lists) = (focus.Operation, focus.Lists);
        var own = lists.ClusterList.Where(c => c.IsEstablished && focus.Clusters.Any(mine => mine is null || mine.Id == c.Id) && !presence.IsHidden(operation, c)).ToList();
        if (own.Count == 0) return [];
        var asked = LooseDate.Of(await day.For(operation, lists));
        var life = (await db.Milestones.AsNoTracking().Where(m => m.OperationId == operation.Id).ToListAsync()).ToLookup(m => m.ClusterId);
        var now = day.Instant;
        var met = await db.Meetings.Where(m => m.OperationId == operation.Id && !m.IsCancelled && m.StartsAt <= now).GroupBy(m => m.ClusterId).Select(group => new { group.Key, Last = group.Max(m => m.Day) }).ToDictionaryAsync(one => one.Key, one => one.Last);
        var reported = LastReports.ByCluster(await figures.For(operation.Id));
        var quiet = own.Select(cluster => (Cluster: cluster, Since: Quiet(lists, cluster, life[cluster.Id], met, reported, asked))).Where(pair => pair.Since is not null).ToList();
        var late = own.Select(cluster => (Cluster: cluster, Due: ReviewClock.Due([.. life[cluster.Id]], asked))).Where(pair => pair.Due < asked.Latest).ToList();
        return
        [
            .. late.Take(Most).Select(pair => Item(operation, WorkKind.Due, pair.Cluster, text["work.review.late", pair.Cluster.ShortName], text["terms.review.by", text.Date(pair.Due)])),
            .. quiet.Take(Most).Select(pair => Item(operation, WorkKind.Missing, pair.Cluster, text["work.quiet", pair.Cluster.ShortName], text["cluster.quiet", text.Date(pair.Since)])),
        ];
    }

    private static WorkItem Item(Operation operation, WorkKind kind, Cluster cluster, string words, string note) => new(kind, words, Links.Cluster(operation.Code, cluster.Code), note) { IsProtected = cluster.IsSensitive };

    /// <summary>As on the cluster's own page: the last meeting, the first one known as a step, and reports in it or below it.</summary>
    private static DateOnly? Quiet(OperationLists lists, Cluster cluster, IEnumerable<Milestone> life, Dictionary<long, DateOnly> met, IReadOnlyDictionary<long, int> reported, LooseDate asked)
    {
        var steps = life.ToList();
        var first = steps.Where(m => m.Kind == MilestoneKind.FirstMeeting).Max(m => m.Date.Latest);
        var last = met.TryGetValue(cluster.Id, out var held) ? held : (DateOnly?)null;
        var month = reported.Where(pair => pair.Key == cluster.Id || lists.Clusters.IsAbove(cluster.Id, pair.Key)).Select(pair => (int?)pair.Value).Max();
        return Dormancy.QuietSince(Lifecycle.On(steps, asked), last > first || first is null ? last : first, month is { } known ? ReportingPeriod.LastDayOf(known) : null, asked.Latest!.Value);
    }
}
