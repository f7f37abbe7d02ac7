using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Presence;

/// <summary>
/// Fetches the counting versions of given rows, in the order given. Ids go as one parameter, so that a page of rows is
/// always the same text of SQL and translated once.
/// </summary>
internal sealed class RowsQuery(TesseraDb db, TermNames terms)
{
    public async Task<List<ActivityRow>> Of(int operationId, IReadOnlyList<long> rowIds)
    {
        var found = await (from row in db.Activities.AsNoTracking()
                           join import in db.Imports on new { row.OperationId, Number = row.ImportNumber } equals new { import.OperationId, import.Number }
                           where row.OperationId == operationId && EF.Parameter(rowIds).Contains(row.RowId) && import.State == ImportState.Committed
                           select new { row, import.CommitSequence }).ToListAsync();
        var latest = found.GroupBy(f => f.row.RowId).ToDictionary(g => g.Key, g => g.MaxBy(f => f.CommitSequence)!.row);
        return [.. rowIds.Select(id => latest.GetValueOrDefault(id)).OfType<ActivityRow>()];
    }

    public Task<Dictionary<long, string>> Terms(int operationId, IEnumerable<ActivityRow> rows) =>
        terms.Of(operationId, [.. rows.SelectMany(r => new[] { r.KindId, r.IndicatorId, r.SiteId, r.GroupId, r.ModalityId, r.UnitId }).OfType<long>().Distinct()]);
}
