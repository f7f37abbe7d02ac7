using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>Remembered answers that an import was checked with and that no longer count, unless it was given the same answer itself.</summary>
internal static class WithdrawnUses
{
    public static async Task<IReadOnlyList<LearnedAnswerRow>> Of(TesseraDb db, Import import)
    {
        var used = await (from use in db.AnswerUses.AsNoTracking()
                          join answer in db.LearnedAnswers.AsNoTracking() on new { use.OperationId, Id = use.AnswerId } equals new { answer.OperationId, answer.Id }
                          where use.OperationId == import.OperationId && use.ImportNumber == import.Number && !use.IsOverruled && answer.WithdrawnAt != null
                          select answer).ToListAsync();
        if (used.Count == 0) return used;
        var given = await db.ImportAnswers.AsNoTracking().Where(a => a.OperationId == import.OperationId && a.ImportNumber == import.Number).Select(a => a.Key).ToListAsync();
        var own = given.Concat(ImportJson.SettingsOf(import).Columns.Keys.Select(key => LearnedColumns.Prefix + key)).ToHashSet();
        return [.. used.Where(a => !own.Contains(a.Key))];
    }
}
