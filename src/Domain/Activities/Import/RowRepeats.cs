using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tessera.Domain.Activities.Import;

/// <summary>Exact repeats of a row within a file, and the identity of the others.</summary>
internal sealed class RowRepeats(ColumnPlan plan, bool idsAreUnique)
{
    private readonly HashSet<(long, long)> _seen = [];
    private readonly Dictionary<long, int> _occurrences = [];
    private readonly int _rowId = plan.Column(ActivityField.RowId);
    private readonly int _sourceId = idsAreUnique ? plan.Column(ActivityField.SourceId) : -1;
    private readonly StringBuilder _text = new();

    /// <summary>Every cell equal to those of an earlier row: counted once (trust.md 6c, H29 as decided).</summary>
    public bool IsRepeat(SheetRow row)
    {
        _text.Clear();
        foreach (ref readonly var cell in row.Cells)
        {
            if (cell.Kind is CellKind.Text or CellKind.Error) _text.Append(cell.Text);
            else if (cell.Kind != CellKind.Empty) _text.Append((char)cell.Kind).Append(BitConverter.DoubleToInt64Bits(cell.Number));
            _text.Append('\u001f');
        }
        while (_text.Length > 0 && _text[^1] == '\u001f') _text.Length--;
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(_text.ToString()), digest);
        return !_seen.Add((BinaryPrimitives.ReadInt64LittleEndian(digest), BinaryPrimitives.ReadInt64LittleEndian(digest[8..])));
    }

    public void Identify(SheetRow row, ActivityDraft draft)
    {
        draft.ContentHash = ActivityIdentity.Content(draft);
        draft.KeyHash = KeyOf(row, draft);
    }

    private long KeyOf(SheetRow row, ActivityDraft draft)
    {
        if (_rowId >= 0 && !row[_rowId].IsBlank) return ActivityIdentity.Hash($"row\u001f{row[_rowId].AsTyped().Trim()}");
        if (_sourceId >= 0 && !row[_sourceId].IsBlank) return ActivityIdentity.BySourceId(draft.Who, row[_sourceId].AsTyped());
        var description = ActivityIdentity.Description(draft);
        var hash = ActivityIdentity.Hash(description);
        var occurrence = _occurrences[hash] = _occurrences.GetValueOrDefault(hash) + 1;
        return ActivityIdentity.ByDescription(description, occurrence);
    }
}
