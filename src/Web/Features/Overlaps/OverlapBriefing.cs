using Tessera.Web.Access;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Overlaps;

/// <summary>In a briefing: pairs of partners that may report the same people, and nobody has decided about; for who may open the rows.</summary>
internal sealed class OverlapBriefing(CurrentUser user, OverlapDesk desk, Text text) : BriefingPart
{
    private const int Most = 8;

    public override async Task<BriefingShare> For(BriefingScope scope)
    {
        if (!user.MaySomewhere(Right.SeeRows, RightScope.Of(scope.Operation))) return new() { Withheld = [text["briefing.withheld.overlaps"]] };
        var view = await desk.Ask(scope.Operation, new PresenceFilter { Cluster = scope.Cluster?.Code });
        // A paper travels: pairs of protected clusters stay on their page, whoever asks.
        var undecided = view.Pairs.Where(pair => view.Decisions.Of(pair.Key) is null).ToList();
        var open = undecided.Where(pair => !view.Lists.SensitiveClusters.Contains(pair.Key.ClusterId)).ToList();
        IReadOnlyList<string> withheld = undecided.Count > open.Count ? [text["briefing.withheld.overlaps"]] : [];
        if (open.Count == 0) return new() { Withheld = withheld };
        var address = Links.Overlaps(scope.Operation.Code, AddressQuery.Of(("cluster", scope.Cluster?.Code)));
        var rows = open.Take(Most).Select(IReadOnlyList<PaperLine> (pair) =>
        [
            new PaperWords($"{view.Lists.PartnerName(pair.Key.PartnerA)} · {view.Lists.PartnerName(pair.Key.PartnerB)}", Links.Overlap(scope.Operation.Code, pair.Key.Id)),
            view.Lists.Cluster(pair.Key.ClusterId)?.ShortName, view.Lists.Area(pair.Key.PlaceId)?.NameIn(text.Language.Code),
            text.Number(pair.FigureA / 10_000m, 0), text.Number(pair.FigureB / 10_000m, 0),
        ]);
        return new()
        {
            Withheld = withheld,
            Sections = [(BriefingChapter.Overlaps, new("",
                new PaperText(new PaperWords(text.Count("work.overlaps", open.Count), address)),
                new PaperTable(text["overlaps.pairs"], [text["overlaps.partners"], new(text["presence.filter.cluster"]) { Width = 2 }, new(text["presence.place"]) { Width = 2 }, PaperColumn.Number(text["briefing.first-says"]), PaperColumn.Number(text["briefing.second-says"])], [.. rows]) { HidesCaption = true }))],
        };
    }
}
