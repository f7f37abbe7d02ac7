using Microsoft.EntityFrameworkCore;
using Tessera.Domain.Activities;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;

namespace Tessera.Web.Features.Imports;

/// <summary>What an answer decided: its imports, and their accepted rows that count because of it. Nothing is changed by looking.</summary>
internal sealed class AnswerRecheck(TesseraDb db, CurrentUser user, ImportOwners owners, ImportPreview preview, ListsCache listsCache)
{
    public const int MostRows = 200;

    public async Task<(IReadOnlyList<AnswerUse> Uses, IReadOnlyList<AnsweredRow> Rows)> Of(Operation operation, AnswerLine answer)
    {
        var uses = await db.AnswerUses.AsNoTracking().Where(u => u.OperationId == operation.Id && u.AnswerId == answer.Id).OrderBy(u => u.ImportNumber).ToListAsync();
        var (shown, rows) = (new List<AnswerUse>(), new List<AnsweredRow>());
        foreach (var use in uses)
        {
            var import = await db.Imports.AsNoTracking().FirstAsync(i => i.OperationId == operation.Id && i.Number == use.ImportNumber);
            var scope = await owners.ScopeOf(operation, import);
            if (!user.May(Right.SeeDrafts, scope)) continue;
            var counts = ImportJson.ReportOf(import)?.Counts;
            shown.Add(new AnswerUse(import.Number, import.FileName, import.State, use.RowCount, counts is null ? 0 : counts.Ok + counts.Fixed, use.IsOverruled, user.May(Right.ImportRows, scope)));
            if (import.State == ImportState.Committed && !use.IsOverruled && use.RowCount > 0 && rows.Count < MostRows && !await ImportPreview.IsOfOtherVersion(db, import))
                rows.AddRange(await Rows(operation, import, answer.Key, MostRows - rows.Count));
        }
        return (shown, rows);
    }

    private async Task<List<AnsweredRow>> Rows(Operation operation, Import import, string key, int most)
    {
        var drafts = new List<(ActivityDraft Draft, string Found)>();
        await foreach (var draft in preview.Drafts(import))
        {
            if (draft.Verdict is not (RowVerdict.Ok or RowVerdict.Fixed) || draft.Findings.Find(f => f.Question == key && f.Effect != Domain.FindingEffect.Ask) is not { } finding) continue;
            drafts.Add((draft, finding.Found));
            if (drafts.Count == most) break;
        }
        var lists = await listsCache.For(operation);
        var sources = drafts.Select(d => d.Draft.SourceRow).ToList();
        var ids = await db.Activities.AsNoTracking().Where(a => a.OperationId == operation.Id && a.ImportNumber == import.Number && sources.Contains(a.SourceRow))
            .Select(a => new { a.SourceRow, a.RowId }).ToListAsync();
        // A row that was there before as it is now is not written again: it counts by the import that brought it.
        return [.. drafts.Select(d => new AnsweredRow(import.Number, d.Draft.SourceRow, ids.FirstOrDefault(i => i.SourceRow == d.Draft.SourceRow)?.RowId ?? 0, d.Found,
            d.Draft.Who is { } who ? lists.PartnerName(lists.Survivor(who)) : "", d.Draft.AreaId is { } area ? lists.Area(area)?.Name ?? "" : ""))];
    }
}
