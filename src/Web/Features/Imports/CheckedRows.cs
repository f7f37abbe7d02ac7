using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>Keeps checked rows, telling new from changed and same by what is there now.</summary>
internal sealed class CheckedRows(Engine engine, TesseraDb db, Import import, RecordSources sources, ColumnPlan plan)
{
    private static readonly BulkColumn[] Columns =
        [new("operation_id", BulkType.Integer), new("import_number", BulkType.Integer), new("position", BulkType.Integer), new("bytes", BulkType.Bytes)];

    private const int ChunksPerTransaction = 32;

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
    public List<Finding> Noted { get; } = [];
    /// <summary>Rows of organisations that said otherwise themselves.</summary>
    public List<(long Partner, int Row)> Kept { get; } = [];

    public async Task Clear() =>
        await db.ImportDrafts.Where(c => c.OperationId == import.OperationId && c.ImportNumber == import.Number).ExecuteDeleteAsync();

    public async Task Add(List<ActivityDraft> drafts)
    {
        await using var connection = await engine.Open();
        var compared = await ComparedRows.Of(connection, import, sources, [.. drafts.Where(Goes)]);
        foreach (var draft in drafts)
        {
            if (Goes(draft)) Compare(draft, compared.For(draft));
            Counts.Count(draft.Verdict);
            _writer.Add(draft);
        }
        _waiting.Add(_writer.Take());
        if (_waiting.Count >= ChunksPerTransaction) await Write(connection);
    }

    public async Task Complete()
    {
        await using var connection = await engine.Open();
        await Write(connection);
    }

    private static bool Goes(ActivityDraft draft) => draft.Verdict is RowVerdict.Ok or RowVerdict.Fixed;

    private void Compare(ActivityDraft draft, RowComparison compared)
    {
        if (compared.Row?.IsWithin(_settings) == false)
        {
            Refuse(draft);
            return;
        }
        Covered.Add((draft.Who!.Value, draft.ClusterId, draft.FromMonth, draft.ToMonth));
        draft.Change = compared.Change;
        Counts.Count(compared.Change);
        if (compared.Row is not { } row) return;
        Met.Add(row.RowId);
        if (compared.Differences.Count > 0) Differs(draft, ComparedRows.Owner(draft, row), compared);
    }

    /// <summary>The organisation itself said otherwise: told on every row, asked once for all of them.</summary>
    private void Differs(ActivityDraft draft, long owner, RowComparison compared)
    {
        var partner = sources.Survivor(owner);
        var asked = compared.Change == RowChange.Kept && !sources.IsKept(partner);
        var found = string.Join("; ", compared.Differences.Select(d => $"{Named(d.Field)}: {d.Own} → {d.Brought}"));
        var code = asked ? RecordQuestion.Differs : compared.Change == RowChange.Kept ? "row.own-kept" : "row.own-replaced";
        var finding = new Finding(code, asked ? FindingEffect.Ask : FindingEffect.Note, draft.SourceRow, -1, found, null, asked ? RecordQuestion.KeyOf(partner) : null);
        draft.Add(finding);
        draft.Verdict = draft.Judge();
        Noted.Add(finding);
        if (compared.Change == RowChange.Kept) Kept.Add((partner, draft.SourceRow));
    }

    private string Named(ActivityField field) => plan.Header(plan.Column(field)) is { Length: > 0 } header ? header : field.ToString();

    /// <summary>Its id belongs to an activity that is not the sender's to change; whose it is, they are not told.</summary>
    private void Refuse(ActivityDraft draft)
    {
        var finding = new Finding("row.id-of-others", FindingEffect.Refused, draft.SourceRow, -1, "");
        draft.Add(finding);
        draft.Verdict = draft.Judge();
        Noted.Add(finding);
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
