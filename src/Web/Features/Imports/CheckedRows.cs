using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Jobs;

namespace Tessera.Web.Features.Imports;

/// <summary>Keeps checked rows, telling new from changed and same by what is there now.</summary>
internal sealed class CheckedRows(Engine engine, TesseraDb db, Import import, RecordSources sources, ColumnPlan plan)
{
    private static readonly BulkColumn[] Columns =
        [new("operation_id", BulkType.Integer), new("import_number", BulkType.Integer), new("position", BulkType.Integer), new("bytes", BulkType.Bytes)];

    private const int ChunksPerTransaction = 32, MostDrafts = 250;

    private readonly List<byte[]> _waiting = [];
    private readonly DraftChunkWriter _writer = new();
    private readonly ImportSettings _settings = ImportJson.SettingsOf(import);
    private readonly HashSet<long> _brought = [];
    private int _position;
    private bool _isSecond;

    public required JobProgress Job { get; init; }
    /// <summary>Where rows of another source may be met: then rows are compared once all of them are known.</summary>
    public SplitFinder? Splits { get; init; }

    public VerdictCounts Counts { get; } = new();
    /// <summary>Rows already there that the file also brings.</summary>
    public HashSet<long> Met { get; } = [];
    /// <summary>What the file covers: partner, cluster and months.</summary>
    public HashSet<(long, long?, int, int)> Covered { get; } = [];

    /// <summary>Of rows that came into question only beside those already there.</summary>
    public List<Finding> Noted { get; } = [];
    /// <summary>Rows of organisations that said otherwise themselves, or in another file of the batch.</summary>
    public List<(long Partner, int? Sibling, int Row)> Kept { get; } = [];

