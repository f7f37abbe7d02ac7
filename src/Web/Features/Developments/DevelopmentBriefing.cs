using Tessera.Domain.Analysis;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Developments;

/// <summary>In a briefing: who has reported, what changed since the period before, and who fell silent.</summary>
internal sealed class DevelopmentBriefing(ChangeDesk desk, Text text) : BriefingPart
{
    private const int MostNamed = 6;

    public override async Task<BriefingShare> For(BriefingScope scope)
    {
        var view = await desk.Ask(scope.Operation, ChangeFilter.Of(new PresenceFilter { Cluster = scope.Cluster?.Code }, null));
        if (view.Answer is not { } answer) return BriefingShare.None;
        var address = Links.Developments(scope.Operation.Code, AddressQuery.Of(("cluster", scope.Cluster?.Code)));
        return new()
        {
            Keys = answer.Rate.Share is { } share ? [(BriefingChapter.Figures, new(text["briefing.reporting"], text.Percent(share), text["briefing.reporting.of", text.Number((long)answer.Rate.Reported), text.Number((long)answer.Rate.Expected), text.Period(answer.Rate.Period)], address))] : [],
            Sections = [(BriefingChapter.Figures, new(text["snapshot.changes", text.Period(answer.Before)], new PaperList([.. Changes(view, answer)])))],
            Risks = [.. Silent(view, answer, address)],
            AsOf = view.AsOf,
        };
    }

    private IEnumerable<PaperLine> Changes(ChangeView view, ChangeAnswer answer)
    {
        var (opened, closed) = (view.Gaps.Count(gap => gap.IsOpened), view.Gaps.Count(gap => !gap.IsOpened));
        yield return text.Count("snapshot.changes.new", answer.PartnersNew);
        yield return text.Count("snapshot.changes.gone", answer.PartnersGone);
        if (!view.HasNeeds) yield break;
        yield return text.Count("snapshot.changes.opened", opened);
        yield return text.Count("snapshot.changes.closed", closed);
    }

    private IEnumerable<PaperLine> Silent(ChangeView view, ChangeAnswer answer, string address)
    {
        if (answer.Silent.Count == 0) yield break;
        var names = string.Join(", ", answer.Silent.Take(MostNamed).Select(partner => view.Lists.PartnerName(partner.PartnerId)));
        yield return new PaperWords(text.Count("briefing.risk.silent", answer.Silent.Count, answer.Silent.Count > MostNamed ? $"{names} …" : names), address + "#without-report");
    }
}
