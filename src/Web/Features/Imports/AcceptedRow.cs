using System.Globalization;
using Tessera.Domain.Activities;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>A checked row that differs from what counts now, with the ids it will be written under.</summary>
internal sealed record AcceptedRow(ActivityDraft Draft, long RowId, bool IsRevised, long LogId, ActivityTexts Texts)
{
    /// <summary>The rows of some pieces of an import; its own connection, so that it can run beside the writing.</summary>
    public static async Task<List<AcceptedRow>> Read(Engine engine, Ids ids, Import import, int[] positions)
    {
        var pieces = await engine.Read(string.Create(CultureInfo.InvariantCulture,
            $"SELECT bytes FROM import_drafts WHERE operation_id = {import.OperationId} AND import_number = {import.Number} AND position IN ({string.Join(',', positions)}) ORDER BY position"),
            reader => reader.GetFieldValue<byte[]>(0));
        var drafts = pieces.SelectMany(DraftChunkReader.Read).Where(d => d.Verdict is RowVerdict.Ok or RowVerdict.Fixed).ToList();
        await using var connection = await engine.Open();
        var existing = await ExistingRows.Find(connection, import.OperationId, drafts);
        // What others were given since the check is not overwritten either.
        var (settings, accepted) = (ImportJson.SettingsOf(import), new List<AcceptedRow>(drafts.Count));
        foreach (var draft in drafts)
        {
            var now = existing.For(draft);
            if (now is not { } there || (there.ContentHash != draft.ContentHash && there.IsWithin(settings)))
                accepted.Add(new(draft, now?.RowId ?? ids.Next(), now is not null, ids.Next(), ActivityTexts.Of(draft)));
        }
        return accepted;
    }
}