    public async Task Clear()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.ImportDrafts.Where(c => c.OperationId == import.OperationId && c.ImportNumber == import.Number).ExecuteDeleteAsync();
        await Job.Commit(transaction);
    }

    public async Task Add(List<ActivityDraft> drafts)
    {
        await using var connection = await engine.Open();
        if (Splits is null) await Compare(connection, drafts, MetSplits.None);
        await Keep(connection, drafts);
    }

    public async Task Complete()
    {
        await using var connection = await engine.Open();
        await Write(connection);
        if (Splits is null) return;
        var (met, pieces) = (await Splits.Find(), _position);
        (_isSecond, _position) = (true, 0);
        for (var piece = 0; piece < pieces; piece++)
        {
            List<ActivityDraft> drafts = [.. DraftChunkReader.Read(await DraftPieces.Read(engine, import, piece))];
            await Compare(connection, drafts, met);
            await Keep(connection, drafts);
        }
        await Write(connection);
    }

    private async Task Compare(DbConnection connection, List<ActivityDraft> drafts, MetSplits met)
    {
        var compared = await ComparedRows.Of(connection, import, sources, [.. drafts.Where(Goes)]);
        foreach (var draft in drafts)
        {
            if (Goes(draft)) Compare(draft, met.Over(draft, Once(draft, compared.For(draft))), met);
            Counts.Count(draft.Verdict);
        }
    }

    private async Task Keep(DbConnection connection, List<ActivityDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            // A row of a wide table is many drafts.
            if (_writer.Rows == MostDrafts) _waiting.Add(_writer.Take());
            _writer.Add(draft);
        }
        _waiting.Add(_writer.Take());
        if (_waiting.Count >= ChunksPerTransaction) await Write(connection);
    }

    private static bool Goes(ActivityDraft draft) => draft.Verdict is RowVerdict.Ok or RowVerdict.Fixed;

    /// <summary>
    /// A row comes back once: where one line carries its id and another is described as it was, the later one is another
    /// activity, and is named so that the commit finds no row for it either.
    /// </summary>
    private RowComparison Once(ActivityDraft draft, RowComparison compared)
    {
        if (!plan.Has(ActivityField.RowId) || compared.Row is not { } row || _brought.Add(row.RowId)) return compared;
        draft.KeyHash = ActivityIdentity.Hash(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"twin\u001f{row.RowId}\u001f{import.Number}\u001f{draft.SourceRow}"));
        (draft.OtherKey, draft.UndatedKey, draft.OwnRowId) = (0, 0, 0);
        return new(null, RowChange.New, [], false);
    }

    private void Compare(ActivityDraft draft, RowComparison compared, MetSplits met)
    {
        if (compared.Row?.IsWithin(_settings) == false)
        {
            Refuse(draft);
            return;
        }
        Covered.Add((draft.Who!.Value, draft.ClusterId, draft.FromMonth, draft.ToMonth));
        draft.Change = compared.Change;
        Counts.Count(compared.Change);
        if (compared.Row is { } row) Met.Add(row.RowId);
        foreach (var standing in compared.Meeting?.Standing ?? []) Met.Add(standing.Id);
        if (compared.Differences.Count > 0) Differs(draft, compared.Row is { } own ? ComparedRows.Owner(draft, own) : draft.Who!.Value, compared);
        else if (compared.Meeting is { } same) Tell(draft, "row.own-split", $"{same.Standing.Count} → {same.Brought.Count}");
        else if (met.Replacing(draft) is { } others) Tell(draft, "row.others-replaced", $"{others.Standing.Count} → {others.Brought.Count}");
    }

    private void Tell(ActivityDraft draft, string code, string found)
    {
        var finding = new Finding(code, FindingEffect.Note, draft.SourceRow, -1, found);
        draft.Add(finding);
        Noted.Add(finding);
    }

    /// <summary>The organisation itself, or a file that came together with this one, said otherwise: told on every row, asked once for all of them.</summary>
    private void Differs(ActivityDraft draft, long owner, RowComparison compared)
    {
        var partner = sources.Survivor(owner);
        var question = compared.Sibling is { } import ? RecordQuestion.TwiceOf(import) : RecordQuestion.KeyOf(partner);
        var isKept = compared.Change == RowChange.Kept;
        var asked = isKept && !sources.IsKept(question);
        var found = string.Join("; ", compared.Differences.Select(d => $"{Named(d.Field)}: {d.Own} → {d.Brought}"));
        var finding = new Finding(CodeOf(compared, asked), asked ? FindingEffect.Ask : FindingEffect.Note, draft.SourceRow, -1, found, null, asked ? question : null);
        draft.Add(finding);
        draft.Verdict = draft.Judge();
        Noted.Add(finding);
        if (isKept) Kept.Add((partner, compared.Sibling, draft.SourceRow));
    }

    private static string CodeOf(RowComparison compared, bool asked) => (compared.Sibling is null, compared.Change == RowChange.Kept) switch
    {
        (true, true) => asked ? RecordQuestion.Differs : "row.own-kept",
        (true, false) => "row.own-replaced",
        (false, true) => asked ? RecordQuestion.TwiceDiffers : "row.twice-kept",
        (false, false) => "row.twice-replaced",
    };

    /// <summary>One question for each organisation, and for each file of the batch, that says otherwise.</summary>
    public void Ask(QuestionBook book, Func<long, string> name)
    {
        foreach (var (partner, sibling, row) in Kept)
            if (sibling is { } other) RecordQuestion.AskTwice(book, other, (sources.FileOf(other), import.FileName), row);
            else RecordQuestion.Ask(book, partner, name(partner), row);
    }

    // Rows that state no number are shown by how many there are.
    private string Named(ActivityField field) => field == ActivityField.None ? "#" : plan.Header(plan.Column(field)) is { Length: > 0 } header ? header : field.ToString();

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
        if (_isSecond) await DraftPieces.Remove(connection, transaction, import, _position, _position + _waiting.Count - 1);
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
        await Job.Commit(transaction);
        _waiting.Clear();
    }
}
