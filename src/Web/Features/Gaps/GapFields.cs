using System.Globalization;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Gaps;

/// <summary>The filters of gaps: those of presence that change who was reached, a group, and the threshold.</summary>
internal static class GapFields
{
    private static readonly string[] OfPresence = ["by", "cluster", "place", "period", "partner"];
    private static readonly int[] Thresholds = [10, 20, 30, 50, 60, 80];

    public static IReadOnlyList<FilterField> Of(GapView view, Text text) =>
    [
        .. PresenceFields.Of(view.Lists, view.Filter.Rows, text, withLevel: true).Where(field => OfPresence.Contains(field.Name)),
        .. PresenceFields.Group([.. view.Needs.Groups], text),
        new("threshold", text["gaps.filter.threshold"])
        {
            Options = [.. Thresholds.Append(view.Filter.Threshold).Distinct().Order().Where(percent => percent != GapFilter.UsualThreshold).Select(percent => new FilterOption(percent.ToString(CultureInfo.InvariantCulture), text.Percent(percent / 100m)))],
            Everything = text.Percent(GapFilter.UsualThreshold / 100m),
        },
    ];
}
