using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Lists;

/// <summary>How many rows of committed files use each word of a dictionary list.</summary>
internal sealed class TermUse(TesseraDb db)
{
    /// <summary>Null for a list that rows do not point to by a column of their own.</summary>
    public async Task<IReadOnlyDictionary<long, int>?> Of(int operationId, string list)
    {
        var rows = db.Activities.AsNoTracking().Where(a => a.OperationId == operationId
            && db.Imports.Any(i => i.OperationId == operationId && i.Number == a.ImportNumber && i.State == ImportState.Committed));
        var ids = list switch
        {
            "kind" => rows.Select(a => a.KindId),
            "group" => rows.Select(a => a.GroupId),
            "modality" => rows.Select(a => a.ModalityId),
            "unit" => rows.Select(a => a.UnitId),
            "site" => rows.Select(a => a.SiteId),
            "indicator" => rows.Select(a => a.IndicatorId),
            _ => null,
        };
        if (ids is null) return null;
        return await ids.Where(id => id != null).GroupBy(id => id!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
    }
}
