using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

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
        foreach (var fix in _byRow[row.Number]) row.Set(fix.SourceColumn, Read(fix.Value));
        return row;
    }

    /// <summary>Digits are the number that a sheet would make of them; a code with a leading zero stays what it is.</summary>
    private static Cell Read(string text) => text.Length <= 15 && (text[..Math.Min(2, text.Length)] is not ['0', >= '0' and <= '9'])
        && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Cell.Of(number) : Cell.Of(text);

    /// <summary>What was corrected is told on the row, with what the file says.</summary>
    public IEnumerable<Finding> Findings(int row) =>
        _byRow[row].Select(f => new Finding("cell.corrected", FindingEffect.Fixed, row, f.SourceColumn, f.Was, f.Value));
}
