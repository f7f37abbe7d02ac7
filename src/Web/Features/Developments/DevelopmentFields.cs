using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Developments;

/// <summary>The two periods, then those filters of presence that choose partners.</summary>
internal static class DevelopmentFields
{
    private static readonly string[] OfPresence = ["by", "cluster", "place", "partner", "type"];

    public static IReadOnlyList<FilterField> Of(ChangeView view, Text text) =>
    [
        new("period", text["presence.filter.period"], FilterKind.Month), new("before", text["developments.filter.before"], FilterKind.Month),
        .. PresenceFields.Of(view.Lists, view.Filter.Rows, text, withLevel: true).Where(field => OfPresence.Contains(field.Name)),
    ];
}
