using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>A cell to be read otherwise; with Row 0 every cell of the column that says Found where Code was noticed.</summary>
internal sealed record CellFix(int Row, int Column, string Value, string Found = "", string Code = "");

/// <summary>
/// Corrects cells of a staged import and checks it again. The file stays as it came; a cell given back what the file says
/// is no correction any more.
/// </summary>
internal sealed class FixCells(TesseraDb db, CurrentUser user, JobQueue jobs, ImportDesk desk, CheckedSheet sheet)
{
    public const int MostCells = 5_000;
    private const int LongestValue = 32_767;

    /// <summary>The number of cells that are read otherwise than before.</summary>
    public async Task<int> Run(Operation operation, int number, IReadOnlyList<CellFix> cells)
    {
        var import = await desk.Find(operation, number);
        user.Demand(Right.ImportRows, await desk.Owners.ScopeOf(operation, import), ImportDesk.Unknown);
        if (import.State != ImportState.Checked) throw Problem.Conflict(import.State == ImportState.Staged ? "import.not-checked" : "import.decided", import.FileName);
        if (await ImportPreview.IsOfOtherVersion(db, import)) throw Problem.Conflict(DraftChunkReader.OtherVersion, import.FileName);
        var last = ImportJson.ReportOf(import)!.Layout.Columns.Max(c => c.Index);
        if (cells.FirstOrDefault(c => c.Column > last) is { } beyond) throw Problem.Invalid("import.cell-unknown", CellReference.Name(Math.Max(1, beyond.Row), beyond.Column));
        if (cells.Any(c => c.Value.Length > LongestValue)) throw Problem.Invalid("import.cell-too-long");
        var known = await db.CellFixes.Where(f => f.OperationId == operation.Id && f.ImportNumber == number).ToDictionaryAsync(f => (f.SourceRow, f.SourceColumn));
        var changed = 0;
        await foreach (var (row, column, now, value) in Wanted(import, cells))
        {
            // Fields lose blanks at the ends: those nobody touched come back without them.
            if (value == now.Trim()) continue;
            if (++changed > MostCells) throw Problem.Invalid("import.cells-too-many", MostCells.ToString(CultureInfo.InvariantCulture));
            Keep(import, known, (row, column), now, value);
        }
        if (changed == 0) return 0;
        import.State = ImportState.Staged;
        db.Jobs.Add(desk.CheckJob(import));
        await db.SaveChangesAsync();
        jobs.Wake();
        return changed;
    }

    private async IAsyncEnumerable<(int Row, int Column, string Now, string Value)> Wanted(Import import, IReadOnlyList<CellFix> cells)
    {
        var single = cells.Where(c => c.Row > 0).ToLookup(c => c.Row);
        var every = cells.Where(c => c.Row == 0).ToList();
        await foreach (var (row, draft) in sheet.Rows(import))
        {
            // A cell with two problems stands twice in the form; the field that was changed says what it is to be.
            var own = single[row.Number].GroupBy(c => c.Column).Select(cells => cells.FirstOrDefault(c => c.Value != row[c.Column].AsTyped().Trim()) ?? cells.First()).ToList();
            foreach (var cell in own) yield return (row.Number, cell.Column, row[cell.Column].AsTyped(), cell.Value);
            foreach (var cell in every)
                if (row[cell.Column].AsTyped() == cell.Found && draft.Findings.Exists(f => f.Code == cell.Code) && !own.Exists(o => o.Column == cell.Column && o.Value != cell.Found)) yield return (row.Number, cell.Column, cell.Found, cell.Value);
        }
    }

    private void Keep(Import import, Dictionary<(int, int), CellFixRow> known, (int Row, int Column) at, string now, string value)
    {
        var when = desk.Now;
        if (!known.TryGetValue(at, out var fix))
            db.CellFixes.Add(known[at] = new CellFixRow { OperationId = import.OperationId, ImportNumber = import.Number, SourceRow = at.Row, SourceColumn = at.Column, Was = now, Value = value, At = when, By = user.Name });
        else if (fix.Was == value) db.CellFixes.Remove(fix);
        else (fix.Value, fix.At, fix.By) = (value, when, user.Name);
    }
}
