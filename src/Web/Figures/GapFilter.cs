using System.Globalization;
using Tessera.Domain;
using Tessera.Domain.Analysis;

namespace Tessera.Web.Figures;

/// <summary>The filters of gaps as they stand in an address or on the command line.</summary>
/// <param name="Threshold">Whole per cent, 1 to 100.</param>
public sealed record GapFilter(PresenceFilter Rows, int Threshold, string? Group)
{
    public const int UsualThreshold = (int)(GapQuestion.UsualThreshold * 100);

    /// <summary>Status, type and role of a row change nothing here: no filter of the page could say so.</summary>
    public static GapFilter Of(IQueryCollection query) => Of(PresenceFilter.Of(query) with { Status = null, Type = null, Role = null, Partners = null, Organisation = null }, query["threshold"], query["group"]);

    public static GapFilter Of(PresenceFilter rows, string? threshold, string? group) => new(rows, ThresholdOf(threshold), string.IsNullOrEmpty(group) ? null : group);

    private static int ThresholdOf(string? text) => string.IsNullOrEmpty(text) ? UsualThreshold
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 100 ? percent : throw Problem.Invalid("gaps.threshold-unknown", text);
}
