using System.Collections.Frozen;
using System.Globalization;

namespace Tessera.Domain.Activities.Import;

/// <summary>A cell read as a number.</summary>
/// <param name="Scaled">The value times 10,000; null when blank (never 0), set aside or asked about.</param>
/// <param name="Effect">Null when read as meant.</param>
/// <param name="Suggestion">The value read or proposed, invariant.</param>
public readonly record struct NumberResult(long? Scaled, FindingEffect? Effect = null, string? Code = null, string? Suggestion = null)
{
    /// <summary>The whole part; what ReadCount counts.</summary>
    public long? Count => Scaled / NumberShape.Scale;

    internal static NumberResult SetAside(string code, string? suggestion = null) => new(null, FindingEffect.SetAside, code, suggestion);
}

/// <summary>Reads quantities and counts. A value that is not certain is set aside or asked about, never guessed.</summary>
public static class NumberReading
{
    /// <summary>No row reaches more people: larger counts are slips or wrapped integers.</summary>
    public const long MaxCount = int.MaxValue;

    // "NA" and "NULL" are blanks only where a number is expected; in text they may be Namibia or a name.
    private static readonly FrozenSet<string> Blanks = new[] { "NA", "NULL", "nd", "sd", "blank", "(blank)", "(vide)" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A quantity with up to 4 decimals; negative allowed (corrections), at most 922,337,203,685,476.</summary>
    public static NumberResult Read(in Cell cell, NumberStyle style) => cell.Kind switch
    {
        CellKind.Empty => default,
        CellKind.Number => OfDouble(cell.Number),
        CellKind.Text => OfText(cell.Text!, style, isCount: false),
        CellKind.Date => NumberResult.SetAside("value.excel-changed"),
        CellKind.Boolean => NumberResult.SetAside("number.boolean"),
        _ => NumberResult.SetAside(TextReading.ErrorCode(cell)),
    };

    /// <summary>People, households, facilities: whole, 0 or more, at most <see cref="MaxCount"/>.</summary>
    public static NumberResult ReadCount(in Cell cell, NumberStyle style)
    {
        var read = cell.Kind == CellKind.Text ? OfText(cell.Text!, style, isCount: true) : Read(cell, style);
        if (read.Scaled is not { } scaled) return read;
        if (read.Code == "number.currency") return NumberResult.SetAside("number.with-words", read.Suggestion);
        if (scaled < 0) return NumberResult.SetAside("number.negative");
        if (scaled > MaxCount * NumberShape.Scale) return NumberResult.SetAside("number.too-large");
        return scaled % NumberShape.Scale == 0 ? read : NumberResult.SetAside("number.not-whole", Text(Rounded(scaled)));
    }

    /// <summary>A scaled value as invariant text ("1234.5").</summary>
    public static string Text(long scaled) => ((decimal)scaled / NumberShape.Scale).ToString("0.####", CultureInfo.InvariantCulture);

    private static NumberResult OfDouble(double number)
    {
        if (Math.Abs(number) < 9e14 && Math.Floor(number) == number) return new((long)number * NumberShape.Scale);
        if (!double.IsFinite(number)) return NumberResult.SetAside("number.not-a-number");
        if (Math.Abs(number) > 922e12) return NumberResult.SetAside("number.too-large");
        // The cast keeps 15 significant digits, what Excel shows: 0.1 + 0.2 is 0.3 and no finding.
        var scaled = (decimal)number * NumberShape.Scale;
        var whole = decimal.Round(scaled, MidpointRounding.AwayFromZero);
        return whole == scaled ? new((long)whole) : new((long)whole, FindingEffect.Fixed, "number.rounded", Text((long)whole));
    }

    private static NumberResult OfText(string text, NumberStyle style, bool isCount)
    {
        if (NumberShape.IsPlain(text))
        {
            var plain = long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) * NumberShape.Scale;
            return style.IsTextFile ? new(plain) : new(plain, FindingEffect.Fixed, "number.text", text);
        }
        if (NumberShape.TryParse(text, out var shape)) return Chosen(shape, style, isCount);
        if (string.IsNullOrWhiteSpace(text) || TextReading.IsPlaceholder(text) || Blanks.Contains(text.Trim())) return default;
        if (!NumberCurrency.TryStrip(text, out var amount, out var currency) || !NumberShape.TryParse(amount, out shape)) return NumberRefusal.Explain(text);
        if (style.MixedCurrencies) return NumberResult.SetAside("number.currency-mixed", currency);
        // Money has at most two decimals: three figures behind a mark are a group.
        var grouped = style.Mark == DecimalMark.Unknown && shape.IsAmbiguous ? style with { Mark = shape.Has(NumberTraits.HasPoint) ? DecimalMark.Comma : DecimalMark.Point } : style;
        var money = Chosen(shape, grouped, isCount);
        return money.Scaled is { } scaled ? money with { Effect = FindingEffect.Fixed, Code = "number.currency", Suggestion = $"{Text(scaled)} {currency}" } : money;
    }

    private static NumberResult Chosen(in NumberShape shape, NumberStyle style, bool isCount)
    {
        var mark = style.Mark;
        if (shape.IsAmbiguous && mark == DecimalMark.Unknown)
        {
            // "1,234" people can only be 1234: as 1.234 they would not be whole. "1.234" may be a computed average and is asked.
            if (!isCount || shape.Has(NumberTraits.HasPoint)) return new(null, FindingEffect.Ask, "number.style-unknown", $"{Shown(shape.Point)} / {Shown(shape.Comma)}");
            mark = DecimalMark.Point;
        }
        var comma = shape.Point is null || (shape.Comma is not null && mark == DecimalMark.Comma);
        var value = (comma ? shape.Comma : shape.Point)!.Value;
        if (Math.Abs(value) == NumberShape.TooLarge) return NumberResult.SetAside("number.too-large");
        return CodeOf(shape, comma, style) is { } code ? new(value, FindingEffect.Fixed, code, Text(value)) : new(value);
    }

    private static string? CodeOf(in NumberShape shape, bool comma, NumberStyle style)
    {
        if (shape.Inexact) return "number.rounded";
        if (shape.Has(NumberTraits.ForeignDigits)) return "number.digits";
        if (shape.Has(NumberTraits.Grouped | (comma ? NumberTraits.HasPoint : NumberTraits.HasComma))) return "number.grouped";
        if (comma && shape.Has(NumberTraits.HasComma)) return "number.decimal-comma";
        if (shape.Has(NumberTraits.Padded)) return "number.cleaned";
        return style.IsTextFile ? null : "number.text";
    }

    private static string Shown(long? scaled) => scaled is NumberShape.TooLarge or null ? "?" : Text(scaled.Value);

    private static long Rounded(long scaled) => (scaled + NumberShape.Scale / 2) / NumberShape.Scale * NumberShape.Scale;
}
