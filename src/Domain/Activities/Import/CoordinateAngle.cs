using System.Buffers;
using System.Globalization;

namespace Tessera.Domain.Activities.Import;

/// <summary>One side of a point. Degrees is null when blank or unreadable; Axis is 'y' or 'x' when a hemisphere names it, else '\0'.</summary>
internal readonly record struct CoordinateAngle(double? Degrees, bool IsBlank, char Axis, bool IsConverted)
{
    private static readonly CoordinateAngle Unreadable = new(null, false, '\0', false);
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.,");
    private const int MaxLength = 40;

    public static CoordinateAngle Read(in Cell cell) => cell.Kind switch
    {
        CellKind.Empty => new(null, true, '\0', false),
        CellKind.Number => double.IsFinite(cell.Number) ? new(cell.Number, false, '\0', false) : Unreadable,
        CellKind.Text when string.IsNullOrWhiteSpace(cell.Text) || TextReading.IsPlaceholder(cell.Text) => new(null, true, '\0', false),
        CellKind.Text => OfText(cell.Text!.AsSpan().Trim()),
        _ => Unreadable,
    };

    private static CoordinateAngle OfText(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength) return Unreadable;
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain)) return new(plain, false, '\0', false);
        var (sign, axis) = (1, '\0');
        var body = text;
        if (Hemisphere(body[0]) is { } before)
        {
            (sign, axis) = before;
            body = body[1..];
        }
        else if (Hemisphere(body[^1]) is { } after)
        {
            (sign, axis) = after;
            body = body[..^1];
        }
        return Parts(body.Trim()) is { } degrees ? new(axis == '\0' ? degrees : sign * Math.Abs(degrees), false, axis, true) : Unreadable;
    }

    // O is west in the Latin languages (oeste, ouest), L is east in Portuguese (leste); a small s marks seconds.
    private static (int, char)? Hemisphere(char letter) => letter switch
    {
        'N' or 'n' => (1, 'y'),
        'S' => (-1, 'y'),
        'E' or 'e' or 'L' => (1, 'x'),
        'W' or 'w' or 'O' => (-1, 'x'),
        _ => null,
    };

    private static double? Parts(ReadOnlySpan<char> body)
    {
        var negative = body.Length > 0 && body[0] is '-' or '−';
        if (negative) body = body[1..];
        double total = 0;
        var unit = 1.0;
        var (count, hasDecimals) = (0, false);
        while (body.Length > 0)
        {
            var end = body.IndexOfAnyExcept(Digits);
            var digits = end < 0 ? body : body[..end];
            // Only the last part may have decimals: 16.5° 30' is a slip.
            if (++count > 3 || hasDecimals || Amount(digits) is not { } amount || (unit < 1 && amount >= 60)) return null;
            hasDecimals = amount != Math.Floor(amount);
            total += amount * unit;
            unit /= 60;
            body = end < 0 ? default : SkipSigns(body[end..]);
            if (end >= 0 && body.Length > 0 && !char.IsAsciiDigit(body[0])) return null;
        }
        return count == 0 ? null : negative ? -total : total;
    }

    private static ReadOnlySpan<char> SkipSigns(ReadOnlySpan<char> body) => body.TrimStart(" \u00A0°ºd'’′´m\"”″s:˚*");

    private static double? Amount(ReadOnlySpan<char> digits)
    {
        Span<char> flat = stackalloc char[MaxLength];
        digits.Replace(flat, ',', '.');
        return double.TryParse(flat[..digits.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }
}
