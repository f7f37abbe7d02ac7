namespace Tessera.Domain.Activities.Import;

public enum DecimalMark : byte { Unknown, Point, Comma }

/// <summary>How one column writes numbers.</summary>
/// <param name="IsTextFile">Every cell of the file is text (CSV), so plain digits as text are nothing to mention.</param>
/// <param name="MixedCurrencies">The column names more than one currency: amounts that name one are set aside.</param>
public readonly record struct NumberStyle(DecimalMark Mark, bool IsTextFile = false, bool MixedCurrencies = false)
{
    public const string Question = "number-style";

    /// <summary>The style an answer to the question gives: "point" (1,234.5) or "comma" (1.234,5).</summary>
    public static DecimalMark MarkOf(string? answer) => answer switch
    {
        "point" => DecimalMark.Point,
        "comma" => DecimalMark.Comma,
        _ => DecimalMark.Unknown,
    };
}

/// <summary>
/// Gathers what one column proves about its decimal mark: "1.234,5", "12,5" and "1.234.567" each have one reading only,
/// "1.234" has two. One proof and no contradiction decide for the whole column; nothing is decided row by row.
/// </summary>
public sealed class NumberStyleProof
{
    private bool _point;
    private bool _comma;
    private bool _ambiguous;
    private string? _currency;
    private bool _mixedCurrencies;

    public bool IsContradicted => _point && _comma;

    public DecimalMark Mark => _point == _comma ? DecimalMark.Unknown : _point ? DecimalMark.Point : DecimalMark.Comma;

    /// <summary>Some value waits for the answer to <see cref="NumberStyle.Question"/>.</summary>
    public bool NeedsAnswer => _ambiguous && Mark == DecimalMark.Unknown;

    public NumberStyle Style(bool isTextFile = false) => new(Mark, isTextFile, _mixedCurrencies);

    /// <summary>Whether a text cell has two readings, so that its column's mark decides which it is.</summary>
    public static bool IsAmbiguous(string text) =>
        !NumberShape.IsPlain(text) && NumberShape.TryParse(NumberCurrency.TryStrip(text, out var amount, out _) ? amount : text, out var shape) && shape.IsAmbiguous;

    /// <summary>Takes one text cell of the column; texts that are no numbers are ignored.</summary>
    public void Observe(string text)
    {
        if (NumberShape.IsPlain(text)) return;
        var amount = text.AsSpan();
        if (NumberCurrency.TryStrip(text, out var rest, out var currency))
        {
            _mixedCurrencies |= _currency is not null && _currency != currency;
            _currency ??= currency;
            amount = rest;
        }
        if (NumberShape.TryParse(amount, out var shape)) Count(shape);
    }

    private void Count(in NumberShape shape)
    {
        if (shape.IsAmbiguous) _ambiguous = true;
        else if (shape.Point is null) _comma = true;
        else if (shape.Comma is null) _point = true;
    }
}
