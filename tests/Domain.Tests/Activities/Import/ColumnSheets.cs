using System.Globalization;
using System.Text;
using Tessera.Domain.Activities.Import;
using Xunit;

namespace Tessera.Domain.Tests.Activities.Import;

/// <summary>Small sheets for the tests of table finding and column matching, typed or read from ../shared/data.</summary>
internal static class ColumnSheets
{
    /// <summary>Rows of texts; numbers and dates are told apart as a reader of a workbook would.</summary>
    public static (IReadOnlyList<IReadOnlyList<Cell>> Rows, IReadOnlyList<int> Numbers) Of(params string?[][] rows)
    {
        var filled = rows.Select((r, i) => (Cells: r.Select(CellOf).ToList(), Number: i + 1)).Where(r => r.Cells.Any(c => !c.IsBlank)).ToList();
        return (filled.Select(r => (IReadOnlyList<Cell>)r.Cells).ToList(), filled.Select(r => r.Number).ToList());
    }

    private static Cell CellOf(string? text) =>
        string.IsNullOrEmpty(text) ? Cell.Empty
        : text[0] == '!' ? Cell.OfError("#" + text[1..])
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Cell.Of(number) : Cell.Of(text);

    public static TableLayout Found(params string?[][] rows)
    {
        var (cells, numbers) = Of(rows);
        return TableFinding.Find(cells, numbers) ?? throw new InvalidOperationException("no table");
    }

    public static IReadOnlyList<ColumnMap> Matched(string?[][] rows, ColumnHints? hints = null) => ColumnMatching.Match(Found(rows).Columns, hints);

    /// <summary>"Admin1.Code", "Reached f 0-4", "Cluster.Name fr", "-" when unmapped, "... ? Funding" with a rival.</summary>
    public static string Say(ColumnMap map)
    {
        var target = map.Target;
        if (target.Field == ActivityField.None) return "-";
        var text = target.Field.ToString();
        if (target.Facet != Facet.Text) text += "." + target.Facet;
        if (target.Cut is { } cut) text += " " + cut;
        if (target.Language is { } language) text += " " + language;
        return map.Rival is { } rival ? $"{text} ? {rival.Field}" : text;
    }

    public static string Say(IReadOnlyList<ColumnMap> maps) => string.Join("\n", maps.Select(m => $"{m.Header}: {Say(m)}"));

    /// <summary>First rows of a CSV of ../shared/data/threew; skips the test when the folder is absent.</summary>
    public static string?[][] Csv(string file, int rows = 60)
    {
        var path = Path.Combine(SharedFolder(), "data", "threew", file);
        Assert.SkipUnless(File.Exists(path), $"needs ../shared/data/threew/{file}");
        return [.. Records(File.ReadAllText(path, Encoding.UTF8)).Take(rows)];
    }

    private static string SharedFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tessera.slnx"))) folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "", "shared");
    }

    private static IEnumerable<string?[]> Records(string text)
    {
        var (cells, cell, quoted) = (new List<string?>(), new StringBuilder(), false);
        foreach (var c in text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (c == '"') quoted = !quoted;
            else if (quoted || c is not (',' or '\n')) cell.Append(c);
            else
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == ',') continue;
                yield return [.. cells];
                cells.Clear();
            }
        }
    }
}
