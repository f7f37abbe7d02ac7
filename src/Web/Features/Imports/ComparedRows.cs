using System.Data.Common;
using Tessera.Domain.Activities;
using Tessera.Domain.Activities.Import;
using Tessera.Web.Database.Tables;

namespace Tessera.Web.Features.Imports;

/// <summary>What a draft is beside the row that counts now.</summary>
/// <param name="Differences">From the organisation's own row, where there is one that says otherwise.</param>
/// <param name="IsTakenOver">The same as a row of somebody else's file, now said by the organisation itself.</param>
internal readonly record struct RowComparison(ExistingRow? Row, RowChange Change, IReadOnlyList<FactDifference> Differences, bool IsTakenOver)
{
    /// <summary>The import of the same batch that says otherwise; null when it is another source.</summary>
    public int? Sibling { get; init; }

    /// <summary>Rows that the organisation itself split otherwise, where it is held against them and not against one row.</summary>
    public SplitMeeting? Meeting { get; init; }

    /// <summary>Whether accepting it writes a version.</summary>
    public bool IsWritten => Change is RowChange.New or RowChange.Changed || IsTakenOver;
}

/// <summary>A piece of drafts held against the rows that count now, by one rule for the review and for the commit.</summary>
internal sealed class ComparedRows
{
    private readonly RecordSources _sources;
    private readonly ExistingRows _existing;
    private Dictionary<long, RowFacts> _facts = [];
    private Dictionary<long, OwnRow> _stated = [];

    private ComparedRows(RecordSources sources, ExistingRows existing) => (_sources, _existing) = (sources, existing);

    public static async Task<ComparedRows> Of(DbConnection connection, Import import, RecordSources sources, IReadOnlyCollection<ActivityDraft> drafts)
    {
        var existing = await ExistingRows.Find(connection, import.OperationId, drafts);
        var compared = new ComparedRows(sources, existing);
        var differing = drafts.Select(d => (Draft: d, Row: compared.Find(d))).Where(p => p.Row is { } row && row.ContentHash != p.Draft.ContentHash).ToList();
        var named = differing.Where(p => p.Row!.Value.RowId == p.Draft.OwnRowId).Select(p => p.Row!.Value).ToList();
        if (named.Count > 0) compared._stated = await OwnStatements.Find(connection, import.OperationId, named, sources);
        var doubtful = differing.Where(p => p.Row!.Value.RowId != p.Draft.OwnRowId && compared.IsDoubtful(p.Draft, p.Row!.Value)).Select(p => p.Row!.Value).ToList();
        if (doubtful.Count > 0) compared._facts = await OwnFacts.Find(connection, import.OperationId, doubtful, sources);
        return compared;
    }

    public RowComparison For(ActivityDraft draft)
    {
        if (Find(draft) is not { } row) return new(null, RowChange.New, [], false);
        Adopt(draft, row);
        if (row.ContentHash == draft.ContentHash) return new(row, RowChange.Same, [], IsFirstOwn(draft, row));
        var isNamed = draft.OwnRowId == row.RowId && _stated.ContainsKey(row.RowId);
        var differences = Differences(draft, row, isNamed);
        if (isNamed && differences is []) return new(row, RowChange.Same, [], false);
        return differences is null || !IsDoubtful(draft, row) ? new(row, RowChange.Changed, [], false) : Doubtful(draft, row, differences);
    }

    private RowComparison Doubtful(ActivityDraft draft, ExistingRow row, IReadOnlyList<FactDifference> differences)
    {
        if (IsTwice(draft, row)) return differences.Count == 0 || _sources.IsTaken(RecordQuestion.TwiceOf(row.Import)) ? new(row, RowChange.Changed, differences, false) { Sibling = row.Import } : new(row, RowChange.Kept, differences, false) { Sibling = row.Import };
        if (differences.Count == 0) return new(row, RowChange.Same, [], false);
        return new(row, _sources.IsTaken(Owner(draft, row)) ? RowChange.Changed : RowChange.Kept, differences, false);
    }

    /// <summary>By all that our own table states where the draft carries the row's id, else by what two sources can both tell; null where nobody asks.</summary>
    private IReadOnlyList<FactDifference>? Differences(ActivityDraft draft, ExistingRow row, bool isNamed) =>
        isNamed ? RowStatement.Differences(_stated[row.RowId].Said, OwnStatements.Of(draft, _sources))
        : _facts.TryGetValue(row.RowId, out var own) ? RowFacts.Differences(own, OwnFacts.Of(draft, _sources)) : null;

    /// <summary>What of a draft is written as texts, with what our own table could not bring of the row it came from.</summary>
    public ActivityTexts Texts(ActivityDraft draft, RowComparison now) =>
        now.Row is { } row && draft.OwnRowId == row.RowId && _stated.TryGetValue(row.RowId, out var own) ? own.Completed(draft, OwnStatements.Of(draft, _sources)) : ActivityTexts.Of(draft);

    public static long Owner(ActivityDraft draft, ExistingRow row) => row.OwnerId ?? draft.Who!.Value;

    /// <summary>
    /// By its identity; else, between a file of the organisation's own and one of somebody else, by its description: the
    /// one knows nothing of the other's ids. Two files of one source are told apart by their ids alone.
    /// </summary>
    private ExistingRow? Find(ActivityDraft draft)
    {
        if ((_existing.For(draft) ?? _existing.Named(draft)) is { } row) return row;
        foreach (var other in _existing.Described(draft))
            if (_sources.IsOwn(Owner(draft, other)) != _sources.IsOwn(other, Owner(draft, other))) return other;
        return null;
    }

    /// <summary>All versions of a row are kept under one identity; the draft's own stays findable beside it.</summary>
    private static void Adopt(ActivityDraft draft, ExistingRow row)
    {
        var (key, other) = row.Keys;
        if (draft.OwnRowId == row.RowId) (draft.KeyHash, draft.OtherKey) = (key, other);
        if (draft.KeyHash == key || key == draft.UndatedKey) return;
        if (draft.OtherKey == 0 || draft.OtherKey == key) draft.OtherKey = draft.KeyHash;
        draft.KeyHash = key;
    }

    private bool IsOthersWord(ActivityDraft draft, ExistingRow row) => Owner(draft, row) is var owner && _sources.IsOwn(row, owner) && !_sources.IsOwn(owner);

    private bool IsDoubtful(ActivityDraft draft, ExistingRow row) => IsTwice(draft, row) || IsOthersWord(draft, row);

    private bool IsTwice(ActivityDraft draft, ExistingRow row) => _sources.IsTwice(row, Owner(draft, row));

    private bool IsFirstOwn(ActivityDraft draft, ExistingRow row) => Owner(draft, row) is var owner && _sources.IsOwn(owner) && !_sources.IsOwn(row, owner);
}
