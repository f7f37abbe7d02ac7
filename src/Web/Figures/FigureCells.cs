using System.Globalization;
using Tessera.Domain;

namespace Tessera.Web.Figures;

/// <summary>Values of figures as cells of their tables; what is not known is an empty cell.</summary>
internal static class FigureCells
{
    /// <param name="scaled">Scaled by 10,000.</param>
    public static Cell Number(long? scaled) => scaled is { } value ? Cell.Of(value / 10_000d) : Cell.Empty;

    public static Cell Day(DateOnly? day) => day is { } known ? Cell.Of(known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : Cell.Empty;
}
