using Tessera.Web.Figures;

namespace Tessera.Web.Layout;

/// <summary>What the map says about every area of the level asked.</summary>
internal static class PresenceAreas
{
    /// <summary>An area without a counted row is "no report"; 0 stands only where every row is a nil report.</summary>
    public static IReadOnlyList<AreaFigure> Figures(PresenceView view, Text text, Func<string, string> address)
    {
        var places = view.Answer.Places.ToDictionary(p => p.AreaId);
        return [.. view.Lists.Gazetteer.AtLevel(view.Question.Level).Select(area =>
        {
            var name = area.NameIn(text.Language.Code);
            var place = places.GetValueOrDefault(area.Id);
            // Rows that name no organisation are a report, and no count of nobody.
            long? value = place is null || (place.Organisations == 0 && !place.IsNil) ? null : place.Organisations;
            return new AreaFigure(area.Id, name, value, address(view.PlaceValue(area.Id)))
            {
                Title = place is null ? null
                    : place.IsNil ? text["presence.area.nil", name]
                    : place.Organisations == 0 ? text["presence.area.unnamed", name, text.Number(place.Rows)]
                    : text["presence.area", name, text.Count("presence.organisations", place.Organisations), text.Count("presence.rows", place.Rows)],
            };
        })];
    }
}
