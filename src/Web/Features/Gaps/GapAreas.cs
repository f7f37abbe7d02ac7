using Tessera.Domain.Analysis;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Gaps;

/// <summary>What the map says of every area: people in need whom nobody reached; hatched where no need is stated.</summary>
internal static class GapAreas
{
    public static IReadOnlyList<AreaFigure> Figures(GapView view, IEnumerable<GapLine> lines, Text text, GapLinks links)
    {
        var byArea = lines.ToDictionary(line => line.AreaId);
        var scale = MapScale.Of(byArea.Values.Select(line => (line.Gap ?? 0) / 10_000), "gaps.map.none");
        return [.. view.Lists.Gazetteer.AtLevel(view.Filter.Rows.Level()).Select(area =>
        {
            var line = byArea.GetValueOrDefault(area.Id);
            var name = area.NameIn(text.Language.Code);
            return new AreaFigure(area.Id, name, line?.Gap / 10_000, links.Into(area.Id))
            {
                Scale = scale,
                Title = line?.Gap is not { } gap ? text["gaps.area.none", name]
                    : text["gaps.area", name, text.Number(gap / 10_000m, 0), text.Number(line.InNeed / 10_000m, 0), line.Reached is { } reached ? text.Number(reached.Reached / 10_000m, 0) : text["value.none"]],
            };
        })];
    }
}
