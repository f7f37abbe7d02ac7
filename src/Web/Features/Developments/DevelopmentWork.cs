using System.Globalization;
using Tessera.Domain.Analysis;
using Tessera.Domain.Clusters;
using Tessera.Domain.Operations;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Developments;

/// <summary>Months one's own organisation has not reported on, who came and left, gaps that opened, and partners who fell silent.</summary>
internal sealed class DevelopmentWork(ChangeDesk desk, MissingMonths missing, Text text) : WorkSource
{
    private const int MostGaps = 3, MostSilent = 4;

    public override async Task<IReadOnlyList<WorkItem>> For(WorkFocus focus)
    {
        var items = new List<WorkItem>();
        foreach (var cluster in focus.Clusters)
        {
            var view = await desk.Ask(focus.Operation, ChangeFilter.Of(new PresenceFilter { Cluster = cluster?.Code }, null));
            if (view.Answer is not { } answer) continue;
            items.AddRange(Changed(view, answer, cluster));
            if (focus.IsCoordinating) items.AddRange(Silent(view, answer, cluster));
        }
        foreach (var partner in focus.Partners) items.AddRange(await Unreported(focus, partner));
        return items;
    }

    private async Task<IEnumerable<WorkItem>> Unreported(WorkFocus focus, long partner) =>
        (await missing.Of(focus.Operation, partner)).Select(month => new WorkItem(WorkKind.Due, text["work.unreported", text.Month(month)], Links.NewImport(focus.Operation.Code), focus.Lists.PartnerName(partner)));

    private IEnumerable<WorkItem> Changed(ChangeView view, ChangeAnswer answer, Cluster? cluster)
    {
        var (address, note) = (Developments(view), Note(cluster, answer));
        if (answer.PartnersNew > 0) yield return new(WorkKind.Changed, text.Count("snapshot.changes.new", answer.PartnersNew), address, note);
        if (answer.PartnersGone > 0) yield return new(WorkKind.Changed, text.Count("snapshot.changes.gone", answer.PartnersGone), address, note);
        var links = new DevelopmentLinks(view);
        var opened = view.Gaps.Where(gap => gap.IsOpened).ToList();
        foreach (var gap in opened.Take(MostGaps)) yield return new(WorkKind.Changed, text["work.gap.opened", view.Lists.PlaceAndCluster(gap.Now.AreaId, gap.Now.ClusterId, Languages.Current.Code)], links.Gap(gap.Now, answer.Now), text["gaps.sign.need", text.Number(gap.Now.InNeed / 10_000m, 0)]);
        if (opened.Count > MostGaps) yield return new(WorkKind.Changed, text.Count("work.gaps.more", opened.Count - MostGaps), address, note);
        var closed = view.Gaps.Count - opened.Count;
        if (closed > 0) yield return new(WorkKind.Changed, text.Count("snapshot.changes.closed", closed), address, note);
    }

    private IEnumerable<WorkItem> Silent(ChangeView view, ChangeAnswer answer, Cluster? cluster)
    {
        foreach (var partner in answer.Silent.Take(MostSilent))
            yield return new(WorkKind.Missing, text["work.silent", view.Lists.PartnerName(partner.PartnerId)], Links.Partner(view.Operation.Code, partner.PartnerId), text["work.silent.since", text.Month(partner.LastMonth)]);
        if (answer.Silent.Count > MostSilent) yield return new(WorkKind.Missing, text.Count("work.silent.more", answer.Silent.Count - MostSilent), Developments(view) + "#without-report", Note(cluster, answer));
    }

    private string Note(Cluster? cluster, ChangeAnswer answer)
    {
        var since = text["snapshot.changes", text.Period(answer.Before)];
        return cluster is null ? since : $"{cluster.ShortName} · {since}";
    }

    private static string Developments(ChangeView view) => Links.Developments(view.Operation.Code, AddressQuery.Of(("cluster", view.Filter.Rows.Cluster)));
}
