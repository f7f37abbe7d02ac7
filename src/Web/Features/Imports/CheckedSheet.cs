using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>Every row of an import as it came, with corrections made since, beside what was made of it. The row is reused: copy what must outlive the next.</summary>
internal sealed class CheckedSheet(Engine engine, ImportPreview preview)
{
    public async IAsyncEnumerable<(SheetRow Row, ActivityDraft Draft)> Rows(Import import)
    {
        await using var drafts = preview.Drafts(import).GetAsyncEnumerator();
        await foreach (var chunk in RawChunks.Of(engine, import))
            foreach (var row in RowChunkReader.Read(chunk))
            {
                if (!await drafts.MoveNextAsync()) yield break;
                yield return (row, drafts.Current);
            }
    }
}
