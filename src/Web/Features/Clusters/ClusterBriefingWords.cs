using Tessera.Domain;
using Tessera.Domain.Clusters;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Clusters;

/// <summary>A cluster's life in the words of a paper.</summary>
internal sealed class ClusterBriefingWords(Text text)
{
    public PaperLine State(Milestone? state) => state is null ? PaperLine.Empty
        : new(new PaperWords(text[$"milestone.{state.Kind.ToString().ToLowerInvariant()}"]), PaperWords.Quiet($"\n{text["cluster.since.date", text.Loose(state.Date)]}"));

    public string Holder(OperationLists lists, LeadershipTerm term) => string.Join(", ", new[] { lists.Holder(term) ?? text["leadership.vacant"], term.Unit }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>"Reviewed 12 October 2011: strengths and challenges of seven clusters".</summary>
    public PaperLine Step(Milestone step)
    {
        var more = string.Join("; ", new[] { step.Trigger, step.Note, step.Document }.Where(part => !string.IsNullOrEmpty(part)));
        return new PaperLine(new PaperWords($"{text.Loose(step.Date)}: {text[$"milestone.{step.Kind.ToString().ToLowerInvariant()}"]}"), PaperWords.Quiet(more.Length == 0 ? "" : $" – {more}"));
    }

    public PaperLine Due(DateOnly? due, DateOnly now) => due is not { } day ? PaperLine.Empty
        : day < now ? new PaperLine(new PaperWords(text.Date(day)), PaperWords.Strong($"\n{text["cluster.review.late"]}")) : text.Date(day);

    public IEnumerable<(BriefingChapter, PaperSection)> Life(ClusterView view)
    {
        var steps = view.Life.Milestones.Where(m => m.Kind != MilestoneKind.Reviewed).Select(Step).ToList();
        var forms = view.Life.Forms.Select(form => (PaperLine)text["cluster.formerly", form.Name, text.Loose(form.Until)]).ToList();
        if (steps.Count + forms.Count > 0) yield return (BriefingChapter.Architecture, new(text["cluster.life"], new PaperList([.. steps, .. forms])));
        var hubs = view.Hubs.Select(hub => view.Lists.Area(hub.AreaId)?.NameIn(text.Language.Code) ?? "?").ToList();
        if (hubs.Count > 0) yield return (BriefingChapter.Architecture, new(text["cluster.hubs"], new PaperText(string.Join(", ", hubs))));
    }

    public IEnumerable<(BriefingChapter, PaperSection)> Leadership(ClusterView view)
    {
        var now = view.Leaders.Select(pair => pair.Term).ToList();
        yield return (BriefingChapter.Leadership, now.Count == 0 ? new("", new PaperText(text["leadership.nobody"]))
            : new("", new PaperTable(text["briefing.chapter.leadership"], [text["leadership.role"], text["member.organisation"], text["member.post"], new(text["leadership.time"]) { Width = 2 }],
                [.. now.Select(IReadOnlyList<PaperLine> (term) => [text[$"leads.{term.Role.ToString().ToLowerInvariant()}"], Holder(view.Lists, term), term.Post, text.Loose(term.Since)])]) { HidesCaption = true }));
        var before = view.Lists.Leadership[view.Cluster.Id].Where(term => term.HubId is null && term.Until is not null && !now.Contains(term)).OrderByDescending(term => term.Since).ToList();
        if (before.Count > 0)
            yield return (BriefingChapter.Leadership, new(text["briefing.led-before"], new PaperList([.. before.Select(term => (PaperLine)$"{text[$"leads.{term.Role.ToString().ToLowerInvariant()}"]}: {Holder(view.Lists, term)} ({text.Loose(term.Since)} – {text.Loose(term.Until)})")])));
    }

    public IEnumerable<(BriefingChapter, PaperSection)> Members(ClusterView view)
    {
        var names = view.Members.Where(line => line.Declared is not null).Select(line => view.Lists.PartnerName(line.PartnerId)).Distinct().ToList();
        if (names.Count == 0) yield break;
        var others = view.Members.Count(line => line.Declared is null);
        yield return (BriefingChapter.Leadership, new(text["cluster.members"], [new PaperText(string.Join(", ", names)), .. others == 0 ? [] : new[] { PaperText.Quiet(text.Count("member.undeclared", others)) }]));
    }

    public IEnumerable<(BriefingChapter, PaperSection)> Reviews(ClusterView view)
    {
        var held = view.Life.Milestones.Where(m => m.Kind == MilestoneKind.Reviewed).OrderByDescending(m => m.Date).Select(Step).ToList();
        if (held.Count == 0 && view.ReviewDue is null) yield break;
        yield return (BriefingChapter.Reviews, new("", [
            held.Count > 0 ? new PaperList(held) : new PaperText(text["briefing.never"]),
            .. view.ReviewDue is { } due ? new[] { new PaperText(new PaperLine(new PaperWords($"{text["cluster.review"]}: {text.Date(due)}"), PaperWords.Strong(view.IsOverdue ? $" – {text["cluster.review.late"]}" : ""))) } : []]));
    }

    public IEnumerable<PaperLine> Risks(ClusterView view)
    {
        if (view.QuietSince is { } quiet) yield return text["briefing.risk.quiet", text.Date(quiet)];
        if (view.IsOverdue) yield return text["briefing.risk.review", view.Cluster.ShortName];
        if (!Lifecycle.IsAtWork(view.State?.Kind)) yield break;
        if (!view.Leaders.Any(pair => !pair.Term.IsVacant && Domain.Clusters.Leadership.IsLead(pair.Term.Role))) yield return text["briefing.risk.no-lead", view.Cluster.ShortName];
        if (!view.Leaders.Any(pair => pair.Term is { IsVacant: false, Role: LeadershipRole.Counterpart })) yield return text["briefing.risk.no-counterpart", view.Cluster.ShortName];
    }
}
