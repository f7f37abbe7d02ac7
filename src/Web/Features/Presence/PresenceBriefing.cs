using Tessera.Domain.Analysis;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Presence;

/// <summary>In a briefing: how many organisations work where, and the largest of them.</summary>
internal sealed class PresenceBriefing(PresenceDesk desk, Text text) : BriefingPart
{
    private const int Most = 12;

    public override async Task<BriefingShare> For(BriefingScope scope)
    {
        if (scope.Cluster is { } cluster && desk.Hides(scope.Operation, cluster)) return BriefingShare.None;
        var view = await desk.Ask(scope.Operation, new PresenceFilter { Cluster = scope.Cluster?.Code });
        if (view.Answer.Rows == 0) return new() { Risks = [text["briefing.risk.no-rows"]] };
        var (all, address) = (view.Lists.Gazetteer.AtLevel(view.Question.Level).Count(), Links.Presence(scope.Operation.Code, AddressQuery.Of(("cluster", scope.Cluster?.Code))));
        return new()
        {
            Keys =
            [
                (BriefingChapter.Figures, new(text["presence.key.organisations"], text.Number((long)view.Answer.Organisations), null, address)),
                (BriefingChapter.Figures, new(text["presence.key.places"], text["presence.of", text.Number((long)view.PlacesPresent), text.Number((long)all)], text.Count("home.silent-places", Math.Max(0, all - view.PlacesPresent)), address)),
            ],
            Sections = [(BriefingChapter.Figures, Largest(view, address))],
            AsOf = view.AsOf,
        };
    }

    private PaperSection Largest(PresenceView view, string address)
    {
        var partners = view.Answer.Cells.Where(cell => !cell.IsNil).GroupBy(cell => cell.PartnerId)
            .Select(cells => (Name: view.Organisation(cells.Key), Id: cells.Key, Places: cells.Select(cell => cell.AreaId).Distinct().Count(), Rows: cells.Sum(cell => cell.Rows)))
            .OrderByDescending(line => line.Places).ThenByDescending(line => line.Rows).ThenBy(line => line.Name, StringComparer.Ordinal).ToList();
        return new(text["briefing.who"],
            [new PaperTable(text["briefing.who"], [text["member.organisation"], PaperColumn.Number(text["briefing.places"]), PaperColumn.Number(text["presence.key.rows"])],
                [.. partners.Take(Most).Select(IReadOnlyList<PaperLine> (line) => [new PaperWords(line.Name, Links.Partner(view.Operation.Code, line.Id)), text.Number((long)line.Places), text.Number((long)line.Rows)])]) { HidesCaption = true },
            .. PaperText.Perhaps(partners.Count > Most ? new PaperWords(text.Count("briefing.who.more", partners.Count - Most), address) : null)]);
    }
}
