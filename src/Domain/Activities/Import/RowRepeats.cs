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

    public void Identify(SheetRow row, ActivityDraft draft)
    {
        var description = ActivityIdentity.Description(draft);
        draft.ContentHash = ActivityIdentity.Content(draft, description);
        draft.KeyHash = KeyOf(row, draft, description);
    }

    private long KeyOf(SheetRow row, ActivityDraft draft, string description)
    {
        if (_rowId >= 0 && !row[_rowId].IsBlank) return ActivityIdentity.Hash($"row\u001f{row[_rowId].AsTyped().Trim()}");
        if (_sourceId >= 0 && !row[_sourceId].IsBlank)
        {
            // Another source of the same activity knows nothing of this one's ids.
            draft.OtherKey = Counted(description, _named);
            return ActivityIdentity.BySourceId(draft.Who, row[_sourceId].AsTyped());
        }
        // The same file was perhaps accepted before anybody said its period: its rows are then dated, never doubled.
        if (draft.IsDatedByFile) draft.UndatedKey = Counted(ActivityIdentity.Undated(draft), _occurrences);
        return Counted(description, _occurrences);
    }

    private static long Counted(string description, Dictionary<(long, long), int> occurrences)
    {
        var hash = new QuickHash();
        hash.Add(description);
        var occurrence = occurrences[hash.Value] = occurrences.GetValueOrDefault(hash.Value) + 1;
        return ActivityIdentity.ByDescription(description, occurrence);
    }
}
