using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>Cells of a file that were corrected in the browser, put over its rows as they are read.</summary>
internal sealed class CellFixes(IEnumerable<CellFixRow> fixes, EarlierFixes earlier)
{
    private readonly Dictionary<int, List<CellFixRow>> _byRow = fixes.GroupBy(f => f.SourceRow).ToDictionary(row => row.Key, row => row.ToList());

    /// <summary>The file's own.</summary>
    public static async Task<CellFixes> Of(TesseraDb db, Import import) => new(await Own(db, import), new EarlierFixes());

    /// <summary>With those that hold from earlier files.</summary>
    public static async Task<CellFixes> Of(TesseraDb db, Engine engine, Import import) => new(await Own(db, import), await EarlierFixes.Of(db, engine, import));

    private static Task<List<CellFixRow>> Own(TesseraDb db, Import import) =>
        db.CellFixes.AsNoTracking().Where(f => f.OperationId == import.OperationId && f.ImportNumber == import.Number).OrderBy(f => f.SourceColumn).ToListAsync();

    /// <summary>Corrections of an earlier file that hold for rows of this one, and are now its own.</summary>
    public List<CellFixRow> Met { get; } = [];

    public IEnumerable<CellFixRow> In(int row) => _byRow.GetValueOrDefault(row, []);

    public SheetRow Apply(SheetRow row)
    {
        if (!_byRow.ContainsKey(row.Number) && earlier.For(row) is { Count: > 0 } met)
        {
            _byRow[row.Number] = met;
            Met.AddRange(met);
        }
        foreach (var fix in In(row.Number)) row.Set(fix.SourceColumn, WorkbookCopy.AsNumber(Cell.Of(fix.Value)));
        return row;
    }

    /// <summary>What was corrected is told on the row, with what the file says.</summary>
    public IEnumerable<Finding> Findings(int row) => In(row).Select(f => new Finding("cell.corrected", FindingEffect.Fixed, row, f.SourceColumn, f.Was, f.Value));
}
