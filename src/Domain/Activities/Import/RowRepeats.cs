using System.Globalization;
using System.Runtime.InteropServices;

namespace Tessera.Domain.Activities.Import;

/// <summary>Exact repeats of a row within a file, and the identity of the others.</summary>
internal sealed class RowRepeats(ColumnPlan plan, bool idsAreUnique)
{
    private readonly HashSet<(long, long)> _seen = [], _said = [];
    private readonly bool[] _isFigure = [.. Enumerable.Range(0, plan.NumberColumns.Append(-1).Max() + 1).Select(plan.NumberColumns.Contains)];
    private readonly Dictionary<(long, long), int> _occurrences = [];
    private readonly Dictionary<(long, long), int> _named = [];
    private readonly HashSet<long> _own = [];
    private readonly int _rowId = plan.Column(ActivityField.RowId);

    /// <summary>Every cell equal to those of an earlier row: counted once (trust.md 6c, H29 as decided).</summary>
    /// <param name="isAlike">Every cell but the figures.</param>
    public bool IsRepeat(SheetRow row, out bool isAlike)
    {
        var (words, figures) = (new QuickHash(), new QuickHash());
        var at = -1;
        foreach (ref readonly var cell in row.Cells)
        {
            at++;
            if (cell.Kind == CellKind.Empty) continue;
            Add(ref at < _isFigure.Length && _isFigure[at] ? ref figures : ref words, (long)cell.Kind << 32 | (uint)at, cell);
        }
        isAlike = !_said.Add(words.Value);
        words.Add(figures.Value.Low);
        return !_seen.Add(words.Value);
    }

    private static void Add(ref QuickHash hash, long place, in Cell cell)
    {
        hash.Add(place);
        if (cell.Kind is CellKind.Text or CellKind.Error) hash.Add(cell.Text);
        else hash.Add(BitConverter.DoubleToInt64Bits(cell.Number));
    }

    /// <summary>Our own id of the row, kept for Identify: the row itself is gone by then. Its source's is read with its texts.</summary>
    public void Name(SheetRow row, ActivityDraft draft)
    {
        if (_rowId < 0 || row[_rowId].IsBlank) return;
        // A spreadsheet that took the id for a number left fifteen digits of it: it names no row, or another one.
        if (TextReading.ReadCode(row[_rowId]).Value is not null) draft.RowIdTyped = row[_rowId].AsTyped().Trim();
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
        _said.EnsureCapacity(rows);
        (plan.Has(ActivityField.SourceId) && idsAreUnique ? _named : _occurrences).EnsureCapacity(rows);
    }

    private long KeyOf(ActivityDraft draft, string description)
    {
        if (OwnKey(draft, description) is { } ours) return ours;
        if (idsAreUnique && draft.SourceId is { } id)
        {
            // Another source of the same activity knows nothing of this one's ids.
            draft.OtherKey = Counted(description, _named);
            return ActivityIdentity.BySourceId(draft.Who, id);
        }
        // The same file was perhaps accepted before anybody said its period: its rows are then dated, never doubled.
        if (draft.IsDatedByFile) draft.UndatedKey = Counted(ActivityIdentity.Undated(draft), _occurrences);
        return Counted(description, _occurrences);
    }

    /// <summary>Our own id, on the first of the rows that carry it: a line copied below is another activity.</summary>
    private long? OwnKey(ActivityDraft draft, string description)
    {
        if (draft.RowIdTyped is not { } typed || ActivityIdentity.Hash($"row\u001f{typed}") is var key && !_own.Add(key)) return null;
        // It takes its turn among the rows described alike, so that one added without an id is not taken for it.
        Counted(description, _occurrences);
        draft.OwnRowId = long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        return key;
    }

    private static long Counted(string description, Dictionary<(long, long), int> occurrences)
    {
        var hash = new QuickHash();
        hash.Add(description);
        ref var occurrence = ref CollectionsMarshal.GetValueRefOrAddDefault(occurrences, hash.Value, out _);
        return ActivityIdentity.ByDescription(description, ++occurrence);
    }
}
