using Tessera.Domain;
using Tessera.Domain.Activities.Import;
using Tessera.Domain.Clusters;
using Tessera.Web.Figures;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>Looks at the first rows of every sheet and picks the one to read.</summary>
internal static class SheetScan
{
    private const int RowsLookedAt = 60, RowsSampled = 5_000, ValuesSampled = 100;

    public static (SheetPick Pick, IReadOnlyList<SheetPreview> Previews) Look(Workbook workbook, OperationLists lists, ImportSettings settings, IReadOnlyDictionary<string, ColumnTarget>? remembered = null)
    {
        var hints = new ColumnHints(
            LevelOfCode: code => lists.Gazetteer.ByCode(code).FirstOrDefault()?.Level,
            LevelOfName: name => lists.Gazetteer.Named(name).Select(a => (int?)a.Level).Min(),
            IsCluster: text => ClusterMatching.Match(lists.Clusters, text) is { ClusterId: not null } or { Code: ClusterNote.OfTwo },
            Remembered: remembered is null ? settings.Columns : new Dictionary<string, ColumnTarget>(remembered.Concat(settings.Columns)),
            Chosen: settings.Columns.Keys.ToHashSet());
        var previews = workbook.Sheets.Where(s => s.Kind == SheetKind.Data).Select(sheet => Preview(workbook, sheet, hints)).OfType<SheetPreview>().ToList();
        return (SheetChoice.Choose(previews, settings.Sheet), previews);
    }

    /// <summary>Null for the sheet of notes that we added to the sender's own file: it is no sheet of theirs.</summary>
    private static SheetPreview? Preview(Workbook workbook, SheetInfo sheet, ColumnHints hints)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        var numbers = new List<int>();
        foreach (var row in workbook.Rows(sheet.Index).Take(RowsLookedAt))
        {
            rows.Add([.. row.Cells]);
            numbers.Add(row.Number);
        }
        if (rows.Count > 0 && OwnFile.Is(rows[0])) return null;
        var layout = TableFinding.Find(rows, numbers);
        if (layout is not null) layout = WithClusters(workbook, sheet, layout with { Columns = ColumnMatching.Match(layout.Columns, hints) }, hints);
        return new SheetPreview(sheet.Index, sheet.Name, sheet.Visibility == SheetVisibility.Visible, layout, rows.Count);
    }

    /// <summary>A file sorted by cluster shows one in its first rows: whether its activities are clusters is asked of more.</summary>
    private static TableLayout WithClusters(Workbook workbook, SheetInfo sheet, TableLayout layout, ColumnHints hints)
    {
        if (layout.Columns.Any(c => c.Target.Field == ActivityField.Cluster) || layout.Columns.FirstOrDefault(c => c.Target.Field == ActivityField.Kind) is not { } kind) return layout;
        List<string> values = [.. workbook.Rows(sheet.Index).Where(r => r.Number >= layout.DataFirst).Take(RowsSampled).Select(r => r[kind.Index])
            .Where(cell => cell.Kind == CellKind.Text).Select(cell => cell.Text!.Trim()).Distinct().Take(ValuesSampled)];
        if (values.Count <= kind.Samples.Count) return layout;
        var matched = ColumnMatching.Match([.. layout.Columns.Select(c => c == kind ? c with { Samples = values } : c)], hints);
        return layout with { Columns = [.. matched.Select(c => c.Index == kind.Index ? c with { Samples = kind.Samples } : c)] };
    }
}
