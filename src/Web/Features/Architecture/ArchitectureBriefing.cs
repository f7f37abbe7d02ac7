using Tessera.Domain.Clusters;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Architecture;

/// <summary>In a briefing: who coordinates beside the clusters, which tasks two lead at one place, and which nobody leads.</summary>
internal sealed class ArchitectureBriefing(ArchitectureViews views, Text text) : BriefingPart
{
    private const int Most = 8;

    public override async Task<BriefingShare> For(BriefingScope scope)
    {
        var view = await views.For(scope.Operation, null);
        return scope.Cluster is { } cluster ? Of(scope, view, cluster) : Whole(scope, view);
    }

    private BriefingShare Whole(BriefingScope scope, Architecture view)
    {
        var bodies = view.Nodes.Where(node => node.IsBody).ToList();
        // Before anybody ticked a task, all of them lying with nobody says nothing.
        var (shared, gaps) = (SharedTask.Of(view), view.Held.Count == 0 ? [] : view.Gaps);
        return new()
        {
            Sections =
            [
                .. bodies.Count == 0 ? [] : new[] { Section(text["briefing.bodies"], Bodies(view, bodies)) },
                .. shared.Count == 0 ? [] : new[] { Section(text["briefing.tasks.shared"], new PaperList([.. shared.Take(Most).Select(task => Line(scope, view, task))]), [.. PaperText.Perhaps(shared.Count > Most ? new PaperWords(text.Count("briefing.tasks.more", shared.Count - Most), Address(scope)) : null)]) },
                .. gaps.Count == 0 ? [] : new[] { Section(text["briefing.tasks.nobody"], new PaperText(string.Join("; ", gaps.Select(view.TaskName)))) },
            ],
            Risks = [.. Risks(scope, shared.Count, gaps.Count)],
        };
    }

    private BriefingShare Of(BriefingScope scope, Architecture view, Cluster cluster)
    {
        var held = view.HeldBy(cluster.Id).OrderBy(task => task.Holding.Part).ThenBy(task => view.TaskName(task.Task), StringComparer.Ordinal).ToList();
        var shared = SharedTask.Of(view, cluster.Id);
        var ties = view.Ties.Where(tie => tie.FromId == cluster.Id).ToList();
        return new()
        {
            Sections =
            [
                .. ties.Count == 0 ? [] : new[] { Section(text["tie.title"], new PaperList([.. ties.GroupBy(tie => (tie.Kind, tie.IsPlanned)).Select(group => (PaperLine)Said(view, group.Key, group))])) },
                .. held.Count == 0 ? [] : new[] { Section(text["task.held"], new PaperList([.. held.Select(task => Line(view, task, shared.FirstOrDefault(one => one.Task == task.Task)))])) },
            ],
            Risks = [.. Risks(scope, shared.Count, 0)],
        };
    }

    private static (BriefingChapter, PaperSection) Section(string heading, PaperBlock block, params PaperBlock[] more) => (BriefingChapter.Architecture, new(heading, [block, .. more]));

    private PaperTable Bodies(Architecture view, IReadOnlyList<MapNode> bodies) => new(text["briefing.bodies"], [new(text["body.name"]) { Width = 5 }, new(text["tie.title"]) { Width = 5 }, new(text["cluster.state"]) { Width = 3 }],
        [.. bodies.Select(IReadOnlyList<PaperLine> (node) =>
        [
            new(new PaperWords(node.Name, node.Href), PaperWords.Quiet($"\n{node.Kind}")),
            string.Join("; ", view.Ties.Where(tie => tie.FromId == node.Mechanism.Id).GroupBy(tie => (tie.Kind, tie.IsPlanned)).Select(group => Said(view, group.Key, group))),
            node.StateWords ?? text["briefing.at-work"],
        ])]) { HidesCaption = true };

    private string Said(Architecture view, (TieKind Kind, bool IsPlanned) tie, IEnumerable<DrawnTie> ties) =>
        $"{text[$"tie.{tie.Kind.ToString().ToLowerInvariant()}"]}{(tie.IsPlanned ? $" ({text["tie.planned"]})" : "")}: {string.Join(", ", ties.Select(one => view.Known[one.ToId].Short))}";

    /// <summary>"Keep who does what where: DMWG and EDU, WASH".</summary>
    private PaperLine Line(BriefingScope scope, Architecture view, SharedTask task) =>
        new(new PaperWords(view.TaskName(task.Task), Address(scope)), new PaperWords($": {string.Join("; ", task.Pairs.Select(pair => $"{view.Known[pair.First].Short} {text["task.overlap.and"]} {Names(view, pair.Others)}"))}"));

    private PaperLine Line(Architecture view, HeldTask task, SharedTask? shared) => new(new PaperWords(view.TaskName(task.Task)), PaperWords.Quiet($" – {text[$"task.part.{task.Holding.Part.ToString().ToLowerInvariant()}"]}"),
        PaperWords.Strong(shared is null ? "" : $" · {text["briefing.tasks.also", Names(view, shared.Pairs.SelectMany(pair => pair.Others))]}"));

    private static string Names(Architecture view, IEnumerable<long> ids) => string.Join(", ", ids.Select(id => view.Known[id].Short));

    private IEnumerable<PaperLine> Risks(BriefingScope scope, int shared, int gaps)
    {
        if (shared > 0) yield return new PaperWords(text.Count("briefing.risk.tasks-shared", shared), Address(scope));
        if (gaps > 0) yield return new PaperWords(text.Count("briefing.risk.tasks-nobody", gaps), Address(scope));
    }

    private static string Address(BriefingScope scope) => Links.Responsibilities(scope.Operation.Code, AddressQuery.Of(("group", "all"))) + "#overlaps";
}
