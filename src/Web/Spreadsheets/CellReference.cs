using System.Text;

namespace Tessera.Web.Spreadsheets;

/// <summary>Cell addresses such as "AB12", and the edges of a sheet.</summary>
internal static class CellReference
{
    public const int LastRow = 1_048_576, LastColumn = 16_384;

    /// <summary>Row 1-based (0 when the address has none), column 0-based (-1 when it has none).</summary>
    /// <exception cref="Tessera.Domain.Problem">file.beyond-limits, when no sheet has such a cell.</exception>
    public static (int Row, int Column) Parse(ReadOnlySpan<byte> address)
    {
        int at = 0, column = 0, row = 0;
        for (; at < address.Length && (address[at] | 0x20) is >= 'a' and <= 'z'; at++)
            column = column > LastColumn ? column : (column * 26) + (address[at] | 0x20) - 'a' + 1;
        for (; at < address.Length && address[at] is >= (byte)'0' and <= (byte)'9'; at++)
            row = row > LastRow ? row : (row * 10) + address[at] - '0';
        if (column > LastColumn || row > LastRow || at < address.Length) throw Refusal.BeyondLimits(Encoding.UTF8.GetString(address));
        return (row, column - 1);
    }

    public static string Name(int row, int column) => Letters(column) + row.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }
}
