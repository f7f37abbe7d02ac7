using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>Keeps checked rows, telling new from changed and same by what is there now.</summary>
internal sealed class CheckedRows(Engine engine, TesseraDb db, Import import)
{
    private static readonly BulkColumn[] Columns =
        [new("operation_id", BulkType.Integer), new("import_number", BulkType.Integer), new("position", BulkType.Integer), new("bytes", BulkType.Bytes)];

    private readonly List<byte[]> _waiting = [];
    private readonly DraftChunkWriter _writer = new();
    private readonly ImportSettings _settings = ImportJson.SettingsOf(import);
    private int _position;

    public VerdictCounts Counts { get; } = new();
    /// <summary>Rows already there that the file also brings.</summary>
    public HashSet<long> Met { get; } = [];
    /// <summary>What the file covers: partner, cluster and months.</summary>
    public HashSet<(long, long?, int, int)> Covered { get; } = [];

    /// <summary>Of rows that came into question only beside those already there.</summary>
    public List<Finding> Refused { get; } = [];

    public async Task Clear() =>
        await db.ImportDrafts.Where(c => c.OperationId == import.OperationId && c.ImportNumber == import.Number).ExecuteDeleteAsync();

    public async Task Add(List<ActivityDraft> drafts)
    {
        await using var connection = await engine.Open();
        var existing = await ExistingRows.Find(connection, import.OperationId, drafts.Where(Goes));
        foreach (var draft in drafts)
        {
            if (Goes(draft)) Compare(draft, existing);
            Counts.Count(draft.Verdict);
            _writer.Add(draft);
        }
        _waiting.Add(_writer.Take());
        if (_waiting.Count >= 8) await Write(connection);
    }

    public async Task Complete()
    {
        await using var connection = await engine.Open();
        await Write(connection);
    }

    private static bool Goes(ActivityDraft draft) => draft.Verdict is RowVerdict.Ok or RowVerdict.Fixed;

    private void Compare(ActivityDraft draft, ExistingRows existing)
    {
        var there = existing.For(draft);
        if (there?.IsWithin(_settings) == false)
        {
            Refuse(draft);
            return;
        }
        Covered.Add((draft.Who!.Value, draft.ClusterId, draft.FromMonth, draft.ToMonth));
        if (there is not { } row) { draft.Change = RowChange.New; Counts.New++; return; }
        Met.Add(row.RowId);
        draft.Change = row.ContentHash == draft.ContentHash ? RowChange.Same : RowChange.Changed;
        if (draft.Change == RowChange.Same) Counts.Same++;
        else Counts.Changed++;
    }

    /// <summary>Its id belongs to an activity that is not the sender's to change; whose it is, they are not told.</summary>
    private void Refuse(ActivityDraft draft)
    {
        var finding = new Finding("row.id-of-others", FindingEffect.Refused, draft.SourceRow, -1, "");
        draft.Add(finding);
        draft.Verdict = draft.Judge();
        Refused.Add(finding);
    }

    private async Task Write(DbConnection connection)
    {
        if (_waiting.Count == 0) return;
        await using var transaction = await connection.BeginTransactionAsync();
        using (var bulk = BulkInsert.Into(connection, "import_drafts", Columns))
        {
            foreach (var chunk in _waiting)
            {
                bulk.Begin();
                bulk.Add(import.OperationId);
                bulk.Add(import.Number);
                bulk.Add(_position++);
                bulk.Add(chunk);
                bulk.End();
            }
            bulk.Complete();
        }
        await transaction.CommitAsync();
        _waiting.Clear();
    }
}
