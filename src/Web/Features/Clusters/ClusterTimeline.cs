using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Clusters;

/// <summary>A cluster's life as a picture: its states, who led it, where it sat down, when it looked at itself.</summary>
internal static class ClusterTimeline
{
    public static TimelinePlan Plan(ClusterView view, Text text)
    {
        var lanes = new List<TimelineLane> { new(text["cluster.state"], States(view, text), []) };
        foreach (var role in view.Lists.Leadership[view.Cluster.Id].Where(term => term.HubId is null && view.Lists.Holder(term) is not null).GroupBy(term => term.Role).OrderBy(group => Leadership.Rank(group.Key)))
            lanes.AddRange(TimelineLane.Stack(text[$"leads.{role.Key.ToString().ToLowerInvariant()}"], role.OrderBy(term => term.Since).Select(term => new TimelineBar(term.Span, "t1", view.Lists.Holder(term)!))));
        if (view.Life.Hubs.Count > 0)
            lanes.AddRange(TimelineLane.Stack(text["cluster.hubs"], view.Life.Hubs.Select(hub => new TimelineBar(hub.Span, "t2", view.Lists.Area(hub.AreaId)?.NameIn(text.Language.Code) ?? "?"))));
        AddMarks(lanes, view, text, MilestoneKind.FirstMeeting);
        AddMarks(lanes, view, text, MilestoneKind.Reviewed);
        return new(lanes, view.Now, view.Asked.Day == view.Now ? null : view.Asked);
    }

    private static List<TimelineBar> States(ClusterView view, Text text)
    {
        var states = Lifecycle.States(view.Life.Milestones);
        return [.. states.Select((state, index) => (State: state, Next: index + 1 < states.Count ? states[index + 1] : null))
            .Where(pair => pair.State.Kind != MilestoneKind.Deactivated && pair.State.Date.IsKnown)
            .Select(pair => new TimelineBar(new(pair.State.Date, pair.Next?.Date), Tone(pair.State.Kind), text[$"milestone.{pair.State.Kind.ToString().ToLowerInvariant()}"]))];
    }

    private static void AddMarks(List<TimelineLane> lanes, ClusterView view, Text text, MilestoneKind kind)
    {
        var marks = view.Life.Milestones.Where(m => m.Kind == kind && m.Date.IsKnown).Select(m => new TimelineMark(m.Date, text.Loose(m.Date))).ToList();
        if (marks.Count > 0) lanes.Add(new(text[$"milestone.{kind.ToString().ToLowerInvariant()}"], [], marks));
    }

    private static string Tone(MilestoneKind state) => state switch
    {
        MilestoneKind.ActivatedFormally or MilestoneKind.ActivatedUnofficially or MilestoneKind.Reactivated => "t3",
        MilestoneKind.InTransition => "t2",
        MilestoneKind.Standby => "t1",
        _ => "t0",
    };
}
