using System.Text.RegularExpressions;

namespace Tessera.Domain.Activities.Import;

/// <summary>
/// Finds the table in the first rows of a sheet: titles above it, a header of one to three rows (groups, a second
/// language), the HXL row above, below or instead of it, and the first row of data.
/// </summary>
public static partial class TableFinding
{
    private const int SamplesKept = 12;

    /// <summary>So many columns of a sheet are looked at.</summary>
    public const int MostColumns = 1_024;

    /// <summary>
    /// The table of a sheet, its columns still unmapped, or null when the rows hold none. Columns beyond the 1,024th
    /// are not looked at: no template has them, and a hostile sheet has 16,384.
    /// </summary>
    /// <param name="firstRows">About the first 60 rows that are not blank.</param>
    /// <param name="rowNumbers">Their 1-based sheet rows.</param>
    public static TableLayout? Find(IReadOnlyList<IReadOnlyList<Cell>> firstRows, IReadOnlyList<int> rowNumbers)
    {
        var header = new TableHeader(firstRows, rowNumbers);
        if (firstRows.Count == 0 || firstRows.Count != rowNumbers.Count || header.Find() is not { } span) return null;
        var columns = Columns(firstRows, span);
        if (columns.Count < 2) return null;
        var data = span.DataAt < rowNumbers.Count ? rowNumbers[span.DataAt] : rowNumbers[^1] + 1;
        return new TableLayout(span.First < 0 ? 0 : rowNumbers[span.First], span.First < 0 ? 0 : rowNumbers[span.Last],
            span.TagAt < 0 ? null : rowNumbers[span.TagAt], data, columns) { DataAbove = header.DataAbove(span), ColumnsBeyond = Beyond(firstRows) };
    }

    private static int Beyond(IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        var widest = rows.Max(r => r.Count);
        return widest <= MostColumns ? 0 : Enumerable.Range(MostColumns, widest - MostColumns).Count(c => rows.Any(r => c < r.Count && !r[c].IsBlank));
    }

    private static List<ColumnMap> Columns(IReadOnlyList<IReadOnlyList<Cell>> rows, TableSpan span)
    {
        var columns = new List<ColumnMap>();
        for (var c = 0; c < Math.Min(MostColumns, rows.Max(r => r.Count)); c++)
        {
            var tag = span.TagAt < 0 ? null : HxlTag.Read(TextAt(rows[span.TagAt], c));
            var header = Header(rows, span, c, tag is not null);
            var samples = Samples(rows, span.DataAt, c);
            if (header.Length == 0 && tag is null && samples.Count == 0) continue;
            if (header.Length == 0) header = tag?.Text ?? TableHeader.NameOf(c);
            columns.Add(new ColumnMap(c, header, tag?.Text, ColumnTarget.Unmapped, "none", 0, samples));
        }
        return columns;
    }

    /// <summary>Header rows joined, each text once; in a row of tags a text that is no tag serves as header.</summary>
    private static string Header(IReadOnlyList<IReadOnlyList<Cell>> rows, TableSpan span, int column, bool tagged)
    {
        var parts = new List<string>();
        for (var r = Math.Max(0, span.First); span.First >= 0 && r <= span.Last; r++) AddOnce(parts, Part(rows, span, r, column, tagged));
        if (parts.Count == 0 && !tagged && span.TagAt >= 0) AddOnce(parts, TextAt(rows[span.TagAt], column));
        return string.Join(" / ", parts);
    }

    private static void AddOnce(List<string> parts, string text)
    {
        if (text.Length > 0 && !parts.Exists(p => Folding.Fold(p) == Folding.Fold(text))) parts.Add(text);
    }

    /// <summary>
    /// The text of one header row over a column. A merged title fills only its first cell: it reaches right over
    /// columns with a text of their own further down, or with a tag and no header text at all.
    /// </summary>
    private static string Part(IReadOnlyList<IReadOnlyList<Cell>> rows, TableSpan span, int row, int column, bool tagged)
    {
        var own = TextAt(rows[row], column);
        if (own.Length > 0) return own;
        var below = Enumerable.Range(row + 1, span.Last - row).Any(r => TextAt(rows[r], column).Length > 0);
        var above = Enumerable.Range(span.First, row - span.First).Any(r => TextAt(rows[r], column).Length > 0);
        if (above || !(below || tagged)) return "";
        for (var c = column - 1; c >= 0; c--)
            if (TextAt(rows[row], c) is { Length: > 0 } left) return left;
        return "";
    }

    private static List<string> Samples(IReadOnlyList<IReadOnlyList<Cell>> rows, int dataAt, int column)
    {
        var samples = new List<string>();
        for (var r = dataAt; r < rows.Count && samples.Count < SamplesKept; r++)
        {
            if (column >= rows[r].Count || rows[r][column].IsBlank) continue;
            var text = rows[r][column].AsTyped().Trim();
            if (!samples.Contains(text)) samples.Add(text);
        }
        return samples;
    }

    private static string TextAt(IReadOnlyList<Cell> row, int column) =>
        column < row.Count && row[column] is { IsBlank: false, Kind: not CellKind.Error } cell ? Blanks().Replace(cell.AsTyped(), " ").Trim() : "";

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
