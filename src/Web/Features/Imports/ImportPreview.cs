using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Http;

namespace Tessera.Web.Features.Imports;

/// <summary>Checked rows as the review shows them; read piece by piece, never all at once.</summary>
internal sealed class ImportPreview(TesseraDb db, ListsCache listsCache)
{
    /// <summary>The page of rows with this verdict; null is every row.</summary>
    public async Task<IReadOnlyList<PreviewRow>> Rows(ImportView view, RowVerdict? verdict, Paging paging)
    {
        var lists = await listsCache.For(view.Operation);
        var (rows, skip) = (new List<PreviewRow>(), paging.Skip);
        await foreach (var draft in Drafts(view.Import))
        {
            if (verdict is { } wanted && draft.Verdict != wanted) continue;
            if (skip-- > 0) continue;
            rows.Add(Row(draft, view, lists));
            if (rows.Count == paging.Size) break;
        }
        return rows;
    }

    /// <summary>Whether the rows were kept by a version of the program that wrote them otherwise: they have to be checked again.</summary>
    public static async Task<bool> IsOfOtherVersion(TesseraDb db, Import import)
    {
        var first = await db.ImportDrafts.AsNoTracking().Where(d => d.OperationId == import.OperationId && d.ImportNumber == import.Number).OrderBy(d => d.Position).Select(d => d.Bytes).FirstOrDefaultAsync();
        return first is [var format, ..] && format != DraftChunkWriter.Format;
    }

    public async IAsyncEnumerable<ActivityDraft> Drafts(Import import)
    {
        var own = db.ImportDrafts.AsNoTracking().Where(d => d.OperationId == import.OperationId && d.ImportNumber == import.Number);
        foreach (var position in await own.OrderBy(d => d.Position).Select(d => d.Position).ToListAsync())
        {
            // Gone when a further check began meanwhile; it writes them anew.
            if (await own.Where(d => d.Position == position).Select(d => d.Bytes).FirstOrDefaultAsync() is not { } bytes) yield break;
            foreach (var draft in DraftChunkReader.Read(bytes)) yield return draft;
        }
    }

    private static PreviewRow Row(ActivityDraft draft, ImportView view, OperationLists lists) => new(draft,
        draft.Who is { } who ? ImportViews.Partner(who, view.Report, lists) : "", Typed(draft, "Partner"),
        draft.AreaId is { } area ? string.Join(" › ", lists.Gazetteer.Path(area).Select(a => a.Name)) : "", Typed(draft, "Admin"),
        draft.ClusterId is { } cluster ? lists.Cluster(cluster)?.ShortName ?? "" : "", Typed(draft, "Cluster"));

    private static string Typed(ActivityDraft draft, string part) =>
        string.Join(" · ", draft.Typed.Where(t => t.Key.Contains(part, StringComparison.Ordinal)).Select(t => t.Value).Distinct());
}
