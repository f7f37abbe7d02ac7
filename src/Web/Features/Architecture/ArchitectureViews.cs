using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Architecture;

/// <summary>Everything written down of how an operation is coordinated, whatever the date.</summary>
public sealed record ArchitectureRecords(IReadOnlyList<CoordinationBody> Bodies, IReadOnlyList<MechanismTie> Ties, IReadOnlyList<TaskHolding> Holdings, IReadOnlyList<CoordinationTask> Tasks, ILookup<long, Milestone> Milestones, ILookup<long, ClusterForm> Forms, IReadOnlyList<ClusterHub> Hubs);

/// <summary>A tie as it stood on the date asked for.</summary>
public sealed record DrawnTie(long FromId, long ToId, TieKind Kind, MechanismState State, string? Note)
{
    public bool IsPlanned => State == MechanismState.Planned;
}

/// <summary>An operation's coordination on a date: who was there, how they hung together, who held which task.</summary>
/// <param name="Known">Everything that ever was a mechanism here, by id, for records that name it.</param>
public sealed record Architecture(OperationLists Lists, LooseDate Asked, DateOnly Now, IReadOnlyList<MapNode> Nodes, IReadOnlyList<DrawnTie> Ties, IReadOnlyList<HeldTask> Held, IReadOnlyList<TaskLine> Tasks, IReadOnlyDictionary<long, MapNode> Known)
{
    public required ArchitectureRecords Records { get; init; }
    public bool IsPast => Asked.Latest < Now;
    public IReadOnlyList<TaskOverlap> Overlaps => field ??= Responsibilities.Overlaps(Held, (above, below) => Lists.Clusters.IsAbove(above, below, cluster => ClusterForm.ParentOn(Records.Forms[cluster.Id], Asked, cluster)));
    public IReadOnlyList<TaskLine> Asking => [.. Tasks.Where(task => !task.IsLeftOut)];
    public IReadOnlyList<string> Gaps => field ??= Responsibilities.Gaps(Asking.Select(task => task.Code), Held);
    public string TaskName(string code) => Tasks.FirstOrDefault(task => task.Code == code)?.Name ?? code;
    public IEnumerable<HeldTask> HeldBy(long id) => Held.Where(held => held.Mechanism.Id == id);
    public int SharedBy(long id) => Overlaps.Where(pair => pair.One.Mechanism.Id == id || pair.Other.Mechanism.Id == id).Select(pair => pair.Task).Distinct().Count();
}

/// <summary>A task as this operation words it.</summary>
public sealed record TaskLine(string Code, TaskGroup Function, string Name, bool IsOwn, bool IsLeftOut, int? Version);

/// <summary>Puts the coordination of an operation together for a date.</summary>
internal sealed class ArchitectureViews(TesseraDb db, CurrentUser user, ListsCache listsCache, OperationDay day, MapNodes nodes)
{
    /// <param name="on">A loose date as somebody typed it; none is now, which in a country of samples is the end of its data.</param>
    public async Task<Architecture> For(Operation operation, string? on)
    {
        user.Demand(Right.SeePublished, RightScope.Of(operation));
        var lists = await listsCache.For(operation);
        var now = await day.For(operation, lists);
        var asked = LooseDate.ParseOptional(on) is not { } typed ? LooseDate.Of(now) : typed.IsKnown ? typed : throw Problem.Invalid("date.no-day", on!);
        var records = await Read(operation.Id);
        var standing = nodes.On(lists, records, asked, isNow: on is null);
        var known = standing.ToDictionary(node => node.Mechanism.Id);
        var held = Responsibilities.On(records.Holdings, standing.Where(node => node.Tier != MapTier.Places || node.IsBody).ToDictionary(node => node.Mechanism.Id, node => node.Mechanism), asked);
        return new(lists, asked, now, standing, Ties(lists, records, asked, known), held, nodes.Tasks(records.Tasks), known) { Records = records };
    }

    private static List<DrawnTie> Ties(OperationLists lists, ArchitectureRecords records, LooseDate asked, Dictionary<long, MapNode> known)
    {
        var ties = records.Ties.Select(tie => (Tie: tie, State: tie.On(asked))).Where(pair => pair.State is not null)
            .Select(pair => new DrawnTie(pair.Tie.FromId, pair.Tie.ToId, pair.Tie.Kind, pair.State!.Value, pair.Tie.Note)).ToList();
        ties.AddRange(lists.ClusterList.Select(cluster => (cluster.Id, Parent: ClusterForm.ParentOn(records.Forms[cluster.Id], asked, cluster)))
            .Where(pair => pair.Parent is not null).Select(pair => new DrawnTie(pair.Id, pair.Parent!.Value, TieKind.Under, MechanismState.AtWork, null)));
        return [.. ties.Where(tie => known.ContainsKey(tie.FromId) && known.ContainsKey(tie.ToId)).DistinctBy(tie => (tie.FromId, tie.ToId, tie.Kind))];
    }

    private async Task<ArchitectureRecords> Read(int id) => new(
        [.. (await db.CoordinationBodies.AsNoTracking().Where(b => b.OperationId == id).ToListAsync()).OrderBy(b => b.Id)],
        [.. (await db.MechanismTies.AsNoTracking().Where(t => t.OperationId == id).ToListAsync()).OrderBy(t => t.Id)],
        [.. (await db.TaskHoldings.AsNoTracking().Where(h => h.OperationId == id).ToListAsync()).OrderBy(h => h.Id)],
        await db.CoordinationTasks.AsNoTracking().Where(t => t.OperationId == id).ToListAsync(),
        (await db.Milestones.AsNoTracking().Where(m => m.OperationId == id).ToListAsync()).ToLookup(m => m.ClusterId),
        (await db.ClusterForms.AsNoTracking().Where(f => f.OperationId == id).ToListAsync()).ToLookup(f => f.ClusterId),
        await db.ClusterHubs.AsNoTracking().Where(h => h.OperationId == id).ToListAsync());
}
