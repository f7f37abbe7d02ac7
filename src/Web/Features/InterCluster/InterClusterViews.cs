using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.InterCluster;

/// <summary>An organisation that owes something to several tables.</summary>
public sealed record SharedOwner(long PartnerId, string Name, int Open, int Late, IReadOnlyList<string> Tables);

/// <summary>All clusters on one page, as far as the person asking may know them.</summary>
public sealed record InterClusterView(OperationLists Lists, IReadOnlyList<Cluster> Clusters, IReadOnlyList<ClusterColumn> Columns, ILookup<long, FocalPoint> Network, DateOnly Now)
{
    /// <summary>Actions that a table over the clusters agreed on; late ones first.</summary>
    public IReadOnlyList<ActionPoint> Actions { get; init; } = [];
    public IReadOnlyList<SharedOwner> Owners { get; init; } = [];
    public IReadOnlyList<Meeting> Ahead { get; init; } = [];
    /// <summary>Clusters whose actions the person may read.</summary>
    public IReadOnlyList<long> Read { get; init; } = [];
    public required DateOnly Today { get; init; }
    /// <summary>What each is on the day: at work, resting, talked about; null where nobody said.</summary>
    public required IReadOnlyDictionary<long, MilestoneKind?> States { get; init; }
}

internal sealed class InterClusterViews(TesseraDb db, ClusterTable table, OperationDay day, FocalNetwork network, IEnumerable<ClusterColumns> columns)
{
    private const int MostAhead = 15, MostActions = 30, MostOwners = 12;

    public async Task<InterClusterView> For(Operation operation, OperationLists lists)
    {
        var now = await day.For(operation, lists);
        var steps = (await db.Milestones.AsNoTracking().Where(m => m.OperationId == operation.Id).ToListAsync()).ToLookup(m => m.ClusterId);
        var (talkedOf, asked) = (steps.Select(of => of.Key).ToHashSet(), LooseDate.Of(now));
        var clusters = lists.ClusterList.Where(c => c.IsEstablished || talkedOf.Contains(c.Id)).OrderByDescending(c => c.IsEstablished).ThenBy(c => c.ShortName, StringComparer.Ordinal).ToList();
        var shown = new List<ClusterColumn>();
        foreach (var source in columns) shown.AddRange(await source.For(operation, lists, clusters, now));
        var sight = await TableSight.Of(table, operation, clusters);
        // In a country of samples what was planned when its data end is still to come.
        var (today, instant) = operation.IsSample ? (now, new DateTimeOffset(now.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds()) : (day.Today, day.Instant);
        return new(lists, clusters, [.. shown.OrderBy(column => column.Place)], await network.Of(operation, lists, clusters, now), now)
        {
            Actions = await Across(operation, lists, sight.Read),
            Owners = await Owners(operation, lists, sight.Read, today),
            Ahead = await db.Meetings.AsNoTracking().Where(m => m.OperationId == operation.Id && sight.Seen.Contains(m.ClusterId) && !m.IsCancelled && m.StartsAt > instant).OrderBy(m => m.StartsAt).ThenBy(m => m.Id).Take(MostAhead).ToListAsync(),
            Read = sight.Read,
            Today = today,
            States = clusters.ToDictionary(c => c.Id, c => Lifecycle.On(steps[c.Id], asked)?.Kind),
        };
    }

    private async Task<IReadOnlyList<ActionPoint>> Across(Operation operation, OperationLists lists, IReadOnlyList<long> read)
    {
        var over = lists.ClusterList.Where(c => StandsOver(c) && read.Contains(c.Id)).Select(c => c.Id).ToList();
        return await db.ActionPoints.AsNoTracking().Where(a => a.OperationId == operation.Id && over.Contains(a.ClusterId) && a.State == ActionState.Open)
            .OrderBy(a => a.Due == null).ThenBy(a => a.Due).ThenBy(a => a.Id).Take(MostActions).ToListAsync();
    }

    /// <summary>Drawn from the clusters, or below none of them.</summary>
    private static bool StandsOver(Cluster cluster) => cluster.Kind == ClusterKind.Network || cluster is { Kind: ClusterKind.WorkingGroup or ClusterKind.StrategicAdvisoryGroup, ParentId: null };

    private async Task<IReadOnlyList<SharedOwner>> Owners(Operation operation, OperationLists lists, IReadOnlyList<long> read, DateOnly today)
    {
        var owed = await db.ActionPoints.Where(a => a.OperationId == operation.Id && read.Contains(a.ClusterId) && a.State == ActionState.Open && a.PartnerId != null)
            .GroupBy(a => new { a.PartnerId, a.ClusterId }).Select(g => new { Partner = g.Key.PartnerId!.Value, g.Key.ClusterId, Open = g.Count(), Late = g.Sum(a => a.Due < today ? 1 : 0) }).ToListAsync();
        return [.. owed.GroupBy(line => lists.Survivor(line.Partner)).Select(lines => new SharedOwner(lines.Key, lists.PartnerName(lines.Key), lines.Sum(l => l.Open), lines.Sum(l => l.Late),
                [.. lines.Select(l => l.ClusterId).Distinct().Select(id => lists.Cluster(id)?.ShortName ?? "?").Order(StringComparer.Ordinal)]))
            .Where(owner => owner.Tables.Count > 1).OrderByDescending(owner => owner.Late).ThenByDescending(owner => owner.Open).ThenBy(owner => owner.Name, StringComparer.Ordinal).Take(MostOwners)];
    }
}
