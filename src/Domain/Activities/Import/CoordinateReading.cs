using System.Globalization;

namespace Tessera.Domain.Activities.Import;

/// <summary>The rectangle a country lies in, degrees. One that crosses the date line has MinLongitude above MaxLongitude.</summary>
public readonly record struct CoordinateBox(double MinLatitude, double MinLongitude, double MaxLatitude, double MaxLongitude)
{
    public bool Contains(double latitude, double longitude) => latitude >= MinLatitude && latitude <= MaxLatitude &&
        (MinLongitude <= MaxLongitude ? longitude >= MinLongitude && longitude <= MaxLongitude : longitude >= MinLongitude || longitude <= MaxLongitude);
}

/// <summary>A point read, degrees WGS 84; both parts or none.</summary>
public readonly record struct CoordinateResult(double? Latitude, double? Longitude, FindingEffect? Effect = null, string? Code = null, string? Suggestion = null)
{
    internal static CoordinateResult SetAside(string code, string? suggestion = null) => new(null, null, FindingEffect.SetAside, code, suggestion);
}

/// <summary>Reads points: decimal degrees with point or comma, degrees-minutes-seconds with or without a hemisphere.</summary>
public static class CoordinateReading
{
    /// <param name="box">The operation's countries with some margin; null when unknown, then nothing is swapped.</param>
    public static CoordinateResult Read(in Cell latitude, in Cell longitude, CoordinateBox? box = null)
    {
        var (lat, lon) = (CoordinateAngle.Read(latitude), CoordinateAngle.Read(longitude));
        if (lat.IsBlank && lon.IsBlank) return default;
        if (lat.IsBlank || lon.IsBlank) return CoordinateResult.SetAside("coordinate.half");
        if (lat.Degrees is not { } y || lon.Degrees is not { } x) return CoordinateResult.SetAside("coordinate.unreadable");
        if (y == 0 && x == 0) return CoordinateResult.SetAside("coordinate.zero");
        if (lat.Axis == 'x' && lon.Axis == 'y') return Checked(x, y, box, "coordinate.swapped");
        if (lat.Axis == 'x' || lon.Axis == 'y') return CoordinateResult.SetAside("coordinate.unreadable");
        return Placed(y, x, box, lat.IsConverted || lon.IsConverted ? "coordinate.converted" : null);
    }

    private static CoordinateResult Placed(double y, double x, CoordinateBox? box, string? code)
    {
        // Only the country's box tells a swap from a wrong point; named hemispheres were settled before.
        if (box is { } country && !(InRange(y, x) && country.Contains(y, x)) && InRange(x, y) && country.Contains(x, y))
            return new(x, y, FindingEffect.Fixed, "coordinate.swapped", Text(x, y));
        return Checked(y, x, box, code);
    }

    private static CoordinateResult Checked(double y, double x, CoordinateBox? box, string? code)
    {
        if (!InRange(y, x)) return CoordinateResult.SetAside("coordinate.out-of-range", InRange(x, y) ? Text(x, y) : null);
        if (box is { } country && !country.Contains(y, x)) return CoordinateResult.SetAside("coordinate.outside", OtherSign(y, x, country));
        return code is null ? new(y, x) : new(y, x, FindingEffect.Fixed, code, Text(y, x));
    }

    private static string? OtherSign(double y, double x, CoordinateBox box) =>
        box.Contains(y, -x) ? Text(y, -x) : box.Contains(-y, x) ? Text(-y, x) : box.Contains(-y, -x) ? Text(-y, -x) : null;

    private static bool InRange(double y, double x) => y is >= -90 and <= 90 && x is >= -180 and <= 180;

    private static string Text(double y, double x) => string.Create(CultureInfo.InvariantCulture, $"{y:0.######}, {x:0.######}");
}
