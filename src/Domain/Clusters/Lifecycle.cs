using K = Tessera.Domain.Clusters.MilestoneKind;

namespace Tessera.Domain.Clusters;

/// <summary>Which state may follow which, and what state a cluster was in on a date.</summary>
public static class Lifecycle
{
    private static readonly Dictionary<K, K[]> After = new()
    {
        [K.Proposed] = [K.Standby, K.ActivatedFormally, K.ActivatedUnofficially, K.Dormant],
        [K.Standby] = [K.ActivatedFormally, K.ActivatedUnofficially, K.Dormant, K.Deactivated],
        [K.ActivatedFormally] = [K.Standby, K.InTransition, K.Dormant, K.Deactivated],
        [K.ActivatedUnofficially] = [K.ActivatedFormally, K.Standby, K.InTransition, K.Dormant, K.Deactivated],
        [K.InTransition] = [K.Standby, K.Dormant, K.Deactivated, K.Reactivated],
        [K.Dormant] = [K.Proposed, K.Standby, K.InTransition, K.Deactivated, K.Reactivated],
        [K.Deactivated] = [K.Proposed, K.Standby, K.Reactivated],
        [K.Reactivated] = [K.ActivatedFormally, K.Standby, K.InTransition, K.Dormant, K.Deactivated],
    };

    private static readonly K[] Beginnings = [K.Proposed, K.Standby, K.ActivatedFormally, K.ActivatedUnofficially];

    public static bool IsState(K kind) => kind <= K.Reactivated;

    /// <summary>The cluster coordinates: rows in its name are what they claim to be.</summary>
    public static bool IsAtWork(K? state) => state is K.ActivatedFormally or K.ActivatedUnofficially or K.InTransition or K.Reactivated;

    /// <summary>Activation by the IASC procedure, which has the steps of <see cref="NoObjection"/>.</summary>
    public static bool NeedsNoObjection(K kind) => kind is K.ActivatedFormally or K.Reactivated;

    /// <summary>The states that may follow; null is a cluster nobody has said anything about.</summary>
    public static IReadOnlyList<K> Next(K? state) => state is { } known ? After[known] : Beginnings;

    /// <summary>The changes of state in the order of their dates; of two on one date the one told first came first.</summary>
    public static IReadOnlyList<Milestone> States(IEnumerable<Milestone> milestones) =>
        [.. milestones.Where(milestone => IsState(milestone.Kind)).OrderBy(milestone => milestone.Date).ThenBy(milestone => milestone.Id)];

    /// <summary>
    /// The last change that may have come by a date, null before the first. Whether it certainly had, its date says:
    /// "dormant since end-2010" may or may not hold in November 2010.
    /// </summary>
    public static Milestone? On(IEnumerable<Milestone> milestones, LooseDate asked) =>
        States(milestones).LastOrDefault(milestone => milestone.Date.Earliest is not { } from || from <= (asked.Latest ?? DateOnly.MaxValue));

    /// <summary>
    /// Whether the cluster is one of the operation's own, from which day and to which. A dormant one still is: its rows
    /// are understood until somebody closes it. One that only stands by or is talked about is not yet, or no longer.
    /// </summary>
    public static (bool IsEstablished, DateOnly? From, DateOnly? To) Standing(IEnumerable<Milestone> milestones)
    {
        var states = States(milestones);
        var first = states.FirstOrDefault(state => IsAtWork(state.Kind));
        var isEstablished = first is not null && (IsAtWork(states[^1].Kind) || states[^1].Kind == K.Dormant);
        return (isEstablished, first?.Date.Earliest, states is [.., { Kind: K.Deactivated } last] ? last.Date.Latest : null);
    }

    /// <summary>
    /// Why a change cannot stand where its date puts it, null when it can: the state before must lead to it, and it must
    /// lead to the one after.
    /// </summary>
    public static Problem? Refusal(IEnumerable<Milestone> milestones, Milestone added)
    {
        if (!IsState(added.Kind)) return null;
        var states = States(milestones.Append(added));
        var at = states.Select((milestone, index) => (milestone, index)).Single(pair => ReferenceEquals(pair.milestone, added)).index;
        K? before = at > 0 ? states[at - 1].Kind : null;
        if (!Next(before).Contains(added.Kind)) return Problem.Conflict("milestone.cannot-follow", Word(added.Kind), Word(before));
        if (at + 1 < states.Count && !Next(added.Kind).Contains(states[at + 1].Kind))
            return Problem.Conflict("milestone.cannot-precede", Word(added.Kind), Word(states[at + 1].Kind), states[at + 1].Date.Text);
        return null;
    }

    /// <summary>Why a change cannot be taken away, null when it can: its neighbours must be able to meet.</summary>
    public static Problem? RefusalToRemove(IEnumerable<Milestone> milestones, Milestone removed)
    {
        if (!IsState(removed.Kind)) return null;
        var states = States(milestones).ToList();
        var at = states.FindIndex(milestone => milestone.Id == removed.Id);
        if (at < 0 || at + 1 >= states.Count) return null;
        K? before = at > 0 ? states[at - 1].Kind : null;
        return Next(before).Contains(states[at + 1].Kind) ? null
            : Problem.Conflict("milestone.cannot-precede", Word(before), Word(states[at + 1].Kind), states[at + 1].Date.Text);
    }

    /// <summary>The key of the words for a state, for a refusal to name it in the reader's language.</summary>
    private static string Word(K? state) => Problem.Key($"milestone.{state?.ToString().ToLowerInvariant() ?? "none"}");
}
