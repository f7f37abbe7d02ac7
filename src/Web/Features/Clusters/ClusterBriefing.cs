using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Clusters;

/// <summary>In a briefing: which clusters there are and who leads them, or how one of them came to be; when they last looked at themselves.</summary>
internal sealed class ClusterBriefing(TesseraDb db, ClusterViews views, ClusterPresence presence, ClusterBriefingWords words, Text text) : BriefingPart
{
    private const int MostRisks = 6;

    public override async Task<BriefingShare> For(BriefingScope scope) => scope.Cluster is { } cluster ? await One(scope, cluster) : await All(scope);

    private async Task<BriefingShare> All(BriefingScope scope)
    {
        var standings = (await views.Standings(scope.Operation, scope.Lists, scope.Asked)).Values.Where(s => s.State is not null || s.Cluster.IsEstablished)
            .OrderBy(s => s.IsCandidate).ThenBy(s => Folding.Fold(s.Name), StringComparer.Ordinal).ToList();
        if (standings.Count == 0) return BriefingShare.None;
        var milestones = (await db.Milestones.AsNoTracking().Where(m => m.OperationId == scope.Operation.Id).ToListAsync()).ToLookup(m => m.ClusterId);
        var (working, candidates) = (standings.Count(s => Lifecycle.IsAtWork(s.State?.Kind)), standings.Count(s => s.IsCandidate));
        return new()
        {
            Keys = [(BriefingChapter.Architecture, new(text["briefing.clusters"], text.Number((long)working), candidates == 0 ? null : text.Count("briefing.candidates", candidates), Links.Clusters(scope.Operation.Code)))],
            Sections = [(BriefingChapter.Architecture, new("", Table(scope, standings))), .. Reviews(scope, standings, milestones)],
            Risks = [.. Risks(scope, standings, milestones).Take(MostRisks)],
        };
    }

    private PaperTable Table(BriefingScope scope, IReadOnlyList<ClusterStanding> standings) => new(text["tab.clusters"],
        [new(text["presence.filter.cluster"]) { Width = 5 }, new(text["cluster.state"]) { Width = 5 }, new(text["cluster.leads"]) { Width = 4 }, new(text["cluster.counterpart"]) { Width = 5 }, PaperColumn.Number(text["cluster.members"]) with { Width = 3 }],
        [.. standings.Select(IReadOnlyList<PaperLine> (s) =>
        [
            new(new PaperWords(s.Name, Links.Cluster(scope.Operation.Code, s.Cluster.Code)), PaperWords.Quiet($"\n{text[$"kind.{s.Kind.ToString().ToLowerInvariant()}"]}")),
            words.State(s.State),
            s.Leads ?? text["home.no-lead"],
            string.Join(", ", s.Counterparts.Select(term => words.Holder(scope.Lists, term))),
            presence.IsHidden(scope.Operation, s.Cluster) ? "–" : s is { Kind: ClusterKind.Network, Members: 0 } ? text["member.from-clusters"] : text.Number((long)s.Members),
        ])]) { HidesCaption = true };

    private IEnumerable<(BriefingChapter, PaperSection)> Reviews(BriefingScope scope, IReadOnlyList<ClusterStanding> standings, ILookup<long, Milestone> milestones)
    {
        var rows = standings.Select(s => (s.Name, Last: Last(milestones[s.Cluster.Id]), Due: ReviewClock.Due([.. milestones[s.Cluster.Id]], scope.Asked))).Where(row => row.Last is not null || row.Due is not null)
            .Select(IReadOnlyList<PaperLine> (row) => [row.Name, row.Last is { } last ? words.Step(last) : text["briefing.never"], words.Due(row.Due, scope.Now)]).ToList();
        if (rows.Count > 0) yield return (BriefingChapter.Reviews, new("", new PaperTable(text["briefing.chapter.reviews"], [text["presence.filter.cluster"], text["briefing.last-review"], new(text["cluster.review"]) { Width = 2 }], rows) { HidesCaption = true }));
    }

    private IEnumerable<PaperLine> Risks(BriefingScope scope, IReadOnlyList<ClusterStanding> standings, ILookup<long, Milestone> milestones)
    {
        var working = standings.Where(s => Lifecycle.IsAtWork(s.State?.Kind)).ToList();
        var leaderless = working.Where(s => s.Leads is null).Select(s => s.Cluster.ShortName).ToList();
        if (leaderless.Count > 0) yield return text["briefing.risk.no-lead", string.Join(", ", leaderless)];
        var alone = working.Where(s => s.Counterparts.Count == 0).Select(s => s.Cluster.ShortName).ToList();
        if (alone.Count > 0) yield return text["briefing.risk.no-counterpart", string.Join(", ", alone)];
        var late = working.Where(s => ReviewClock.Due([.. milestones[s.Cluster.Id]], scope.Asked) < scope.Now).Select(s => s.Cluster.ShortName).ToList();
        if (late.Count > 0) yield return text["briefing.risk.review", string.Join(", ", late)];
        var dormant = standings.Where(s => s.State?.Kind == MilestoneKind.Dormant).Select(s => s.Cluster.ShortName).ToList();
        if (dormant.Count > 0) yield return text["briefing.risk.dormant", string.Join(", ", dormant)];
    }

    private async Task<BriefingShare> One(BriefingScope scope, Cluster cluster)
    {
        var view = await views.For(scope.Operation, cluster.Code, null);
        var isHidden = presence.IsHidden(scope.Operation, cluster);
        return new()
        {
            Keys =
            [
                (BriefingChapter.Architecture, new(text["cluster.state"], words.State(view.State) is { IsEmpty: false } ? text[$"milestone.{view.State!.Kind.ToString().ToLowerInvariant()}"] : text["milestone.none"], view.State is { } state ? text["cluster.since.date", text.Loose(state.Date)] : null)),
                .. isHidden ? [] : new[] { (BriefingChapter.Leadership, new PaperFigure(text["cluster.members"], text.Number((long)view.Members.Count(line => line.Declared is not null)), text.Count("cluster.members.report", view.Members.Count(line => line is { Declared: not null, Work: not null })))) },
            ],
            Sections = [.. words.Life(view), .. words.Leadership(view), .. words.Members(view), .. words.Reviews(view)],
            Risks = [.. words.Risks(view)],
            Withheld = isHidden ? [text["briefing.withheld.protected", cluster.ShortName]] : [],
        };
    }

    private static Milestone? Last(IEnumerable<Milestone> milestones) => milestones.Where(m => m.Kind == MilestoneKind.Reviewed).MaxBy(m => m.Date);
}
