using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;

namespace Tessera.Web.Features.Clusters;

/// <param name="Date">A loose date.</param>
/// <param name="Trigger">What made it happen: "typhoon Ketsana".</param>
/// <param name="Document">The paper that decided it: title, number or address.</param>
public sealed record MilestoneInput(string? Kind, string? Date, string? Trigger, string? Document, string? Note, bool IsSuddenOnset);

/// <summary>
/// Writes down what happened to a cluster. Its coordinator may; what changes its state, only the operation's
/// administrator, and only where it fits between the states before and after.
/// </summary>
internal sealed class RecordMilestone(TesseraDb db, CurrentUser user, Ids ids)
{
    public async Task<Milestone> Run(Operation operation, string code, MilestoneInput input)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var milestone = new Milestone
        {
            OperationId = operation.Id,
            Id = ids.Next(),
            ClusterId = cluster.Id,
            Kind = ClusterRules.Choice<MilestoneKind>(input.Kind, "milestone.kind-unknown"),
            Date = ClusterRules.Date(input.Date),
            Trigger = ClusterRules.Blank(input.Trigger),
            Document = ClusterRules.Blank(input.Document),
            Note = ClusterRules.Blank(input.Note),
            IsSuddenOnset = input.IsSuddenOnset,
        };
        var others = await db.MilestonesOf(cluster);
        if (Lifecycle.IsState(milestone.Kind)) user.Demand(Right.ManageOperation, RightScope.Of(operation));
        if (Lifecycle.Refusal(others, milestone) is { } refusal) throw refusal;
        db.Milestones.Add(milestone);
        db.Hold(cluster);
        MilestoneRecords.Stand(cluster, [.. others, milestone]);
        await db.SaveChangesAsync();
        return milestone;
    }
}

/// <summary>Takes away a line entered by mistake, where the states around it can meet without it.</summary>
internal sealed class RemoveMilestone(TesseraDb db, CurrentUser user)
{
    public async Task Run(Operation operation, string code, long id)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var milestones = await db.MilestonesOf(cluster);
        var removed = milestones.Find(m => m.Id == id) ?? throw Problem.NotFound("milestone.unknown");
        if (Lifecycle.IsState(removed.Kind)) user.Demand(Right.ManageOperation, RightScope.Of(operation));
        if (Lifecycle.RefusalToRemove(milestones, removed) is { } refusal) throw refusal;
        db.Milestones.Remove(removed);
        db.NoObjectionEntries.RemoveRange(await db.NoObjectionEntries.Where(n => n.OperationId == operation.Id && n.MilestoneId == id).ToListAsync());
        MilestoneRecords.Stand(cluster, [.. milestones.Where(m => m != removed)]);
        await db.SaveChangesAsync();
    }
}

/// <param name="Step">One of NoObjectionStep.</param>
public sealed record NoObjectionInput(string? Step, string? Date, string? Note);

/// <summary>Tells a step of the way to a formal activation: consulted, alerted, letter, circulated, confirmed, team told.</summary>
internal sealed class RecordNoObjection(TesseraDb db, CurrentUser user)
{
    public async Task<NoObjectionEntry> Run(Operation operation, string code, long milestoneId, NoObjectionInput input)
    {
        var cluster = await db.Cluster(operation, code);
        user.Demand(Right.ManageCluster, RightScope.Of(operation, cluster));
        var milestone = (await db.MilestonesOf(cluster)).Find(m => m.Id == milestoneId) ?? throw Problem.NotFound("milestone.unknown");
        if (!Lifecycle.NeedsNoObjection(milestone.Kind)) throw Problem.Conflict("no-objection.not-here");
        var entry = new NoObjectionEntry
        {
            OperationId = operation.Id,
            MilestoneId = milestone.Id,
            Step = ClusterRules.Choice<NoObjectionStep>(input.Step, "no-objection.step-unknown"),
            Date = ClusterRules.Date(input.Date),
            Note = ClusterRules.Blank(input.Note),
        };
        var entries = await db.NoObjectionEntries.AsNoTracking().Where(n => n.OperationId == operation.Id && n.MilestoneId == milestone.Id).ToListAsync();
        if (NoObjection.Refusal(entries, entry) is { } refusal) throw refusal;
        db.NoObjectionEntries.Add(entry);
        await db.SaveChangesAsync();
        return entry;
    }
}

internal static class MilestoneRecords
{
    public static Task<List<Milestone>> MilestonesOf(this TesseraDb db, Cluster cluster) =>
        db.Milestones.Where(m => m.OperationId == cluster.OperationId && m.ClusterId == cluster.Id).ToListAsync();

    /// <summary>What reading files asks of a cluster, whether it works here and between which days, follows from its states.</summary>
    public static void Stand(Cluster cluster, IReadOnlyCollection<Milestone> milestones) =>
        (cluster.IsEstablished, cluster.ValidFrom, cluster.ValidTo) = Lifecycle.Standing(milestones);
}
