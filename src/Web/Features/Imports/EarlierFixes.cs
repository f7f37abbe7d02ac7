using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Spreadsheets;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Rows of accepted files in which somebody corrected cells in the browser, as they were typed. A partner who sends the file
/// again, with the notes or without, knows nothing of these corrections: a row that comes back with every cell as it was is
/// read as it was corrected. Where any cell of it says something else, the sender has looked at it again.
/// </summary>
internal sealed class EarlierFixes
{
    private const int MostFiles = 5;
    private const char Between = '\u001f';
    private readonly Dictionary<int, List<(string Typed, List<CellFixRow> Fixes)>> _byRow = [];

    /// <summary>For the first check of a file only: afterwards its corrections are its own, those taken back among them.</summary>
    public static async Task<EarlierFixes> Of(TesseraDb db, Engine engine, Import import)
    {
        var earlier = new EarlierFixes();
        if (import.Report is not null) return earlier;
        var (operation, number) = (import.OperationId, import.Number);
        var files = await db.Imports.AsNoTracking().Where(i => i.OperationId == operation && i.Number < number && i.State == ImportState.Committed && db.CellFixes.Any(f => f.OperationId == operation && f.ImportNumber == i.Number))
            .OrderByDescending(i => i.Number).Take(MostFiles).ToListAsync();
        foreach (var file in files) await earlier.Add(engine, file, import, await db.CellFixes.AsNoTracking().Where(f => f.OperationId == operation && f.ImportNumber == file.Number).ToListAsync());
        return earlier;
    }

    /// <summary>The corrections that hold for a row of the new file; of several files the latest counts.</summary>
    public List<CellFixRow> For(SheetRow row) => _byRow.TryGetValue(row.Number, out var known) && Typed(row, []) is var typed ? known.Find(one => one.Typed == typed).Fixes ?? [] : [];

    private async Task Add(Engine engine, Import file, Import import, List<CellFixRow> fixes)
    {
        var byRow = fixes.ToLookup(fix => fix.SourceRow);
        var last = fixes.Max(fix => fix.SourceRow);
        await foreach (var chunk in RawChunks.Of(engine, file))
            foreach (var row in RowChunkReader.Read(chunk))
            {
                if (row.Number > last) return;
                if (!byRow.Contains(row.Number)) continue;
                if (!_byRow.TryGetValue(row.Number, out var known)) _byRow[row.Number] = known = [];
                known.Add((Typed(row, byRow[row.Number]), [.. byRow[row.Number].Select(fix => Own(fix, import))]));
            }
    }

    private static CellFixRow Own(CellFixRow fix, Import import) => new()
    {
        OperationId = import.OperationId, ImportNumber = import.Number, SourceRow = fix.SourceRow, SourceColumn = fix.SourceColumn, Was = fix.Was, Value = fix.Value, At = fix.At, By = fix.By,
    };

    /// <summary>Every cell as its file says it: kept rows hold what was corrected instead.</summary>
    private static string Typed(SheetRow row, IEnumerable<CellFixRow> fixes)
    {
        var cells = Enumerable.Range(0, Math.Max(row.Count, fixes.Select(fix => fix.SourceColumn + 1).DefaultIfEmpty().Max())).Select(column => row[column].AsTyped().Trim()).ToList();
        foreach (var fix in fixes) cells[fix.SourceColumn] = fix.Was.Trim();
        return string.Join(Between, cells).TrimEnd(Between);
    }
}
