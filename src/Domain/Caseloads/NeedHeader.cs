using Tessera.Domain.Activities.Import;

namespace Tessera.Domain.Caseloads;

/// <summary>Finds the table of a sheet of needs; its groups of columns ("HEALTH", "Overall PIN by Cluster") belong to the header.</summary>
internal static class NeedHeader
{
    private const int MostRows = 4, LongestPart = 200;

    /// <summary>Header texts by column, from the top row down; null when the rows hold no table.</summary>
    public static (TableLayout Layout, IReadOnlyList<string[]> Parts, string Title)? Find(IReadOnlyList<IReadOnlyList<Cell>> rows, IReadOnlyList<int> numbers)
    {
        if (TableFinding.Find(rows, numbers) is not { } layout) return null;
        var last = layout.HeaderLast > 0 ? numbers.IndexOf(layout.HeaderLast) : -1;
        if (last < 0) return (layout, [.. layout.Columns.Select(c => TableHeader.IsMadeUp(c) ? [] : new[] { c.Header })], "");
        var first = last;
        while (first > 0 && last - first + 1 < MostRows && numbers[first] - numbers[first - 1] == 1 && IsGroupRow(rows[first - 1])) first--;
        var parts = layout.Columns.Select(c => Enumerable.Range(first, last - first + 1).Select(r => Part(rows, r, c.Index, first, last)).Where(p => p.Length > 0 && HxlTag.Read(p) is null).ToArray()).ToList();
        return (layout, parts, Title(rows, first));
    }

    /// <summary>Texts only, and more than a title in the first column.</summary>
    private static bool IsGroupRow(IReadOnlyList<Cell> row)
    {
        var filled = Enumerable.Range(0, row.Count).Where(c => !row[c].IsBlank).ToList();
        return filled.Count > 0 && (filled.Count > 1 || filled[0] > 0) && filled.TrueForAll(c => row[c].Kind == CellKind.Text && row[c].Text!.Length <= LongestPart && HxlTag.Read(row[c].Text) is null);
    }

    /// <summary>A group's name stands over its first column and reaches right to the next name.</summary>
    private static string Part(IReadOnlyList<IReadOnlyList<Cell>> rows, int row, int column, int first, int last)
    {
        if (TextAt(rows[row], column) is { Length: > 0 } own) return own;
        if (row == last || Enumerable.Range(first, row - first).Any(r => TextAt(rows[r], column).Length > 0)) return "";
        for (var c = column - 1; c >= 0; c--)
            if (TextAt(rows[row], c) is { Length: > 0 } left) return left;
        return "";
    }

    private static string Title(IReadOnlyList<IReadOnlyList<Cell>> rows, int first) =>
        string.Join(" · ", rows.Take(first).SelectMany(r => r).Where(c => c.Kind == CellKind.Text && !c.IsBlank).Select(c => Clean(c.Text!)).Take(6));

    private static string TextAt(IReadOnlyList<Cell> row, int column) => column < row.Count && !row[column].IsBlank ? Clean(row[column].AsTyped()) : "";

    private static string Clean(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int IndexOf(this IReadOnlyList<int> numbers, int number)
    {
        for (var i = 0; i < numbers.Count; i++)
            if (numbers[i] == number) return i;
        return -1;
    }
}
