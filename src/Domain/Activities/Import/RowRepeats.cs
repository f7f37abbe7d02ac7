using System.Runtime.InteropServices;

namespace Tessera.Domain.Activities.Import;

/// <summary>Exact repeats of a row within a file, and the identity of the others.</summary>
internal sealed class RowRepeats(ColumnPlan plan, bool idsAreUnique)
{
    private readonly HashSet<(long, long)> _seen = [];
    private readonly Dictionary<(long, long), int> _occurrences = [];
    private readonly Dictionary<(long, long), int> _named = [];
    private readonly int _rowId = plan.Column(ActivityField.RowId);
    private readonly int _sourceId = idsAreUnique ? plan.Column(ActivityField.SourceId) : -1;

    /// <summary>Every cell equal to those of an earlier row: counted once (trust.md 6c, H29 as decided).</summary>
    public bool IsRepeat(SheetRow row)
    {
        var hash = new QuickHash();
        var blanks = 0L;
        foreach (ref readonly var cell in row.Cells)
        {
            if (cell.Kind == CellKind.Empty) { blanks++; continue; }
            hash.Add((long)cell.Kind << 32 | blanks);
            if (cell.Kind is CellKind.Text or CellKind.Error) hash.Add(cell.Text);
            else hash.Add(BitConverter.DoubleToInt64Bits(cell.Number));
            blanks = 0;
        }
        return !_seen.Add(hash.Value);
    }

    /// <summary>The ids typed in the row, kept for Identify: the row itself is gone by then.</summary>
    public void Name(SheetRow row, ActivityDraft draft)
    {
        if (_rowId >= 0 && !row[_rowId].IsBlank) draft.RowIdTyped = row[_rowId].AsTyped().Trim();
        else if (_sourceId >= 0 && !row[_sourceId].IsBlank) draft.SourceId = row[_sourceId].AsTyped();
    }

    /// <summary>After Name, in the order of the rows; may run beside the reading of later rows.</summary>
    public void Identify(ActivityDraft draft)
    {
        var description = ActivityIdentity.Description(draft);
        draft.ContentHash = ActivityIdentity.Content(draft, description);
        draft.KeyHash = KeyOf(draft, description);
    }

    /// <summary>So many rows are coming: the tables grow once.</summary>
    public void Expect(int rows)
    {
        _seen.EnsureCapacity(rows);
        (_sourceId >= 0 ? _named : _occurrences).EnsureCapacity(rows);
    }

    private long KeyOf(ActivityDraft draft, string description)
    {
        if (draft.RowIdTyped is { } ours) return ActivityIdentity.Hash($"row\u001f{ours}");
        if (draft.SourceId is { } id)
        {
            // Another source of the same activity knows nothing of this one's ids.
            draft.OtherKey = Counted(description, _named);
            return ActivityIdentity.BySourceId(draft.Who, id);
        }
        // The same file was perhaps accepted before anybody said its period: its rows are then dated, never doubled.
        if (draft.IsDatedByFile) draft.UndatedKey = Counted(ActivityIdentity.Undated(draft), _occurrences);
        return Counted(description, _occurrences);
    }

    private static long Counted(string description, Dictionary<(long, long), int> occurrences)
    {
        var hash = new QuickHash();
        hash.Add(description);
        ref var occurrence = ref CollectionsMarshal.GetValueRefOrAddDefault(occurrences, hash.Value, out _);
        return ActivityIdentity.ByDescription(description, ++occurrence);
    }
}
