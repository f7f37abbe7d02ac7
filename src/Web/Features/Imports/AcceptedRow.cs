using System.Globalization;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>Some pieces of an import as they are accepted: the rows to write, and what every row is beside those that count now.</summary>
/// <param name="Moved">Imports because of which rows are no longer what the review said; 0 for one that counts no more.</param>
internal sealed record AcceptedPiece(List<AcceptedRow> Rows, VerdictCounts Changes, HashSet<int> Moved)
{
    public static readonly AcceptedPiece None = new([], new(), []);
}

/// <summary>A checked row that differs from what counts now, with the ids it will be written under.</summary>
internal sealed record AcceptedRow(ActivityDraft Draft, long RowId, bool IsRevised, long LogId, ActivityTexts Texts)
{
    /// <summary>The rows of some pieces of an import; its own connection, so that it can run beside the writing.</summary>
    public static async Task<AcceptedPiece> Read(Engine engine, Ids ids, Import import, CountingNow counting, int[] positions)
    {
        var pieces = await engine.Read(string.Create(CultureInfo.InvariantCulture,
            $"SELECT bytes FROM import_drafts WHERE operation_id = {import.OperationId} AND import_number = {import.Number} AND position IN ({string.Join(',', positions)}) ORDER BY position"),
            reader => reader.GetFieldValue<byte[]>(0));
        var drafts = pieces.SelectMany(DraftChunkReader.Read).Where(d => d.Verdict is RowVerdict.Ok or RowVerdict.Fixed && counting.Concerns(d)).ToList();
        await using var connection = await engine.Open();
        var compared = await ComparedRows.Of(connection, import, counting.Sources, drafts);
        // What others were given since the check is not overwritten either, and what an organisation said itself since then stays.
        var (settings, accepted) = (ImportJson.SettingsOf(import), new AcceptedPiece(new(drafts.Count), new(), []));
        foreach (var draft in drafts)
        {
            var now = counting.Splits.Over(draft, compared.For(draft));
            var isWithin = now.Row?.IsWithin(settings) != false;
            if (counting.IsMoved(draft, now, isWithin)) accepted.Moved.Add(now.Row?.Import ?? 0);
            if (!isWithin) continue;
            accepted.Changes.Count(now.Change);
            if (now.IsWritten)
                accepted.Rows.Add(new(draft, now.Row?.RowId ?? ids.Next(), now.Row is not null, ids.Next(), compared.Texts(draft, now)));
        }
        return accepted;
    }
}
