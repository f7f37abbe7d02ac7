using System.Globalization;

namespace Tessera.Domain.Activities.Import;

[Flags]
internal enum NumberTraits : byte { None = 0, ForeignDigits = 1, Grouped = 2, Padded = 4, HasPoint = 8, HasComma = 16 }

/// <summary>
/// A text that looks like a number, under both decimal marks. Values are scaled by 10,000; null where the text cannot be
/// written so; <see cref="TooLarge"/> where it does not fit.
/// </summary>
internal readonly record struct NumberShape(long? Point, long? Comma, NumberTraits Traits, bool Inexact)
{
    public const long Scale = 10_000;
    public const long TooLarge = long.MaxValue;
    private const long MaxWhole = long.MaxValue / Scale - 1;
    private const int MaxLength = 64;
    private const char Blank = '_';
    private const char Exact = 'd';

    public bool IsAmbiguous => Point is not null && Comma is not null && Point != Comma;

    public bool Has(NumberTraits trait) => (Traits & trait) != 0;

    /// <summary>1 to 14 ASCII digits and nothing else.</summary>
    public static bool IsPlain(string text) => text.Length is > 0 and <= 14 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    public static bool TryParse(ReadOnlySpan<char> text, out NumberShape shape)
    {
        shape = default;
        var body = text.Trim();
        var traits = body.Length == text.Length ? NumberTraits.None : NumberTraits.Padded;
        if (body.Length > 0 && body[0] == '\'')
        {
            body = body[1..].Trim();
            traits = NumberTraits.Padded;
        }
        var negative = body.Length > 0 && body[0] is '-' or '−' or '－' or '﹣';
        if (negative || (body.Length > 0 && body[0] == '+')) body = body[1..].TrimStart();
        Span<char> flat = stackalloc char[MaxLength];
        if (body.Length is 0 or > MaxLength || !TryFlatten(body, flat, out var length, ref traits)) return false;
        flat = flat[..length];
        var inexact = false;
        var point = Value(flat, '.', negative, ref inexact);
        var comma = Value(flat, ',', negative, ref inexact);
        shape = new(point, comma, traits, inexact);
        return point is not null || comma is not null;
    }

    // Digits of any script become ASCII; every kind of blank or apostrophe between digits becomes one group mark.
    private static bool TryFlatten(ReadOnlySpan<char> body, Span<char> flat, out int length, ref NumberTraits traits)
    {
        length = 0;
        var digits = 0;
        foreach (var c in body)
        {
            if (c is '\u200E' or '\u200F' or '\u061C' or '\u202A' or '\u202C') { traits |= NumberTraits.Padded; continue; }
            var flattened = Flatten(c, ref traits);
            if (flattened == '\0') return false;
            if (char.IsAsciiDigit(flattened)) digits++;
            flat[length++] = flattened;
        }
        return digits > 0;
    }

    private static char Flatten(char c, ref NumberTraits traits)
    {
        if (char.IsAsciiDigit(c)) return c;
        if (c is '.' or '．') { traits |= NumberTraits.HasPoint; return '.'; }
        if (c is ',' or '，' or '،') { traits |= NumberTraits.HasComma; return ','; }
        if (c == '٫') return Exact;
        if (c is '\'' or '’' or '‘' or '`' or '´' or '٬' || char.IsWhiteSpace(c)) { traits |= NumberTraits.Grouped; return Blank; }
        var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
        if (digit < 0) return '\0';
        traits |= NumberTraits.ForeignDigits;
        return (char)('0' + digit);
    }

    private static long? Value(ReadOnlySpan<char> flat, char mark, bool negative, ref bool inexact)
    {
        var at = flat.LastIndexOf(flat.Contains(Exact) ? Exact : mark);
        var whole = at < 0 ? flat : flat[..at];
        var fraction = at < 0 ? default : flat[(at + 1)..];
        if (fraction.IndexOfAnyExceptInRange('0', '9') >= 0 || !IsGrouped(whole, mark == '.' ? ',' : '.')) return null;
        if (Scaled(whole, fraction, ref inexact) is not { } scaled) return TooLarge;
        return negative ? -scaled : scaled;
    }

    // Groups of three, or Indian groups (two, the last of three); one kind of group mark; no group mark after a leading zero.
    private static bool IsGrouped(ReadOnlySpan<char> whole, char group)
    {
        var first = whole.IndexOfAnyExceptInRange('0', '9');
        if (first < 0) return true;
        var mark = whole[first];
        if ((mark != group && mark != Blank) || first is 0 or > 3 || whole[0] == '0') return false;
        var rest = whole[(first + 1)..];
        var (threes, twos) = (true, first <= 2 && mark == ',');
        while (true)
        {
            var end = rest.IndexOf(mark);
            var part = end < 0 ? rest : rest[..end];
            if (part.IndexOfAnyExceptInRange('0', '9') >= 0) return false;
            threes &= part.Length == 3;
            twos &= part.Length == (end < 0 ? 3 : 2);
            if (end < 0) return threes || twos;
            rest = rest[(end + 1)..];
        }
    }

    private static long? Scaled(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, ref bool inexact)
    {
        long value = 0;
        foreach (var c in whole)
        {
            if (!char.IsAsciiDigit(c)) continue;
            if (value > MaxWhole / 10) return null;
            value = value * 10 + (c - '0');
        }
        if (value > MaxWhole) return null;
        long part = 0;
        for (var i = 0; i < 4; i++) part = part * 10 + (i < fraction.Length ? fraction[i] - '0' : 0);
        if (fraction.Length > 4)
        {
            inexact |= fraction[4..].IndexOfAnyExcept('0') >= 0;
            if (fraction[4] >= '5') part++;
        }
        return value * Scale + part;
    }
}
