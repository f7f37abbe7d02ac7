using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>Cells of a file that were corrected in the browser, put over its rows as they are read.</summary>
internal sealed class CellFixes(IEnumerable<CellFixRow> fixes)
{
    private readonly ILookup<int, CellFixRow> _byRow = fixes.ToLookup(f => f.SourceRow);

    public static async Task<CellFixes> Of(TesseraDb db, Import import) =>
        new(await db.CellFixes.AsNoTracking().Where(f => f.OperationId == import.OperationId && f.ImportNumber == import.Number).OrderBy(f => f.SourceColumn).ToListAsync());

    public IEnumerable<CellFixRow> In(int row) => _byRow[row];

    public SheetRow Apply(SheetRow row)
    {
        foreach (var fix in _byRow[row.Number]) row.Set(fix.SourceColumn, WorkbookCopy.AsNumber(Cell.Of(fix.Value)));
        return row;
    }

    /// <summary>What was corrected is told on the row, with what the file says.</summary>
    public IEnumerable<Finding> Findings(int row) =>
        _byRow[row].Select(f => new Finding("cell.corrected", FindingEffect.Fixed, row, f.SourceColumn, f.Was, f.Value));
}
