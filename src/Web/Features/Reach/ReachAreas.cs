using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Reach;

/// <summary>What the map says of every area: the number reached, or that no row states one.</summary>
internal static class ReachAreas
{
    public static IReadOnlyList<AreaFigure> Figures(ReachView view, Text text, ReachLinks links)
    {
        var scale = MapScale.Of(view.Answer.Parts.Values.Select(part => part.Reached / 10_000));
        return [.. view.Lists.Gazetteer.AtLevel(view.Filter.Rows.Level()).Select(area =>
        {
            long? value = view.Answer.Parts.TryGetValue(area.Id, out var part) ? part.Reached / 10_000 : null;
            var name = area.NameIn(text.Language.Code);
            return new AreaFigure(area.Id, name, value, links.Into(area.Id))
            {
                Scale = scale,
                Title = value is null ? null : text["reach.area", name, text.Number(value), text.Number(part.Low / 10_000), text.Number(part.High / 10_000)],
            };
        })];
    }
}
