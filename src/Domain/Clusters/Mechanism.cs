namespace Tessera.Domain.Clusters;

/// <summary>How far a mechanism had come on the date asked for.</summary>
public enum MechanismState : byte
{
    AtWork,
    /// <summary>The dates leave open whether it was there.</summary>
    Perhaps,
    /// <summary>Dormant: it exists and does not meet.</summary>
    AtRest,
    /// <summary>Proposed, spoken of, or only standing by.</summary>
    Planned,
}

/// <summary>A cluster or a body, as far as questions over all of them need it.</summary>
/// <param name="AreaId">Null for the whole country.</param>
/// <param name="Sector">The cluster whose sector it serves; null for all sectors.</param>
public sealed record Mechanism(long Id, BodyLevel Level, long? AreaId, long? Sector, MechanismState State)
{
    /// <summary>A cluster's state on a date as the map shows it; null when it was not there.</summary>
    public static MechanismState? StateOf(MilestoneKind? state) => state switch
    {
        MilestoneKind.Dormant => MechanismState.AtRest,
        MilestoneKind.Proposed or MilestoneKind.Standby => MechanismState.Planned,
        null or MilestoneKind.Deactivated => null,
        _ => MechanismState.AtWork,
    };
}

/// <summary>Two mechanisms that each lead one task at one level and place.</summary>
public sealed record TaskOverlap(string Task, HeldTask One, HeldTask Other);

/// <summary>A task in the hands of a mechanism on the date asked for.</summary>
public sealed record HeldTask(TaskHolding Holding, Mechanism Mechanism)
{
    public string Task => Holding.Task;
    public bool Leads => Holding.Part == TaskPart.Leads;
}

/// <summary>Who holds which task: where two stand at one place, and where nobody does.</summary>
public static class Responsibilities
{
    /// <summary>What was held on a date by mechanisms that were there and at work, or at rest with their terms in force.</summary>
    public static IReadOnlyList<HeldTask> On(IEnumerable<TaskHolding> holdings, IReadOnlyDictionary<long, Mechanism> mechanisms, LooseDate asked) =>
    [
        .. holdings.Where(holding => holding.Span.On(asked) != Certainty.No && mechanisms.ContainsKey(holding.MechanismId))
            .Select(holding => new HeldTask(holding, mechanisms[holding.MechanismId])),
    ];

    /// <summary>
    /// Pairs that lead the same task at the same level and place. Two clusters of different sectors do not meet: each has
    /// the task for its own. One that supports another's lead is no overlap but its cure; one that is only planned or
    /// rests does not act.
    /// </summary>
    /// <param name="isAbove">Whether the first cluster stands above the second.</param>
    public static IReadOnlyList<TaskOverlap> Overlaps(IEnumerable<HeldTask> held, Func<long, long, bool> isAbove)
    {
        var pairs = new List<TaskOverlap>();
        foreach (var task in held.Where(one => one.Leads && one.Mechanism.State is MechanismState.AtWork or MechanismState.Perhaps)
            .GroupBy(one => (one.Task, one.Mechanism.Level, one.Mechanism.AreaId)))
        {
            var holders = task.DistinctBy(one => one.Mechanism.Id).ToList();
            for (var i = 0; i < holders.Count; i++)
                pairs.AddRange(holders.Skip(i + 1).Where(other => Meet(holders[i].Mechanism, other.Mechanism, isAbove)).Select(other => new TaskOverlap(task.Key.Task, holders[i], other)));
        }
        return pairs;
    }

    private static bool Meet(Mechanism one, Mechanism other, Func<long, long, bool> isAbove) =>
        one.Sector is not { } first || other.Sector is not { } second || first == second || isAbove(first, second) || isAbove(second, first);

    /// <summary>Tasks of the list that nobody at work leads.</summary>
    public static IReadOnlyList<string> Gaps(IEnumerable<string> tasks, IEnumerable<HeldTask> held)
    {
        var led = held.Where(one => one.Leads && one.Mechanism.State is MechanismState.AtWork or MechanismState.Perhaps).Select(one => one.Task).ToHashSet();
        return [.. tasks.Where(task => !led.Contains(task))];
    }
}
