namespace Tessera.Domain.Clusters;

/// <summary>When a cluster has to look at itself again: three months after a sudden onset, every year after (standards.md 6.2).</summary>
public static class ReviewClock
{
    /// <summary>Three months after a sudden onset, a year after any other beginning.</summary>
    private const int MonthsAfterOnset = 3, MonthsBetween = 12;

    /// <summary>
    /// The last day on which the next review is in time; null when no clock runs, because the cluster is not at work or
    /// nobody knows since when. Loose dates count by their latest day, so that nobody is called late out of vagueness.
    /// </summary>
    public static DateOnly? Due(IReadOnlyCollection<Milestone> milestones, LooseDate asked)
    {
        var states = Lifecycle.States(milestones).Where(state => state.Date.Latest <= (asked.Latest ?? DateOnly.MaxValue) || Lifecycle.On(milestones, asked) == state).ToList();
        if (states.Count == 0 || !Lifecycle.IsAtWork(states[^1].Kind)) return null;
        var start = states.FindLastIndex(state => !Lifecycle.IsAtWork(state.Kind)) + 1;
        var onset = states[start];
        if (onset.Date.Latest is not { } began) return null;
        var held = milestones.Where(milestone => milestone.Kind == MilestoneKind.Reviewed && milestone.Date.Latest >= began && milestone.Date.Earliest <= (asked.Latest ?? DateOnly.MaxValue))
            .Select(milestone => milestone.Date.Latest).Max();
        return held is { } last ? last.AddMonths(MonthsBetween) : began.AddMonths(onset.IsSuddenOnset ? MonthsAfterOnset : MonthsBetween);
    }
}

/// <summary>Whether a cluster that is said to be at work shows any sign of it.</summary>
public static class Dormancy
{
    private const int QuietMonths = 6;

    /// <summary>
    /// The day since which nothing was heard, when that is six months or more before the day asked; null when somebody met
    /// or reported later, or the cluster is not said to be at work. A cluster that never met nor reported is quiet since
    /// its state began.
    /// </summary>
    /// <param name="state">What it is said to be.</param>
    /// <param name="lastMeeting">Null when no meeting is recorded.</param>
    /// <param name="lastReport">The end of the last period in which somebody reported.</param>
    public static DateOnly? QuietSince(Milestone? state, DateOnly? lastMeeting, DateOnly? lastReport, DateOnly asked)
    {
        if (state is null || !Lifecycle.IsAtWork(state.Kind)) return null;
        var heard = new[] { lastMeeting, lastReport, state.Date.Latest }.Max();
        return heard is { } last && last.AddMonths(QuietMonths) <= asked ? last : null;
    }
}
