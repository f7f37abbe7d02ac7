using Tessera.Domain.Analysis;
using Tessera.Web.Figures;
using Tessera.Web.Layout;
using Tessera.Web.Papers;

namespace Tessera.Web.Features.Gaps;

/// <summary>In a briefing: how many people are in need and reached, and where most are not.</summary>
internal sealed class GapBriefing(GapDesk desk, Text text) : BriefingPart
{
    private const int Most = 12;

    public override async Task<BriefingShare> For(BriefingScope scope)
    {
        var view = await desk.Ask(scope.Operation, GapFilter.Of(new PresenceFilter { Cluster = scope.Cluster?.Code }, null, null));
        if (view.Needs.IsEmpty) return new() { Risks = [text["gaps.no-needs"]] };
        var (links, whole) = (new GapLinks(view), view.ByCluster.FirstOrDefault());
        var largest = view.Largest.Where(line => line.Gap > 0).ToList();
        return new()
        {
            Keys = [.. Keys(whole, scope.Cluster?.ShortName ?? text["gaps.all-clusters"], links).Select(figure => (BriefingChapter.Figures, figure))],
            Sections = [.. Figures(scope, view, links), .. Largest(view, links, largest)],
            Risks = [.. Empty(view, scope)],
            AsOf = view.AsOf,
        };
    }

    private IEnumerable<PaperFigure> Keys(GapLine? whole, string of, GapLinks links) => whole is null ? []
        : GapKeys.Of(whole, of, text, links).Select(key => new PaperFigure(key.Label, text.Number(key.Value, 0), key.Note, key.Href));

    private IEnumerable<(BriefingChapter, PaperSection)> Figures(BriefingScope scope, GapView view, GapLinks links)
    {
        var lines = view.ByCluster;
        if (lines.Count == 0) yield break;
        var sources = string.Join("; ", view.Sources.Select(source => source.Source).Distinct());
        yield return (BriefingChapter.Figures, new("",
            new PaperTable(text["gaps.by-cluster"], [new(text["presence.filter.cluster"]) { Width = 5 }, .. Columns()],
                [.. lines.Select(IReadOnlyList<PaperLine> (line) => [new PaperWords(line.ClusterId is { } id ? view.Lists.Cluster(id)?.Name ?? "?" : text["gaps.all-clusters"], links.OfCluster(line.ClusterId)), .. Numbers(line)])]) { HidesCaption = scope.Cluster is null },
            PaperText.Quiet(text["briefing.figures.source", text.Date(view.AsOf), sources])));
    }

    private IEnumerable<(BriefingChapter, PaperSection)> Largest(GapView view, GapLinks links, IReadOnlyList<GapLine> largest)
    {
        if (largest.Count == 0) yield break;
        yield return (BriefingChapter.Gaps, new("",
            [new PaperTable(text["gaps.ranked"], [new(text["presence.place"]) { Width = 4 }, .. Columns(), PaperColumn.Number(text["briefing.partners"])],
                [.. largest.Take(Most).Select(IReadOnlyList<PaperLine> (line) =>
                    [new PaperWords(view.Lists.PlaceAndCluster(line.AreaId, line.ClusterId, text.Language.Code), links.Partners(line)), .. Numbers(line), text.Number((long)line.Partners)])]) { HidesCaption = true },
            .. PaperText.Perhaps(largest.Count > Most ? new PaperWords(text.Count("briefing.gaps.more", largest.Count - Most), links.OfCluster(null)) : null)]));
    }

    private IEnumerable<PaperColumn> Columns() =>
        new[] { "gaps.in-need", "gaps.targeted", "gaps.reached", "gaps.gap", "gaps.coverage" }.Select(key => PaperColumn.Number(text[key]));

    private IEnumerable<PaperLine> Numbers(GapLine line) =>
        [text.Number(line.InNeed / 10_000m, 0), text.Number(line.Targeted / 10_000m, 0), text.Number(line.Reached?.Reached / 10_000m, 0), text.Number(line.Gap / 10_000m, 0), text.Percent(line.Coverage)];

    private IEnumerable<PaperLine> Empty(GapView view, BriefingScope scope)
    {
        var empty = view.Largest.Where(line => line is { Partners: 0, InNeed: > 0 }).OrderByDescending(line => line.InNeed).ToList();
        if (empty.Count == 0) yield break;
        yield return new PaperWords(text.Count("briefing.risk.nobody", empty.Count, view.Lists.PlaceAndCluster(empty[0].AreaId, empty[0].ClusterId, text.Language.Code), text.Number(empty[0].InNeed / 10_000m, 0)), Links.Gaps(scope.Operation.Code, AddressQuery.Of(("cluster", scope.Cluster?.Code))));
    }
}
