using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>
/// Every row of an import as it came, with corrections made since, beside what was made of it; of a wide table's row, the
/// first month or group with what was found in all. The row is reused: copy what must outlive the next.
/// </summary>
internal sealed class CheckedSheet(Engine engine, ImportPreview preview)
{
    public async IAsyncEnumerable<(SheetRow Row, ActivityDraft Draft)> Rows(Import import)
    {
        await using var drafts = preview.Drafts(import).GetAsyncEnumerator();
        var isMore = await drafts.MoveNextAsync();
        await foreach (var chunk in RawChunks.Of(engine, import))
            foreach (var row in RowChunkReader.Read(chunk))
            {
                if (!isMore) yield break;
                var draft = drafts.Current;
                while ((isMore = await drafts.MoveNextAsync()) && drafts.Current.SourceRow == row.Number) Join(draft, drafts.Current);
                yield return (row, draft);
            }
    }

    private static void Join(ActivityDraft whole, ActivityDraft part)
    {
        if (part.Verdict > whole.Verdict) whole.Verdict = part.Verdict;
        whole.Findings.AddRange(part.Findings);
    }
}
