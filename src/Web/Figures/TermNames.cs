using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;

namespace Tessera.Web.Figures;

/// <summary>The words of dictionary columns (kinds, groups, units, ...) by their ids.</summary>
internal sealed class TermNames(TesseraDb db)
{
    public async Task<Dictionary<long, string>> Of(int operationId, IReadOnlyList<long> ids) => ids.Count == 0 ? []
        : await db.Terms.AsNoTracking().Where(t => t.OperationId == operationId && EF.Parameter(ids).Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Text);
}
