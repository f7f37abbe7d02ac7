using System.Globalization;

namespace Tessera.Web.Features.Imports;

/// <summary>Names of the fields of a form of cells: "cell:12:3" one cell, "same:3:code:found" all that say the same.</summary>
internal static class CellFields
{
    public const string RowKey = "row";
    private const string Single = "cell:", Same = "same:";

    public static string Of(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{Single}{row}:{column}");
    public static string Of(CellProblem problem) => string.Create(CultureInfo.InvariantCulture, $"{Same}{problem.Column}:{problem.Code}:{problem.Value}");
    /// <summary>Where a field stands in the sheet, for what is pasted; of many rows, the first.</summary>
    public static string At(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{row}:{column}");
    public static string Number(int row) => row.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null when the field is none of ours.</summary>
    public static CellFix? Read(string name, string value)
    {
        value = value.Trim();
        if (name.StartsWith(Single, StringComparison.Ordinal))
            return name.Split(':') is [_, var row, var at] && Whole(row) is { } number and > 0 && Whole(at) is { } column ? new CellFix(number, column, value) : null;
        if (!name.StartsWith(Same, StringComparison.Ordinal)) return null;
        return name.Split(':', 4) is [_, var place, var code, var found] && Whole(place) is { } every ? new CellFix(0, every, value, found, code) : null;
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 2_000_000 ? number : null;
}
