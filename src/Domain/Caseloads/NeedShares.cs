using System.Collections.Frozen;
using System.Globalization;

namespace Tessera.Domain.Caseloads;

/// <summary>
/// Whether a column counts people at all: its header says percentages, or most of its numbers are fractions and none comes
/// to 100. Estimates of people have fractions too, but not in most rows of a column that is below 100 all through.
/// </summary>
internal sealed class NeedShares
{
    private const int Fewest = 3, Whole = 100;

    private static readonly FrozenSet<string> Shares =
        Words("percent|percentage|percentages|pct|pourcentage|porcentaje|percentagem|porcentagem|ratio|proportion|proporcion|proporcao");
    private static readonly FrozenSet<string> Changes =
        Words("change|changes|variation|variations|variacion|variacao|difference|diff|delta|increase|decrease|percent|percentage|pct");

    private int _numbers, _nonzero, _fractions;
    private bool _reachesWhole;

    public bool Are => !_reachesWhole && _numbers >= Fewest && _fractions * 2 >= _nonzero && _fractions > 0;

    /// <summary>A header that says so in words or by its sign.</summary>
    public static bool Says(string header) => header.Contains('%', StringComparison.Ordinal) || Folding.Fold(header).Split(' ').Any(Shares.Contains);

    /// <summary>The name of a sheet; climates change too.</summary>
    public static bool SaysChange(string name) =>
        Folding.Fold(name) is var folded && !folded.Contains("clima", StringComparison.Ordinal) && folded.Split(' ').Any(Changes.Contains);

    public void Observe(Cell cell)
    {
        if (cell.IsBlank || Number(cell) is not { } number) return;
        _numbers++;
        if (number != 0) _nonzero++;
        _reachesWhole |= Math.Abs(number) >= Whole;
        if (number != Math.Truncate(number)) _fractions++;
    }

    /// <summary>Of a text only what cannot be a thousands mark is a fraction; all else is too large to be a share.</summary>
    private static double? Number(Cell cell)
    {
        if (cell.Kind == CellKind.Number) return cell.Number;
        if (cell.Kind != CellKind.Text || !cell.Text!.Any(char.IsAsciiDigit)) return null;
        var text = cell.Text!.Trim().Replace(',', '.');
        return (text.StartsWith("0.", StringComparison.Ordinal) || text.Length - text.IndexOf('.', StringComparison.Ordinal) != 4) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : Whole;
    }

    private static FrozenSet<string> Words(string words) => words.Split('|').ToFrozenSet();
}
